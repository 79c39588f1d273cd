/// An attempt that ended before its public event; every later plan carries it, so that no attempt can be hushed up.
package struct VoidedAttempt: Sendable, Equatable {
  package let attempt: Int
  package let planDigest: String
  package let reason: String
  package let time: CeremonyTime
  /// Its commitments, which may not come again: their values may be known by now.
  package let commitments: [String]

  init(attempt: Int, planDigest: String, reason: String, time: CeremonyTime, commitments: [String]) {
    self.attempt = attempt
    self.planDigest = planDigest
    self.reason = reason
    self.time = time
    self.commitments = commitments
  }

  /// - Throws: `DrawError.malformed`.
  init(_ json: ProtocolJSON) throws(DrawError) {
    guard let attempt = json["attempt"]?.integer, let digest = json["plan_sha256"]?.text,
      let reason = json["because"]?.text, let time = json["at"]?.text.flatMap(CeremonyTime.init),
      let commitments = json["commitments"]?.array
    else {
      throw .malformed(
        file: "plan.json", line: nil,
        reason: "a voided attempt needs attempt, plan_sha256, because, at and commitments")
    }
    self.init(
      attempt: attempt, planDigest: digest, reason: reason, time: time, commitments: commitments.compactMap(\.text))
  }

  var json: ProtocolJSON {
    .object([
      "attempt": .integer(attempt), "plan_sha256": .text(planDigest), "because": .text(reason), "at": .text(time.text),
      "commitments": .array(commitments.map { .text($0) }),
    ])
  }
}
