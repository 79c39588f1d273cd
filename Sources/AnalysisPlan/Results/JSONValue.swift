import Tables

/// A JSON value whose objects keep the order of their members.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number; one that is not finite prints as null.
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([JSONMember])
  /// A large value that is made only when it is printed.
  case deferred(DeferredJSON)

  /// A number that may be undefined.
  package init(_ number: Double?) {
    if let number, number.isFinite { self = .number(number) } else { self = .null }
  }

  package init(_ count: Int) { self = .number(Double(count)) }

  /// The member of an object, or nil.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// A JSON value that is computed when somebody asks for it.
package struct DeferredJSON: Sendable, Equatable {
  package let value: @Sendable () -> JSONValue

  package init(_ value: @escaping @Sendable () -> JSONValue) { self.value = value }

  package static func == (left: DeferredJSON, right: DeferredJSON) -> Bool { left.value() == right.value() }
}

/// A key with its value.
package struct JSONMember: Sendable, Equatable {
  package let key: String
  package let value: JSONValue

  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { JSONMember($0.0, $0.1) })
  }

  package init(stringLiteral value: String) { self = .text(value) }
}

extension JSONValue {
  /// JSON text: lists and objects that hold further lists or objects take a line for each member, the others stand on
  /// one line.
  ///
  /// Numbers are the shortest decimals that read back to the same double.
  package func text() -> String {
    var text = ""
    write(to: &text, indentation: 0)
    return text
  }

  private func write(to text: inout String, indentation: Int) {
    switch self {
    case .null: text += "null"
    case .deferred(let deferred): deferred.value().write(to: &text, indentation: indentation)
    case .bool(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number.isFinite ? number.shortestText : "null"
    case .text(let string): text += string.quotedForJSON
    case .list(let values):
      writeParts(values.map { (nil, $0) }, between: "[", and: "]", to: &text, indentation: indentation)
    case .object(let members):
      writeParts(members.map { ($0.key, $0.value) }, between: "{", and: "}", to: &text, indentation: indentation)
    }
  }

  private func writeParts(
    _ parts: [(key: String?, value: JSONValue)], between start: String, and end: String, to text: inout String,
    indentation: Int
  ) {
    let broken = parts.contains { $0.value.isNested && !$0.value.isShort }
    let line = broken ? "\n" + String(repeating: " ", count: indentation + 1) : ""
    text += start
    for (index, part) in parts.enumerated() {
      if index > 0 { text += broken ? "," : ", " }
      text += line
      if let key = part.key { text += key.quotedForJSON + ": " }
      part.value.write(to: &text, indentation: indentation + 1)
    }
    if broken { text += "\n" + String(repeating: " ", count: indentation) }
    text += end
  }

  private var isNested: Bool {
    switch self {
    case .list, .object, .deferred: true
    default: false
    }
  }

  /// An object of plain values with few members, as the domain of a row.
  private var isShort: Bool {
    guard case .object(let members) = self else { return false }
    return members.count <= 4 && members.allSatisfy { !$0.value.isNested }
  }
}

extension String {
  /// The string between quotation marks, with the escapes of RFC 8259.
  fileprivate var quotedForJSON: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
