/// Recognises, by their first bytes, files that are no delimited text, so that each is refused by name.
enum FileSignature {
  /// The rule that refuses the file, or nil when it may be text.
  static func refusal(of file: SourceFile) -> ProblemRule? {
    let bytes = file.bytes
    if bytes.count > ReadingLimits.fileBytes { return .fileTooLarge }
    for (signature, rule) in signatures where starts(bytes, with: signature) { return rule }
    if bytes.first == 0x72 || bytes.first == 0x73, bytes.count > 4, bytes[2] == 1, bytes[3] == 0 {
      return .statisticsFile
    }
    if looksLikeMarkup(bytes) { return .webPage }
    if workbookExtensions.contains(file.fileExtension) { return .misnamedFile }
    if looksLikeServerLog(bytes) { return .webServerLog }
    return nil
  }

  /// Longest first bytes first where one begins another. Sources: the formats' specifications; `file(1)` magic.
  private static let signatures: [(bytes: [UInt8], rule: ProblemRule)] = [
    ([0x50, 0x4B, 0x03, 0x04], .workbookFile),  // ZIP, hence XLSX
    ([0x50, 0x4B, 0x05, 0x06], .workbookFile),  // ZIP without entries
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .protectedWorkbook),  // OLE: old .xls or an encrypted XLSX
    ([0x1F, 0x8B], .compressedFile),  // gzip
    ([0x42, 0x5A, 0x68], .compressedFile),  // bzip2
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressedFile),  // xz
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .compressedFile),  // 7z
    ([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], .compressedFile),  // RAR
    (Array("$FL2".utf8), .statisticsFile), (Array("$FL3".utf8), .statisticsFile),  // SPSS
    (Array("<stata_dta>".utf8), .statisticsFile),
    (Array("%PDF".utf8), .documentOrImage),
    ([0xFF, 0xD8, 0xFF], .documentOrImage),  // JPEG
    ([0x89, 0x50, 0x4E, 0x47], .documentOrImage),  // PNG
    (Array("GIF8".utf8), .documentOrImage),
    (Array("SQLite format 3".utf8), .binaryFile),
  ]

  private static let workbookExtensions: Set<String> = ["xlsx", "xls", "xlsm", "ods", "et"]

  private static func starts(_ bytes: [UInt8], with signature: [UInt8]) -> Bool {
    bytes.count >= signature.count && bytes.prefix(signature.count).elementsEqual(signature)
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
