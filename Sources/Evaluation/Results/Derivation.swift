/// Where a figure of a result comes from, one step back: its parents with their weights, its scale, the rows it rests
/// on.
package struct Derivation: Sendable, Equatable, Codable {
  /// The figure's name, as `RoundEvaluation.derivation` lists them.
  package let figure: String
  /// The value, unrounded; nil for an indicator that is missing or not applicable.
  package let value: Figure?
  /// Name of the formula, explained in docs/methods/evaluation.md: `weighted-mean`, `capped-weighted-mean`, `mean`,
  /// or the name of the measure (`surveyShare`).
  package let formula: String
  /// Of an indicator: scored, unverified, not-applicable, missing.
  package let status: IndicatorResult.Status?
  /// Of an indicator: its score between the goalposts.
  package let score: Double?
  package let goalposts: Scale?
  package let parents: [Parent]
  package let rows: [RowSet]

  /// A figure that enters with a weight.
  package struct Parent: Sendable, Equatable, Codable {
    package let figure: String
    package let weight: Double
    package let value: Double?
  }

  /// The values that score 0 and 100.
  package struct Scale: Sendable, Equatable, Codable {
    package let zero: Double
    package let full: Double
  }

  /// Lines of one imported file.
  package struct RowSet: Sendable, Equatable, Codable {
    package let kind: String
    package let batch: Int
    /// Name of the file; nil when the batch is not on record.
    package let file: String?
    package let lines: [Int]
  }
}
