import ProgrammeModel

/// The grades of the total score and the gate that satisfaction sets, checked once.
struct GradeRule: Sendable {
  private let minimums: [Double]
  private let names: [String]
  private let refused: Int
  private let ceiling: Int
  let floor: Double

  /// - Throws: `noGrades`, or `unknownGate` when the gate names a grade or an indicator that the programme does not have.
  init(_ programme: Programme) throws(EvaluationError) {
    let grades = programme.grading.grades
    let gate = programme.grading.gate
    guard !grades.isEmpty else { throw .noGrades }
    guard programme.indicators.contains(where: { $0.id == gate.indicator }) else { throw .unknownGate(gate.indicator) }
    guard let refused = grades.firstIndex(where: { $0.id == gate.lowerLimitFor }) else {
      throw .unknownGate(gate.lowerLimitFor)
    }
    guard let ceiling = grades.firstIndex(where: { $0.id == gate.ceilingBelow }) else {
      throw .unknownGate(gate.ceilingBelow)
    }
    minimums = grades.map(\.minimum)
    names = grades.map(\.id)
    self.refused = refused
    self.ceiling = ceiling
    floor = gate.floor
  }

  var count: Int { names.count }

  func name(_ grade: Int) -> String { names[grade] }

  /// The position of the grade that the score alone earns: the first whose minimum it reaches, else the last.
  func grade(score: Double) -> Int { minimums.firstIndex { score >= $0 } ?? minimums.count - 1 }

  /// The position of the grade after the gate: never a better one.
  ///
  /// The gated grade and those above it need satisfaction's lower limit at the floor; a limit that is not known is no proof.
  /// An upper limit below the floor bounds the grade from above.
  func gated(_ grade: Int, lower: Double?, upper: Double?) -> Int {
    var gated = grade
    if gated <= refused, !(lower.map { $0 >= floor } ?? false) { gated = min(refused + 1, count - 1) }
    if let upper, upper < floor { gated = max(gated, ceiling) }
    return gated
  }
}
