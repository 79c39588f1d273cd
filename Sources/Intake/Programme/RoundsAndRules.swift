import ProgrammeModel

extension [EvaluationRound] {
  /// The rounds of a list in their order; `previous` names an earlier one.
  init(rounds: [DefinitionValue], calendar: [String], _ problems: inout [IntakeProblem]) {
    let names = rounds.map { [$0].identifiers.texts }
    rounds.identifiers.reportRepeated(&problems)
    self = rounds.enumerated().compactMap { position, value in
      EvaluationRound(value, earlier: names.prefix(position).flatMap(\.self), calendar: calendar, &problems)
    }
  }
}

extension EvaluationRound {
  private static let keys = ["id", "name", "period", "baseline", "selfReportDeadline", "decidesRollOut"]
  private static let options = ["previous", "steps", "districtReport", "acceptance"]

  fileprivate init?(
    _ value: DefinitionValue, earlier: [String], calendar: [String], _ problems: inout [IntakeProblem]
  ) {
    guard let map = DefinitionMap(value, required: Self.keys, optional: Self.options, &problems) else {
      return nil
    }
    let id = map.text("id", &problems)
    let name = map.localized("name", &problems)
    let period = map.dates("period", &problems)
    let baseline = map.dates("baseline", &problems)
    let deadline = map["selfReportDeadline"]?.date(&problems)
    let previous = map.name("previous", among: earlier, rule: .notInCodebook, &problems)
    let decidesRollOut = map["decidesRollOut"]?.flag(&problems)
    let entries = map.list("steps", &problems)
    entries?.identifiers.reportRepeated(&problems)
    let steps = entries?.compactMap { ProcedureStep($0, calendar: calendar, &problems) }
    let report = map["districtReport"].flatMap { DistrictReportRules($0, &problems) }
    let acceptance = map.list("acceptance", &problems)?
      .compactMap { AcceptanceStep($0, calendar: calendar, &problems) }
    guard let id, let name, let period, let baseline, let deadline, let decidesRollOut else { return nil }
    self.init(
      id: id, name: name, period: period, baseline: baseline, selfReportDeadline: deadline, previous: previous,
      decidesRollOut: decidesRollOut, steps: steps, districtReport: report, acceptance: acceptance)
  }
}

extension ProcedureStep {
  fileprivate init?(_ value: DefinitionValue, calendar: [String], _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["id", "name", "owner", "due", "records"], &problems)
    let id = map?.text("id", &problems)
    let name = map?.localized("name", &problems)
    let owner = map?.name("owner", among: ProgrammeCatalogue.actors, rule: .notInCodebook, &problems)
    let milestone = map?.name("due", among: calendar, rule: .notInCodebook, &problems)
    let records = map?.list("records", &problems)?
      .compactMap { $0.name(among: OnRecord.names, rule: .notInCodebook, &problems) }
    guard let id, let name, let owner, let milestone, let records else { return nil }
    self.init(id: id, name: name, owner: owner, milestone: milestone, records: records)
  }
}

extension ProgrammeRules {
  private static let keys = [
    "minimumProjects", "grant", "grantFund", "matchingRatio", "applications", "eligibility", "purposes", "execution",
  ]
  private static let options = ["application", "incomeKinds", "audit", "sources", "crossChecks", "consultation"]

  init?(
    _ value: DefinitionValue, rounds: [String], projects: [String], calendar: [String],
    _ problems: inout [IntakeProblem]
  ) {
    guard let map = DefinitionMap(value, required: Self.keys, optional: Self.options, &problems) else { return nil }
    let minimumProjects = map.integer("minimumProjects", atLeast: 0, &problems)
    let grant = map.integer("grant", atLeast: 0, &problems)
    let grantFund = map.text("grantFund", &problems)
    let matchingRatio = map.nonnegative("matchingRatio", &problems)
    let applications = map["applications"]?.limits(&problems)
    let eligibility = map.list("eligibility", &problems).map { $0.compactMap { LocalizedText($0, &problems) } }
    let purposes = map.texts("purposes", &problems)
    let execution = map["execution"].flatMap { Self.execution($0, rounds: rounds, &problems) }
    let application = map["application"].flatMap { ApplicationRules($0, &problems) }
    let incomeKinds = map["incomeKinds"] == nil ? nil : map.texts("incomeKinds", &problems)
    let audit = map["audit"].flatMap { AuditRules($0, rounds: rounds, &problems) }
    let sources = map["sources"].flatMap { Self.sources($0, &problems) }
    let consultation = map.name("consultation", among: calendar, rule: .notInCodebook, &problems)
    let checks = map.list("crossChecks", &problems)?.compactMap { CrossCheck($0, projects: projects, &problems) }
    guard let minimumProjects, let grant, let grantFund, let matchingRatio, let applications, let eligibility,
      let purposes, let execution,
      let fewest = Int(exactly: applications.lowerBound), let most = Int(exactly: applications.upperBound)
    else { return nil }
    self.init(
      minimumProjects: minimumProjects, grant: grant, grantFund: grantFund, matchingRatio: matchingRatio,
      applications: fewest...most, eligibility: eligibility, purposes: purposes, execution: execution,
      application: application, incomeKinds: incomeKinds, audit: audit, sources: sources, crossChecks: checks,
      consultation: consultation)
  }

