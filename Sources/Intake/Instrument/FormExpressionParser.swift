/// Why an expression cannot be read: the piece that does not fit, and what was expected.
package struct FormExpressionError: Error, Sendable, Equatable {
  package let found: String
  package let expected: String
}

extension FormExpression {
  /// Reads an expression.
  package init(parsing text: String) throws(FormExpressionError) {
    var parser = try FormExpressionParser(text)
    self = try parser.parse()
  }
}

/// A recursive-descent parser: or, and, equality, relation, unary minus, primary (XPath 1.0 §3).
private struct FormExpressionParser {
  private var tokens: [Token]
  private var position = 0
  private var depth = 0

  /// Pieces of an expression, so that no expression exhausts the stack when it is evaluated.
  private static let longest = 2_000

  private enum Token: Equatable {
    case question(String)
    case text(String)
    case number(Double)
    case name(String)
    case sign(String)
    case end

    var shown: String {
      switch self {
      case .question(let name): "${\(name)}"
      case .text(let text): "'\(text)'"
      case .number(let number): "\(number)"
      case .name(let name), .sign(let name): name
      case .end: "(end)"
      }
    }
  }

  init(_ text: String) throws(FormExpressionError) {
    tokens = try Self.tokens(of: Array(text.unicodeScalars))
    guard tokens.count <= Self.longest else {
      throw FormExpressionError(found: "\(tokens.count)", expected: "≤ \(Self.longest)")
    }
  }

  mutating func parse() throws(FormExpressionError) -> FormExpression {
    let expression = try disjunction()
    guard current == .end else { throw unexpected("and, or, =, !=, <, >") }
    return expression
  }

  // MARK: Grammar

  private var current: Token { tokens[min(position, tokens.count - 1)] }

  private func unexpected(_ expected: String) -> FormExpressionError {
    FormExpressionError(found: current.shown, expected: expected)
  }

  private mutating func accept(_ token: Token) -> Bool {
    guard current == token else { return false }
    position += 1
    return true
  }

  private mutating func demand(_ sign: String) throws(FormExpressionError) {
    guard accept(.sign(sign)) else { throw unexpected(sign) }
  }

  private mutating func disjunction() throws(FormExpressionError) -> FormExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50 else { throw FormExpressionError(found: "(((…", expected: "≤ 50 ((") }
    var left = try conjunction()
    while accept(.name("or")) { left = .or(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(FormExpressionError) -> FormExpression {
    var left = try comparison()
    while accept(.name("and")) { left = .and(left, try comparison()) }
    return left
  }

  private mutating func comparison() throws(FormExpressionError) -> FormExpression {
    let left = try operand()
    guard case .sign(let sign) = current, let comparison = FormExpression.Comparison(rawValue: sign) else {
      return left
    }
    position += 1
    return .comparison(comparison, left, try operand())
  }

  private mutating func operand() throws(FormExpressionError) -> FormExpression {
    switch current {
    case .question(let name): return advanced(.question(name))
    case .text(let text): return advanced(.text(text))
    case .number(let number): return advanced(.number(number))
    case .sign("."): return advanced(.current)
    case .sign("-"):
      position += 1
      return .negative(try operand())
    case .sign("("):
      position += 1
      let inner = try disjunction()
      try demand(")")
      return inner
    case .name(let name): return try call(name)
    case .sign, .end: throw unexpected("${…}, '…', 0–9, (")
    }
  }

  private mutating func advanced(_ expression: FormExpression) -> FormExpression {
    position += 1
    return expression
  }

  private mutating func call(_ name: String) throws(FormExpressionError) -> FormExpression {
    guard Self.functions.contains(name) else { throw unexpected(Self.functions.joined(separator: "(), ") + "()") }
    position += 1
    try demand("(")
    var arguments: [FormExpression] = []
    if current != .sign(")") {
      repeat { arguments.append(try disjunction()) } while accept(.sign(","))
    }
    try demand(")")
    guard let expression = Self.function(name, arguments) else {
      throw FormExpressionError(found: "\(name)(…\(arguments.count)…)", expected: name == "selected" ? "2" : "1")
    }
    return expression
  }

  private static let functions = [
    "selected", "not", "true", "false", "count-selected", "string-length", "number", "string",
  ]

  private static func function(_ name: String, _ arguments: [FormExpression]) -> FormExpression? {
    switch (name, arguments.count) {
    case ("selected", 2): .selected(arguments[0], arguments[1])
    case ("not", 1): .not(arguments[0])
    case ("true", 0): .truth(true)
    case ("false", 0): .truth(false)
    case ("count-selected", 1): .countSelected(arguments[0])
    case ("string-length", 1): .stringLength(arguments[0])
    case ("number", 1): .asNumber(arguments[0])
    case ("string", 1): .asText(arguments[0])
    default: nil
    }
  }

  // MARK: Tokens

  private static func tokens(of text: [Unicode.Scalar]) throws(FormExpressionError) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...]
    while let first = rest.first {
      if TextFolding.isSpace(first) {
        rest.removeFirst()
      } else {
        tokens.append(try nextToken(&rest, first))
      }
    }
    return tokens + [.end]
  }

  private static func nextToken(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ first: Unicode.Scalar
  ) throws(FormExpressionError) -> Token {
    let second = rest.dropFirst().first
    switch first {
    case "$" where second == "{":
      rest = rest.dropFirst(2)
      return .question(try upTo("}", &rest))
    case "'", "\"", "‘", "“":
      rest.removeFirst()
      return .text(try upTo(first == "‘" ? "’" : first == "“" ? "”" : first, &rest))
    case "0"..."9": return try number(&rest)
    case "." where ("0"..."9").contains(second ?? " "): return try number(&rest)
    case "!", "<", ">":
      let length = second == "=" ? 2 : 1
      defer { rest = rest.dropFirst(length) }
      return .sign(string(rest.prefix(length)))
    case "=", "(", ")", ",", ".", "-":
      rest.removeFirst()
      return .sign(string([first]))
    default: return try name(&rest)
    }
  }

  private static func upTo(
    _ end: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>
  ) throws(FormExpressionError) -> String {
    guard let close = rest.firstIndex(of: end) else {
      throw FormExpressionError(found: string(rest), expected: string([end]))
    }
    defer { rest = rest[(close + 1)...] }
    return string(rest[..<close])
  }

  private static func number(_ rest: inout ArraySlice<Unicode.Scalar>) throws(FormExpressionError) -> Token {
    let digits = string(rest.prefix { ("0"..."9").contains($0) || $0 == "." })
    guard let number = Double(digits) else { throw FormExpressionError(found: digits, expected: "0–9") }
    rest = rest.dropFirst(digits.unicodeScalars.count)
    return .number(number)
  }

  private static func name(_ rest: inout ArraySlice<Unicode.Scalar>) throws(FormExpressionError) -> Token {
    let letters = rest.prefix { $0.properties.isAlphabetic || $0 == "-" || $0 == "_" || ("0"..."9").contains($0) }
    guard !letters.isEmpty else {
      throw FormExpressionError(found: string(rest.prefix(1)), expected: "${…}, '…', (, =")
    }
    rest = rest.dropFirst(letters.count)
    return .name(string(letters))
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
