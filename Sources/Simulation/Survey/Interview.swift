import ProgrammeModel

/// One simulated respondent with the answers as they were given.
struct Interview {
  let number: Int
  let site: String
  let submitted: CalendarDate
  /// Minutes after midnight, and seconds that the answers took.
  let minute: Int
  let seconds: Int
  /// By question; absent = not asked.
  let answers: [String: GivenAnswer]

  enum GivenAnswer: Equatable {
    case code(String)
    case codes([String])
    case text(String)
    case blank
  }
}

extension SimulatedProgramme {
  /// The interviews of a site: blocks drawn with equal probability without replacement, residents within blocks.
  /// The weight is the inverse of both probabilities, so that it differs between sites and blocks.
  func interviews(of world: SiteWorld, round: EvaluationRound) -> [Interview] {
    var stream = stream("survey \(round.id) \(world.site.id)")
    let period = fieldwork("survey", of: round)
    let levels = Dictionary(
      survey.questions.map { ($0.question.id, survey.level($0, site: world, round: round.id)) }
    ) { first, _ in first }
    let drawn = stream.sample(max(2, (respondents + 3) / 4), of: world.blocks).sorted { $0.number < $1.number }
    var interviews: [Interview] = []
    for (index, block) in drawn.enumerated() {
      let planned = respondents * (index + 1) / drawn.count - respondents * index / drawn.count
      let answered = max(1, planned - (stream.chance(0.25) ? 1 : 0))
      let weight = Double(world.blocks.count * block.residents) / Double(drawn.count * answered)
      let place = Place(world: world, block: block, weight: weight, levels: levels)
      for _ in 0..<answered {
        interviews.append(
          Interview(
            number: interviews.count + 1, site: world.site.id, submitted: stream.day(of: period),
            minute: stream.whole(9 * 60...20 * 60), seconds: stream.whole(150...600),
            answers: answers(at: place, &stream)))
      }
    }
    return interviews
  }

  /// Where a respondent lives and what that says about the answers.
  private struct Place {
    let world: SiteWorld
    let block: SiteWorld.Block
    let weight: Double
    let levels: [String: Double]
  }

  /// Answers of one person, some of which follow the person's mood.
  private func answers(at place: Place, _ stream: inout RandomStream) -> [String: Interview.GivenAnswer] {
    let mood = stream.uniform()
    var answers: [String: Interview.GivenAnswer] = [:]
    for model in survey.questions where isAsked(model.rules, answers) {
      let level = place.levels[model.question.id] ?? 0
      let position = stream.chance(Mood.influence) ? mood : stream.uniform()
      switch model.kind {
      case .given: answers[model.question.id] = given(model.question, place)
      case .remark:
        let remark = stream.pick(Self.remarks) ?? ""
        answers[model.question.id] = stream.chance(0.12) ? .text(remark) : .blank
      case .rating, .yesNo, .trait:
        let shares = survey.shares(model, good: SurveyModel.good(level: level, block: place.block))
        answers[model.question.id] = missing(model, &stream) ?? Self.answer(at: position, of: shares)
      }
    }
    return answers
  }

  /// With the comma, the quotation mark and the line break that a reader of CSV must master.
  private static let remarks = [
    "希望多组织活动。", "活动时间太少,上班族参加不了", "很好,继续努力!", "工作人员说\"下次再来\",等了很久", "宣传不够\n很多邻居不知道", "没有",
  ]

  private func isAsked(_ rules: [SkipRule], _ answers: [String: Interview.GivenAnswer]) -> Bool {
    rules.allSatisfy { rule in
      switch answers[rule.question] {
      case .code(let code): code == rule.code
      case .codes(let codes): codes.contains(rule.code)
      case .text, .blank, nil: false
      }
    }
  }

  /// Missing answers fall alike on everyone, so that they leave the truth as it is. Traits are nearly always given.
  private func missing(
    _ model: SurveyModel.QuestionModel, _ stream: inout RandomStream
  ) -> Interview.GivenAnswer? {
    if stream.chance(SurveyModel.blankShare) { return .blank }
    let codes = model.question.choices.filter { $0.missing != nil }.map(\.code)
    guard stream.chance(SurveyModel.missingShare * Double(codes.count)) else { return nil }
    return stream.pick(codes).map { .code($0) }
  }

  private static func answer(at position: Double, of shares: [AnswerShare]) -> Interview.GivenAnswer {
    var sum = 0.0
    for share in shares {
      sum += share.share
      if position < sum { return .code(share.code) }
    }
    return shares.last.map { .code($0.code) } ?? .blank
  }

  private func given(_ question: Question, _ place: Place) -> Interview.GivenAnswer {
    let roles = programme.survey.roles
    switch question.id {
    case roles.site: return .text(place.world.site.id)
    case roles.cluster: return .text("b\(padded(place.block.number, width: 3))")
    case roles.clusterPopulation: return .text("\(place.world.blocks.count)")
    case roles.weight: return .text(fixed(place.weight, decimals: 3))
    default: return .codes(question.choices.map(\.code).filter(place.world.site.projects.contains))
    }
  }
}
