import Tables
import Yams

/// Why a plan cannot be read at all.
package struct PlanError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The line of the document, from 1, where one can be named.
  package let line: Int?
  package let message: String

  package var description: String { line.map { "line \($0): \(message)" } ?? message }

  init(line: Int? = nil, _ message: String) {
    self.line = line
    self.message = message
  }
}

extension PlanValue {
  /// Places that a document may have with its aliases written out; more are refused.
  private static let largest = 1_000_000

  /// Reads YAML; JSON is YAML. Throws a `PlanError` of one line.
  ///
  /// Bare words follow the core schema of YAML 1.2: `null`, `~`, `true`, `false`, decimal numbers; all else is text
  /// (so `no`, `on` and dates stay text).
  static func reading(_ text: String) throws(PlanError) -> PlanValue {
    let root: Node?
    do {
      root = try Parser(yaml: text.withoutByteOrderMark).singleRoot()
    } catch let error as YamlError {
      throw error.planError(in: text)
    } catch { throw PlanError("the document cannot be read") }
    guard let root else { throw PlanError("the document is empty") }
    var places = 0
    return try PlanValue(root, places: &places)
  }

  private init(_ node: Node, places: inout Int) throws(PlanError) {
    places += 1
    guard places <= Self.largest else { throw PlanError("the document is too large") }
    switch node {
    case .scalar(let scalar):
      self = scalar.style == .plain ? PlanValue(bareWord: scalar.string) : .text(scalar.string)
    case .sequence(let sequence):
      var elements: [PlanElement] = []
      for element in sequence {
        elements.append(PlanElement(value: try PlanValue(element, places: &places), line: element.mark?.line))
      }
      self = .list(elements)
    case .mapping(let mapping):
      var entries: [PlanEntry] = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string else {
          throw PlanError(line: key.mark?.line, "a key must be a word, not a list or a mapping")
        }
        entries.append(PlanEntry(key: name, value: try PlanValue(value, places: &places), line: key.mark?.line))
      }
      self = .mapping(entries)
    case .alias:
      throw PlanError(line: node.mark?.line, "an alias without its anchor")
    }
  }

  private init(bareWord word: String) {
    switch word {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    default: self = Double(decimalText: word).map { .number($0, text: word) } ?? .text(word)
    }
  }
}

extension String {
  /// The text without the mark that some editors put in front of UTF-8.
  fileprivate var withoutByteOrderMark: String {
    unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self
  }
}

extension YamlError {
  /// What is wrong and where. A document that ends too early is at fault on its last line.
  fileprivate func planError(in text: String) -> PlanError {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let last = max(1, lines.count - (lines.last == "" ? 1 : 0))
    switch self {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return PlanError(line: min(mark.line, last), mark.line > last ? problem : "\(problem) (column \(mark.column))")
    case .reader(let problem, let offset, _, _):
      return PlanError(line: offset.map { 1 + text.prefix($0).count(where: \.isNewline) }, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      return PlanError(line: context.mark.line, "the key “\(keys.joined(separator: "”, “"))” stands twice")
    default: return PlanError("the document cannot be read")
    }
  }
}
