import Foundation

extension DrawPlan {
  /// Holds a plan against what a ceremony needs, and tries it on its frame, so that what cannot be drawn is not sealed;
  /// the plan is read as it will be written.
  /// - Throws: `DrawError.step(.incompletePlan)`, `.step(.tooLate)` when the event is not after the plan, and what a draw from
  ///   the frame would throw.
  package func check(on frame: SamplingFrame) throws(DrawError) {
    let parties = recipe.map(\.party)
    guard recipe.count >= 2, Set(parties).count == parties.count else { throw .step(.incompletePlan(.parties)) }
    guard ([drawID] + parties).allSatisfy(SamplingFrame.isIdentifier) else { throw .step(.incompletePlan(.identifier)) }
    guard let event, let due = event.time, hasWords(event.event) else { throw .step(.incompletePlan(.event)) }
    guard hasWords(fallback) else { throw .step(.incompletePlan(.fallback)) }
    guard (event.source == .drand) == (event.round != nil) else { throw .step(.incompletePlan(.round)) }
    let isCoordinated = strata.values.contains { $0.coordination != .independent }
    guard previous != nil || !isCoordinated else { throw .step(.incompletePlan(.previous)) }
    if let plannedAt { try plannedAt.check(before: due) }
    let written = try DrawPlan(draft: bytes)
    _ = try InspectionSample(frame: frame, plan: written, seed: DrawSeed(published: String(repeating: "0", count: 64)))
  }

  private func hasWords(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }

  /// Decimal dice after which every sample can come out (RFC 3797, section 3.3): the smallest d with
  /// 10^d ≥ Π C(N_h, n_h), at least 20. Strata that the frame does not have count nothing.
  package static func diceNeeded(for strata: [String: StratumRule], frame: SamplingFrame) -> Int {
    var logarithm = 0.0
    for (stratum, rule) in strata.sorted(by: { $0.key < $1.key }) {
      let available = frame.units.count { $0.stratum == stratum }
      guard rule.count > 0, rule.count <= available else { continue }
      logarithm += (1...rule.count).reduce(0) { $0 + log10(Double(available - rule.count + $1) / Double($1)) }
    }
    return max(20, Int(logarithm.rounded(.up)))
  }
}

extension DrawPlan.PreviousDraw {
  /// The earlier draw as its certificate states it: the units that it selected.
  /// - Throws: `DrawError.malformed`, `.previousMismatch` when its rows do not have the digest that it states.
  package init(certificate bytes: [UInt8]) throws(DrawError) {
    let earlier = try PublishedCertificate(bytes, file: "previous_certificate.json")
    guard earlier.resultDigest == earlier.statedDigest else { throw .previousMismatch }
    self.init(drawID: earlier.drawID, resultDigest: earlier.statedDigest, units: earlier.selected)
  }
}
