import Indicators
import ProgrammeModel
import Statistics

/// The sites' values with their errors in the form in which ranks are simulated.
///
/// - The survey's indicators of a site come from the same respondents: they are drawn with their covariance.
/// - Values corrected by the same verification factor are multiplied by one drawn factor and have an error of their
///   own.
/// - All other values err independently.
/// - A value whose error is not defined borrows the median of the other sites' for that indicator, and a finding says
///   so.
struct UncertainSites: Sendable {
  let units: [UncertainUnit]
  let factors: [CommonFactor]
  let findings: [Finding]

  /// - Parameters:
  ///   - outcomes: by site and indicator.
  ///   - caps: by site.
  init(_ families: MeasureFamilies, outcomes: [[SiteOutcome]], caps: [[String: Double]]) {
    let shared = SharedFactors(outcomes)
    let borrowed = Self.medians(outcomes)
    let definitions = families.evidence.programme.indicators
    var units: [UncertainUnit] = []
    var findings: [Finding] = []
    for (site, outcomes) in outcomes.enumerated() {
      var unit = UncertainUnit(states: [], caps: caps[site])
      for (leaf, outcome) in outcomes.enumerated() {
        unit.states.append(outcome.state(error: shared.drawnError(of: outcome, unit: site) ?? borrowed[leaf]))
        guard let value = outcome.value, value.figure.se == nil, let error = borrowed[leaf] else { continue }
        let name = families.evidence.sites[site].site.id
        findings.append(Finding(.errorBorrowed, site: name, subject: definitions[leaf].id, value: error))
      }
      unit.blocks = Self.surveyBlock(families.survey, outcomes, site: site, definitions: definitions)
      units.append(unit)
    }
    self.units = units
    self.findings = findings
    factors = shared.factors
  }

  /// By indicator: the median standard error of the sites that have one.
  private static func medians(_ outcomes: [[SiteOutcome]]) -> [Double?] {
    (outcomes.first ?? []).indices.map { leaf in
      quantile(ofSorted: outcomes.compactMap { $0[leaf].value?.figure.se }.sorted(), probability: 0.5)
    }
  }

  /// The survey's indicators of a site whose errors are defined, with their covariance; none below two of them.
  private static func surveyBlock(
    _ survey: SurveyFigures, _ outcomes: [SiteOutcome], site: Int, definitions: [IndicatorDefinition]
  ) -> [CovarianceBlock] {
    guard let covariance = survey.covariance(site: site) else { return [] }
    var members: [(leaf: Int, row: Int)] = []
    for (leaf, definition) in definitions.enumerated() where outcomes[leaf].value?.figure.se != nil {
      if let row = survey.indicators.firstIndex(of: definition.id) { members.append((leaf, row)) }
    }
    guard members.count > 1 else { return [] }
    let matrix = members.flatMap { left in members.map { covariance[left.row][$0.row] } }
    return [CovarianceBlock(leaves: members.map(\.leaf), covariance: matrix)]
  }
}

extension SiteOutcome {
  /// The outcome as a state of the tree, with a given error.
  func state(error: Double?) -> IndicatorState {
    switch self {
    case .notApplicable: .notApplicable
    case .missing: .missing
    case .value(let value) where value.verified: .scored(value.figure.value, standardError: error)
    case .value(let value): .unverified(value.figure.value, standardError: error)
    }
  }
}

/// The verification factors that several values share.
private struct SharedFactors {
  let factors: [CommonFactor]
  private let members: Set<Int>

  /// One factor for each name, for the sites all of whose values among its indicators share it. A site that was
  /// visited and shares it in part only errs on its own there.
  init(_ outcomes: [[SiteOutcome]]) {
    var leaves: [String: Set<Int>] = [:]
    var errors: [String: Double] = [:]
    for outcome in outcomes {
      for (leaf, outcome) in outcome.enumerated() {
        guard let shared = outcome.value?.shared else { continue }
        leaves[shared.name, default: []].insert(leaf)
        errors[shared.name] = shared.relative
      }
    }
    var factors: [CommonFactor] = []
    for name in leaves.keys.sorted() {
      let concerned = (leaves[name] ?? []).sorted()
      let units = outcomes.indices.filter { unit in
        let values = concerned.compactMap { outcomes[unit][$0].value }
        return !values.isEmpty && values.allSatisfy { $0.shared?.name == name }
      }
      factors.append(CommonFactor(units: units, leaves: concerned, relativeError: errors[name] ?? 0))
    }
    self.factors = factors
    members = Set(factors.flatMap(\.units))
  }

  /// The error that is drawn for the value itself: without the shared part where the factor is drawn.
  func drawnError(of outcome: SiteOutcome, unit: Int) -> Double? {
    members.contains(unit) ? outcome.value?.ownError : outcome.value?.figure.se
  }
}
