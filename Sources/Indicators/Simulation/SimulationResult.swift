/// A score with what the simulation says of its spread.
package struct SimulatedScore: Sendable, Equatable {
  /// The score of the values as given.
  package let point: Double
  /// Mean over the replicates; below the point where truncation or a cap cuts the upper side.
  package let mean: Double
  /// Standard deviation over the replicates (n − 1): the simulated standard error.
  package let standardDeviation: Double
}

/// One unit's place among the others.
package struct SimulatedUnit: Sendable, Equatable {
  /// Nil when nothing applies to the unit; it then has no rank and no grade.
  package let total: SimulatedScore?
  /// Scores of the nodes below the root, in the order of `IndicatorTree.topNodes`; nil where not applicable.
  package let topNodes: [SimulatedScore?]
  /// Rank of the point total.
  package let rank: Int?
  /// Limits of the rank at the level asked for, widened to contain `rank`.
  package let rankLimits: ClosedRange<Int>?
  /// Group of units whose order is not sure at the level asked for, from 1, the best first; see `OrderTally`.
  package let tieGroup: Int?
  /// Share of the replicates in each grade after the gate, in the order of the grades; empty without a total.
  package let gradeProbabilities: [Double]
}

/// What a simulation of ranks found.
package struct SimulationResult: Sendable, Equatable {
  package let units: [SimulatedUnit]
  /// Mean total of each group of units; nil where no unit of the group has a total.
  package let groups: [SimulatedScore?]
}
