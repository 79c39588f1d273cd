/// Why a step of a draw's ceremony is not possible; the sentences are made by the Workbench.
package enum CeremonyRefusal: Equatable, Sendable {
  /// The folder holds a list or a plan already.
  case frameExists
  /// The folder holds a plan already.
  case planExists
  /// Commitments are still missing.
  case unsealed(missing: [String])
  /// The plan is published: nothing of it can change.
  case sealed
  /// plan.json or ceremony.json is not as it was when the plan was sealed, or was edited by hand.
  case changed(file: String)
  /// A plan that nobody could carry out: too few parties, a party twice, no words for the event or the fallback.
  case incompletePlan(PlanGap)
  case unknownParty(String, known: [String])
  /// Another commitment or value of the party is on record.
  case alreadyGiven(party: String)
  /// Fewer than 128 bits, or characters that the protocol does not allow.
  case weakSecret
  case malformedCommitment
  /// The commitment is of a voided attempt.
  case usedCommitment(party: String)
  case revealsMissing([String])
  /// The public event is known: the draw exists.
  case eventKnown
  case otherEvent(planned: DrawPlan.Source)
  /// The value is not of the form of its kind of event.
  case eventValue(DrawPlan.Source, digits: Int?, round: Int?)
  /// A step must not be before, or must be after, a time on record.
  case tooEarly(time: String, earliest: String)
  case tooLate(time: String, latest: String)
  case malformedTime(String)
  case reasonNeeded
  /// The unit is not on the list of units to inspect.
  case notInspected(String, inspected: [String])

  /// What a plan lacks.
  package enum PlanGap: Sendable, Equatable, CaseIterable {
    case parties
    case event
    case fallback
    case previous
    case covariates
    case balancedCoordination
    case round
    case identifier
  }
}
