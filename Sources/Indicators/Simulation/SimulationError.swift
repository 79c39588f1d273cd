/// Why grades or a simulation are not valid. Units, leaves, blocks and factors count from 0 in the lists handed over.
package enum SimulationError: Error, Equatable, Sendable {
  case repeatedGrade(String)
  /// A grade whose minimum is not below that of the grade before it.
  case unorderedGrades(String)
  /// No grade with a minimum of 0 or less.
  case noLowestGrade
  /// Fewer than two replicates, or a level outside (0, 1).
  case invalidReplicates(Int)
  case invalidLevel(Double)
  /// Goalposts that are not one for each leaf.
  case unequalLengths(expected: Int, found: Int)
  /// A unit whose states or caps do not fit the tree.
  case invalidUnit(Int, TreeError)
  /// A value that is not finite, or an error that is negative or not finite.
  case invalidValue(unit: Int, leaf: Int)
  /// A block whose matrix has not the size of its leaves, or names a leaf twice or one without a value.
  case invalidBlock(unit: Int, block: Int)
  /// A block whose matrix is no covariance matrix.
  case notPositiveSemidefinite(unit: Int, block: Int)
  /// A leaf in two covariance blocks of a unit.
  case overlappingBlocks(unit: Int, leaf: Int)
  /// A factor that names an unknown unit or leaf, or has a negative or infinite error.
  case invalidFactor(Int)
  /// A value that two factors would multiply.
  case overlappingFactors(unit: Int, leaf: Int)
  /// A gate or a group that names an unknown leaf or unit.
  case unknownPlace(Int)
}
