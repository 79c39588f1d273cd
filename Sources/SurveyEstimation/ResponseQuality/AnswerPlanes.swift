/// The answers of every row as bit planes, so that 64 items of two rows are compared by a few operations on words.
///
/// An answer is a number from 0 (blank) up, written in `planeCount` bits. Bit b of plane p in word w of a row is bit p
/// of its answer to item 64·w + b. Two answers differ where the planes differ in any bit; items past the last are
/// alike.
struct AnswerPlanes {
  private let words: [UInt64]
  private let wordCount: Int
  private let planeCount: Int
  /// Whether blanks are never alike; a further plane then marks them.
  private let blanksDiffer: Bool
  let itemCount: Int
  let rowCount: Int

  private var planesPerWord: Int { planeCount + (blanksDiffer ? 1 : 0) }

  init(_ codes: [[Int32]], rowCount: Int, blanks: BlankRule) {
    let largest = UInt32((codes.lazy.compactMap { $0.max() }.max() ?? -1) + 1)
    planeCount = UInt32.bitWidth - largest.leadingZeroBitCount
    wordCount = (codes.count + 63) / 64
    blanksDiffer = blanks == .differ
    itemCount = codes.count
    self.rowCount = rowCount
    let perWord = planeCount + (blanks == .differ ? 1 : 0)
    let perRow = wordCount * perWord
    var words = [UInt64](repeating: 0, count: rowCount * perRow)
    for (item, column) in codes.enumerated() {
      let bit: UInt64 = 1 << UInt64(item % 64)
      for row in 0..<rowCount {
        let start = row * perRow + item / 64 * perWord
        let answer = UInt32(column[row] + 1)
        for plane in 0..<planeCount where answer >> UInt32(plane) & 1 == 1 { words[start + plane] |= bit }
        if blanks == .differ, answer == 0 { words[start + planeCount] |= bit }
      }
    }
    self.words = words
  }

  /// For each row the most items that it has in common with another row, and the first row with which it has so many.
  ///
  /// Both −1 when there is no other row. Complexity: O(rows² · items / 64 · bits of an answer), O(rows) memory.
  func bestMatches() -> (counts: [Int32], partners: [Int32]) {
    var counts = [Int32](repeating: -1, count: rowCount)
    var partners = counts
    let words = words.span
    let perRow = wordCount * planesPerWord
    for row in 0..<rowCount {
      var best = counts[row]
      var partner = partners[row]
      for other in (row + 1)..<max(rowCount, row + 1) {
        let common = Int32(itemCount - differences(words, row * perRow, other * perRow))
        if common > best {
          best = common
          partner = Int32(other)
        }
        if common > counts[other] {
          counts[other] = common
          partners[other] = Int32(row)
        }
      }
      counts[row] = best
      partners[row] = partner
    }
    return (counts, partners)
  }

  /// The number of items in which the rows that begin at two words differ.
  @inline(__always)
  private func differences(_ words: Span<UInt64>, _ left: Int, _ right: Int) -> Int {
    var count = 0
    var start = 0
    for _ in 0..<wordCount {
      var different: UInt64 = 0
      for plane in start..<(start + planeCount) { different |= words[left + plane] ^ words[right + plane] }
      start += planeCount
      if blanksDiffer {
        different |= words[left + start] | words[right + start]
        start += 1
      }
      count += different.nonzeroBitCount
    }
    return count
  }
}
