/// JSON as the protocol vdraw/1 reads and prints it: repeated keys are refused, since two readers could disagree about them,
/// and printing is that of Python's `json.dump(indent=1, sort_keys=True, ensure_ascii=False)`, byte for byte.
package enum ProtocolJSON: Sendable, Equatable {
  case object([String: ProtocolJSON])
  case array([ProtocolJSON])
  case text(String)
  case integer(Int)
  /// A number that is no whole number of 64 bits, as it stands.
  case number(String)
  case boolean(Bool)
  case null

  package subscript(_ key: String) -> ProtocolJSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  package var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  package var array: [ProtocolJSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var object: [String: ProtocolJSON]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension ProtocolJSON {
  /// The document with one space of indentation a level, keys sorted by code point, and a final line feed.
  package var document: [UInt8] { Array((printed(level: 0) + "\n").utf8) }

  private func printed(level: Int) -> String {
    let inner = "\n" + String(repeating: " ", count: level + 1)
    let outer = "\n" + String(repeating: " ", count: level)
    switch self {
    case .object(let members):
      if members.isEmpty { return "{}" }
      let keys = members.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      let lines = keys.map { inner + Self.quoted($0) + ": " + (members[$0] ?? .null).printed(level: level + 1) }
      return "{" + lines.joined(separator: ",") + outer + "}"
    case .array(let elements):
      if elements.isEmpty { return "[]" }
      return "[" + elements.map { inner + $0.printed(level: level + 1) }.joined(separator: ",") + outer + "]"
    case .text(let value): return Self.quoted(value)
    case .integer(let value): return "\(value)"
    case .number(let value): return value
    case .boolean(let value): return value ? "true" : "false"
    case .null: return "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      default:
        if scalar.value < 32 {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
