import Foundation
import Timing

/// How often the 95 % intervals of a figure cover the truth over simulated programmes.
struct Coverage {
  var covered = 0
  var total = 0

  mutating func count(_ truth: Double, lower: Double?, upper: Double?) {
    guard let lower, let upper else { return }
    total += 1
    if lower <= truth, truth <= upper { covered += 1 }
  }

  mutating func add(_ other: Coverage) {
    covered += other.covered
    total += other.total
  }

  /// Share covered with the standard error of a share of independent intervals.
  var line: String {
    guard total > 0 else { return "no intervals" }
    let share = Double(covered) / Double(total)
    let error = (share * (1 - share) / Double(total)).squareRoot()
    return String(format: "%.2f %% of %d intervals (s.e. %.2f)", 100 * share, total, 100 * error)
  }
}

/// What of an evaluation's JSON the coverage needs.
struct EvaluatedRound: Decodable {
  struct Figure: Decodable {
    let value: Double
    let lower: Double?
    let upper: Double?
  }
  struct Indicator: Decodable {
    let id: String
    let value: Figure?
  }
  struct Site: Decodable {
    let site: String
    let indicators: [Indicator]
  }
  struct Area: Decodable {
    let satisfaction: Figure
  }
  struct Details: Decodable {
    let sites: [Site]
    let city: Area
  }
  let details: Details
}
