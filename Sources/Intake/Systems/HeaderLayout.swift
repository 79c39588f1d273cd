/// Which records of a file are titles, column names, their labels, and data.
struct HeaderLayout {
  let system: ExportSystem
  /// Index of the record with the column names.
  let header: Int
  /// Index of the record with labels below the names (Qualtrics), if any.
  let labels: Int?
  /// Rows that name the columns.
  let headerRows: Int
  /// Index of the first record that may hold data.
  var firstData: Int { header + headerRows }

  /// Records of a file in which titles are looked for.
  private static let searched = 20

  /// Nil when no record holds anything. The cells of a sheet have no delimiter.
  init?(_ text: DelimitedText, delimiter: UInt8?, named system: ExportSystem?) {
    guard let first = Self.headerRecord(text) else { return nil }
    header = first
    let names = text.texts(record: first)
    let quoted = text.bytes[text.records[first].start...].first == UInt8(ascii: "\"")
    let following = text.records.indices.dropFirst(first + 1).prefix(200)
    let recognition = SystemRecognition(
      names: names, preamble: (0..<first).map(text.source(record:)), delimiter: delimiter, headerIsQuoted: quoted,
      sample: following.map(text.texts(record:)))
    let recognized = system ?? recognition.system
    self.system = recognized
    guard recognized == .qualtrics, first + 1 < text.records.count else {
      (headerRows, labels) = (1, nil)
      return
    }
    let third = first + 2 < text.records.count ? text.text(record: first + 2, column: 0) : ""
    headerRows = third.hasPrefix("{\"ImportId\"") ? 3 : 2
    labels = first + 1
  }

  /// The first record that is neither blank, a `#` comment, nor a title: one filled cell above a table of three or more
  /// columns.
  private static func headerRecord(_ text: DelimitedText) -> Int? {
    let standsAboveTable =
      text.records.indices.prefix(searched).first { filled(text, $0).count > 1 }
      .map { width(of: text.records[$0...].prefix(100), in: text) >= 3 } ?? false
    return text.records.indices.prefix(searched).first { index in
      let filled = filled(text, index)
      guard let first = filled.first else { return false }
      return filled.count > 1 || !(standsAboveTable || first.hasPrefix("#"))
    } ?? text.records.indices.first { !text.isBlank(record: $0) }
  }

  private static func filled(_ text: DelimitedText, _ record: Int) -> [String] {
    text.texts(record: record).filter { !TextFolding.trimmed($0).isEmpty }
  }

  /// The width that most records have, when two or more have it; otherwise 1.
  private static func width(of records: ArraySlice<DelimitedText.RecordRange>, in text: DelimitedText) -> Int {
    let widths = zip(records.indices, records).filter { !text.isBlank(record: $0.0) }.map(\.1.cellCount)
    guard let usual = Dialect.mostFrequent(widths), widths.count(where: { $0 == usual }) > 1 else { return 1 }
    return usual
  }
}
