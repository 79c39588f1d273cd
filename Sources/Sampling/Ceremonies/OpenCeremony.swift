/// A draw on its way from the plan to the public event (vdraw/1, section 1). Each step checks that it may be taken and changes
/// `plan` or `ceremony`; the order of the steps is what keeps the draw from being steered.
package struct OpenCeremony: Sendable, Equatable {
  package private(set) var plan: DrawPlan
  /// Exists from the last commitment on: then the plan is sealed.
  package private(set) var ceremony: Ceremony?

  /// The ceremony of a plan that was just made.
  package init(_ plan: DrawPlan) { self.plan = plan }

  /// Reads plan.json and, once sealed, ceremony.json.
  /// - Throws: `DrawError` for malformed files; `.step(.changed)` for a plan that is not the sealed one, and for files with
  ///   fields that printing them again would lose.
  package init(plan planBytes: [UInt8], ceremony ceremonyBytes: [UInt8]?) throws(DrawError) {
    plan = try DrawPlan(draft: planBytes)
    guard plan.bytes == planBytes else { throw .step(.changed(file: "plan.json")) }
    guard let ceremonyBytes else { return }
    let ceremony = try Ceremony(bytes: ceremonyBytes)
    guard ceremony.bytes == ceremonyBytes else { throw .step(.changed(file: "ceremony.json")) }
    // A record of the attempt before may be left when voiding was interrupted.
    if !plan.uncommitted.isEmpty, ceremony.drawID == plan.drawID, ceremony.attempt < plan.attempt { return }
    guard ceremony.planDigest == SHA256Digest(planBytes).hex else { throw .step(.changed(file: "plan.json")) }
    self.ceremony = ceremony
  }

  /// Puts a party's commitment into the plan; the last one seals it. The same commitment again changes nothing.
  /// - Throws: `DrawError.step`: `.sealed`, `.unknownParty`, `.alreadyGiven`, `.malformedCommitment`, `.usedCommitment`,
  ///   `.tooEarly`, and `.tooLate` when the public event would not be after the sealed plan.
  package mutating func commit(_ commitment: String, of party: String, at time: CeremonyTime) throws(DrawError) {
    let index = try index(of: party)
    guard commitment.wholeMatch(of: /[0-9a-f]{64}/) != nil else { throw .step(.malformedCommitment) }
    guard plan.recipe[index].commitment ?? commitment == commitment else { throw refusal(party) }
    guard ceremony == nil else {
      if plan.recipe[index].commitment == commitment { return }
      throw .step(.sealed)
    }
    if plan.voided.contains(where: { $0.commitments.contains(commitment) }) {
      throw .step(.usedCommitment(party: party))
    }
    if let planned = plan.plannedAt { try time.check(notBefore: planned) }
    if let due = plan.event?.time { try time.check(before: due) }
    plan.recipe[index].commitment = commitment
    if plan.uncommitted.isEmpty {
      ceremony = Ceremony(
        drawID: plan.drawID, attempt: plan.attempt, contributions: [], planDigest: SHA256Digest(plan.bytes).hex,
        sealedAt: time)
    }
  }

  private func refusal(_ party: String) -> DrawError {
    .step(ceremony == nil ? .alreadyGiven(party: party) : .sealed)
  }

  /// Records a party's value.
  /// - Throws: `DrawError.commitment` when it does not open the commitment; `.step`: `.unsealed`, `.unknownParty`,
  ///   `.alreadyGiven`, `.eventKnown`, `.tooEarly`, `.tooLate`.
  package mutating func reveal(_ value: String, of party: String, at time: CeremonyTime) throws(DrawError) {
    let index = try index(of: party)
    let record = try sealed()
    guard !hasEvent else { throw .step(.eventKnown) }
    guard !record.contributions.contains(where: { $0.party == party }) else {
      throw .step(.alreadyGiven(party: party))
    }
    guard plan.recipe[index].commitment == Ceremony.commitment(drawID: plan.drawID, party: party, value: value) else {
      throw .commitment(party: party)
    }
    if let sealedAt = record.sealedAt { try time.check(notBefore: sealedAt) }
    if let deadline = plan.revealDeadline { try time.check(before: deadline) }
    let given = record.contributions + [.init(source: .reveal, party: party, value: value, time: time)]
    let places = Dictionary(plan.recipe.enumerated().map { ($1.party, $0) }, uniquingKeysWith: min)
    ceremony?.contributions = given.sorted { places[$0.party, default: 0] < places[$1.party, default: 0] }
  }

  /// Records the public event: the seed exists.
  /// - Throws: `DrawError.step`: `.unsealed`, `.eventKnown`, `.revealsMissing`, `.otherEvent`, `.eventValue`, and `.tooEarly`
  ///   unless it is after the sealing and after every reveal, and not before its planned time.
  package mutating func happen(_ source: DrawPlan.Source, _ value: String, at time: CeremonyTime) throws(DrawError) {
    let record = try sealed()
    guard let event = plan.event, !hasEvent else { throw .step(.eventKnown) }
    guard missingReveals.isEmpty else { throw .step(.revealsMissing(missingReveals)) }
    guard source == event.source else { throw .step(.otherEvent(planned: event.source)) }
    guard event.allows(value) else {
      throw .step(.eventValue(source, digits: event.digits, round: event.round))
    }
    for earlier in [record.sealedAt].compactMap({ $0 }) + record.contributions.compactMap(\.time) {
      try time.check(after: earlier)
    }
    if let due = event.time { try time.check(notBefore: due) }
    ceremony?.contributions.append(.init(source: source, party: event.party, value: value, time: time))
  }

  /// The parties that have not revealed.
  package var missingReveals: [String] {
    let given = Set((ceremony?.contributions ?? []).filter { $0.source == .reveal }.map(\.party))
    return plan.recipe.filter { $0.source == .reveal && !given.contains($0.party) }.map(\.party)
  }

  /// Whether the public event is on record.
  package var hasEvent: Bool { ceremony?.contributions.contains { $0.source != .reveal } ?? false }

  /// The plan of the next attempt: the same draw, without commitments, carrying the attempt that ended.
  /// - Throws: `DrawError.step`: `.unsealed`, `.reasonNeeded`, `.eventKnown` once the seed can be known (the event is on
  ///   record, or all reveals are in and a lottery or beacon has taken place), `.incompletePlan` when a lottery or beacon is
  ///   to be used again.
  package func voided(
    because reason: String, at time: CeremonyTime, next due: CeremonyTime, event words: String?, round: Int?
  ) throws(DrawError) -> DrawPlan {
    let record = try sealed()
    guard reason.contains(where: { !$0.isWhitespace }) else { throw .step(.reasonNeeded) }
    if let sealedAt = record.sealedAt { try time.check(notBefore: sealedAt) }
    let hasHappened = plan.revealDeadline.map { missingReveals.isEmpty && time >= $0 } ?? false
    guard !hasEvent, !hasHappened, let event = plan.event else { throw .step(.eventKnown) }
    if event.source != .dice {
      // The old draw of a lottery and the old round of a beacon may be known by now.
      guard let words, words != event.event else { throw .step(.incompletePlan(.event)) }
      guard event.source != .drand || round ?? 0 > event.round ?? 0 else { throw .step(.incompletePlan(.round)) }
    }
    let attempt = VoidedAttempt(
      attempt: plan.attempt, planDigest: SHA256Digest(plan.bytes).hex, reason: reason, time: time,
      commitments: plan.recipe.compactMap(\.commitment))
    let parties = plan.recipe.dropLast().map { DrawPlan.Ingredient(source: $0.source, party: $0.party) }
    let next = DrawPlan.Ingredient(
      source: event.source, party: event.party, digits: event.digits, event: words ?? event.event, time: due,
      round: round)
    return DrawPlan(
      drawID: plan.drawID, attempt: plan.attempt + 1, frameDigest: plan.frameDigest, method: plan.method,
      strata: plan.strata, recipe: parties + [next], previous: plan.previous, title: plan.title, plannedAt: time,
      fallback: plan.fallback, voided: plan.voided + [attempt])
  }

  private func index(of party: String) throws(DrawError) -> Int {
    let known = plan.recipe.filter { $0.source == .reveal }.map(\.party)
    guard let index = plan.recipe.firstIndex(where: { $0.party == party && $0.source == .reveal }) else {
      throw .step(.unknownParty(party, known: known))
    }
    return index
  }

  private func sealed() throws(DrawError) -> Ceremony {
    guard let ceremony else { throw .step(.unsealed(missing: plan.uncommitted)) }
    return ceremony
  }
}

extension DrawPlan.Ingredient {
  /// Whether a value has the form of the event: the planned number of digits; a lottery's numbers as in RFC 3797, section 4
  /// (each followed by a point, ascending, each source closed by a stroke); a beacon's planned round and its 256 bits.
  func allows(_ value: String) -> Bool {
    switch source {
    case .reveal: false
    case .dice: value.wholeMatch(of: /[0-9]+/) != nil && value.utf8.count == digits
    case .lottery:
      value.wholeMatch(of: /(([0-9]{1,9}\.)+\/)+/) != nil
        && value.split(separator: "/").allSatisfy { numbers in
          let values = numbers.split(separator: ".").compactMap { Int($0) }
          return values == values.sorted()
        }
    case .drand:
      value.wholeMatch(of: /[0-9]{1,18}:[0-9a-f]{64}/) != nil && value.hasPrefix("\(round ?? 0):")
    }
  }
}