  private static func execution(
    _ value: DefinitionValue, rounds: [String], _ problems: inout [IntakeProblem]
  ) -> [String: ClosedRange<Double>]? {
    guard let map = DefinitionMap(value, required: rounds, &problems) else { return nil }
    var shares: [String: ClosedRange<Double>] = [:]
    for round in rounds { shares[round] = map[round]?.limits(&problems) }
    return shares
  }
}

extension ClickRules {
  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["surgeFactor"], &problems)
    guard let factor = map?.positive("surgeFactor", &problems) else { return nil }
    self.init(surgeFactor: factor)
  }
}

extension InspectionRules {
  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(
      value, required: ["sitesPerDistrict", "reservesPerDistrict", "minimumForDistrictFactor"], &problems)
    let sites = map?.integer("sitesPerDistrict", atLeast: 1, &problems)
    let reserves = map?.integer("reservesPerDistrict", atLeast: 0, &problems)
    let minimum = map?.integer("minimumForDistrictFactor", atLeast: 2, &problems)
    guard let sites, let reserves, let minimum else { return nil }
    self.init(sitesPerDistrict: sites, reservesPerDistrict: reserves, minimumForDistrictFactor: minimum)
  }
}

extension ProgrammeTarget {
  private static let keys = ["id", "name", "target", "measure"]

  /// How a measure is written.
  private enum Form: String, CaseIterable {
    case sites
    case sitesRunning
    case reportedItem
    case lowestReported
    case notMeasured

    /// Whether `of` says which project or item counts; the other forms have no `of`.
    var hasObject: Bool {
      switch self {
      case .sitesRunning, .reportedItem, .lowestReported: true
      case .sites, .notMeasured: false
      }
    }
  }

  init?(_ value: DefinitionValue, projects: [String], _ problems: inout [IntakeProblem]) {
    let written = [value].compactMap { $0.entry("measure") }.texts.first.flatMap(Form.init(rawValue:))
    let required =
      Self.keys + (written?.hasObject == true ? ["of"] : []) + (written == .lowestReported ? ["item"] : [])
    // A measure that is not known is reported by its name alone, not a second time by its `of`.
    guard let map = DefinitionMap(value, required: required, optional: written == nil ? ["of"] : [], &problems)
    else { return nil }
    let id = map.text("id", &problems)
    let name = map.localized("name", &problems)
    let target = map.number("target", &problems)
    let measure = map.choice("measure", of: Form.self, &problems)
      .flatMap { Self.measure($0, map, projects: projects, &problems) }
    guard let id, let name, let target, let measure else { return nil }
    self.init(id: id, name: name, target: target, measure: measure)
  }

  private static func measure(
    _ form: Form, _ map: DefinitionMap, projects: [String], _ problems: inout [IntakeProblem]
  ) -> TargetMeasure? {
    switch form {
    case .sites: .sites
    case .sitesRunning:
      map.name("of", among: projects, rule: .unknownProject, &problems).map { .sitesRunning(project: $0) }
    case .reportedItem: map.text("of", &problems).map { .reportedItem($0) }
    case .lowestReported:
      map.name("of", among: projects, rule: .unknownProject, &problems).flatMap { project in
        map.text("item", &problems).map { .lowestReported(project: project, item: $0) }
      }
    case .notMeasured: .notMeasured
    }
  }
}

extension RollOutRule {
  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(
      value, required: ["satisfactionFloor", "verificationFloor"], optional: ["programmeShare"], &problems)
    let satisfaction = map?.share("satisfactionFloor", &problems)
    let verification = map?.share("verificationFloor", &problems)
    guard let satisfaction, let verification else { return nil }
    self.init(
      satisfactionFloor: satisfaction, verificationFloor: verification,
      programmeShare: map?["programmeShare"] == nil ? nil : map?.share("programmeShare", &problems))
  }
}
