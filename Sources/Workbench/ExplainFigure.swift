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
    let derivation: Derivation
    do {
      derivation = try RoundEvaluation.derivation(of: figure, in: result, evidence: evidence)
    } catch .unknownFigure {
      throw .unknownFigure(figure)
    } catch {
      throw .evaluation("\(error)")
    }
    return ExplainedFigure(derivation: derivation, json: try JSONText.pretty(derivation))
  }
}

/// A derivation in the forms in which it is printed.
package struct ExplainedFigure: Sendable {
  let derivation: Derivation
  package let json: String
}
