import ProgrammeModel
import Store

extension OpenEvaluation {
  /// The steps of a round in their order, each with its state.
  func procedure(of round: EvaluationRound) throws(WorkbenchError) -> [StepState] {
    let signatures = try stored { () throws(StoreError) in try file.signatures(round: round.id) }.inForce
    var states: [StepState] = []
    for step in round.steps ?? [] {
      var missing: [String] = []
      for record in step.records where try firstRecorded(record, round: round.id) == nil { missing.append(record) }
      let signature = signatures.first { $0.step == step.id }
      let state: StepState.State
      if let signature {
        let now = try stored { () throws(StoreError) in try file.digest(of: signature.records, round: round.id) }
        state = now == signature.digest ? .signed : .altered
      } else if states.contains(where: { $0.signature == nil }) {
        state = .waiting
      } else {
        state = missing.isEmpty ? .ready : .open
      }
      states.append(
        StepState(
          step: step, state: state, due: programme.calendar.first { $0.id == step.milestone }?.last, missing: missing,
          signature: signature.flatMap { signed in
            signed.digest.map { StepState.Signature(person: signed.person, time: signed.time, digest: $0) }
          }))
    }
    return states
  }

  func firstRecorded(_ record: String, round: String?) throws(WorkbenchError) -> String? {
    try stored { () throws(StoreError) in try file.firstRecorded(record, round: round) }
  }

  /// A step of a round.
  /// - Throws: `WorkbenchError.unknownStep` naming those that it has.
  func step(_ id: String, of round: EvaluationRound) throws(WorkbenchError) -> ProcedureStep {
    guard let step = round.steps?.first(where: { $0.id == id }) else {
      throw .unknownStep(id, known: (round.steps ?? []).map(\.id))
    }
    return step
  }
}
