import Statistics

/// What is left out of a unit's marks before they are averaged.
package enum Trimming: String, Sendable, CaseIterable {
  case none
  /// One highest and one lowest mark, of equal ones a single copy.
  case dropHighLow
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
      let given = row.compactMap { $0 }.sorted()
      let kept = trimming == .none ? given : Array(given.dropFirst().dropLast())
      return UnitScore(
        unit: unit, count: given.count, mean: mean(of: kept), standardDeviation: standardDeviation(of: given))
    }
  }
}

/// The arithmetic mean; nil of none.
func mean(of numbers: [Double]) -> Double? {
  numbers.isEmpty ? nil : numbers.compensatedSum() / Double(numbers.count)
}

private func standardDeviation(of numbers: [Double]) -> Double? {
  guard numbers.count > 1, let center = mean(of: numbers) else { return nil }
  let squares = numbers.map { ($0 - center) * ($0 - center) }.compensatedSum()
  return (squares / Double(numbers.count - 1)).squareRoot()
}
