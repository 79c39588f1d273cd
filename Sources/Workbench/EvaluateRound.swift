package import Evaluation
package import ProgrammeModel
import Store

/// Computes everything of a round and keeps it.
package enum EvaluateRound {
  /// Evaluates and stores the result with the digests of its inputs and of the programme.
  /// - Parameter author: goes on record; it is in no figure.
  /// - Throws: `WorkbenchError.unknownRound`, `.noSites`, `.store`, `.evaluation`.
  package static func run(
    _ path: String, round id: String, by author: Attribution
  ) throws(WorkbenchError) -> EvaluatedRound {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    let evidence = try opened.evidence(of: round)
    let result = try evaluated(evidence, previous: try previousResult(of: round, in: opened))
    let content = try JSONText.compact(result)
    try opened.stored { () throws(StoreError) in
      try opened.file.storeResult(
        content, round: id, inputs: result.inputs.digest, plan: result.plan.digest, by: author)
    }
    let head = try opened.head()
    return EvaluatedRound(
      result: result, programme: opened.programme, head: head,
      json: try JSONText.pretty(PrintedEvaluation(result, head: head)))
  }

  /// The stored result of a round.
  /// - Throws: `WorkbenchError.store(.noResult)` before the round was evaluated.
  static func stored(_ id: String, in opened: OpenEvaluation) throws(WorkbenchError) -> RoundResult {
    _ = try opened.round(id)
    let text = try opened.stored { () throws(StoreError) in try opened.file.result(round: id) }
    return try JSONText.value(RoundResult.self, of: text)
  }

  /// The result of some evidence; nothing is stored.
  static func evaluated(
    _ evidence: RoundEvidence, previous: RoundResult?
  ) throws(WorkbenchError) -> RoundResult {
    do {
      return try RoundEvaluation.evaluate(evidence, previous: previous)
    } catch {
      throw .evaluation("\(error)")
    }
  }

  /// The result of the round with which this one is compared; nil when there is none or it was not evaluated.
  private static func previousResult(
    of round: EvaluationRound, in opened: OpenEvaluation
  ) throws(WorkbenchError) -> RoundResult? {
    guard let previous = round.previous else { return nil }
    do {
      return try stored(previous, in: opened)
    } catch .store(.noResult) {
      return nil
    }
  }
}

/// An evaluated round in the forms in which it is printed.
package struct EvaluatedRound: Sendable {
  package let result: RoundResult
  let programme: Programme
  /// The head line of the log that holds the result.
  package let head: String
  /// The result as JSON; its keys are stable.
  package let json: String
}
