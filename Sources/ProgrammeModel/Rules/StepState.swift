/// How far a step of a round is.
package struct StepState: Sendable, Equatable, Codable {
  package enum State: String, Sendable, Codable {
    /// A step before it is not signed.
    case waiting
    /// Something that it brings is not on record.
    case open
    /// All is on record: it can be signed.
    case ready
    case signed
    /// Signed, and what is on record is no longer what was signed.
    case altered
  }

  package let step: ProcedureStep
  package let state: State
  /// The last day of its date in the calendar; nil when the calendar lacks it.
  package let due: CalendarDate?
  /// What is not on record, by the names of `OnRecord`.
  package let missing: [String]
  /// Who signed, when, and the digest of what was signed; nil while it is not.
  package let signature: Signature?

  package struct Signature: Sendable, Equatable, Codable {
    package let person: String
    package let time: String
    package let digest: String

    package init(person: String, time: String, digest: String) {
      self.person = person
      self.time = time
      self.digest = digest
    }
  }

  package init(
    step: ProcedureStep, state: State, due: CalendarDate?, missing: [String], signature: Signature?
  ) {
    self.step = step
    self.state = state
    self.due = due
    self.missing = missing
    self.signature = signature
  }
}

extension [StepState] {
  /// Whether every step is signed and nothing was altered since; false without steps, as nothing is locked then.
  package var isComplete: Bool { !isEmpty && allSatisfy { $0.state == .signed } }
}
