/// The cells of a column as they are read: each different cell once, and for each row which of them it holds.
///
/// A cell is known by its bytes. Cells of up to seven bytes (answers, numbers, codes) are compared as one word; longer ones
/// by a hash of 56 bits, then byte by byte. The table of known cells is open addressing with a load of at most three quarters.
struct ColumnCells: Sendable {
  /// The different cells, in the order in which they first occur.
  private(set) var values: [DelimitedText.CellRange] = []
  /// By row the position in `values`.
  private(set) var codes: [Int32] = []

  private var table = [Entry](repeating: Entry(), count: 64)
  private var shift: UInt64 = 58

  /// A known cell: its key, and its position in `values` (−1 where there is none).
  private struct Entry {
    var key: UInt64 = 0
    var value: Int32 = -1
  }

  /// Makes room for a number of rows.
  mutating func reserve(rows: Int) { codes.reserveCapacity(rows) }

  // MARK: Reading

  init() {}

  /// Appends every `stride`-th of some cells, from the one at `first` on.
  mutating func append(
    _ cells: borrowing Span<DelimitedText.CellRange>, from first: Int, stride: Int, of bytes: borrowing RawSpan
  ) {
    let rows = (cells.count - first + stride - 1) / stride
    guard rows > 0 else { return }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: rows) { found in
      var row = 0
      while row < rows {
        row = findKnown(cells, from: first, stride: stride, of: bytes, into: found, from: row)
        guard row < rows else { break }
        found.initializeElement(at: row, to: code(of: cells[first + row * stride], in: bytes))
        row += 1
      }
      codes.append(contentsOf: found)
    }
  }

  /// Looks cells up until one is new; the row of that one.
  private func findKnown(
    _ cells: borrowing Span<DelimitedText.CellRange>, from first: Int, stride: Int, of bytes: borrowing RawSpan,
    into found: UnsafeMutableBufferPointer<Int32>, from start: Int
  ) -> Int {
    let (table, values) = (table.span, values.span)
    let mask = table.count - 1
    for row in start..<found.count {
      let cell = cells[unchecked: first + row * stride]
      let key = Self.key(of: cell, in: bytes)
      var slot = Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift)
      while true {
        let entry = table[unchecked: slot]
        if entry.value < 0 { return row }
        if entry.key == key, key < Self.longKeys || Self.equal(cell, values[Int(entry.value)], in: bytes) {
          found.initializeElement(at: row, to: entry.value)
          break
        }
        slot = (slot + 1) & mask
      }
    }
    return found.count
  }

  /// Rows that hold some cells; cells with the same bytes become one.
  init(_ cells: [DelimitedText.CellRange], codes rows: [Int32], of bytes: [UInt8]) {
    append(cells.span, from: 0, stride: 1, of: bytes.span.bytes)
    let codeOfCell = codes
    codes = rows.map { codeOfCell[Int($0)] }
  }

  /// The position of a cell in `values`, at which it is put when it is new.
  @inline(__always)
  private mutating func code(of cell: DelimitedText.CellRange, in bytes: borrowing RawSpan) -> Int32 {
    let key = Self.key(of: cell, in: bytes)
    var slot = Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift)
    while true {
      let entry = table[slot]
      if entry.value < 0 { return insert(cell, key, slot) }
      if entry.key == key, key < Self.longKeys || Self.equal(cell, values[Int(entry.value)], in: bytes) {
        return entry.value
      }
      slot = (slot + 1) & (table.count - 1)
    }
  }

  private mutating func insert(_ cell: DelimitedText.CellRange, _ key: UInt64, _ slot: Int) -> Int32 {
    let value = Int32(truncatingIfNeeded: values.count)
    values.append(cell)
    table[slot] = Entry(key: key, value: value)
    if values.count * 4 > table.count * 3 { grow() }
    return value
  }

  private mutating func grow() {
    var larger = [Entry](repeating: Entry(), count: table.count * 2)
    shift -= 1
    for entry in table where entry.value >= 0 {
      var slot = Int(truncatingIfNeeded: (entry.key &* Self.multiplier) >> shift)
      while larger[slot].value >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = entry
    }
    table = larger
  }

  // MARK: Keys

  /// 2⁶⁴ divided by the golden ratio, odd (Knuth, The Art of Computer Programming 3, 6.4).
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// Keys from here on are hashes; below, they are the cell itself.
  private static let longKeys: UInt64 = 0xFF << 56

  @inline(__always)
  private static func key(of cell: DelimitedText.CellRange, in bytes: borrowing RawSpan) -> UInt64 {
    let length = cell.length
    guard length <= 7, !cell.holdsQuotes, cell.offset + 8 <= bytes.byteCount else {
      return longKey(of: cell, in: bytes)
    }
    let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: cell.offset, as: UInt64.self)
    let mask = ~(UInt64.max << UInt64(truncatingIfNeeded: length * 8))
    return word & mask | UInt64(truncatingIfNeeded: length) << 56
  }

  private static func longKey(of cell: DelimitedText.CellRange, in bytes: borrowing RawSpan) -> UInt64 {
    guard cell.length > 7 || cell.holdsQuotes else {
      var word: UInt64 = 0
      for index in (0..<cell.length).reversed() { word = word << 8 | UInt64(byte(bytes, cell.offset + index)) }
      return word | UInt64(truncatingIfNeeded: cell.length) << 56
    }
    return hash(bytes, cell.range) | longKeys
  }

  /// A hash of some bytes by multiplication to 128 bits and folding (the mixing step of wyhash, Wang Yi 2019).
  static func hash(_ bytes: borrowing RawSpan, _ range: Range<Int>) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: range.count) ^ multiplier
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
      state = mixed(state ^ word)
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < range.upperBound {
      rest = rest << 8 | UInt64(byte(bytes, offset))
      offset += 1
    }
    return mixed(state ^ rest ^ 0xA076_1D64_78BD_642F)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  private static func byte(_ bytes: borrowing RawSpan, _ offset: Int) -> UInt8 {
    bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  private static func equal(
    _ first: DelimitedText.CellRange, _ second: DelimitedText.CellRange, in bytes: borrowing RawSpan
  ) -> Bool {
    guard first.length == second.length, first.holdsQuotes == second.holdsQuotes else { return false }
    return (0..<first.length).allSatisfy { byte(bytes, first.offset + $0) == byte(bytes, second.offset + $0) }
  }

  // MARK: Changing

  /// Appends the rows of the stretch that follows.
  mutating func append(contentsOf next: ColumnCells, of bytes: borrowing RawSpan) {
    var known: [Int32] = []
    known.reserveCapacity(next.values.count)
    for value in next.values { known.append(code(of: value, in: bytes)) }
    codes.reserveCapacity(codes.count + next.codes.count)
    for code in next.codes { codes.append(known[Int(code)]) }
  }

  /// Takes the last row out; a cell that only it held goes with it.
  mutating func removeLast() {
    guard let last = codes.popLast(), Int(last) == values.count - 1, !codes.contains(last) else { return }
    values.removeLast()
  }

  /// Frees what only reading needs, and makes one of cells that hold the same content in another spelling (`"a""b"` and,
  /// without quotes around it, `a"b`).
  mutating func finish(_ bytes: [UInt8]) {
    table = []
    guard values.contains(where: \.holdsQuotes) else { return }
    var position: [ArraySlice<UInt8>: Int32] = [:]
    var distinct: [DelimitedText.CellRange] = []
    let merged = values.map { value in
      let content = DelimitedText.content(of: value, in: bytes)
      if let known = position[content] { return known }
      position[content] = Int32(distinct.count)
      distinct.append(value)
      return Int32(distinct.count - 1)
    }
    guard distinct.count < values.count else { return }
    codes = codes.map { merged[Int($0)] }
    values = distinct
  }
}
