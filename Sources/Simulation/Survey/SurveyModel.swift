import ProgrammeModel

/// How probable each answer is, by question, site, block and round: the truth of the simulated surveys.
///
/// Shares follow a logit model: the question's level + the site's quality + a deviation of the site + the effect of the
/// block. Blocks are finite and fixed, residents within a block are a superpopulation with the block's probabilities.
struct SurveyModel: Sendable {
  let definition: SurveyDefinition
  let questions: [QuestionModel]
  private let seed: SimulationSeed
  private let roundNumbers: [String: Int]

  /// Share of residents who name one of a question's missing categories, and who leave a question blank.
  static let missingShare = 0.025
  static let blankShare = 0.02

  /// One question with its skip rules and what governs its answers.
  struct QuestionModel: Sendable {
    let question: Question
    let rules: [SkipRule]
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
      models.append(QuestionModel(question: question, rules: try SkipRule.rules(of: question), kind: kind))
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
      return 1.3 + deviation + 0.25 * later + 0.7 * site.quality + own.normal(sd: 0.2) + season.normal(sd: 0.15)
    case .yesNo:
      return common.normal(mean: 0.1, sd: 0.35) + 0.3 * later + 0.35 * site.quality + own.normal(sd: 0.25)
        + season.normal(sd: 0.15)
    case .given, .trait, .remark: return 0
    }
  }

  /// The share of a block's residents who answer well (satisfied, or yes) when they have an opinion.
  static func good(level: Double, block: SiteWorld.Block) -> Double { expit(level + 0.35 * block.effect) }

  /// The probabilities of the answers of people of whom the share `good` answers well, from the worst answer
  /// to the best (no before yes). They are linear in `good`.
  func shares(_ model: QuestionModel, good: Double) -> [AnswerShare] {
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
  /// The true share of `categories` among the site's residents who are asked and have an opinion, over the blocks of the
  /// site with their residents: P(asked and answered so) / P(asked), both exact under the model with its shared mood. Nil
  /// when the site's residents are not asked.
  func trueShare(_ question: String, categories: [String], site: SiteWorld, round: String) -> Double? {
    guard let model = model(question), let filters = filters(of: model, site: site, round: round) else { return nil }
    let asked = filters.map { ModelledAnswer(self, $0.model, codes: [$0.code], site: site, round: round) }
    let answered = ModelledAnswer(self, model, codes: categories, site: site, round: round)
    var reached = 0.0
    var inside = 0.0
    for block in site.blocks {
      let ways = asked.map { $0.ranges(of: block) }
      reached += Double(block.residents) * Mood.joint(ways)
      inside += Double(block.residents) * Mood.joint(ways + [answered.ranges(of: block)])
    }
    return reached > 0 ? inside / reached : nil
  }

  /// Some answers to a question at a site.
  private struct ModelledAnswer {
    let survey: SurveyModel
    let model: QuestionModel
    let codes: [String]
    let level: Double

    init(_ survey: SurveyModel, _ model: QuestionModel, codes: [String], site: SiteWorld, round: String) {
      self.survey = survey
      self.model = model
      self.codes = codes
      level = survey.level(model, site: site, round: round)
    }

    /// Where the position of a resident of a block must lie in [0, 1) to give one of the answers.
    func ranges(of block: SiteWorld.Block) -> [Range<Double>] {
      var start = 0.0
      var ranges: [Range<Double>] = []
      for share in survey.shares(model, good: SurveyModel.good(level: level, block: block)) {
        let end = start + share.share
        if codes.contains(share.code), start < end { ranges.append(start..<end) }
        start = end
      }
      return ranges
    }
  }

  /// An earlier question whose answer `code` leads on.
  private struct Filter {
    let model: QuestionModel
    let code: String
  }

  /// The answers that lead to a question; nil when the site does not run what it asks about. Missing filter answers
  /// take the same factor from all blocks, so that they do not matter.
  private func filters(of model: QuestionModel, site: SiteWorld, round: String) -> [Filter]? {
    var filters: [Filter] = []
    for rule in model.rules {
      guard let earlier = self.model(rule.question) else { continue }
      if case .given = earlier.kind {
        guard site.site.projects.contains(rule.code) else { return nil }
      } else {
        guard let before = self.filters(of: earlier, site: site, round: round) else { return nil }
        filters += before + [Filter(model: earlier, code: rule.code)]
      }
    }
    return filters
  }
}
