/// Recognises by their first bytes what kind of content files have, so that each is opened as what it is or refused by
/// name.
enum FileSignature {
  enum Format: Equatable {
    case text
    case gzip
    /// A ZIP file: a workbook, or an archive of files.
    case zip
    case spss
    case spssPortable
    case stata
    /// Content that is not read, with the rule that says so.
    case other(ProblemRule)
  }

  static func format(of file: SourceFile) -> Format {
    let bytes = file.bytes
    for (signature, format) in signatures where starts(bytes, with: signature) { return format }
    if isOldStata(bytes) { return .stata }
    return isPortable(bytes) ? .spssPortable : .text
  }

  /// Why a file is not read, nil when it may be.
  static func refusal(of file: SourceFile, _ format: Format) -> FileRefusal? {
    if file.bytes.count > ReadingLimits.fileBytes {
      return FileRefusal(rule: .fileTooLarge, allowed: "\(ReadingLimits.fileBytes)")
    }
    if case .other(let rule) = format { return FileRefusal(rule: rule) }
    if format == .text, looksLikeMarkup(file.bytes) { return FileRefusal(rule: .webPage) }
    if let misnaming = misnaming(of: file, format) { return misnaming }
    return format == .text && looksLikeServerLog(file.bytes) ? FileRefusal(rule: .webServerLog) : nil
  }

  /// Refuses a name that says another kind of content than the file has.
  static func misnaming(of file: SourceFile, _ format: Format) -> FileRefusal? {
    guard let content = extensions.first(where: { $0.format == format }) else { return nil }
    let written = file.fileExtension
    let named = extensions.first { $0.names.contains(written) }
    guard let named, named.format != format, !content.names.contains(written), let expected = content.names.first else {
      return nil
    }
    return FileRefusal(rule: .misnamedFile, value: "." + written, allowed: "." + expected)
  }

  /// The names that files of each format have, the usual one first.
  private static let extensions: [(format: Format, names: [String])] = [
    (.text, ["csv", "tsv", "tab", "txt", "log"]),
    (.zip, ["xlsx", "xlsm", "xltx", "xltm", "xlsb", "ods", "xls", "et", "zip"]),
    (.gzip, ["gz", "gzip"]),
    (.spss, ["sav", "zsav"]),
    (.spssPortable, ["por"]),
    (.stata, ["dta"]),
  ]

  /// Sources: the formats' specifications; `file(1)` magic.
  private static let signatures: [(bytes: [UInt8], format: Format)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip),
    ([0x50, 0x4B, 0x05, 0x06], .zip),  // without entries
    ([0x1F, 0x8B], .gzip),
    (Array("$FL2".utf8), .spss), (Array("$FL3".utf8), .spss),
    (Array("<stata_dta>".utf8), .stata),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .other(.protectedWorkbook)),  // OLE: .xls or an encrypted XLSX
    ([0x42, 0x5A, 0x68], .other(.compressedFile)),  // bzip2
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .other(.compressedFile)),  // xz
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .other(.compressedFile)),  // 7z
    ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], .other(.compressedFile)),  // RAR
    (Array("%PDF".utf8), .other(.documentOrImage)),
    ([0xFF, 0xD8, 0xFF], .other(.documentOrImage)),  // JPEG
    ([0x89, 0x50, 0x4E, 0x47], .other(.documentOrImage)),  // PNG
    (Array("GIF8".utf8), .other(.documentOrImage)),
    (Array("SQLite format 3".utf8), .other(.binaryFile)),
  ]

  private static func starts(_ bytes: [UInt8], with signature: [UInt8]) -> Bool {
    bytes.count >= signature.count && bytes.prefix(signature.count).elementsEqual(signature)
  }

  /// Stata 8 to 12: release 104 to 115, byte order 1 or 2, file type 1, a zero.
  private static func isOldStata(_ bytes: [UInt8]) -> Bool {
    bytes.count > 4 && (104...115).contains(bytes[0]) && (1...2).contains(bytes[1]) && bytes[2] == 1 && bytes[3] == 0
  }

  /// SPSS portable: lines of 80 characters; the tag stands at offset 456 of the text without line ends.
  private static func isPortable(_ bytes: [UInt8]) -> Bool {
    let text = bytes.prefix(512).filter { $0 != 0x0A && $0 != 0x0D }
    return text.count >= 464 && text[456..<464].elementsEqual("SPSSPORT".utf8)
  }

  /// `<html`, `<!doctype`, `<?xml`, `<table` and the like after white space and a byte order mark.
  private static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(512).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let text = String(decoding: start.prefix(16), as: UTF8.self).lowercased()
    return ["<html", "<!doctype", "<?xml", "<table", "<head", "<body", "<meta"].contains { text.hasPrefix($0) }
  }

  /// The common log format: a bracketed time `[17/May/2015:10:05:03 +0000]` before the first quote of the first line.
  private static func looksLikeServerLog(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix(2_000).prefix { $0 != 0x0A }
    if line.starts(with: Array("#Software: Microsoft Internet".utf8)) { return true }
    guard let open = line.firstIndex(of: UInt8(ascii: "[")), line.endIndex - open > 21 else { return false }
    let slashes = [3, 7].allSatisfy { line[open + $0] == UInt8(ascii: "/") }
    let colons = [12, 15, 18].allSatisfy { line[open + $0] == UInt8(ascii: ":") }
    return slashes && colons
  }
}
