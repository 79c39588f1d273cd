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
    let searched = text.records.indices.prefix(Self.searched)
    let usual = Dialect.mostFrequent(
      text.records.indices.prefix(100).filter { !text.isBlank(record: $0) }.map { text.records[$0].cellCount })
    return searched.first { index in
      let filled = text.texts(record: index).filter { !TextFolding.trimmed($0).isEmpty }
      guard let first = filled.first else { return false }
      let isTitle = filled.count == 1 && (usual ?? 1) >= 3
      let isComment = filled.count == 1 && first.hasPrefix("#")
      return !isTitle && !isComment
    } ?? text.records.indices.first { !text.isBlank(record: $0) }
  }
}
