extension DrawPlan {
  /// Reads plan.json.
  /// - Throws: `DrawError.malformed` naming the field; an unknown protocol, method or coordination is refused, and so is a
  ///   reveal without its commitment.
  package init(bytes: [UInt8]) throws(DrawError) {
    try self.init(draft: bytes)
    if let party = uncommitted.first { throw Self.fault("the reveal of \(party) needs its commitment") }
  }

  /// Reads a plan to which commitments are still missing.
  /// - Throws: as `init(bytes:)`.
  package init(draft bytes: [UInt8]) throws(DrawError) {
    let json = try ProtocolJSON.read(bytes, file: "plan.json")
    guard json["protocol"]?.text == "vdraw/1" else { throw Self.fault("protocol must be “vdraw/1”") }
    drawID = try Self.identifier(json["draw_id"], "draw_id")
    guard let attempt = json["attempt"]?.integer, attempt >= 1 else { throw Self.fault("attempt must be 1 or more") }
    self.attempt = attempt
    guard let digest = json["frame_sha256"]?.text, digest.wholeMatch(of: /[0-9a-f]{64}/) != nil else {
      throw Self.fault("frame_sha256 must be 64 hexadecimal digits")
    }
    frameDigest = digest
    guard let method = json["method"]?.text.flatMap(Method.init) else {
      throw Self.fault("method must be srs, pareto or seqpoisson")
    }
    self.method = method
    strata = try Self.strata(json["strata"])
    recipe = try Self.recipe(json["seed_recipe"])
    previous = try Self.previous(json["previous"])
    title = json["title"]?.text ?? ""
    plannedAt = json["planned_at"]?.text.flatMap(CeremonyTime.init)
    guard plannedAt != nil || json["planned_at"] == nil else {
      throw Self.fault("planned_at must be a time such as 2015-06-15T09:00:00+08:00")
    }
    fallback = json["fallback"]?.text
    voided = try (json["voided"]?.array ?? []).map { entry throws(DrawError) in try VoidedAttempt(entry) }
  }

  private static func strata(_ json: ProtocolJSON?) throws(DrawError) -> [String: StratumRule] {
    guard let members = json?.object else { throw fault("strata must be an object") }
    var rules: [String: StratumRule] = [:]
    for (name, rule) in members.sorted(by: { $0.key < $1.key }) {
      guard let count = rule["n"]?.integer else { throw fault("stratum \(name) needs a whole number n") }
      let reserves = rule["reserve"] ?? .integer(0)
      guard let reserves = reserves.integer, reserves >= 0 else { throw fault("stratum \(name): reserve") }
      rules[name] = StratumRule(count: count, reserves: reserves, coordination: try coordination(rule, stratum: name))
    }
    return rules
  }

  private static func coordination(_ rule: ProtocolJSON, stratum: String) throws(DrawError) -> Coordination {
    switch rule["coordination"] {
    case nil, .text("independent"): return .independent
    case .text("avoid"): return .avoid
    case .text("keep"):
      guard let kept = rule["keep"]?.integer, kept >= 0 else { throw fault("stratum \(stratum): keep") }
      return .keep(kept)
    default: throw fault("stratum \(stratum): coordination must be independent, avoid or keep")
    }
  }

  private static func recipe(_ json: ProtocolJSON?) throws(DrawError) -> [Ingredient] {
    guard let entries = json?.array, let last = entries.last else { throw fault("seed_recipe must be a list") }
    guard last["source"]?.text != "reveal" else {
      throw fault("the last contribution must be a public event (dice, lottery, drand)")
    }
    var recipe: [Ingredient] = []
    for entry in entries {
      guard let source = entry["source"]?.text.flatMap(Source.init) else {
        throw fault("a contribution's source must be reveal, dice, lottery or drand")
      }
      let party = try identifier(entry["party"], "party")
      let commitment = entry["commitment"]?.text
      let digits = entry["digits"]?.integer
      if source == .dice, digits ?? 0 < 20 { throw fault("dice must be 20 digits or more") }
      recipe.append(
        Ingredient(
          source: source, party: party, commitment: commitment, digits: digits, event: entry["event"]?.text,
          time: entry["at"]?.text.flatMap(CeremonyTime.init), round: entry["round"]?.integer))
    }
    return recipe
  }

  private static func previous(_ json: ProtocolJSON?) throws(DrawError) -> PreviousDraw? {
    guard let json, json != .null else { return nil }
    guard let id = json["draw_id"]?.text, let digest = json["result_sha256"]?.text, let units = json["units"]?.array
    else { throw fault("previous needs draw_id, result_sha256 and units") }
    var names: [String] = []
    for unit in units { names.append(try identifier(unit, "previous.units")) }
    return PreviousDraw(drawID: id, resultDigest: digest, units: names)
  }

  private static func identifier(_ json: ProtocolJSON?, _ field: String) throws(DrawError) -> String {
    guard let text = json?.text, SamplingFrame.isIdentifier(text) else {
      throw fault("\(field) must be of A-Z a-z 0-9 . _ - and at most 64 characters")
    }
    return text
  }

  private static func fault(_ reason: String) -> DrawError {
    .malformed(file: "plan.json", line: nil, reason: reason)
  }
}
