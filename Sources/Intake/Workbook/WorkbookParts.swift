/// The relationships of a part: which other parts it refers to (Open Packaging Conventions, ECMA-376 part 2).
final class RelationshipsDocument: XMLDocument {
  /// A part that another refers to.
  struct Target: Equatable {
    /// The last word of the type: `worksheet`, `styles`, `sharedStrings`, `officeDocument`.
    let type: String
    let path: String
  }

  private(set) var targets: [String: Target] = [:]
  private let folder: [Substring]

  /// The relationships of the part at a path; the empty path stands for the package.
  init(of path: String) { folder = path.split(separator: "/").dropLast() }

  /// Where the relationships of a part stand.
  static func path(of path: String) -> String {
    let steps = path.split(separator: "/")
    return (steps.dropLast() + ["_rels", (steps.last ?? "") + ".rels"]).joined(separator: "/")
  }

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    guard element == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
      let type = attributes["Type"], let target = attributes["Target"]
    else { return }
    targets[id] = Target(type: type.split(separator: "/").last.map(String.init) ?? "", path: resolved(target))
  }

  /// A target as a path of the archive: relative to the folder of the part, or to the package when it begins with `/`.
  private func resolved(_ target: String) -> String {
    let path = String(target.map { $0 == "\\" ? "/" : $0 }).lowercased()
    var steps = path.hasPrefix("/") ? [] : folder
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

/// The workbook part: its sheets, and how it counts days.
final class WorkbookDocument: XMLDocument {
  struct Sheet: Equatable {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var dates = DateSystem.from1900

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "workbookPr", attributes.isTrue("date1904") { dates = .from1904 }
    guard element == "sheet", let name = attributes["name"], let id = attributes["id"] else { return }
    let state = attributes["state"]
    sheets.append(Sheet(name: name, relationship: id, isHidden: state == "hidden" || state == "veryHidden"))
  }
}

/// The styles part: by the index that cells give, what their numbers are shown as.
final class StylesDocument: XMLDocument {
  private(set) var formats: [NumberFormat] = []
  private var codes: [Int: NumberFormat] = [:]
  private var isWithinCellFormats = false

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element == "cellXfs" {
      isWithinCellFormats = true
    } else if element == "numFmt", let number = attributes["numFmtId"].flatMap({ Int($0) }) {
      codes[number] = NumberFormat(code: attributes["formatCode"] ?? "")
    } else if isWithinCellFormats, element == "xf" {
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      formats.append(codes[number] ?? NumberFormat(builtIn: number))
    }
  }

  override func end(_ element: XMLName) { if element == "cellXfs" { isWithinCellFormats = false } }
}

/// The shared strings part: texts that cells refer to by their position. Phonetic guides are no part of a text.
final class SharedStringsDocument: XMLDocument {
  private(set) var strings = SharedStrings()
  private var current: [UInt8] = []
  private var isWithinText = false
  private var isWithinPhonetics = false

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    if element.letter == UInt8(ascii: "t") {
      isWithinText = !isWithinPhonetics
    } else if element == "rPh" {
      isWithinPhonetics = true
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isWithinText { current.append(contentsOf: bytes) } }

  override func end(_ element: XMLName) {
    if element.letter == UInt8(ascii: "t") {
      isWithinText = false
    } else if element == "rPh" {
      isWithinPhonetics = false
    } else if element == "si" {
      strings.append(EscapedText.decoded(current))
      current.removeAll(keepingCapacity: true)
    }
  }
}

/// Texts that cells refer to by their position.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  /// A text; nil when there is none at the position.
  subscript(_ position: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(position) else { return nil }
    return bytes[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
  }
}

/// Characters that XML cannot hold stand in workbooks as `_x000D_` (ECMA-376 22.9.2.19, ST_Xstring).
enum EscapedText {
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    let mark = UInt8(ascii: "_")
    guard var place = text.firstIndex(of: mark), text.count - place >= 7 else { return text }
    var decoded = Array(text[..<place])
    while place < text.count {
      if text[place] == mark, let scalar = scalar(text[place...].prefix(7)) {
        decoded.append(contentsOf: String(scalar).utf8)
        place += 7
      } else {
        decoded.append(text[place])
        place += 1
      }
    }
    return decoded
  }

  private static func scalar(_ escape: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard escape.count == 7, escape.dropFirst().first == UInt8(ascii: "x"), escape.last == UInt8(ascii: "_") else {
      return nil
    }
    let digits = String(decoding: escape.dropFirst(2).prefix(4), as: UTF8.self)
    guard digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else { return nil }
    return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
  }
}
