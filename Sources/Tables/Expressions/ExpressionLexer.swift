/// A word of an expression with its place.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    case text(String)
    /// A bare word: a column, a function or one of `and`, `or`, `not`.
    case word(String)
    /// A column name between grave accents.
    case quotedName(String)
    case sign(String)
  }

  let kind: Kind
  /// Position of the first character, from 1.
  let position: Int

  /// The word as a message shows it.
  var shown: String {
    switch kind {
    case .number(let value): value.shortestText
    case .text(let text), .word(let text), .quotedName(let text), .sign(let text): text
    }
  }
}

/// Cuts an expression into words.
struct ExpressionLexer {
  private let characters: [Unicode.Scalar]
  private var index = 0

  init(_ source: String) {
    characters = Array(source.unicodeScalars)
  }

  /// All words of the expression.
  static func tokens(of source: String) throws(ExpressionError) -> [ExpressionToken] {
    var lexer = ExpressionLexer(source)
    var tokens: [ExpressionToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() throws(ExpressionError) -> ExpressionToken? {
    while index < characters.count, characters[index].properties.isWhitespace { index += 1 }
    guard index < characters.count else { return nil }
    let start = index
    return ExpressionToken(kind: try kind(startingWith: characters[start]), position: start + 1)
  }

  private mutating func kind(startingWith first: Unicode.Scalar) throws(ExpressionError) -> ExpressionToken.Kind {
    switch first {
    case "'": return .text(try quoted(by: first))
    case "`": return .quotedName(try quoted(by: first))
    case "0"..."9", ".": return try number()
    case "a"..."z", "A"..."Z", "_": return .word(take { $0.isNamePart })
    default: return try sign()
    }
  }

  private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while index < characters.count, belongs(characters[index]) {
      text.append(characters[index])
      index += 1
    }
    return String(text)
  }

  private mutating func quoted(by mark: Unicode.Scalar) throws(ExpressionError) -> String {
    let start = index
    index += 1
    let text = take { $0 != mark }
    guard index < characters.count else { throw .unterminated(position: start + 1) }
    index += 1
    return text
  }

  /// Digits, a point, and an exponent with its sign.
  private mutating func number() throws(ExpressionError) -> ExpressionToken.Kind {
    let start = index
    var text = take { $0.isDigit || $0 == "." }
    if index < characters.count, characters[index] == "e" || characters[index] == "E" {
      text += "e"
      index += 1
      if index < characters.count, characters[index] == "-" || characters[index] == "+" {
        text.unicodeScalars.append(characters[index])
        index += 1
      }
      text += take { $0.isDigit }
    }
    guard let value = Double(decimalText: text) else { throw .unexpected(text, position: start + 1) }
    return .number(value)
  }

  private mutating func sign() throws(ExpressionError) -> ExpressionToken.Kind {
    let first = String(Character(characters[index]))
    let pair = index + 1 < characters.count ? first + String(Character(characters[index + 1])) : first
    if ["==", "!=", "<=", ">="].contains(pair) {
      index += 2
      return .sign(pair)
    }
    guard ["+", "-", "*", "/", "^", "<", ">", "(", ")"].contains(first) else {
      throw .unexpectedCharacter(first, position: index + 1)
    }
    index += 1
    return .sign(first)
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  fileprivate var isNamePart: Bool {
    isDigit || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" || self == "."
  }
}
