import Testing

@testable import Sampling

/// Steps of a ceremony that the command line cannot bring about by itself: interrupted ones, beacons, numbers of dice.
@Suite struct OpenCeremonyTests {
  private static let secrets = ["a": "9c1f0a77d2e84b3c55aa10e6f3b2c4d8", "b": "b7e151628aed2a6abf7158809cf4f3c7"]

  private static func time(_ day: Int, _ hour: Int) throws -> CeremonyTime {
    try #require(CeremonyTime("2015-06-\(day)T\(hour):00:00+08:00"))
  }

  private static func plan(_ source: DrawPlan.Source = .dice, round: Int? = nil) throws -> DrawPlan {
    let frame = try SamplingFrame([
      .init(id: "x", stratum: "S", size: 1, name: "甲"), .init(id: "y", stratum: "S", size: 1, name: "乙"),
    ])
    let plan = DrawPlan(
      drawID: "D-1", attempt: 1, frame: frame, method: .srs, strata: ["S": .init(count: 1, reserves: 1)],
      recipe: [
        .init(source: .reveal, party: "a"), .init(source: .reveal, party: "b"),
        .init(
          source: source, party: "notary", digits: source == .dice ? 20 : nil, event: "at noon", time: try time(15, 12),
          round: round),
      ], previous: nil, title: "", plannedAt: try time(10, 10), fallback: "void")
    try plan.check(on: frame)
    return plan
  }

  private static func sealed(_ plan: DrawPlan) throws -> OpenCeremony {
    var open = OpenCeremony(plan)
    for party in ["a", "b"] { try open.commit(try commitment(party), of: party, at: try time(11, 10)) }
    return open
  }

  private static func commitment(_ party: String) throws -> String {
    try PartySecret(try #require(secrets[party])).commitment(drawID: "D-1", party: party)
  }

  @Test func `a sealing that was interrupted is taken up by the same commitment`() throws {
    let sealed = try Self.sealed(try Self.plan())
    var resumed = try OpenCeremony(plan: sealed.plan.bytes, ceremony: nil)
    #expect(resumed.ceremony == nil)
    try resumed.commit(try Self.commitment("b"), of: "b", at: try Self.time(11, 11))
    #expect(resumed.ceremony?.planDigest == sealed.ceremony?.planDigest)
  }

  @Test func `a voiding that was interrupted leaves no seal of the new plan`() throws {
    let first = try Self.sealed(try Self.plan())
    let next = try first.voided(
      because: "late", at: try Self.time(15, 13), next: try Self.time(18, 12), event: nil, round: nil)
    #expect(next.attempt == 2)
    #expect(next.uncommitted == ["a", "b"])
    let resumed = try OpenCeremony(plan: next.bytes, ceremony: try #require(first.ceremony).bytes)
    #expect(resumed.ceremony == nil)
  }

  @Test func `a commitment taken out of a sealed plan is found`() throws {
    let sealed = try Self.sealed(try Self.plan())
    var draft = sealed.plan
    draft.recipe[1].commitment = nil
    let record = try #require(sealed.ceremony).bytes
    #expect(throws: DrawError.step(.changed(file: "plan.json"))) {
      try OpenCeremony(plan: draft.bytes, ceremony: record)
    }
  }

  @Test(arguments: [
    ("1001:" + String(repeating: "a", count: 64), false), ("1000:" + String(repeating: "a", count: 63), false),
    ("1000:" + String(repeating: "A", count: 64), false), ("1000:" + String(repeating: "a", count: 64), true),
  ]) func `a beacon must be of the planned round`(value: String, isAccepted: Bool) throws {
    var open = try Self.sealed(try Self.plan(.drand, round: 1000))
    for party in ["b", "a"] {
      try open.reveal(try #require(Self.secrets[party]), of: party, at: try Self.time(15, 11))
    }
    #expect(open.ceremony?.contributions.map(\.party) == ["a", "b"])
    let happened = try Self.time(15, 12)
    if isAccepted {
      try open.happen(.drand, value, at: happened)
      #expect(open.hasEvent)
    } else {
      #expect(throws: DrawError.step(.eventValue(.drand, digits: nil, round: 1000))) {
        try open.happen(.drand, value, at: happened)
      }
    }
  }

  /// log10 C(100, 20) = 20.729, twice that 41.459 (R 4.5: lchoose(100, 20) / log(10)); C(12, 5) = 792 needs 3, so 20.
  @Test(arguments: [(1, 100, 20, 21), (2, 100, 20, 42), (1, 12, 5, 20), (1, 12, 13, 20)])
  func `dice reach every sample`(strata: Int, sites: Int, count: Int, dice: Int) throws {
    let units = (0..<strata).flatMap { stratum in
      (0..<sites).map { SamplingFrame.FrameUnit(id: "\(stratum)-\($0)", stratum: "S\(stratum)", size: 1, name: "") }
    }
    let rules = (0..<strata).map { ("S\($0)", DrawPlan.StratumRule(count: count, reserves: 0)) }
    let frame = try SamplingFrame(units)
    #expect(DrawPlan.diceNeeded(for: Dictionary(uniqueKeysWithValues: rules), frame: frame) == dice)
  }

  @Test(arguments: [
    ("2015-06-15T09:00:00+08:00", "2015-06-15T01:00:00Z", false),
    ("2015-06-15T09:00:00+08:00", "2015-06-15T09:00:00Z", true),
  ]) func `times are compared as instants`(left: String, right: String, isEarlier: Bool) throws {
    let (first, second) = (try #require(CeremonyTime(left)), try #require(CeremonyTime(right)))
    #expect((first < second) == isEarlier)
  }

  @Test(arguments: ["2015-06-15", "2015-06-15 09:00:00", "noon", "2015-06-15T09:00:00", "2015-13-15T09:00:00Z"])
  func `a time without its offset is none`(text: String) {
    #expect(CeremonyTime(text) == nil)
  }

  @Test func `secrets are of 128 bits and differ`() throws {
    let (first, second) = (PartySecret.random(), PartySecret.random())
    #expect(first != second)
    #expect(first.value.wholeMatch(of: /[0-9a-f]{32}/) != nil)
  }
}
