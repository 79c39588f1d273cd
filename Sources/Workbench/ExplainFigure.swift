import Evaluation
import ProgrammeModel

/// Derives a figure of a result down to files and rows.
package enum ExplainFigure {
  /// - Throws: `WorkbenchError.unknownFigure`, `.store(.noResult)` before the round was evaluated.
  package static func run(
    _ path: String, round id: String, figure: String
  ) throws(WorkbenchError) -> ExplainedFigure {
    let opened = try OpenEvaluation(path)
    let evidence = try opened.evidence(of: try opened.round(id))
    let result = try EvaluateRound.stored(id, in: opened)
    do {
      let derivation = try RoundEvaluation.derivation(of: figure, in: result, evidence: evidence)
      return ExplainedFigure(
        derivation: derivation, batches: evidence.batches, json: try JSONText.pretty(derivation))
    } catch let error as WorkbenchError {
      throw error
    } catch {
      throw .unknownFigure(figure)
    }
  }
}

/// A derivation in the forms in which it is printed.
package struct ExplainedFigure: Sendable {
  let derivation: Derivation
  let batches: [BatchStamp]
  package let json: String
}
