/// A cell of a sheet while its XML is read.
struct SheetCell {
  /// From 0.
  var column = -1
  var style = 0
  var kind = Kind.number
  var isFormula = false
  var hasValue = false
  var value: [UInt8] = []
  var inline: [UInt8] = []
  var formula: [UInt8] = []

  /// How the value of a cell is written (ECMA-376 18.18.11, ST_CellType).
  enum Kind {
    case number, shared, inline, formulaText, boolean
    /// An error, or a date in ISO 8601.
    case plain

    init(_ name: UnsafePointer<CChar>) {
      switch (UInt8(bitPattern: name[0]), name[0] == 0 ? 0 : UInt8(bitPattern: name[1])) {
      case (UInt8(ascii: "s"), 0): self = .shared
      case (UInt8(ascii: "s"), _): self = .formulaText
      case (UInt8(ascii: "i"), _): self = .inline
      case (UInt8(ascii: "b"), _): self = .boolean
      case (UInt8(ascii: "e"), _), (UInt8(ascii: "d"), _): self = .plain
      default: self = .number
      }
    }
  }

  mutating func clear(_ column: Int) {
    self.column = column
    (style, kind, isFormula, hasValue) = (0, .number, false, false)
    if !value.isEmpty { value.removeAll(keepingCapacity: true) }
    if !inline.isEmpty { inline.removeAll(keepingCapacity: true) }
    if !formula.isEmpty { formula.removeAll(keepingCapacity: true) }
  }

  var isEmpty: Bool { value.isEmpty && inline.isEmpty && !isFormula }

  /// Whether a formula has no value: not even the empty text, which is one.
  var lacksValue: Bool { isFormula && value.isEmpty && inline.isEmpty && !(kind == .formulaText && hasValue) }
}

/// The place of a cell: `AB12`.
struct CellReference: Equatable {
  /// From 0.
  let column: Int
  /// From 1.
  let row: Int

  /// Nil for anything but one to three letters and a row number.
  init?(_ reference: UnsafePointer<CChar>) {
    var (column, row, letters) = (0, 0, 0)
    var place = reference
    while true {
      let letter = UInt8(bitPattern: place.pointee) & 0xDF
      guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z"), letters < 4 else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      letters += 1
      place += 1
    }
    while place.pointee >= 0x30, place.pointee <= 0x39, row < 10_000_000 {
      row = row * 10 + Int(place.pointee - 0x30)
      place += 1
    }
    guard place.pointee == 0, (1...3).contains(letters), row > 0 else { return nil }
    self.column = column - 1
    self.row = row
  }
}
