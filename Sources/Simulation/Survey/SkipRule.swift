import ProgrammeModel

/// A condition of the kind that simulated questionnaires use: `${q} = 'code'` or `selected(${q}, 'code')`.
struct SkipRule: Equatable {
  let question: String
  let code: String

  /// The conditions that must all hold for a question to be asked; none when it is asked of everyone. Relevance joins them
  /// by `and`, in parentheses where a group adds its own.
  static func rules(of question: Question) throws(SimulationError) -> [SkipRule] {
    var rules: [SkipRule] = []
    for condition in (question.relevance ?? "").split(separator: " and ") {
      guard let rule = SkipRule(condition) else {
        throw .unsupportedRelevance(question: question.id, expression: question.relevance ?? "")
      }
      rules.append(rule)
    }
    return rules
  }

  private init?(_ condition: Substring) {
    let parts = condition.split { " ${}(),='\"".contains($0) }.map(String.init)
    switch parts.count {
    case 2 where condition.contains("=") && !condition.contains("!"): (question, code) = (parts[0], parts[1])
    case 3 where parts[0] == "selected": (question, code) = (parts[1], parts[2])
    default: return nil
    }
  }
}

/// Why a programme cannot be simulated.
package enum SimulationError: Error, Equatable {
  /// Relevance that is more than `${q} = 'code'` and `selected(${q}, 'code')` joined by `and`.
  case unsupportedRelevance(question: String, expression: String)
  /// The programme names a question that the questionnaire does not have.
  case unknownQuestion(String)
  /// Fewer than two respondents a site, or no judge, or fewer sites than districts with a quota.
  case tooFew(String)
}
