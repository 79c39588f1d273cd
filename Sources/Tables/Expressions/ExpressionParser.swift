/// Reads the words of an expression by recursive descent, one function for each rule of the grammar.
struct ExpressionParser {
  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0
  private(set) var names: [String] = []
  /// Brackets and signs inside each other; deeper ones are refused so that no input can exhaust the stack.
  private static let deepest = 200

  init(tokens: [ExpressionToken]) {
    self.tokens = tokens
  }

  mutating func parse() throws(ExpressionError) -> ExpressionNode {
    let node = try condition()
    if index < tokens.count { throw unexpected() }
    return node
  }

  private mutating func condition() throws(ExpressionError) -> ExpressionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw unexpected() }
    var node = try conjunction()
    while takeWord("or") { node = .logical(.or, node, try conjunction()) }
    return node
  }

  private mutating func conjunction() throws(ExpressionError) -> ExpressionNode {
    var node = try negation()
    while takeWord("and") { node = .logical(.and, node, try negation()) }
    return node
  }

  private mutating func negation() throws(ExpressionError) -> ExpressionNode {
    var count = 0
    while takeWord("not") { count += 1 }
    let node = try comparison()
    return count == 0 ? node : count.isMultiple(of: 2) ? .not(.not(node)) : .not(node)
  }

  private mutating func comparison() throws(ExpressionError) -> ExpressionNode {
    let left = try sum()
    guard let comparison = ExpressionNode.Comparison(rawValue: sign ?? "") else { return left }
    index += 1
    return .comparison(comparison, left, try sum())
  }

  private mutating func sum() throws(ExpressionError) -> ExpressionNode {
    var node = try product()
    while let operation = takeSign(of: [.plus, .minus]) { node = .arithmetic(operation, node, try product()) }
    return node
  }

  private mutating func product() throws(ExpressionError) -> ExpressionNode {
    var node = try signed()
    while let operation = takeSign(of: [.times, .over]) { node = .arithmetic(operation, node, try signed()) }
    return node
  }

  private mutating func signed() throws(ExpressionError) -> ExpressionNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw unexpected() }
    if takeSign(of: [.minus]) != nil { return .negative(try signed()) }
    let base = try primary()
    guard takeSign(of: [.power]) != nil else { return base }
    return .arithmetic(.power, base, try signed())
  }

  private mutating func primary() throws(ExpressionError) -> ExpressionNode {
    guard index < tokens.count else { throw .unexpectedEnd }
    let token = tokens[index]
    index += 1
    switch token.kind {
    case .number(let value): return .number(value)
    case .text(let text): return .text(text)
    case .quotedName(let name): return column(name)
    case .sign("("): return try closing(try condition())
    case .word(let word) where !["and", "or", "not"].contains(word):
      guard sign == "(" else { return column(word) }
      guard let function = ExpressionFunction(rawValue: word) else {
        throw .unexpected(word, position: token.position)
      }
      index += 1
      return .function(function, try closing(try condition()))
    default:
      index -= 1
      throw unexpected()
    }
  }

  private mutating func column(_ name: String) -> ExpressionNode {
    if !names.contains(name) { names.append(name) }
    return .column(name)
  }

  private mutating func closing(_ node: ExpressionNode) throws(ExpressionError) -> ExpressionNode {
    guard sign == ")" else { throw unexpected() }
    index += 1
    return node
  }

  /// The sign that stands next, if one does.
  private var sign: String? {
    guard index < tokens.count, case .sign(let sign) = tokens[index].kind else { return nil }
    return sign
  }

  private mutating func takeSign(of operations: [ExpressionNode.Arithmetic]) -> ExpressionNode.Arithmetic? {
    guard let operation = ExpressionNode.Arithmetic(rawValue: sign ?? ""), operations.contains(operation) else {
      return nil
    }
    index += 1
    return operation
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard index < tokens.count, tokens[index].kind == .word(word) else { return false }
    index += 1
    return true
  }

  private func unexpected() -> ExpressionError {
    guard index < tokens.count else { return .unexpectedEnd }
    return .unexpected(tokens[index].shown, position: tokens[index].position)
  }
}
