import Evaluation
import ProgrammeModel

/// Lists what somebody should look at in a round.
package enum CheckRound {
  /// The findings on sites and on the programme, in the order of the result. The round is evaluated anew, nothing is stored.
  /// - Throws: as evaluating does.
  package static func findings(of path: String, round id: String) throws(WorkbenchError) -> CheckedRound {
    let opened = try OpenEvaluation(path)
    let evidence = try opened.evidence(of: try opened.round(id))
    let result: RoundResult
    do {
      result = try RoundEvaluation.evaluate(evidence, previous: nil)
    } catch {
      throw .evaluation("\(error)")
    }
    let findings = result.rules.findings
    return CheckedRound(findings: findings, programme: opened.programme, json: try JSONText.pretty(findings))
  }
}

/// Findings in the forms in which they are printed.
package struct CheckedRound: Sendable {
  let findings: [Finding]
  let programme: Programme
  package let json: String
}
