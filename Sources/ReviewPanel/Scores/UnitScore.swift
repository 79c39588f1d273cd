import Statistics

/// What is left out of a unit's marks before they are averaged.
package enum Trimming: String, Sendable, CaseIterable {
  case none
  /// One highest and one lowest mark, of equal ones a single copy.
  case dropHighLow

  fileprivate var rule: ScoreRule { self == .none ? .mean : .dropHighLow(1) }
}

/// The mean mark of a unit.
package struct UnitScore: Sendable, Equatable {
  package let unit: String
  /// Marks given, before trimming.
  package let count: Int
  /// Mean of the marks kept; nil when none are: without any mark, or with fewer than three under `dropHighLow`.
  package let mean: Double?
  /// Standard deviation (n − 1) of all marks; nil below two.
  package let standardDeviation: Double?
}

extension PanelScores {
  /// The mean mark of each unit, in the order of `units`.
  package func unitScores(trimming: Trimming) -> [UnitScore] {
    zip(units, marks).map { unit, row in
      let given = row.compactMap { $0 }
      return UnitScore(
        unit: unit, count: given.count, mean: trimming.rule.score(of: given),
        standardDeviation: Moments(given.sorted())?.standardDeviation)
    }
  }
}

/// The arithmetic mean; nil of none.
func mean(of numbers: [Double]) -> Double? {
  numbers.isEmpty ? nil : numbers.compensatedSum() / Double(numbers.count)
}

/// A residual sum of squares, 0 when rounding alone can have made it: at most 1e-20 of the marks' own squares.
func clearedOfRounding(_ sumOfSquares: Double, marks: [Double]) -> Double {
  sumOfSquares > 1e-20 * marks.lazy.map { $0 * $0 }.compensatedSum() ? sumOfSquares : 0
}
