import CExpat

/// Receives the elements and texts of an XML document; subclasses read one kind of part of a workbook.
///
/// Elements are known by their local names, so that transitional and strict documents, with any prefixes, read alike.
class XMLDocument {
  /// Why a document is not read to its end.
  enum Ending {
    case restNotNeeded
    case refused(FileRefusal)
  }

  /// Set once the document has stopped its parser.
  var ending: Ending? { nil }

  /// Elements within elements that a document may have; sheets have eight. Each costs the parser memory.
  static let depthLimit = 64
  /// Bytes of one tag, which the parser holds whole.
  private static let tagBytes = 4_000_000

  private var depth = 0

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {}
  func end(_ element: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Reads a part of an archive from its beginning to its end; what it unpacks to is never held whole.
  ///
  /// Throws a refusal for XML that is not well formed, and for what no spreadsheet program writes: a document type
  /// (entities are how XML fetches other files and grows without end), elements nested without end, and endless tags.
  final func read(_ entry: ZipArchive.Entry, of archive: borrowing ZipArchive) throws(FileRefusal) {
    guard let parser = XML_ParserCreate(nil) else { throw FileRefusal(rule: .damagedWorkbook, value: entry.name) }
    defer { XML_ParserFree(parser) }
    XML_UseParserAsHandlerArg(parser)
    connect(parser)
    XML_SetStartDoctypeDeclHandler(parser) { parser, _, _, _, _ in XML_StopParser(OpaquePointer(parser), 0) }
    var given = 0
    try archive.read(entry, limit: ReadingLimits.fileBytes) { piece throws(FileRefusal) in
      given += piece.count
      let status = piece.withMemoryRebound(to: CChar.self) { text in
        XML_Parse(parser, text.baseAddress, Int32(text.count), 0)
      }
      guard try goesOn(status, parser, entry) else { return false }
      guard given - Int(XML_GetCurrentByteIndex(parser)) <= Self.tagBytes else {
        throw FileRefusal(rule: .unsafeWorkbook)
      }
      return true
    }
    if ending == nil { _ = try goesOn(XML_Parse(parser, nil, 0, 1), parser, entry) }
  }

  /// Reads a document that is in memory, by the rules of the parts of an archive.
  ///
  /// Throws a refusal by `rule` for what is not read.
  final func read(_ bytes: [UInt8], refusing rule: ProblemRule) throws(FileRefusal) {
    guard let parser = XML_ParserCreate(nil) else { throw FileRefusal(rule: rule) }
    defer { XML_ParserFree(parser) }
    XML_UseParserAsHandlerArg(parser)
    connect(parser)
    XML_SetStartDoctypeDeclHandler(parser) { parser, _, _, _, _ in XML_StopParser(OpaquePointer(parser), 0) }
    let status = bytes.withUnsafeBytes { bytes in
      XML_Parse(parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(clamping: bytes.count), 1)
    }
    guard status == XML_STATUS_OK else {
      let line = Int(XML_GetCurrentLineNumber(parser))
      throw FileRefusal(rule: rule, line: line)
    }
  }

  /// Whether the parser wants more of the document.
  private final func goesOn(
    _ status: XML_Status, _ parser: XML_Parser, _ entry: ZipArchive.Entry
  ) throws(FileRefusal) -> Bool {
    switch ending {
    case .restNotNeeded: return false
    case .refused(let refusal): throw refusal
    case nil: break
    }
    guard status != XML_STATUS_OK else { return true }
    let isStopped = XML_GetErrorCode(parser) == XML_ERROR_ABORTED
    throw FileRefusal(rule: isStopped ? .unsafeWorkbook : .damagedWorkbook, value: isStopped ? nil : entry.name)
  }

  /// Has a parser call this document. C functions cannot hold a reference: they find the document by its address, which
  /// the parser keeps.
  func connect(_ parser: XML_Parser) {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { parser, name, attributes in
        guard let name, let attributes, let document = XMLDocument.of(parser) else { return }
        document.depth += 1
        if document.depth > XMLDocument.depthLimit { XML_StopParser(OpaquePointer(parser), 0) }
        document.begin(XMLName(name), XMLAttributes(attributes))
      },
      { parser, name in
        guard let name, let document = XMLDocument.of(parser) else { return }
        document.depth -= 1
        document.end(XMLName(name))
      })
    XML_SetCharacterDataHandler(parser) { parser, text, count in
      UnsafeBufferPointer(start: text, count: Int(count)).withMemoryRebound(to: UInt8.self) {
        XMLDocument.of(parser)?.text($0)
      }
    }
  }

  private static func of(_ parser: UnsafeMutableRawPointer?) -> XMLDocument? {
    cexpat_user_data(OpaquePointer(parser)).map { Unmanaged<XMLDocument>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The local name of an element while its event lasts.
struct XMLName {
  private let start: UnsafePointer<CChar>
  /// The name when it is one letter, else 0.
  let letter: UInt8

  init(_ qualified: UnsafePointer<CChar>) {
    var (start, end) = (qualified, qualified)
    while end.pointee != 0 {
      if end.pointee == 0x3A { start = end + 1 }
      end += 1
    }
    self.start = start
    letter = end - start == 1 ? UInt8(bitPattern: start.pointee) : 0
  }

  /// The whole name.
  var text: String { String(cString: start) }

  static func == (name: XMLName, text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      var index = 0
      while index < text.count {
        guard UInt8(bitPattern: name.start[index]) == text[index] else { return false }
        index += 1
      }
      return name.start[index] == 0
    }
  }
}

/// The attributes of an element while its event lasts.
struct XMLAttributes {
  private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

  init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>) { self.list = list }

  /// Calls `take` with the local name and the value of each.
  @inline(__always)
  func forEach(_ take: (XMLName, UnsafePointer<CChar>) -> Void) {
    var position = 0
    while let name = list[position], let value = list[position + 1] {
      take(XMLName(name), value)
      position += 2
    }
  }

  subscript(_ name: StaticString) -> String? {
    var found: String?
    forEach { if $0 == name, found == nil { found = String(cString: $1) } }
    return found
  }

  /// A truth value: `1`, `true`; false for anything else.
  func isTrue(_ name: StaticString) -> Bool { self[name].map { $0 == "1" || $0 == "true" } ?? false }
}
