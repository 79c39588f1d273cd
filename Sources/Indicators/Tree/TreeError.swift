/// Why goalposts, a tree or its scores are not valid. Names are the identifiers of the nodes.
package enum TreeError: Error, Equatable, Sendable {
  /// Goalposts that are equal or not finite: give two different values.
  case notGoalposts(zero: Double, full: Double)
  /// A tree that is a single leaf: give it children.
  case noIndicators
  /// Two nodes with the same identifier.
  case repeatedID(String)
  /// A weight that is negative or not finite.
  case negativeWeight(String)
  /// A node whose children all weigh 0.
  case zeroWeights(String)
  /// A list that does not have one entry for each leaf.
  case unequalLengths(expected: Int, found: Int)
  /// A score that is not finite or lies outside 0…100, or a cap that is not a number, at this node.
  case invalidScore(String)
  /// A cap for a node that the tree does not have.
  case unknownNode(String)
}
