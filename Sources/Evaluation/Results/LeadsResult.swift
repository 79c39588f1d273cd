/// What in the counts wants a second look. Leads accuse nobody and change no score.
package struct LeadsResult: Sendable, Equatable, Codable {
  /// Months or sites with equal counts throughout.
  package var copies: [Copy]
  /// Months far above the others of their series.
  package var spikes: [Spike]
  /// First digits of the ledgers' amounts, city and districts, against Benford's law.
  package var digits: [Digits]

  package struct Copy: Sendable, Equatable, Codable {
    /// The site, twice where two months of it are equal.
    package var first: Place
    package var second: Place
    package var values: [Int]
    /// Chance of so much equality anywhere among all pairs compared.
    package var p: Double
    package var evidence: [String]
  }

  package struct Place: Sendable, Equatable, Codable {
    package var site: String
    /// Nil for the whole series of a measure.
    package var month: String?
    /// A project for all its counts of a month, `project/measure` for a series; `clicks` for the website's views.
    package var measure: String
  }

  package struct Spike: Sendable, Equatable, Codable {
    package var site: String
    package var month: String
    package var measure: String
    package var value: Int
    /// Mean of the other months.
    package var expected: Double
    /// Adjusted for all months tested.
    package var p: Double
    package var evidence: [String]
  }

  package struct Digits: Sendable, Equatable, Codable {
    package var area: String
    package var amounts: Int
    /// By digit 1…9.
    package var observed: [Int]
    package var meanAbsoluteDeviation: Double
    /// Of chi-squared, adjusted over the areas (Holm).
    package var p: Double
    /// Nigrini's word: close, acceptable, marginal, nonconforming.
    package var conformity: String
  }
}
