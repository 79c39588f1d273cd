import ProgrammeModel

/// How probable each answer is, by question, site, block and round: the truth of the simulated surveys.
///
/// Shares follow a logit model: the question's level + the site's quality + a deviation of the site + the block's effect.
/// Blocks are finite and fixed, residents within a block are a superpopulation with the block's probabilities.
struct SurveyModel: Sendable {
  let definition: SurveyDefinition
  let questions: [QuestionModel]
  private let seed: SimulationSeed
  private let roundNumbers: [String: Int]

  /// Share of residents who name one of a question's missing categories, and who leave a question blank.
  static let missingShare = 0.025
  static let blankShare = 0.02

  /// One question with its skip rule and what governs its answers.
  struct QuestionModel: Sendable {
    let question: Question
    let rule: SkipRule?
    let kind: Kind

    enum Kind: Sendable {
      /// A place in the sample or the list of the site's projects: known, not answered.
      case given
      /// A satisfaction item: its answers are the survey's categories.
      case rating
      /// The code that means yes is among the answers.
      case yesNo
      /// Any other single choice, such as sex or age band.
      case trait
      case remark
    }
  }

  init(programme: Programme, questionnaire: Questionnaire, seed: SimulationSeed) throws(SimulationError) {
    definition = programme.survey
    self.seed = seed
    var models: [QuestionModel] = []
    for question in questionnaire.questions {
      let kind = Self.kind(of: question, definition: programme.survey)
      models.append(QuestionModel(question: question, rule: try SkipRule.rule(of: question), kind: kind))
    }
    questions = models
    let rounds = programme.rounds.enumerated().map { ($0.element.id, $0.offset) }
    roundNumbers = Dictionary(rounds) { first, _ in first }
    try checkNames(programme)
  }

  private func checkNames(_ programme: Programme) throws(SimulationError) {
    let roles = definition.roles
    var names = [roles.site, roles.cluster, roles.clusterPopulation, roles.weight, definition.overall]
    for indicator in programme.indicators {
      switch indicator.measure {
      case .surveyShare(let question, _): names.append(question)
      case .surveyMeanShare(let questions, _): names += questions
      default: break
      }
    }
    for name in names where model(name) == nil { throw .unknownQuestion(name) }
  }

  private static func kind(of question: Question, definition: SurveyDefinition) -> QuestionModel.Kind {
    let roles = definition.roles
    if [roles.site, roles.cluster, roles.clusterPopulation, roles.weight].contains(question.id) { return .given }
    switch question.type {
    case .multiple: return .given
    case .integer, .decimal, .text, .date: return .remark
    case .single(let choices):
      let codes = choices.map(\.code)
      if definition.categories.allSatisfy(codes.contains) { return .rating }
      return codes.contains(definition.yes) ? .yesNo : .trait
    }
  }

  func model(_ question: String) -> QuestionModel? { questions.first { $0.question.id == question } }
}

/// The probability of one answer among those who have an opinion.
struct AnswerShare {
  let code: String
  let share: Double
}

extension SurveyModel {
  /// The site's own logit for a question in a round, before the effects of its blocks.
  func level(_ model: QuestionModel, site: SiteWorld, round: String) -> Double {
    var common = RandomStream(seed: seed, label: "question \(model.question.id)")
    var own = RandomStream(seed: seed, label: "site \(site.site.id) question \(model.question.id)")
    var season = RandomStream(seed: seed, label: "site \(site.site.id) \(round) question \(model.question.id)")
    let later = Double(roundNumbers[round] ?? 0)
    let isOverall = model.question.id == definition.overall
    switch model.kind {
    case .rating:
      let deviation = isOverall ? 0 : common.normal(sd: 0.25)
      return 1.25 + deviation + 0.2 * later + 0.55 * site.quality + own.normal(sd: 0.2) + season.normal(sd: 0.15)
    case .yesNo:
      return common.normal(mean: 0.1, sd: 0.35) + 0.3 * later + 0.35 * site.quality + own.normal(sd: 0.25)
        + season.normal(sd: 0.15)
    case .given, .trait, .remark: return 0
    }
  }

  /// The probabilities of the answers of a block with an opinion, from the worst to the best (no before yes).
  func shares(_ model: QuestionModel, level: Double, block: SiteWorld.Block) -> [AnswerShare] {
    let good = expit(level + 0.35 * block.effect)
    let codes = model.question.choices.filter { $0.missing == nil }.map(\.code)
    switch model.kind {
    case .rating:
      // Dissatisfied answers double towards the middle; among the satisfied ones the mildest is the most frequent.
      let poor = definition.categories.filter { !definition.satisfied.contains($0) }
      let weights = poor.indices.map { Double(1 << $0) }
      let mild = definition.satisfied.indices.map { Double(definition.satisfied.count - $0) }
      return Self.split(1 - good, poor, weights) + Self.split(good, definition.satisfied, mild)
    case .yesNo:
      let others = codes.filter { $0 != definition.yes }
      return Self.split(1 - good, others, others.map { _ in 1 }) + [AnswerShare(code: definition.yes, share: good)]
    case .trait:
      var stream = RandomStream(seed: seed, label: "trait \(model.question.id)")
      return Self.split(1, codes, codes.map { _ in stream.uniform(0.6, 1.4) })
    case .given, .remark: return []
    }
  }

  private static func split(_ whole: Double, _ codes: [String], _ weights: [Double]) -> [AnswerShare] {
    let sum = weights.reduce(0, +)
    return zip(codes, weights).map { AnswerShare(code: $0, share: whole * $1 / sum) }
  }
}

extension SurveyModel {
  /// The true share of `categories` among the site's residents who are asked and have an opinion: the mean over the
  /// blocks of the site, weighted with their residents. Nil when the site's residents are not asked.
  func trueShare(_ question: String, categories: [String], site: SiteWorld, round: String) -> Double? {
    guard let model = model(question) else { return nil }
    let level = level(model, site: site, round: round)
    var asked = 0.0
    var inside = 0.0
    for block in site.blocks {
      let reach = Double(block.residents) * shareAsked(model, site: site, block: block, round: round)
      let share = shares(model, level: level, block: block).filter { categories.contains($0.code) }
      asked += reach
      inside += reach * share.reduce(0) { $0 + $1.share }
    }
    return asked > 0 ? inside / asked : nil
  }

  /// The share of a block's residents whom the skip rules lead to a question, up to the factor that missing answers take
  /// from all blocks alike.
  private func shareAsked(_ model: QuestionModel, site: SiteWorld, block: SiteWorld.Block, round: String) -> Double {
    guard let rule = model.rule, let filter = self.model(rule.question) else { return 1 }
    if case .given = filter.kind { return site.site.projects.contains(rule.code) ? 1 : 0 }
    let level = level(filter, site: site, round: round)
    let share = shares(filter, level: level, block: block).first { $0.code == rule.code }?.share ?? 0
    return share * shareAsked(filter, site: site, block: block, round: round)
  }
}
