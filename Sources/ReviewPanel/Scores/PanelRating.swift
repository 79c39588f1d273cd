/// What a judge gave a unit on one criterion.
package struct PanelRating: Sendable, Equatable {
  package var judge: String
  package var unit: String
  package var criterion: String
  /// Nil when the judge was recused.
  package var score: Double?

  package init(judge: String, unit: String, criterion: String, score: Double?) {
    self.judge = judge
    self.unit = unit
    self.criterion = criterion
    self.score = score
  }
}
