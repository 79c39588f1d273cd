import ProgrammeModel

/// A share that a survey estimates: the part of those with an opinion on a question whose answer is one of some
/// categories.
struct ShareKey: Sendable, Hashable {
  let question: String
  let categories: [String]
}

/// Which answers are opinions. 不清楚, 不适用, refusals, blanks and questions not asked are never in a denominator.
struct SurveyCoding: Sendable {
  /// By question: the codes that mean a kind of missing.
  private let missingKinds: [String: [String: MissingKind]]

  init(_ questionnaire: Questionnaire) {
    var kinds: [String: [String: MissingKind]] = [:]
    for question in questionnaire.questions {
      for choice in question.choices { kinds[question.id, default: [:]][choice.code] = choice.missing }
    }
    missingKinds = kinds
  }

  /// 1 when an answer is in the categories, 0 when it is another opinion, NaN when it is none. Of a question with
  /// several answers one in the categories is enough; numbers and texts are no categories.
  func values(of key: ShareKey, in responses: [SurveyResponse]) -> [Double] {
    let kinds = missingKinds[key.question] ?? [:]
    return responses.map { response in
      switch response.answers[key.question] {
      case .code(let code) where kinds[code] == nil: key.categories.contains(code) ? 1 : 0
      case .set(let codes) where codes.contains { kinds[$0] == nil }:
        codes.contains(where: key.categories.contains) ? 1 : 0
      default: .nan
      }
    }
  }

  /// Why a response has no opinion on a question; nil when it has one.
  func missingKind(of question: String, in response: SurveyResponse) -> MissingKind? {
    switch response.answers[question] {
    case nil: .notAsked
    case .missing(let kind): kind
    case .code(let code): missingKinds[question]?[code]
    case .set(let codes): codes.isEmpty ? .blank : codes.compactMap { missingKinds[question]?[$0] }.first
    case .number, .text: nil
    }
  }
}
