package import ProgrammeModel

/// Every input file of a programme's rounds, made from its definition, its questionnaire and a seed.
///
/// It comes in two steps, because the sites that are inspected are drawn in between: `frame()` and `files(of:)` first,
/// `inspections(of:round:)` for the drawn sites later. The same programme, questionnaire, seed and sizes give the same
/// bytes. The truth behind the files is in `truth(of:)`.
package struct SimulatedProgramme: Sendable {
  let programme: Programme
  let questionnaire: Questionnaire
  let seed: SimulationSeed
  let respondents: Int
  let judges: Int
  let worlds: [SiteWorld]
  let survey: SurveyModel

  /// - Parameters:
  ///   - sites: sites in all, spread over the districts in proportion to their quotas; nil = the quotas themselves.
  ///   - respondents: planned for each site; about one in twenty does not answer.
  /// - Throws: `SimulationError` when the questionnaire does not fit the programme or a size is too small.
  package init(
    programme: Programme, questionnaire: Questionnaire, seed: SimulationSeed, sites: Int? = nil, respondents: Int = 40,
    judges: Int = 9
  ) throws(SimulationError) {
    guard respondents >= 2 else { throw .tooFew("respondents") }
    guard judges >= 1 else { throw .tooFew("judges") }
    self.programme = programme
    self.questionnaire = questionnaire
    self.seed = seed
    self.respondents = respondents
    self.judges = judges
    survey = try SurveyModel(programme: programme, questionnaire: questionnaire, seed: seed)
    let counts = try Self.siteCounts(of: programme.districts, total: sites)
    worlds = SiteWorld.worlds(of: programme, counts: counts, seed: seed)
  }

  /// The sites, by district in the order of the programme.
  package var sites: [Site] { worlds.map(\.site) }

  /// The list of sites, `sites.csv`: the frame of the survey and of the inspection draw.
  package func frame() -> SimulatedFile {
    var file = RecordFile(.sites, .chinese, programme: programme)
    for site in sites {
      file.add([
        "site": site.id, "district": site.district, "name": site.name, "street": site.street,
        "residents": "\(site.residents)", "eligible_elders": "\(site.eligibleElders)",
        "projects": site.projects.joined(separator: " "),
      ])
    }
    return file.file(path: "sites.csv", encoding: .utf8WithMark, title: "The sites with their contracted projects")
  }

  /// All files of a round except the inspection's, in the folder named like the round.
  package func files(of round: EvaluationRound) -> [SimulatedFile] {
    let records = [
      clicks(of: round), installs(of: round), rooms(of: round), counts(of: round), selfReports(of: round),
      ledger(of: round), changes(of: round), scorecards(of: round), districtReports(of: round), acceptances(of: round),
    ].compactMap(\.self)
    return (surveys(of: round) + records).filter(\.hasRows)
  }

  /// The survey is exported from several systems: each takes every third district.
  private func surveys(of round: EvaluationRound) -> [SimulatedFile] {
    SurveyExport.allCases.enumerated().map { position, export in
      let districts = programme.districts.enumerated()
        .filter { $0.offset % SurveyExport.allCases.count == position }
        .map(\.element.id)
      let interviews = worlds.filter { districts.contains($0.site.district) }
        .flatMap { self.interviews(of: $0, round: round) }
      return export.file(interviews, questions: questionnaire.questions, folder: round.id)
    }
  }

  /// Largest remainders (Hamilton) of the quotas; a district with a quota keeps at least one site.
  private static func siteCounts(of districts: [District], total: Int?) throws(SimulationError) -> [String: Int] {
    let quotas = districts.map(\.quota)
    let sum = quotas.reduce(0, +)
    guard let total, total != sum else {
      return Dictionary(districts.map { ($0.id, $0.quota) }) { first, _ in first }
    }
    guard total >= quotas.count(where: { $0 > 0 }), sum > 0 else { throw .tooFew("sites") }
    var counts = quotas.map { $0 > 0 ? max(1, $0 * total / sum) : 0 }
    let byRemainder = quotas.indices.sorted {
      let (left, right) = (quotas[$0] * total % sum, quotas[$1] * total % sum)
      return left == right ? $0 < $1 : left > right
    }
    for index in byRemainder where counts.reduce(0, +) < total { counts[index] += 1 }
    while counts.reduce(0, +) > total, let most = counts.indices.max(by: { counts[$0] < counts[$1] }) {
      counts[most] -= 1
    }
    return Dictionary(zip(districts.map(\.id), counts)) { first, _ in first }
  }
}

extension SimulatedProgramme {
  func stream(_ label: String) -> RandomStream { RandomStream(seed: seed, label: label) }

  /// When a piece of fieldwork is done: the milestone `<round>-<name>` of the calendar, else the ten days after the
  /// deadline of the self-reports.
  func fieldwork(_ name: String, of round: EvaluationRound) -> DateRange {
    let milestone = programme.calendar.first { $0.id == "\(round.id)-\(name)" }
    let first = milestone?.first ?? round.selfReportDeadline
    let last = milestone?.last ?? round.selfReportDeadline.adding(days: 10)
    return DateRange(first: first, last: last) ?? round.period
  }

  /// The first indicator whose measure fits, if the programme has one.
  func indicator(where fits: (Measure) -> Bool) -> IndicatorDefinition? {
    programme.indicators.first { fits($0.measure) }
  }

  /// The sites to which an indicator applies.
  func worlds(with project: String?) -> [SiteWorld] {
    guard let project else { return worlds }
    return worlds.filter { $0.site.projects.contains(project) }
  }

  /// Community names by site, for files that name sites so.
  var siteNames: [String: String] { Dictionary(sites.map { ($0.id, $0.name) }) { first, _ in first } }
}
