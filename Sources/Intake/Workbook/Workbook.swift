/// A workbook of Office Open XML (ECMA-376, transitional and strict): its sheets, and one of them read.
struct Workbook {
  /// The sheet that was read.
  let sheet: String
  let isHidden: Bool
  let text: DelimitedText
  let content: SheetReading
  /// Names of the other sheets that hold something; none when the sheet was named.
  let otherSheets: [String]
  /// Whether programs are stored in it; they are never run.
  let holdsMacros: Bool

  /// What all sheets share.
  struct SharedParts {
    var strings = SharedStrings()
    var formats: [NumberFormat] = []
    var dates = DateSystem.from1900
  }

  /// Whether an archive is a package of office documents, and no archive of files.
  static func isWorkbook(_ archive: borrowing ZipArchive) -> Bool {
    archive.entries.contains { $0.path == "[content_types].xml" || $0.path == "mimetype" }
  }

  /// Reads the sheet of a name, else the first visible sheet that holds something, else the first hidden one.
  ///
  /// Throws a refusal when the file is no workbook, damaged or of another kind, when there is no sheet of the name, or
  /// when no sheet holds anything.
  static func read(_ file: SourceFile, sheet: String?) throws(FileRefusal) -> Workbook {
    try ZipArchive.open(file.bytes) { archive throws(FileRefusal) in
      guard isWorkbook(archive) else { throw FileRefusal(rule: .compressedFile) }
      var reading = WorkbookReading(archive, packed: file.bytes.count)
      return try reading.read(archive, sheet)
    }
  }
}

/// One pass over a workbook.
private struct WorkbookReading {
  private var parts = Workbook.SharedParts()
  private let entries: [String: ZipArchive.Entry]
  private let packed: Int

  private typealias Sheet = (sheet: WorkbookDocument.Sheet, entry: ZipArchive.Entry)

  init(_ archive: borrowing ZipArchive, packed: Int) {
    entries = Dictionary(archive.entries.map { ($0.path, $0) }) { first, _ in first }
    self.packed = packed
  }

  mutating func read(_ archive: borrowing ZipArchive, _ name: String?) throws(FileRefusal) -> Workbook {
    let path = try workbookPath(archive)
    let targets = try relationships(of: path, archive)
    let workbook = WorkbookDocument()
    try workbook.read(try entry(path), of: archive)
    try readShared(targets, archive)
    parts.dates = workbook.dates
    let sheets = try sheets(of: workbook, targets)
    let filled = try sheets.filtered { sheet throws(FileRefusal) in try holdsContent(sheet, archive) }
    let chosen = try choose(name, among: sheets, filled)
    let content = SheetDocument(parts, packed: packed)
    try content.read(chosen.entry, of: archive)
    return Workbook(
      sheet: chosen.sheet.name, isHidden: chosen.sheet.isHidden, text: content.reading.grid.finished(),
      content: content.reading,
      otherSheets: name == nil ? filled.map(\.sheet.name).filter { $0 != chosen.sheet.name } : [],
      holdsMacros: entries.keys.contains { $0.hasSuffix("vbaproject.bin") })
  }

  private func entry(_ path: String) throws(FileRefusal) -> ZipArchive.Entry {
    guard let entry = entries[path] else { throw FileRefusal(rule: .damagedWorkbook, value: path) }
    return entry
  }

  private func workbookPath(_ archive: borrowing ZipArchive) throws(FileRefusal) -> String {
    let targets = try relationships(of: "", archive)
    let path = targets.values.first { $0.type == "officeDocument" }?.path ?? "xl/workbook.xml"
    let isSpreadsheet = path.hasSuffix(".xml") && !path.hasPrefix("word/") && !path.hasPrefix("ppt/")
    guard isSpreadsheet, entries["mimetype"] == nil else { throw FileRefusal(rule: .unsupportedWorkbook) }
    return path
  }

  /// The relationships of a part; none when it has none.
  private func relationships(
    of path: String, _ archive: borrowing ZipArchive
  ) throws(FileRefusal) -> [String: RelationshipsDocument.Target] {
    guard let entry = entries[RelationshipsDocument.path(of: path)] else { return [:] }
    let document = RelationshipsDocument(of: path)
    try document.read(entry, of: archive)
    return document.targets
  }

  private mutating func readShared(
    _ targets: [String: RelationshipsDocument.Target], _ archive: borrowing ZipArchive
  ) throws(FileRefusal) {
    if let path = targets.values.first(where: { $0.type == "sharedStrings" })?.path, let entry = entries[path] {
      let document = SharedStringsDocument()
      try document.read(entry, of: archive)
      parts.strings = document.strings
    }
    if let path = targets.values.first(where: { $0.type == "styles" })?.path, let entry = entries[path] {
      let document = StylesDocument()
      try document.read(entry, of: archive)
      parts.formats = document.formats
    }
  }

  /// The sheets with cells, in the order of the workbook; sheets of charts and dialogues are none.
  private func sheets(
    of workbook: WorkbookDocument, _ targets: [String: RelationshipsDocument.Target]
  ) throws(FileRefusal) -> [Sheet] {
    var sheets: [Sheet] = []
    for sheet in workbook.sheets {
      guard let target = targets[sheet.relationship] else {
        throw FileRefusal(rule: .damagedWorkbook, value: sheet.name)
      }
      if target.type == "worksheet" { sheets.append((sheet, try entry(target.path))) }
    }
    return sheets
  }

  private func holdsContent(_ sheet: Sheet, _ archive: borrowing ZipArchive) throws(FileRefusal) -> Bool {
    let probe = SheetDocument(parts, packed: packed, isProbe: true)
    try probe.read(sheet.entry, of: archive)
    return probe.ending != nil
  }

  private func choose(_ name: String?, among sheets: [Sheet], _ filled: [Sheet]) throws(FileRefusal) -> Sheet {
    if let name {
      if let named = sheets.first(where: { $0.sheet.name == name }) { return named }
      let names = sheets.map(\.sheet.name)
      throw FileRefusal(
        rule: .unknownSheet, value: name, allowed: names.joined(separator: ", "),
        suggestion: suggestedName(for: name, among: names))
    }
    guard let sheet = filled.first(where: { !$0.sheet.isHidden }) ?? filled.first else {
      throw FileRefusal(rule: .emptyFile)
    }
    return sheet
  }
}

extension Array {
  /// The elements that satisfy a test that may throw its own kind of error.
  fileprivate func filtered<Failure>(_ test: (Element) throws(Failure) -> Bool) throws(Failure) -> [Element] {
    var kept: [Element] = []
    for element in self where try test(element) { kept.append(element) }
    return kept
  }
}
