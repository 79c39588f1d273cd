/// Limits that keep a damaged or hostile file from filling memory; each is named in the message that it causes.
enum ReadingLimits {
  /// Bytes of a file.
  static let fileBytes = 2_000_000_000
  /// Columns of a spreadsheet (Excel 2007 and later: XFD).
  static let columns = 16_384
  /// Rows of a spreadsheet (Excel 2007 and later).
  static let sheetRows = 1_048_576
  /// Characters of a spreadsheet cell (Excel: 32,767).
  static let fieldCharacters = 32_767
  /// Cells of a sheet, with the empty ones between others.
  static let sheetCells = 16_000_000
  /// Bytes that are unpacked from a gzip or ZIP file.
  static let unpackedBytes = 1_000_000_000
  /// Bytes that may come out of one packed byte. Tables and logs give 5 to 40, sheets of equal rows 120; deflate can
  /// give 1,032.
  static let inflationRatio = 200
  /// Bytes below which the ratio does not matter.
  static let uncheckedInflation = 16_000_000
  /// Entries of a ZIP file.
  static let archiveEntries = 10_000
}
