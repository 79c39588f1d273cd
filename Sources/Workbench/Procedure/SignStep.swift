package import ProgrammeModel
import Store

/// Signs the steps of a round in their order, and reopens them from the last.
package enum SignStep {
  /// Signs a step; what it brought can no longer be imported, taken back, drawn or evaluated anew.
  /// - Throws: `WorkbenchError.unknownRound`, `.unknownStep`, `.stepWaits` when an earlier step is not signed, `.stepLacks` when
  ///   something is not on record, `.store(.alreadySigned)`.
  package static func sign(
    _ path: String, round id: String, step name: String, by author: Attribution
  ) throws(WorkbenchError) -> ProcedureList {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    let step = try opened.step(name, of: round)
    let states = try opened.procedure(of: round)
    guard let place = states.firstIndex(where: { $0.step.id == name }) else { return opened.list(states) }
    if let earlier = states[..<place].first(where: { $0.signature == nil }) {
      throw .stepWaits(name, for: earlier.step.id)
    }
    guard states[place].missing.isEmpty else { throw .stepLacks(name, records: states[place].missing) }
    try opened.stored { () throws(StoreError) in
      try opened.file.sign(step: step.id, records: step.records, round: id, by: author)
    }
    return opened.list(try opened.procedure(of: round))
  }

  /// Reopens a signed step, by another person than the one who signed.
  /// - Throws: `WorkbenchError.unknownRound`, `.unknownStep`, `.stepHolds` when a later step is signed,
  ///   `.store(.notSigned)`, `.store(.secondPersonNeeded)`.
  package static func reopen(
    _ path: String, round id: String, step name: String, because reason: String, by author: Attribution
  ) throws(WorkbenchError) -> ProcedureList {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    _ = try opened.step(name, of: round)
    let states = try opened.procedure(of: round)
    let later = states.drop { $0.step.id != name }.dropFirst().first { $0.signature != nil }
    if let later { throw .stepHolds(name, under: later.step.id) }
    try opened.stored { () throws(StoreError) in
      try opened.file.reopen(step: name, because: reason, round: id, by: author)
    }
    return opened.list(try opened.procedure(of: round))
  }
}

/// Shows how far a round is.
package enum ShowProcedure {
  /// - Throws: `WorkbenchError.unknownRound`.
  package static func run(_ path: String, round id: String) throws(WorkbenchError) -> ProcedureList {
    let opened = try OpenEvaluation(path)
    return opened.list(try opened.procedure(of: try opened.round(id)))
  }
}

extension OpenEvaluation {
  fileprivate func list(_ states: [StepState]) -> ProcedureList {
    ProcedureList(states: states, vocabulary: programme.vocabulary)
  }
}

/// The steps of a round in the forms in which they are printed.
package struct ProcedureList: Sendable {
  package let states: [StepState]
  let vocabulary: Vocabulary

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(states) }
}
