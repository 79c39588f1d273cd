import Indicators
import ProgrammeModel

/// The gate that satisfaction sets, checked once: which grades a site can have, whatever else it scores.
struct SatisfactionGate: Sendable {
  private let refused: Int
  private let ceiling: Int
  let indicator: String
  let floor: Double

  /// - Throws: `unknownGate` when the gate names a grade or an indicator that the programme does not have.
  init(_ programme: Programme) throws(EvaluationError) {
    let gate = programme.grading.gate
    func position(_ grade: String) throws(EvaluationError) -> Int {
      guard let position = programme.grading.grades.firstIndex(where: { $0.id == grade }) else {
        throw .unknownGate(grade)
      }
      return position
    }
    guard programme.indicators.contains(where: { $0.id == gate.indicator }) else { throw .unknownGate(gate.indicator) }
    refused = try position(gate.lowerLimitFor)
    ceiling = try position(gate.ceilingBelow)
    indicator = gate.indicator
    floor = gate.floor
  }

  /// The position of the best grade that the limits of satisfaction allow.
  ///
  /// The gated grade and those above it need the lower limit at the floor or above; a limit that is not known is no
  /// proof. An upper limit below the floor bounds the grade from above.
  func bestAllowed(lower: Double?, upper: Double?) -> Int {
    max(isRefused(lower: lower) ? refused + 1 : 0, isBounded(upper: upper) ? ceiling : 0)
  }

  func isRefused(lower: Double?) -> Bool { !(lower.map { $0 >= floor } ?? false) }
  func isBounded(upper: Double?) -> Bool { upper.map { $0 < floor } ?? false }

  /// The same for the replicates of a simulation: the limits of each site move with the share that is drawn, so that
  /// the simulation asks how the same procedure would grade such a site.
  func inReplicates(leaf: Int, figures: [Figure?]) -> GradeGate {
    GradeGate(leaf: leaf) { unit, value in
      guard let figure = figures[unit], let value else { return bestAllowed(lower: nil, upper: nil) }
      let shift = value - figure.value
      return bestAllowed(lower: figure.lower.map { $0 + shift }, upper: figure.upper.map { $0 + shift })
    }
  }
}
