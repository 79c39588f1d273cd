/// Numbers the pairs of two codes that occur, in ascending order of the pairs: strata in their parents, clusters in
/// their strata, sampled units in their domains.
package struct PairNumbering: Sendable {
  /// The number of each row's pair; −1 where a code is below zero.
  package let ofRow: [Int32]
  package let outer: [Int32]
  package let inner: [Int32]
  /// A row of each pair, the first.
  package let firstRow: [Int32]

  package var count: Int { outer.count }

  /// Codes by row; `outer` nil: all rows have the code 0; `inner` nil: every row is a pair of its own.
  ///
  /// Complexity: O(rows) when the codes are dense (their ranges multiply to a small multiple of the rows), else
  /// O(rows · log pairs).
  package init(outer: [Int32]?, inner: [Int32]?, rowCount: Int) {
    guard let inner else {
      self.init(singles: outer ?? Array(repeating: 0, count: rowCount))
      return
    }
    let spans = (outer.map { Int($0.max() ?? -1) + 1 } ?? 1, Int(inner.max() ?? -1) + 1)
    let (product, overflow) = spans.0.multipliedReportingOverflow(by: spans.1)
    if !overflow, product <= 8 * rowCount + 1024 {
      self.init(outer, inner, table: product, innerSpan: spans.1)
    } else {
      self.init(sparse: outer ?? Array(repeating: 0, count: rowCount), inner)
    }
  }

  /// Every row is a pair: ordered by the outer code, then the row.
  private init(singles outer: [Int32]) {
    var next = [Int32](repeating: 0, count: Int(outer.max() ?? -1) + 2)
    for code in outer where code >= 0 { next[Int(code) + 1] += 1 }
    for code in next.indices.dropFirst() { next[code] += next[code - 1] }
    let total = Int(next.last ?? 0)
    var ofRow = [Int32](repeating: -1, count: outer.count)
    var rows = [Int32](repeating: 0, count: total)
    for (row, code) in outer.enumerated() where code >= 0 {
      let number = next[Int(code)]
      next[Int(code)] += 1
      ofRow[row] = number
      rows[Int(number)] = Int32(row)
    }
    self.ofRow = ofRow
    firstRow = rows
    inner = rows
    self.outer = rows.map { outer[Int($0)] }
  }

  /// By a table with an entry for every possible pair.
  private init(_ outer: [Int32]?, _ inner: [Int32], table size: Int, innerSpan: Int) {
    var keys = inner
    if let outer {
      let span = Int32(truncatingIfNeeded: innerSpan)
      for row in keys.indices { keys[row] = outer[row] < 0 || inner[row] < 0 ? -1 : outer[row] * span + inner[row] }
    }
    var numbers = [Int32](repeating: -1, count: size)
    var last: Int32 = -1
    for (row, key) in keys.enumerated() where key != last && key >= 0 {
      last = key
      if numbers[Int(key)] < 0 { numbers[Int(key)] = Int32(row) }
    }
    var pairs: (outer: [Int32], inner: [Int32], rows: [Int32]) = ([], [], [])
    for key in numbers.indices where numbers[key] >= 0 {
      pairs.outer.append(Int32(key / innerSpan))
      pairs.inner.append(Int32(key % innerSpan))
      pairs.rows.append(numbers[key])
      numbers[key] = Int32(pairs.rows.count - 1)
    }
    // Without gaps a key is its number.
    if pairs.rows.count < size {
      for row in keys.indices where keys[row] >= 0 { keys[row] = numbers[Int(keys[row])] }
    }
    ofRow = keys
    self.outer = pairs.outer
    self.inner = pairs.inner
    firstRow = pairs.rows
  }

  /// By sorting, for codes that are far apart.
  private init(sparse outer: [Int32], _ inner: [Int32]) {
    var rowOfKey: [UInt64: Int32] = [:]
    for row in outer.indices where outer[row] >= 0 && inner[row] >= 0 {
      let key = UInt64(outer[row]) << 32 | UInt64(inner[row])
      if rowOfKey[key] == nil { rowOfKey[key] = Int32(row) }
    }
    let ordered = rowOfKey.sorted { $0.key < $1.key }
    var number: [UInt64: Int32] = [:]
    for (index, entry) in ordered.enumerated() { number[entry.key] = Int32(index) }
    ofRow = outer.indices.map { row in
      guard outer[row] >= 0, inner[row] >= 0 else { return -1 }
      return number[UInt64(outer[row]) << 32 | UInt64(inner[row])] ?? -1
    }
    self.outer = ordered.map { Int32(truncatingIfNeeded: $0.key >> 32) }
    self.inner = ordered.map { Int32(truncatingIfNeeded: $0.key) }
    firstRow = ordered.map(\.value)
  }
}
