import CExpat

/// Receives the elements and texts of an XML document; subclasses read one kind of part of a workbook.
///
/// Elements are known by their local names, so that transitional and strict documents, with any prefixes, read alike.
class XMLDocument {
  /// Why reading stops, once something refuses the document.
  final var refusal: FileRefusal?
  /// Whether the rest of the document need not be read.
  final var isComplete = false

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {}
  func end(_ element: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Reads a part of an archive from its beginning to its end; what it unpacks to is never held whole.
  ///
  /// Throws a refusal for XML that is not well formed or has a document type: no spreadsheet program writes one, and
  /// entities are how XML fetches other files and grows without end.
  final func read(
    _ entry: ZipArchive.Entry, of archive: borrowing ZipArchive
  ) throws(FileRefusal) {
    guard let parser = XML_ParserCreate(nil) else { throw FileRefusal(rule: .damagedWorkbook, value: entry.name) }
    defer { XML_ParserFree(parser) }
    let session = Session(parser: parser, document: self)
    try withExtendedLifetime(session) { () throws(FileRefusal) in
      session.connect()
      try archive.read(entry, limit: ReadingLimits.fileBytes) { piece throws(FileRefusal) in
        let status = piece.withMemoryRebound(to: CChar.self) { text in
          XML_Parse(parser, text.baseAddress, Int32(text.count), 0)
        }
        if let refusal { throw refusal }
        guard !isComplete else { return false }
        guard status == XML_STATUS_OK else { throw FileRefusal(rule: .damagedWorkbook, value: entry.name) }
        return true
      }
      guard isComplete || XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK else {
        throw refusal ?? FileRefusal(rule: .damagedWorkbook, value: entry.name)
      }
    }
  }

  /// Ties a parser to a document while it is read.
  private final class Session {
    let parser: XML_Parser
    let document: XMLDocument

    init(parser: XML_Parser, document: XMLDocument) {
      self.parser = parser
      self.document = document
    }

    /// Has the parser call the document. C functions cannot hold a reference: they find this session by its address.
    func connect() {
      XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
      XML_SetElementHandler(
        parser,
        { address, name, attributes in
          guard let session = Session.at(address), let name, let attributes else { return }
          session.document.begin(XMLName(name), XMLAttributes(attributes))
          session.stopIfDone()
        },
        { address, name in
          guard let session = Session.at(address), let name else { return }
          session.document.end(XMLName(name))
          session.stopIfDone()
        })
      XML_SetCharacterDataHandler(parser) { address, text, count in
        guard let session = Session.at(address), let text else { return }
        UnsafeBufferPointer(start: text, count: Int(count)).withMemoryRebound(to: UInt8.self) {
          session.document.text($0)
        }
      }
      XML_SetStartDoctypeDeclHandler(parser) { address, _, _, _, _ in
        guard let session = Session.at(address) else { return }
        session.document.refusal = FileRefusal(rule: .unsafeWorkbook)
        session.stopIfDone()
      }
    }

    private static func at(_ address: UnsafeMutableRawPointer?) -> Session? {
      address.map { Unmanaged<Session>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stopIfDone() {
      if document.refusal != nil || document.isComplete { XML_StopParser(parser, 0) }
    }
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
