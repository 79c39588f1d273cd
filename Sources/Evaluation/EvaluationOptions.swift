/// How the uncertain parts of a result are computed.
package struct EvaluationOptions: Sendable, Equatable {
  /// Text whose SHA-256 seeds the simulation; nil: programme, round and digest of the inputs, separated by `/`.
  package var seedText: String?
  /// Replicates of the simulation of scores, ranks and grades.
  package var replicates: Int
  /// Confidence level of all limits.
  package var level: Double
  /// Rows of the design that shares the uncertainty out among its sources.
  package var sourceRows = 2000
  /// κ of the Dirichlet weights of that design: at 100 a weight of 0.25 has the standard deviation 0.043.
  package var weightConcentration = 100.0
  /// How far each weight may be from the declared one, relative to it, for the ranks that no such weights leave.
  package var weightTolerance = 0.25

  package init(seedText: String? = nil, replicates: Int = 10_000, level: Double = 0.95) {
    self.seedText = seedText
    self.replicates = replicates
    self.level = level
  }
}
