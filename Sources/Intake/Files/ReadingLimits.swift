/// Limits that keep a damaged or hostile file from filling memory; each is named in the message that it causes.
enum ReadingLimits {
  /// Bytes of a file.
  static let fileBytes = 2_000_000_000
  /// Columns of a spreadsheet (Excel 2007 and later: XFD).
  static let columns = 16_384
  /// Characters of a spreadsheet cell (Excel: 32,767).
  static let fieldCharacters = 32_767
}
