import ProgrammeModel
import Statistics

/// Comparisons behind the roll-out: with sites that did not take a project, within districts, with the round before, between groups.
///
/// Sites choose their projects, so that no difference between sites is an effect by itself; the report says so.
struct RollOutEvidence {
  let evidence: GroupedEvidence
  let survey: AreaSurvey
  let current: SurveyResult
  let previous: RoundResult?
  let findings: [Finding]
  let level: Double

  func result(_ recommendations: [ProjectRecommendation], city: Figure) -> RollOutResult {
    RollOutResult(
      effects: recommendations.map(effect), programme: opinion(recommendations, city: city))
  }

  // MARK: - One project

  private func effect(_ recommendation: ProjectRecommendation) -> RollOutResult.ProjectEffect {
    let project = recommendation.project
    let groups = survey.use(of: project)
    return RollOutResult.ProjectEffect(
      project: project, otherSites: difference(project, in: evidence.sites.indices.map { $0 }),
      matched: matched(project), before: before(project), groups: groups, gap: gap(project, groups),
      findings: findings.count { finding in
        finding.subject?.split(separator: " ").contains { $0 == project } ?? false
      }, open: open(recommendation))
  }

  /// Satisfaction at the sites of a list that have the project minus at those that have not.
  private func difference(_ project: String, in members: [Int]) -> Figure? {
    let with = Set(members.filter { evidence.sites[$0].hasProject(project) })
    let without = Set(members).subtracting(with)
    guard !with.isEmpty, !without.isEmpty, let first = survey.satisfaction(sites: with),
      let second = survey.satisfaction(sites: without)
    else { return nil }
    return first.difference(from: second, level: level)
  }

  /// Σ w_d(p_with − p_without)/Σ w_d over the districts that have both, w_d the residents of the sites with the project.
  private func matched(_ project: String) -> Figure? {
    let parts = evidence.districts.compactMap { district -> (weight: Double, figure: Figure)? in
      guard let figure = difference(project, in: district.members), figure.se != nil else { return nil }
      let residents = district.members.filter { evidence.sites[$0].hasProject(project) }
        .reduce(0) { $0 + evidence.sites[$1].site.residents }
      return (Double(residents), figure)
    }
    let total = parts.map(\.weight).compensatedSum()
    guard parts.count > 1, total > 0 else { return nil }
    let value = parts.map { $0.weight * $0.figure.value }.compensatedSum() / total
    let squares = parts.map { part in
      let error = part.weight * (part.figure.se ?? 0) / total
      return error * error
    }
    let freedom = parts.map { $0.figure.df ?? .infinity }.reduce(0, +)
    return Figure(
      Estimate(
        normal: value, standardError: squares.compensatedSum().squareRoot(), degreesOfFreedom: freedom, level: level,
        count: parts.reduce(0) { $0 + $1.figure.n }, method: "evaluation.matchedDifference"))
  }

  private func before(_ project: String) -> Figure? {
    let now = current.projects.first { $0.project == project }?.satisfied
    let then = previous?.survey.projects.first { $0.project == project }?.satisfied
    guard let now, let then else { return nil }
    return now.difference(from: then, level: level)
  }

  /// The category whose use lies lowest below that of the others.
  private func gap(_ project: String, _ groups: [RollOutResult.GroupUse]) -> RollOutResult.Gap? {
    guard let lowest = groups.min(by: { $0.used.value < $1.used.value }),
      let others = survey.use(of: project, outside: lowest.question, category: lowest.category)
    else { return nil }
    let cautious = 1 - (1 - level) / Double(groups.count)
    return RollOutResult.Gap(
      question: lowest.question, category: lowest.category,
      difference: lowest.used.difference(from: others, level: cautious))
  }

  private func open(_ recommendation: ProjectRecommendation) -> [String] {
    func figure(_ name: String) -> Figure? { recommendation.because.first { $0.name == name }?.figure }
    let rule = evidence.programme.rollOut
    let conditions: [(String, Bool)] = [
      ("satisfaction", figure("satisfaction")?.lower.map { $0 >= rule.satisfactionFloor } ?? false),
      ("use", figure("use-ratio")?.lower.map { $0 > 1 } ?? false),
      ("verification", figure("verification").map { $0.value >= rule.verificationFloor } ?? false),
      (
        "cost",
        figure("cost-per-user").flatMap { cost in figure("median-cost-per-user").map { cost.value <= $0.value } }
          ?? false
      ),
    ]
    return conditions.filter { !$0.1 }.map(\.0)
  }

  // MARK: - The programme

  private func opinion(_ recommendations: [ProjectRecommendation], city: Figure) -> RollOutResult.ProgrammeOpinion {
    let rule = evidence.programme.rollOut
    let expected = Set(evidence.programme.projects.filter { $0.group == .expected }.map(\.id))
    let counted = recommendations.filter { expected.contains($0.project) }
    func count(_ opinion: ProjectRecommendation.RollOut) -> Int { counted.count { $0.rollOut == opinion } }
    let needed = Int(((rule.programmeShare ?? 0.5) * Double(counted.count) - 1e-9).rounded(.up))
    let (yes, no) = (count(.yes), count(.no))
    let rollOut: ProjectRecommendation.RollOut =
      if let upper = city.upper, upper < rule.satisfactionFloor {
        .no
      } else if !counted.isEmpty, 2 * no >= counted.count {
        .no
      } else if let lower = city.lower, lower >= rule.satisfactionFloor, yes >= max(1, needed), no == 0 {
        .yes
      } else {
        .undecided
      }
    return RollOutResult.ProgrammeOpinion(
      rollOut: rollOut, satisfaction: city, yes: yes, no: no, undecided: count(.undecided), needed: max(1, needed))
  }
}
