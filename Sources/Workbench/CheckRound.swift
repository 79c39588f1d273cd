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
      findings: findings, sentences: sentences, language: language, json: try JSONText.pretty(findings))
  }
}

/// Findings in the forms in which they are printed.
package struct CheckedRound {
  let findings: [Finding]
  let sentences: FindingSentences
  let language: Language
  package let json: String
}
