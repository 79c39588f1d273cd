import ProgrammeModel
import Statistics

/// What is known of one project in the whole programme when the roll-out is decided.
struct ProjectCase: Sendable, Equatable {
  let project: String
  /// The share satisfied among those asked.
  var satisfaction: Figure?
  /// Use in the round over use in the baseline, else over the share of users in the previous round.
  var useRatio: Figure?
  /// Verified / reported of the project's inspected items, else of all.
  var verification: Figure?
  /// Yuan spent on the project for each user.
  var costPerUser: Figure?
}

/// The rule that was declared before the round: one opinion for each project, with the figures it rests on.
struct RollOutDecision: Sendable {
  let rule: RollOutRule
  let level: Double

  /// The opinions in the order of the cases. The median of the costs is over the cases that have one.
  func recommendations(_ cases: [ProjectCase]) -> [ProjectRecommendation] {
    let costs = cases.compactMap { $0.costPerUser?.value }.sorted()
    let median = quantile(ofSorted: costs, probability: 0.5)
    return cases.map { recommendation($0, medianCost: median) }
  }

  private func recommendation(_ project: ProjectCase, medianCost: Double?) -> ProjectRecommendation {
    var because: [NamedFigure] = []
    func add(_ name: String, _ figure: Figure?) {
      if let figure { because.append(NamedFigure(name: name, figure: figure)) }
    }
    add("satisfaction", project.satisfaction)
    add("use-ratio", project.useRatio)
    add("verification", project.verification)
    add("cost-per-user", project.costPerUser)
    if project.costPerUser != nil, let medianCost {
      add("median-cost-per-user", .complete(medianCost, count: 1, method: "evaluation.median"))
    }
    let opinion = rollOut(project, medianCost: medianCost)
    if opinion == .undecided { add("answers-needed", answersNeeded(project.satisfaction)) }
    return ProjectRecommendation(project: project.project, rollOut: opinion, because: because)
  }

  private func rollOut(_ project: ProjectCase, medianCost: Double?) -> ProjectRecommendation.RollOut {
    if let upper = project.satisfaction?.upper, upper < rule.satisfactionFloor { return .no }
    if let upper = project.useRatio?.upper, upper < 1 { return .no }
    guard let satisfied = project.satisfaction?.lower, let use = project.useRatio?.lower,
      let verified = project.verification?.value, let cost = project.costPerUser?.value, let medianCost
    else { return .undecided }
    let isShown =
      satisfied >= rule.satisfactionFloor && use > 1 && verified >= rule.verificationFloor && cost <= medianCost
    return isShown ? .yes : .undecided
  }

  /// How many answers would bring satisfaction's lower limit up to the floor if the share stayed as it is: n · (reach
  /// / (p − floor))², rounded up, since the error falls with √n. Nil when the limit is there already, the share is
  /// not above the floor or the limit is not defined.
  private func answersNeeded(_ satisfaction: Figure?) -> Figure? {
    guard let satisfaction, let lower = satisfaction.lower, satisfaction.value > rule.satisfactionFloor,
      lower < rule.satisfactionFloor
    else { return nil }
    let factor = (satisfaction.value - lower) / (satisfaction.value - rule.satisfactionFloor)
    // A hair off, so that the rounding of the product does not ask for one answer more.
    return .complete(
      (Double(satisfaction.n) * factor * factor - 1e-6).rounded(.up), count: satisfaction.n,
      method: "evaluation.answersNeeded"
    )
  }
}
