/// The contributions to the seed as they were revealed, in the plan's order (vdraw/1, section 3).
package struct Ceremony: Sendable, Equatable {
  package let drawID: String
  package let attempt: Int
  package let contributions: [Contribution]

  package struct Contribution: Sendable, Equatable {
    package let source: DrawPlan.Source
    package let party: String
    package let value: String

    package init(source: DrawPlan.Source, party: String, value: String) {
      self.source = source
      self.party = party
      self.value = value
    }
  }

  package init(drawID: String, attempt: Int, contributions: [Contribution]) {
    self.drawID = drawID
    self.attempt = attempt
    self.contributions = contributions
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
      contributions.append(Contribution(source: source, party: party, value: value))
    }
    self.contributions = contributions
  }

  /// ceremony.json.
  package var bytes: [UInt8] {
    ProtocolJSON.object([
      "draw_id": .text(drawID), "attempt": .integer(attempt),
      "contributions": .array(
        contributions.map {
          .object(["source": .text($0.source.rawValue), "party": .text($0.party), "value": .text($0.value)])
        }),
    ]).document
  }

  /// The commitment that a party publishes before anybody reveals: SHA-256 of
  /// `vdraw/1 commit`, draw, party and value, each line ended by a line feed.
  package static func commitment(drawID: String, party: String, value: String) -> String {
    SHA256Digest(of: "vdraw/1 commit\n\(drawID)\n\(party)\n\(value)\n").hex
  }
}
