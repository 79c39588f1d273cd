/// The seed of a draw and the numbers that follow from it (vdraw/1, sections 3 and 4).
package struct DrawSeed: Sendable, Equatable {
  /// What is hashed, line by line, so that it can be typed again by hand; empty for a seed given as digits.
  package let text: String
  /// 64 lower-case hexadecimal digits.
  package let hex: String

  /// The seed of a ceremony.
  /// - Throws: `DrawError.ceremony` when contributions are missing, too many, in another order or malformed,
  ///   `.commitment` when a reveal does not open what was committed.
  package init(plan: DrawPlan, planDigest: String, ceremony: Ceremony) throws(DrawError) {
    guard ceremony.drawID == plan.drawID, ceremony.attempt == plan.attempt else {
      throw .ceremony(reason: .otherDraw)
    }
    guard ceremony.contributions.count == plan.recipe.count else {
      throw .ceremony(reason: .contributions(ceremony.contributions.count, planned: plan.recipe.count))
    }
    var lines = [
      "vdraw/1", "draw \(plan.drawID)", "attempt \(plan.attempt)", "frame \(plan.frameDigest)", "plan \(planDigest)",
    ]
    for (wanted, given) in zip(plan.recipe, ceremony.contributions) {
      try Self.check(given, wanted: wanted, drawID: plan.drawID)
      lines.append("\(given.source.rawValue) \(given.party) \(given.value)")
    }
    text = lines.map { $0 + "\n" }.joined()
    hex = SHA256Digest(of: text).hex
  }

  /// A published seed, for computations around a draw.
  package init(published hex: String) {
    text = ""
    self.hex = hex
  }

  private static func check(
    _ given: Ceremony.Contribution, wanted: DrawPlan.Ingredient, drawID: String
  ) throws(DrawError) {
    guard given.source == wanted.source, given.party == wanted.party else {
      throw .ceremony(reason: .place(wanted.source, of: wanted.party))
    }
    guard given.value.wholeMatch(of: /[0-9A-Za-z.:\/+=\-]{1,512}/) != nil else {
      throw .ceremony(reason: .characters(party: given.party))
    }
    switch given.source {
    case .reveal:
      let commitment = Ceremony.commitment(drawID: drawID, party: given.party, value: given.value)
      guard commitment == wanted.commitment else { throw .commitment(party: given.party) }
    case .dice:
      guard given.value.wholeMatch(of: /[0-9]+/) != nil, given.value.utf8.count == wanted.digits else {
        throw .ceremony(reason: .dice(party: given.party, digits: wanted.digits ?? 20))
      }
    case .lottery, .drand: break
    }
  }

  /// The ticket of a unit: SHA-256 of seed, `ticket` and identifier. Shell: `printf '%s\nticket\n%s' SEED ID | sha256sum`.
  package func ticket(_ unit: String) -> Ticket {
    Ticket(digest: SHA256Digest(of: "\(hex)\nticket\n\(unit)"))
  }
}

/// A 256-bit number of a draw; smaller is drawn first.
package struct Ticket: Sendable, Comparable {
  package let digest: SHA256Digest

  package var hex: String { digest.hex }

  /// The odd number a with u = a / 2⁵³: 2·(T >> 204) + 1.
  package var odd53: UInt64 { Self.odd53(leading: digest.words.0) }

  private static func odd53(leading word: UInt64) -> UInt64 { 2 * (word >> 12) + 1 }

  /// u in the open interval (0, 1), exactly representable.
  package var uniform: Double { Self.uniform(leading: digest.words.0) }

  /// u of a digest that begins with these 64 bits.
  static func uniform(leading word: UInt64) -> Double { Double(odd53(leading: word)) / 9_007_199_254_740_992 }

  package static func < (left: Self, right: Self) -> Bool {
    left.digest.bytes.lexicographicallyPrecedes(right.digest.bytes)
  }
}
