extension Ceremony {
  /// Holds the record against the order of steps that is the security of a draw (vdraw/1, section 1): plan, seal, reveals,
  /// public event. A record without times passes, unless its plan has one.
  /// - Throws: `DrawError.step` with `.changed`, `.tooEarly`, `.tooLate`; `.ceremony` for a missing time.
  func checkOrder(plan: DrawPlan, planDigest: String) throws(DrawError) {
    if let published = self.planDigest, published != planDigest { throw .step(.changed(file: "plan.json")) }
    guard let planned = plan.plannedAt else { return }
    let times = contributions.compactMap(\.time)
    guard let sealedAt, self.planDigest != nil, times.count == contributions.count, let happened = times.last,
      let due = plan.event?.time
    else { throw .ceremony(reason: "the plan is dated, but times of the ceremony are missing") }
    try sealedAt.check(notBefore: planned)
    try sealedAt.check(before: due)
    for time in times.dropLast() {
      try time.check(notBefore: sealedAt)
      if let deadline = plan.revealDeadline { try time.check(before: deadline) }
      try happened.check(after: time)
    }
    try happened.check(after: sealedAt)
    try happened.check(notBefore: due)
  }
}

extension DrawPlan {
  /// Before when the parties must have revealed. Dice fall when they are thrown, so reveals may come until then (nil); a lottery
  /// or a beacon happens without the ceremony, and a party that still had its reveal could withhold it when it does not
  /// like the outcome.
  var revealDeadline: CeremonyTime? { event?.source == .dice ? nil : event?.time }
}

extension CeremonyTime {
  func check(notBefore earliest: Self) throws(DrawError) {
    if self < earliest { throw .step(.tooEarly(time: text, earliest: earliest.text)) }
  }

  func check(after earlier: Self) throws(DrawError) {
    if self <= earlier { throw .step(.tooEarly(time: text, earliest: earlier.text)) }
  }

  func check(before latest: Self) throws(DrawError) {
    if self >= latest { throw .step(.tooLate(time: text, latest: latest.text)) }
  }
}
