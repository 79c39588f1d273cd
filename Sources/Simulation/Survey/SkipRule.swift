import ProgrammeModel

/// The two forms of XLSForm relevance that simulated questionnaires use: `${q} = 'code'` and `selected(${q}, 'code')`.
struct SkipRule: Equatable {
  let question: String
  let code: String

  /// Nil when the question is asked of everyone.
  static func rule(of question: Question) throws(SimulationError) -> SkipRule? {
    guard let relevance = question.relevance, !relevance.isEmpty else { return nil }
    guard let rule = SkipRule(relevance) else {
      throw .unsupportedRelevance(question: question.id, expression: relevance)
    }
    return rule
  }

  private init?(_ expression: String) {
    let parts = expression.split { " ${}(),='\"".contains($0) }.map(String.init)
    switch parts.count {
    case 2 where expression.contains("="): (question, code) = (parts[0], parts[1])
    case 3 where parts[0] == "selected": (question, code) = (parts[1], parts[2])
    default: return nil
    }
  }
}

/// Why a programme cannot be simulated.
package enum SimulationError: Error, Equatable {
  /// Relevance that is neither `${q} = 'code'` nor `selected(${q}, 'code')`.
  case unsupportedRelevance(question: String, expression: String)
  /// The programme names a question that the questionnaire does not have.
  case unknownQuestion(String)
  /// Fewer than two respondents a site, or no judge, or fewer sites than districts with a quota.
  case tooFew(String)
}
