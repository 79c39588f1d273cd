/// The rows of a `.lss` file: sections (`questions`, `answers` …) of rows of named texts, as LimeSurvey's tables have them.
final class LimeSurveyStructure: XMLDocument {
  private(set) var sections: [String: [[String: String]]] = [:]
  /// Names of the open elements: `document`, section, `rows`, `row`, field.
  private var path: [String] = []
  private var row: [String: String] = [:]
  private var field: [UInt8] = []
  private var kind: [UInt8] = []

  /// Reads a structure; throws a refusal when it is none.
  static func read(_ file: SourceFile) throws(FileRefusal) -> LimeSurveyStructure {
    let structure = LimeSurveyStructure()
    try structure.read(file.bytes, refusing: .damagedInstrument)
    guard structure.kind.elementsEqual("Survey".utf8) else { throw FileRefusal(rule: .damagedInstrument) }
    return structure
  }

  func rows(_ section: String) -> [[String: String]] { sections[section] ?? [] }

  override func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    path.append(element.text)
    field = []
    if path.count == 4 { row = [:] }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if path.count == 5 { field.append(contentsOf: bytes) }
    if path.count == 2, path[1] == "LimeSurveyDocType" { kind.append(contentsOf: bytes) }
  }

  override func end(_ element: XMLName) {
    if path.count == 5, path[2] == "rows" { row[path[4]] = String(decoding: field, as: UTF8.self) }
    if path.count == 4, path[2] == "rows" { sections[path[1], default: []].append(row) }
    path.removeLast()
  }
}

/// Texts of LimeSurvey, which are pieces of web pages, as people read them.
enum LimeSurveyText {
  /// Without tags, with the usual entities undone, and with single spaces.
  static func plain(_ text: String) -> String {
    var plain = ""
    var isInTag = false
    for character in text {
      switch character {
      case "<": isInTag = true
      case ">" where isInTag:
        isInTag = false
        plain.append(" ")
      default: if !isInTag { plain.append(character) }
      }
    }
    for (entity, character) in entities { plain = plain.replacing(entity, with: character) }
    let words = plain.split { $0.unicodeScalars.allSatisfy { TextFolding.isSpace($0) || TextFolding.isInvisible($0) } }
    return words.joined(separator: " ")
  }

  /// `&amp;` comes last, so that what it stands for is not undone twice.
  private static let entities = [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ]
}
