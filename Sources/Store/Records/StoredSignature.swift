/// One act on a step of a round.
package struct StoredSignature: Sendable, Equatable {
  package enum Act: String, Sendable {
    case sign
    case reopen
  }

  package let step: String
  package let act: Act
  /// What the step brought when it was signed, by the names of `OnRecord`.
  package let records: [String]
  /// Of what was signed; nil for a reopening.
  package let digest: String?
  package let person: String
  package let because: String?
  package let time: String
}

extension [StoredSignature] {
  /// The signatures in force: of each step the last act, where that is a signature.
  package var inForce: [StoredSignature] {
    let last = Dictionary(map { ($0.step, $0) }, uniquingKeysWith: { $1 })
    return last.values.filter { $0.act == .sign }.sorted { ($0.time, $0.step) < ($1.time, $1.step) }
  }
}
