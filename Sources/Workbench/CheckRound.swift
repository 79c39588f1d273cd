import Evaluation
package import ProgrammeModel
import Reporting

/// Lists what somebody should look at in a round.
package enum CheckRound {
  /// The findings on sites and on the programme, in the order of the result. The round is evaluated anew, nothing is stored.
  /// - Throws: as evaluating does.
  package static func findings(
    of path: String, round id: String, in language: Language
  ) throws(WorkbenchError) -> CheckedRound {
    let opened = try OpenEvaluation(path)
    let evidence = try opened.evidence(of: try opened.round(id))
    let result = try EvaluateRound.evaluated(evidence, previous: nil)
    let sentences: FindingSentences
    do {
      sentences = try FindingSentences(
        result: result, programme: opened.programme, questionnaire: evidence.questionnaire, language: language)
    } catch {
      throw .evaluation("\(error)")
    }
    let findings = result.rules.findings
    return CheckedRound(
      findings: findings, sentences: sentences, language: language, agreement: result.inspection.agreement,
      json: try JSONText.pretty(findings))
  }
}

/// Findings in the forms in which they are printed.
package struct CheckedRound {
  let findings: [Finding]
  let sentences: FindingSentences
  let language: Language
  /// The share of items with two inspectors on which both found the same.
  let agreement: Figure?
  package let json: String
}

extension CheckedRound {
  /// How far two inspectors agree, in a sentence; nil when no item was looked at by two.
  package var notice: String? {
    agreement.map { figure in
      func percent(_ share: Double?) -> String { ResultTable.Cell.number(100 * (share ?? .nan), decimals: 1).text }
      let range = "\(percent(figure.lower))–\(percent(figure.upper))"
      return switch language {
      case .zh: "两人核实的 \(figure.n) 项中，结果一致的占 \(percent(figure.value))%（\(range)%）。"
      case .en: "Of \(figure.n) items verified by two inspectors, \(percent(figure.value))% agree (\(range)%)."
      }
    }
  }
}
