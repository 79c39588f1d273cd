import Testing

@testable import Sampling

/// Values printed in the protocol's description (vdraw/1, sections 4, 7 and 8) and in FIPS 180-4.
@Suite struct ProtocolTests {
  static let selfTest = DrawSeed(published: SHA256Digest(of: "vdraw/1 self-test seed\n").hex)

  @Test func `the digest of abc is that of the standard`() {
    #expect(
      SHA256Digest(of: "abc").hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256Digest(of: "abc").words.0 == 0xba78_16bf_8f01_cfea)
  }

  @Test func `the self-test seed and its ticket are those of the protocol`() {
    #expect(Self.selfTest.hex.hasPrefix("3b0db1d9"))
    #expect(Self.selfTest.ticket("A-1").hex.hasPrefix("15ca93f3bcfa"))
  }

  static let frame = """
    unit_id\tstratum\tsize\tname
    A\tX\t3\t甲
    B\tX\t1\t乙

    """

  @Test func `a frame is read back to the same bytes`() throws {
    let frame = try SamplingFrame(bytes: Array(Self.frame.utf8))
    #expect(frame.bytes == Array(Self.frame.utf8))
    #expect(frame.strata == ["X"])
  }

  @Test(arguments: [
    ("unit_id\tstratum\tsize\nA\tX\t1\n", 1), ("unit_id\tstratum\tsize\tname\nA\tX\t1\t甲", 2),
    ("unit_id\tstratum\tsize\tname\nA\tX\t1\n", 2), ("unit_id\tstratum\tsize\tname\nA\tX\t01\t甲\n", 2),
    ("unit_id\tstratum\tsize\tname\n甲\tX\t1\t甲\n", 2), ("unit_id\tstratum\tsize\tname\nA\tX\t1\t甲\nA\tX\t1\t乙\n", 3),
    ("unit_id\tstratum\tsize\tname\nA\tX\t1\t甲\u{7F}\n", 2),
  ]) func `a malformed frame is refused with its line`(text: String, line: Int) throws {
    let error = #expect(throws: DrawError.self) { try SamplingFrame(bytes: Array(text.utf8)) }
    guard case .malformed("frame.tsv", let found, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found == line)
  }

  @Test(arguments: [
    "unit_id\tstratum\tsize\tname\nB\tX\t1\t乙\nA\tX\t1\t甲\n", "unit_id\tstratum\tsize\tname\r\nA\tX\t1\t甲\r\n",
  ]) func `a frame that is not canonical is refused`(text: String) {
    #expect(throws: DrawError.self) { try SamplingFrame(bytes: Array(text.utf8)) }
  }

  @Test(arguments: [
    #"{"a": 1, "a": 2}"#, #"{"a": NaN}"#, #"{"a": Infinity}"#, #"{"a": 01}"#, "{} {}", #"{"a": "\ud800"}"#, "[1,]", "",
  ]) func `a document that two readers could take differently is refused`(text: String) {
    #expect(throws: DrawError.self) { try ProtocolJSON.read(Array(text.utf8), file: "plan.json") }
  }

  /// n/(n + 1) grows with n; at n = 2¹²⁰ both fractions are 1 as doubles.
  @Test func `fractions are compared exactly beyond the precision of doubles`() {
    let large = UInt128(1) << 120
    let left = PositiveFraction(numerator: large, denominator: large + 1)
    let right = PositiveFraction(numerator: large + 1, denominator: large + 2)
    #expect(left < right)
    #expect(!(right < left))
    #expect(PositiveFraction(numerator: 2, denominator: 4) == PositiveFraction(numerator: 1, denominator: 2))
  }
}

/// Worked example 1 of the protocol (section 7), typed from its page.
@Suite struct WorkedExampleTests {
  static let seed = DrawSeed(published: "88e0e3015c88ab0c2896828111e39ecd54e468a2fc2c5c3c6859848ec7b32b78")

  @Test(arguments: [
    ("FT-01", "21c8db874ad64e3c", 0.131971), ("FT-03", "cdad312894f45fc5", 0.803424),
    ("FT-05", "ce2474ebe334f6bd", 0.805244), ("LG-04", "1aa19b86a1e37a41", 0.104028),
    ("NS-02", "a82d8a2447261a82", 0.656945),
  ]) func `tickets are those of the page`(unit: String, start: String, uniform: Double) {
    let ticket = Self.seed.ticket(unit)
    #expect(ticket.hex.hasPrefix(start))
    #expect(abs(ticket.uniform - uniform) < 1e-6)
  }

  @Test func `units are selected in the order of the page`() throws {
    let names = ["FT": 5, "LG": 4, "NS": 3]
    let units = names.flatMap { stratum, count in
      (1...count).map {
        SamplingFrame.FrameUnit(id: "\(stratum)-0\($0)", stratum: stratum, size: 1, name: "site")
      }
    }
    let frame = try SamplingFrame(units)
    let plan = DrawPlan(
      drawID: "EX", attempt: 1, frame: frame, method: .srs,
      strata: [
        "FT": .init(count: 2, reserves: 1), "LG": .init(count: 2, reserves: 1), "NS": .init(count: 1, reserves: 1),
      ], recipe: [], previous: nil, title: "")
    let sample = try InspectionSample(frame: frame, plan: plan, seed: Self.seed)
    let drawn = sample.units.filter { $0.status != .not }.map { "\($0.id) \($0.status)" }
    #expect(
      drawn == [
        "FT-01 selected", "FT-03 selected", "FT-05 reserve", "LG-04 selected", "LG-01 selected", "LG-02 reserve",
        "NS-02 selected", "NS-03 reserve",
      ])
    #expect(sample.units.first?.inclusionProbability == 0.4)
  }

  /// Worked example 2 (section 8): Pareto with one certain unit.
  @Test func `unequal probabilities follow the page`() throws {
    let sizes = [
      "P-01": 300, "P-02": 90, "P-03": 75, "P-04": 60, "P-05": 60, "P-06": 45, "P-07": 30, "P-08": 30, "P-09": 15,
      "P-10": 15,
    ]
    let frame = try SamplingFrame(
      sizes.map { SamplingFrame.FrameUnit(id: $0.key, stratum: "ALL", size: $0.value, name: "project") })
    let seed = DrawSeed(published: "d52624c00c9ab489971c6a58bcde79ece336ec31343081030c7e455ecd4e82e0")
    let plan = DrawPlan(
      drawID: "EX", attempt: 1, frame: frame, method: .pareto, strata: ["ALL": .init(count: 4, reserves: 2)],
      recipe: [], previous: nil, title: "")
    let sample = try InspectionSample(frame: frame, plan: plan, seed: seed)
    #expect(
      sample.units.map(\.id) == ["P-01", "P-02", "P-03", "P-04", "P-05", "P-09", "P-06", "P-08", "P-10", "P-07"])
    #expect(sample.units.filter(\.isCertain).map(\.id) == ["P-01"])
    // λ of P-02 is 9/14 on the page.
    #expect(abs(sample.units[1].inclusionProbability - 9.0 / 14.0) < 1e-15)
  }
}
