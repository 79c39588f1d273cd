import ProgrammeModel
import Statistics
import SurveyEstimation

/// Shares of the city, of districts and of groups of residents, from the answers of all sites.
struct AreaSurvey: Sendable {
  private let evidence: GroupedEvidence
  private let coding: SurveyCoding
  private let level: Double
  private let sample: SurveySample?
  private let districtOfRow: [String]

  private var definition: SurveyDefinition { evidence.programme.survey }

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    self.evidence = evidence
    self.level = level
    coding = SurveyCoding(evidence.questionnaire)
    sample = try SurveySample(evidence.sites, positions: Array(evidence.sites.indices))
    districtOfRow = sample?.siteOfRow.map { evidence.sites[$0].site.district } ?? []
  }

  /// The share satisfied overall, in a district or everywhere (nil); nil without an opinion.
  func satisfaction(district: String? = nil) -> Figure? {
    share(overall(definition.satisfied), in: district.map { id in districtOfRow.map { $0 == id } })
  }

  /// The share satisfied overall at some sites, by position; nil without an opinion.
  func satisfaction(sites: Set<Int>) -> Figure? {
    share(overall(definition.satisfied), in: sample?.siteOfRow.map(sites.contains))
  }

  /// The share of residents who use a project at the sites that have it, by category of every question on the respondent; categories
  /// without an answer are left out.
  func use(of project: String) -> [RollOutResult.GroupUse] {
    definition.domains.flatMap { question -> [RollOutResult.GroupUse] in
      let choices = evidence.questionnaire.question(question)?.choices.filter { $0.missing == nil } ?? []
      return choices.compactMap { choice in
        let belongs = values(ShareKey(question: question, categories: [choice.code])).map { $0 == 1 }
        return use(project, in: belongs).map {
          RollOutResult.GroupUse(question: question, category: choice.code, used: $0)
        }
      }
    }
  }

  /// The same of those who answered the question with another category.
  func use(of project: String, outside question: String, category: String) -> Figure? {
    use(project, in: values(ShareKey(question: question, categories: [category])).map { $0 == 0 })
  }

  private func use(_ project: String, in rows: [Bool]) -> Figure? {
    guard let sample else { return nil }
    let aware = values(ShareKey(question: definition.awarePrefix + project, categories: [definition.yes]))
    let used = values(ShareKey(question: definition.usePrefix + project, categories: [definition.yes]))
    let ofAll = zip(aware, used).map { aware, used in used.isNaN && aware == 0 ? 0 : used }
    let own = sample.siteOfRow.map { evidence.sites[$0].hasProject(project) }
    return share(ofAll, in: zip(rows, own).map { $0 && $1 })
  }

  /// Everything that the result says of the survey.
  func result() -> SurveyResult {
    let responses = sample?.responses ?? []
    return SurveyResult(
      responses: responses.count, clusters: sample?.clusterCount ?? 0,
      weightSum: responses.map(\.weight).compensatedSum(), deff: designEffect(),
      distributions: evidence.areas.map(\.id).compactMap(distribution),
      projects: evidence.programme.projects.map(project),
      priorities: evidence.areas.map(\.id).flatMap(priorities),
      domains: definition.domains.flatMap(domains), missing: missing(responses))
  }

  /// Districts without an opinion on overall satisfaction, and the programme when nobody has one.
  var findings: [Finding] {
    evidence.areas.filter { satisfaction(district: $0.id == "city" ? nil : $0.id) == nil }
      .map { Finding(.noSurveyAnswers, subject: $0.id) }
  }

  private func overall(_ categories: [String]) -> ShareKey {
    ShareKey(question: definition.overall, categories: categories)
  }

  /// Shares of the ordered categories of overall satisfaction; nil for an area without an opinion.
  private func distribution(_ area: String) -> SurveyResult.AreaDistribution? {
    let rows = area == "city" ? nil : districtOfRow.map { $0 == area }
    let shares = definition.categories.compactMap { category in
      share(overall([category]), in: rows).map { SurveyResult.CategoryShare(category: category, share: $0) }
    }
    return shares.first.map { SurveyResult.AreaDistribution(area: area, n: $0.share.n, shares: shares) }
  }

  /// Aware, used and satisfied at the sites that have the project: awareness among those with an answer, use among
  /// the same residents (who does not know the project does not use it), satisfaction among those who were asked and
  /// have an opinion.
  private func project(_ project: Project) -> SurveyResult.ProjectSurveyResult {
    let rows = sample?.siteOfRow.map { evidence.sites[$0].hasProject(project.id) }
    let aware = values(ShareKey(question: definition.awarePrefix + project.id, categories: [definition.yes]))
    let used = values(ShareKey(question: definition.usePrefix + project.id, categories: [definition.yes]))
    let usedOfAll = zip(aware, used).map { aware, used in used.isNaN && aware == 0 ? 0 : used }
    return SurveyResult.ProjectSurveyResult(
      project: project.id, aware: share(aware, in: rows), used: share(usedOfAll, in: rows),
      satisfied: share(
        values(ShareKey(question: definition.satisfactionPrefix + project.id, categories: definition.satisfied)),
        in: rows))
  }

  /// Importance and performance of an area's projects, at the sites that have them.
  private func priorities(_ area: String) -> [SurveyResult.Priority] {
    guard let sample else { return [] }
    let overall = values(overall(definition.satisfied))
    let figures = evidence.programme.projects.compactMap { project in
      let rows = sample.siteOfRow.indices.map { row in
        (area == "city" || districtOfRow[row] == area) && evidence.sites[sample.siteOfRow[row]].hasProject(project.id)
      }
      let satisfied = values(
        ShareKey(question: definition.satisfactionPrefix + project.id, categories: definition.satisfied))
      let domains = sample.design.domains(rows: rows)
      let importance = ProjectPriorities.importance(
        satisfied, overall, weights: sample.responses.map(\.weight), design: sample.design, domains: domains,
        degreesOfFreedom: degreesOfFreedom(domains, sample), level: level)
      return importance.flatMap { importance in
        share(satisfied, in: rows).map { (project: project.id, importance: importance, performance: $0) }
      }
    }
    return ProjectPriorities.placed(figures, area: area)
  }

  /// The share satisfied overall by category of a question on the respondent.
  private func domains(_ question: String) -> [SurveyResult.DomainResult] {
    let choices = evidence.questionnaire.question(question)?.choices.filter { $0.missing == nil } ?? []
    return choices.map { choice in
      let belongs = sample.map { sample in
        coding.values(of: ShareKey(question: question, categories: [choice.code]), in: sample.responses).map { $0 == 1 }
      }
      return SurveyResult.DomainResult(
        question: question, category: choice.code, satisfied: share(overall(definition.satisfied), in: belongs))
    }
  }

  /// Responses without an opinion on overall satisfaction, by kind.
  private func missing(_ responses: [SurveyResponse]) -> [String: Int] {
    let kinds = responses.compactMap { coding.missingKind(of: definition.overall, in: $0) }
    return Dictionary(kinds.map { ($0.rawValue, 1) }, uniquingKeysWith: +)
  }

  /// Variance of the city's share satisfied over that of simple random sampling with replacement.
  private func designEffect() -> Double? {
    guard let sample else { return nil }
    let values = coding.values(of: overall(definition.satisfied), in: sample.responses)
    let options = EstimationOptions(level: level, designEffect: .withReplacement)
    let estimates = sample.design.proportions([values], over: sample.design.domains(), options: options)
    return estimates.designEffects.first ?? nil
  }

  private func values(_ key: ShareKey) -> [Double] { coding.values(of: key, in: sample?.responses ?? []) }

  private func share(_ key: ShareKey, in rows: [Bool]?) -> Figure? { share(values(key), in: rows) }

  /// The share of 1 among the rows of a domain that hold 1 or 0; nil when there are none.
  private func share(_ values: [Double], in rows: [Bool]?) -> Figure? {
    guard let sample else { return nil }
    let domains = sample.design.domains(rows: rows)
    guard values.indices.contains(where: { domains.cellOfRow[$0] == 0 && !values[$0].isNaN }) else { return nil }
    let options = EstimationOptions(level: level, degreesOfFreedom: .number(degreesOfFreedom(domains, sample)))
    let estimates = sample.design.proportions([values], over: domains, options: options)
    return Figure(estimates.estimates[0].asShare())
  }

  /// Sites − districts with a row in the domain; where that is 0, blocks − sites.
  private func degreesOfFreedom(_ domains: Domains, _ sample: SurveySample) -> Double {
    var sites: Set<Int> = []
    var districts: Set<String> = []
    for row in domains.cellOfRow.indices where domains.cellOfRow[row] == 0 {
      sites.insert(sample.siteOfRow[row])
      districts.insert(districtOfRow[row])
    }
    let freedom = sites.count - districts.count
    return Double(freedom > 0 ? freedom : domains.cells[0].degreesOfFreedom)
  }
}
