/// A formula over the columns of a table, read once and then computed for tables.
///
/// ```
/// condition  = conjunction { "or" conjunction }          product = sign { ("*" | "/") sign }
/// conjunction = negation { "and" negation }              sign    = [ "-" ] sign | power
/// negation   = "not" negation | comparison               power   = primary [ "^" sign ]
/// comparison = sum [ ("==" | "!=" | "<" | "<=" | ">" | ">=") sum ]
/// sum        = product { ("+" | "-") product }
/// primary    = number | 'text' | column | `column` | function "(" condition ")" | "(" condition ")"
/// ```
/// Functions: `log`, `exp`, `sqrt`, `abs`, `round` (to the even neighbour at a half), `missing`.
package struct ColumnExpression: Sendable, Equatable {
  /// The expression as written.
  package let source: String
  /// The columns it uses, in the order of their first mention.
  package let columnNames: [String]
  let root: ExpressionNode

  /// Reads an expression; the columns are looked up when it is computed.
  package init(_ source: String) throws(ExpressionError) {
    self.source = source
    var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: source))
    root = try parser.parse()
    columnNames = parser.names
  }
}

/// A part of an expression.
indirect enum ExpressionNode: Sendable, Equatable {
  case number(Double)
  case text(String)
  case column(String)
  case negative(ExpressionNode)
  case not(ExpressionNode)
  case arithmetic(Arithmetic, ExpressionNode, ExpressionNode)
  case comparison(Comparison, ExpressionNode, ExpressionNode)
  case logical(Logical, ExpressionNode, ExpressionNode)
  case function(ExpressionFunction, ExpressionNode)

  enum Arithmetic: String { case plus = "+", minus = "-", times = "*", over = "/", power = "^" }
  enum Comparison: String {
    case equal = "==", unequal = "!=", less = "<", atMost = "<=", greater = ">", atLeast = ">="
  }
  enum Logical: String { case and, or }
}

/// The functions that an expression may call.
enum ExpressionFunction: String, Sendable {
  case log, exp, sqrt, abs, round, missing
}
