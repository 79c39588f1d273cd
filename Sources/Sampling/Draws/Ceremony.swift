/// The contributions to the seed as they were revealed, in the plan's order (vdraw/1, section 3).
package struct Ceremony: Sendable, Equatable {
  package let drawID: String
  package let attempt: Int
  package var contributions: [Contribution]
  /// SHA-256 of plan.json when its last commitment came in: from then on the plan is what was published. Nil in a record
  /// that does not say.
  package let planDigest: String?
  /// When that was.
  package let sealedAt: CeremonyTime?

  package struct Contribution: Sendable, Equatable {
    package let source: DrawPlan.Source
    package let party: String
    package let value: String
    /// When it was revealed or took place; nil in a record that does not say.
    package let time: CeremonyTime?

    package init(source: DrawPlan.Source, party: String, value: String, time: CeremonyTime? = nil) {
      self.source = source
      self.party = party
      self.value = value
      self.time = time
    }
  }

  package init(
    drawID: String, attempt: Int, contributions: [Contribution], planDigest: String? = nil,
    sealedAt: CeremonyTime? = nil
  ) {
    self.drawID = drawID
    self.attempt = attempt
    self.contributions = contributions
    self.planDigest = planDigest
    self.sealedAt = sealedAt
  }

  /// Reads ceremony.json.
  package init(bytes: [UInt8]) throws(DrawError) {
    let json = try ProtocolJSON.read(bytes, file: "ceremony.json")
    guard let id = json["draw_id"]?.text, let attempt = json["attempt"]?.integer,
      let entries = json["contributions"]?.array
    else { throw .ceremony(reason: "draw_id, attempt and contributions are needed") }
    drawID = id
    self.attempt = attempt
    var contributions: [Contribution] = []
    for entry in entries {
      guard let source = entry["source"]?.text.flatMap(DrawPlan.Source.init), let party = entry["party"]?.text,
        let value = entry["value"]?.text
      else { throw .ceremony(reason: "a contribution needs source, party and value") }
      contributions.append(
        Contribution(
          source: source, party: party, value: value, time: entry["at"]?.text.flatMap(CeremonyTime.init)))
    }
    self.contributions = contributions
    planDigest = json["plan_sha256"]?.text
    sealedAt = json["sealed_at"]?.text.flatMap(CeremonyTime.init)
  }

  /// ceremony.json.
  package var bytes: [UInt8] {
    var members: [String: ProtocolJSON] = [
      "draw_id": .text(drawID), "attempt": .integer(attempt), "contributions": .array(contributions.map(\.json)),
    ]
    if let planDigest { members["plan_sha256"] = .text(planDigest) }
    if let sealedAt { members["sealed_at"] = .text(sealedAt.text) }
    return ProtocolJSON.object(members).document
  }

  /// The commitment that a party publishes before anybody reveals: SHA-256 of
  /// `vdraw/1 commit`, draw, party and value, each line ended by a line feed.
  package static func commitment(drawID: String, party: String, value: String) -> String {
    SHA256Digest(of: "vdraw/1 commit\n\(drawID)\n\(party)\n\(value)\n").hex
  }
}

extension Ceremony.Contribution {
  fileprivate var json: ProtocolJSON {
    var members: [String: ProtocolJSON] = [
      "source": .text(source.rawValue), "party": .text(party), "value": .text(value),
    ]
    if let time { members["at"] = .text(time.text) }
    return .object(members)
  }
}
