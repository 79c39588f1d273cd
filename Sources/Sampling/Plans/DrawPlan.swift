/// What is fixed and published before the seed can exist (vdraw/1, section 1): the frame, how many are drawn in each stratum and
/// by which method, and who contributes what to the seed.
package struct DrawPlan: Sendable, Equatable {
  package let drawID: String
  package let attempt: Int
  package let frameDigest: String
  package let method: Method
  package let strata: [String: StratumRule]
  package var recipe: [Ingredient]
  package let previous: PreviousDraw?
  package let title: String
  /// When the plan was made; nil in a plan that does not say.
  package let plannedAt: CeremonyTime?
  /// What is done when a party does not reveal or the event does not take place, in words.
  package let fallback: String?
  /// The attempts before this one, all of them.
  package let voided: [VoidedAttempt]

  /// How units are ordered within a stratum.
  package enum Method: String, Sendable, CaseIterable {
    case srs
    case pareto
    case seqpoisson
  }

  /// How many of a stratum are drawn, and how the draw relates to an earlier one.
  package struct StratumRule: Sendable, Equatable {
    package let count: Int
    package let reserves: Int
    package let coordination: Coordination

    package init(count: Int, reserves: Int, coordination: Coordination = .independent) {
      self.count = count
      self.reserves = reserves
      self.coordination = coordination
    }
  }

  /// Relation to the units visited after the earlier draw.
  package enum Coordination: Sendable, Equatable {
    case independent
    case avoid
    case keep(Int)
  }

  /// One contribution to the seed, in order; the last is a public event.
  package struct Ingredient: Sendable, Equatable {
    package let source: Source
    package let party: String
    /// Of a reveal: the published commitment.
    package var commitment: String?
    /// Of dice: the number of digits.
    package let digits: Int?
    /// Of a public event: which one, in words.
    package let event: String?
    /// Of a public event: when it takes place.
    package let time: CeremonyTime?
    /// Of a beacon: its round.
    package let round: Int?

    package init(
      source: Source, party: String, commitment: String? = nil, digits: Int? = nil, event: String? = nil,
      time: CeremonyTime? = nil, round: Int? = nil
    ) {
      self.source = source
      self.party = party
      self.commitment = commitment
      self.digits = digits
      self.event = event
      self.time = time
      self.round = round
    }
  }

  package enum Source: String, Sendable, CaseIterable {
    case reveal
    case dice
    case lottery
    case drand
  }

  /// The published earlier draw that coordination refers to.
  package struct PreviousDraw: Sendable, Equatable {
    package let drawID: String
    package let resultDigest: String
    package let units: [String]

    package init(drawID: String, resultDigest: String, units: [String]) {
      self.drawID = drawID
      self.resultDigest = resultDigest
      self.units = units
    }
  }

  package init(
    drawID: String, attempt: Int, frame: SamplingFrame, method: Method, strata: [String: StratumRule],
    recipe: [Ingredient], previous: PreviousDraw?, title: String, plannedAt: CeremonyTime? = nil,
    fallback: String? = nil, voided: [VoidedAttempt] = []
  ) {
    self.init(
      drawID: drawID, attempt: attempt, frameDigest: frame.digest, method: method, strata: strata, recipe: recipe,
      previous: previous, title: title, plannedAt: plannedAt, fallback: fallback, voided: voided)
  }

  init(
    drawID: String, attempt: Int, frameDigest: String, method: Method, strata: [String: StratumRule],
    recipe: [Ingredient], previous: PreviousDraw?, title: String, plannedAt: CeremonyTime?, fallback: String?,
    voided: [VoidedAttempt]
  ) {
    self.drawID = drawID
    self.attempt = attempt
    self.frameDigest = frameDigest
    self.method = method
    self.strata = strata
    self.recipe = recipe
    self.previous = previous
    self.title = title
    self.plannedAt = plannedAt
    self.fallback = fallback
    self.voided = voided
  }

  /// A draw for trying out: its certificate says so, whatever it draws.
  package var isTest: Bool { drawID.hasPrefix(Self.testPrefix) }

  package static let testPrefix = "TEST-"

  /// The public event, the last contribution.
  package var event: Ingredient? { recipe.last }

  /// The parties whose commitment is not in yet; a plan is sealed when there is none.
  package var uncommitted: [String] {
    recipe.filter { $0.source == .reveal && $0.commitment == nil }.map(\.party)
  }

  /// plan.json. What is hashed is always the published bytes, never this printing of a plan read from a file.
  package var bytes: [UInt8] {
    var members: [String: ProtocolJSON] = [
      "protocol": .text("vdraw/1"), "draw_id": .text(drawID), "attempt": .integer(attempt),
      "frame_file": .text("frame.tsv"), "frame_sha256": .text(frameDigest), "method": .text(method.rawValue),
      "strata": .object(strata.mapValues(\.json)), "seed_recipe": .array(recipe.map(\.json)), "title": .text(title),
    ]
    if let previous {
      members["previous"] = .object([
        "draw_id": .text(previous.drawID), "result_sha256": .text(previous.resultDigest),
        "units": .array(previous.units.sorted().map { .text($0) }),
      ])
    }
    if let plannedAt { members["planned_at"] = .text(plannedAt.text) }
    if let fallback { members["fallback"] = .text(fallback) }
    if !voided.isEmpty { members["voided"] = .array(voided.map(\.json)) }
    return ProtocolJSON.object(members).document
  }
}

extension DrawPlan.StratumRule {
  fileprivate var json: ProtocolJSON {
    var members: [String: ProtocolJSON] = ["n": .integer(count), "reserve": .integer(reserves)]
    switch coordination {
    case .independent: break
    case .avoid: members["coordination"] = .text("avoid")
    case .keep(let kept):
      members["coordination"] = .text("keep")
      members["keep"] = .integer(kept)
    }
    return .object(members)
  }
}

extension DrawPlan.Ingredient {
  fileprivate var json: ProtocolJSON {
    var members: [String: ProtocolJSON] = ["source": .text(source.rawValue), "party": .text(party)]
    if let commitment { members["commitment"] = .text(commitment) }
    if let digits { members["digits"] = .integer(digits) }
    if let event { members["event"] = .text(event) }
    if let time { members["at"] = .text(time.text) }
    if let round { members["round"] = .integer(round) }
    return .object(members)
  }
}
