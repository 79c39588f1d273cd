/// Why an expression over columns cannot be read or computed.
package enum ExpressionError: Error, Equatable, CustomStringConvertible {
  /// A character that starts nothing; positions count characters from 1.
  case unexpectedCharacter(String, position: Int)
  /// A word or sign where something else must stand.
  case unexpected(String, position: Int)
  case unexpectedEnd
  /// A quotation mark without its partner.
  case unterminated(position: Int)
  case unknownColumn(String)
  /// Text where a number must stand or the other way round; names the operator or function.
  case wrongKind(String)
  /// A comparison, a condition or `round` where a derivative is needed.
  case notDifferentiable(String)

  package var description: String {
    switch self {
    case .unexpectedCharacter(let character, let position): "character “\(character)” at \(position) is not understood"
    case .unexpected(let word, let position): "“\(word)” at \(position) cannot stand there"
    case .unexpectedEnd: "it ends too early"
    case .unterminated(let position): "the quotation mark at \(position) is not closed"
    case .unknownColumn(let name): "there is no column “\(name)”"
    case .wrongKind(let place): "“\(place)” is given text and numbers that do not go together"
    case .notDifferentiable(let place): "“\(place)” has no derivative, so it cannot stand in a contrast"
    }
  }
}
