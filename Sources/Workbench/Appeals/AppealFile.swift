import Evaluation
import ProgrammeModel

/// The JSON of an appeal file; its keys are stable. Values are unrounded.
struct AppealFile: Encodable {
  let programme: String
  let round: String
  let site: SiteResult
  /// Groups, ranks under other weights, and what alone would change the grade.
  let stability: SiteStability?
  /// Sites in all, among which the site is ranked.
  let sites: Int
  /// The grades with the lowest total of each, from the best.
  let grades: [GradeLimit]
  let gate: Gate
  /// The score, each dimension, each indicator, and the verification factor of the district: parents with weights, goalposts,
  /// rows.
  let figures: [Derivation]
  /// The imported files by batch, with their SHA-256.
  let files: [BatchStamp]
  let method: MethodStamp
  /// Digests of all inputs and of the programme's definition.
  let inputs: String
  let plan: String
  /// The head line of the log.
  let head: String

  struct GradeLimit: Encodable {
    let grade: String
    let minimum: Double
  }

  /// Satisfaction that grades are held against.
  struct Gate: Encodable {
    let indicator: String
    let floor: Double
    let lowerLimitFor: String
    let ceilingBelow: String
  }

  init(
    _ result: RoundResult, site: SiteResult, derivations: [Derivation], programme: Programme, head: String
  ) {
    self.programme = result.programme
    round = result.round
    self.site = site
    stability = result.stability?.sites.first { $0.site == site.site }
    sites = result.sites.count
    grades = programme.grading.grades.map { GradeLimit(grade: $0.id, minimum: $0.minimum) }
    let gate = programme.grading.gate
    self.gate = Gate(
      indicator: gate.indicator, floor: gate.floor, lowerLimitFor: gate.lowerLimitFor, ceilingBelow: gate.ceilingBelow)
    figures = derivations
    let used = Set(derivations.flatMap(\.rows).map(\.batch))
    files = result.inputs.batches.filter { used.contains($0.id) }
    method = result.method
    inputs = result.inputs.digest
    plan = result.plan.digest
    self.head = head
  }
}
