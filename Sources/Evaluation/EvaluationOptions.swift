/// How the uncertain parts of a result are computed.
package struct EvaluationOptions: Sendable, Equatable {
  /// Text whose SHA-256 seeds the simulation; nil: programme, round and digest of the inputs, separated by `/`.
  package var seedText: String?
  /// Replicates of the simulation of scores, ranks and grades.
  package var replicates: Int
  /// Confidence level of all limits.
  package var level: Double

  package init(seedText: String? = nil, replicates: Int = 4000, level: Double = 0.95) {
    self.seedText = seedText
    self.replicates = replicates
    self.level = level
  }
}
