/// A model formula in the notation of Wilkinson & Rogers (1973, Applied Statistics 22:392) as R writes it.
///
/// `y ~ a + b`, `a:b` interaction, `a*b` = `a + b + a:b`, `a/b` = `a + a:b`, `- 1` or `+ 0` without an intercept,
/// parentheses; a variable may be `log(x)`, `exp(x)`, `sqrt(x)` or `I(x^k)`; a name with other signs than letters, digits,
/// `_` and `.` stands between grave accents. Terms stand by the number of their variables, then as written.
package struct ModelFormula: Sendable, Equatable {
  package let source: String
  /// The left side as written; nil without one.
  package let response: String?
  /// Variables as written, in the order of their first mention.
  package let variables: [String]
  /// Each term as positions in `variables`, ascending.
  package let terms: [[Int]]
  package private(set) var hasIntercept: Bool
  /// The same terms with the intercept.
  package var withIntercept: ModelFormula {
    var formula = self
    formula.hasIntercept = true
    return formula
  }

  /// Throws `unexpected` and `unexpectedEnd` for what is no formula.
  package init(_ source: String) throws(ExpressionError) {
    let sides = Self.sides(of: source)
    guard sides.count == 2 else { throw .unexpected(source, position: 1) }
    self.source = source
    response = sides[0].isEmpty ? nil : Self.bareName(sides[0])
    var parser = FormulaParser(sides[1])
    let found = try parser.sum()
    guard parser.isAtEnd else { throw parser.refusal }
    variables = parser.variables
    hasIntercept = found.hasIntercept ?? true
    terms = found.terms.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
  }

  /// What stands left and right of `~`, without white space; names between grave accents stay as they are.
  private static func sides(of source: String) -> [[Character]] {
    var sides: [[Character]] = [[]]
    var isQuoted = false
    for character in source {
      if character == "`" { isQuoted.toggle() }
      if !isQuoted, character == "~" {
        sides.append([])
      } else if isQuoted || !character.isWhitespace {
        sides[sides.count - 1].append(character)
      }
    }
    return sides
  }

  /// The text without the grave accents of a single name.
  private static func bareName(_ text: [Character]) -> String {
    let isName = text.count > 2 && text.first == "`" && text.dropFirst().firstIndex(of: "`") == text.count - 1
    return String(isName ? text[1..<text.count - 1] : text[...])
  }

  /// A term as R names it: `a:b`.
  package func name(of term: [Int]) -> String { term.map { variables[$0] }.joined(separator: ":") }
}

/// Reads the right side of a formula.
private struct FormulaParser {
  var variables: [String] = []
  private let characters: [Character]
  private var position = 0
  private var depth = 0
  /// Parentheses inside each other; deeper ones are refused so that no formula can exhaust the stack.
  private static let deepest = 200

  struct Terms {
    var terms: [[Int]] = []
    /// Said by a 0 or 1; nil = not said.
    var hasIntercept: Bool?

    mutating func add(_ term: [Int]) { if !terms.contains(term) { terms.append(term) } }
  }

  init(_ characters: [Character]) { self.characters = characters }

  var isAtEnd: Bool { position >= characters.count }
  /// What cannot stand where the parser is.
  var refusal: ExpressionError {
    isAtEnd ? .unexpectedEnd : .unexpected(String(characters[position...]), position: position + 1)
  }
  private var next: Character? { isAtEnd ? nil : characters[position] }

  /// sum = product { ("+" | "-") product }, with an optional sign first.
  mutating func sum() throws(ExpressionError) -> Terms {
    var result = Terms()
    var removes = take("-")
    if !removes { _ = take("+") }
    while true {
      let part = try product()
      if removes {
        result.terms.removeAll { part.terms.contains($0) }
        if let said = part.hasIntercept { result.hasIntercept = !said }
      } else {
        for term in part.terms { result.add(term) }
        if let said = part.hasIntercept { result.hasIntercept = said }
      }
      if take("+") { removes = false } else if take("-") { removes = true } else { return result }
    }
  }

  /// product = interaction { ("*" | "/") interaction }
  private mutating func product() throws(ExpressionError) -> Terms {
    var left = try interaction()
    while next == "*" || next == "/" {
      let crosses = next == "*"
      position += 1
      let right = try interaction()
      guard left.hasIntercept == nil, right.hasIntercept == nil else { throw refusal }
      let outer = crosses ? left.terms : [Array(Set(left.terms.flatMap(\.self))).sorted()]
      if crosses { for term in right.terms { left.add(term) } }
      for first in outer { for second in right.terms { left.add(Self.joined(first, second)) } }
    }
    return left
  }

  /// interaction = primary { ":" primary }
  private mutating func interaction() throws(ExpressionError) -> Terms {
    var left = try primary()
    while take(":") {
      let right = try primary()
      guard left.hasIntercept == nil, right.hasIntercept == nil else { throw refusal }
      var result = Terms()
      for first in left.terms { for second in right.terms { result.add(Self.joined(first, second)) } }
      left = result
    }
    return left
  }

  private mutating func primary() throws(ExpressionError) -> Terms {
    if take("(") {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else { throw refusal }
      let inner = try sum()
      guard take(")") else { throw refusal }
      return inner
    }
    if take("0") { return Terms(hasIntercept: false) }
    if take("1") { return Terms(hasIntercept: true) }
    return Terms(terms: [[try variable()]])
  }

  private mutating func variable() throws(ExpressionError) -> Int {
    var name = ""
    if take("`") {
      while let character = next, character != "`" {
        name.append(character)
        position += 1
      }
      guard take("`"), !name.isEmpty else { throw refusal }
    } else {
      while let character = next, character.isLetter || character.isNumber || character == "_" || character == "." {
        name.append(character)
        position += 1
      }
      if name.isEmpty { throw refusal }
      if next == "(" { name += try call() }
    }
    if let known = variables.firstIndex(of: name) { return known }
    variables.append(name)
    return variables.count - 1
  }

  /// The parentheses of a function with what stands in them.
  private mutating func call() throws(ExpressionError) -> String {
    var text = ""
    var depth = 0
    repeat {
      guard let character = next else { throw refusal }
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      text.append(character)
      position += 1
    } while depth > 0
    return text
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  private static func joined(_ first: [Int], _ second: [Int]) -> [Int] { Set(first + second).sorted() }
}
