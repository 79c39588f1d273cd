import ProgrammeModel

/// What one cell is when nothing is known about its column.
enum CellReading: Equatable {
  case empty
  /// A code by which the column says that there is no answer.
  case declaredMissing
  case integer(Double)
  case number(Double)
  /// A number in an unusual spelling: full-width, signed, with thousands separators, an exponent or a percent sign.
  case unusualNumber(Double, isInteger: Bool)
  case notFinite
  /// Digits that must stay text: leading zeros, more than 15 digits.
  case identifier
  case roundedIdentifier
  case spreadsheetError
  case missingWord
  case date(CalendarDate, unusual: Bool, hasTime: Bool)
  case impossibleDate
  case ambiguousDate
  case duration
  case boolean
  case set
  case text

  init(_ cell: String) {
    let text = TextFolding.trimmed(cell)
    guard let first = text.unicodeScalars.first else {
      self = .empty
      return
    }
    if let reading = Self.numeric(text) ?? Self.word(text) {
      self = reading
    } else if first.value < 0x3A || first.value >= 0xFF10, text.utf8.count <= 40 {
      self = Self.temporal(text)
    } else {
      self = text.unicodeScalars.contains("┋") ? .set : .text
    }
  }

  private static func numeric(_ text: String) -> CellReading? {
    if NumberText.isIdentifier(text) { return .identifier }
    if NumberText.isRoundedIdentifier(text) { return .roundedIdentifier }
    guard let number = NumberText(text, numerals: false) else { return NumberText.isNotFinite(text) ? .notFinite : nil }
    if number.isUnusual { return .unusualNumber(number.value, isInteger: number.isInteger) }
    return number.isInteger ? .integer(number.value) : .number(number.value)
  }

  private static func word(_ text: String) -> CellReading? {
    if CellWords.isSpreadsheetError(text) { return .spreadsheetError }
    guard text.utf8.count <= 24 else { return nil }
    let key = TextFolding.key(text)
    if CellWords.missing.contains(key) { return .missingWord }
    return CellWords.booleans.contains(key) ? .boolean : nil
  }

  private static func temporal(_ text: String) -> CellReading {
    switch DateText.read(text) {
    case .date(let date, let unusual):
      return .date(date, unusual: unusual, hasTime: !DateText.dateAndTime(TextFolding.plain(text)).time.isEmpty)
    case .impossible: return .impossibleDate
    case .ambiguous: return .ambiguousDate
    case .other:
      if DateText.isDuration(text) { return .duration }
      return text.unicodeScalars.contains("┋") ? .set : .text
    }
  }
}
