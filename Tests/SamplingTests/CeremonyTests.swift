import Testing

@testable import Sampling

@Suite struct CeremonyTests {
  /// A small draw whose files every test touches in one place.
  static func files(
    dice: String = "31415926535897932384", reveal: String = "9c1f0a77d2e84b3c55aa10e6f3b2c4d8", planned: Int = 1
  ) throws -> DrawFiles {
    let frame = try SamplingFrame([
      .init(id: "a", stratum: "X", size: 1, name: "甲"), .init(id: "b", stratum: "X", size: 1, name: "乙"),
    ])
    let plan = DrawPlan(
      drawID: "D-1", attempt: 1, frame: frame, method: .srs, strata: ["X": .init(count: planned, reserves: 1)],
      recipe: [
        .init(
          source: .reveal, party: "bureau",
          commitment: Ceremony.commitment(
            drawID: "D-1", party: "bureau", value: "9c1f0a77d2e84b3c55aa10e6f3b2c4d8")),
        .init(source: .dice, party: "notary", digits: 20),
      ], previous: nil, title: "示例")
    let ceremony = Ceremony(
      drawID: "D-1", attempt: 1,
      contributions: [
        .init(source: .reveal, party: "bureau", value: reveal), .init(source: .dice, party: "notary", value: dice),
      ])
    return DrawFiles(frame: frame.bytes, plan: plan.bytes, ceremony: ceremony.bytes)
  }

  @Test func `a draw agrees with its own certificate and with no other`() throws {
    let files = try Self.files()
    let draw = try CertifiedDraw(files)
    #expect(try draw.differences(from: draw.certificate).isEmpty)
    let other = try CertifiedDraw(try Self.files(dice: "31415926535897932385"))
    #expect(try draw.differences(from: other.certificate).contains("seed"))
    #expect(try CertifiedDraw(files) == draw)
  }

  @Test func `a reveal that does not open its commitment is refused`() throws {
    let files = try Self.files(reveal: "9c1f0a77d2e84b3c55aa10e6f3b2c4d9")
    #expect(throws: DrawError.commitment(party: "bureau")) { try CertifiedDraw(files) }
  }

  @Test(arguments: ["3141592653589793238", "314159265358979323845", "3141592653589793238x"])
  func `dice other than planned are refused`(dice: String) throws {
    let files = try Self.files(dice: dice)
    #expect(throws: DrawError.self) { try CertifiedDraw(files) }
  }

  @Test func `a frame touched after the plan is refused`() throws {
    var files = try Self.files()
    files.frame = try SamplingFrame([
      .init(id: "a", stratum: "X", size: 1, name: "甲"), .init(id: "c", stratum: "X", size: 1, name: "乙"),
    ]).bytes
    let error = #expect(throws: DrawError.self) { try CertifiedDraw(files) }
    guard case .frameMismatch = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [-1, 3]) func `more units than a stratum has are refused`(planned: Int) throws {
    let files = try Self.files(planned: planned)
    #expect(throws: DrawError.allocation(stratum: "X", asked: planned, available: 2)) { try CertifiedDraw(files) }
  }

  @Test(arguments: [
    ("vdraw/1", "vdraw/2"), ("\"srs\"", "\"mine\""), ("\"attempt\": 1", "\"attempt\": 0"),
    ("\"digits\": 20", "\"digits\": 8"), ("\"source\": \"dice\"", "\"source\": \"reveal\""),
  ]) func `a plan outside the protocol is refused`(original: String, replacement: String) throws {
    var files = try Self.files()
    let text = String(decoding: files.plan, as: UTF8.self)
    let touched = text.replacing(original, with: replacement)
    try #require(touched != text)
    files.plan = Array(touched.utf8)
    #expect(throws: DrawError.self) { try CertifiedDraw(files) }
  }

  @Test func `a closed site is replaced by the next reserve`() throws {
    var files = try Self.files()
    let drawn = try CertifiedDraw(files).sample
    let first = try #require(drawn.selected.first)
    let reserve = try #require(drawn.units.first { $0.status == .reserve }?.id)
    files.dispositions = Array("\(first)\tclosed\t装修\n".utf8)
    let final = try #require(try CertifiedDraw(files).final)
    #expect(final.units == [reserve])
    #expect(final.shortfall.isEmpty)
    files.dispositions = Array("\(first)\tclosed\t装修\n\(reserve)\trefused\t拒绝\n".utf8)
    #expect(try CertifiedDraw(files).final?.shortfall == ["X": 1])
    files.dispositions = Array("\(first)\ttired\t\n".utf8)
    #expect(throws: DrawError.self) { try CertifiedDraw(files) }
  }

  @Test func `a disposition of a unit outside the frame is refused`() throws {
    var files = try Self.files()
    files.dispositions = Array("a\tclosed\t装修\nz\tclosed\t装修\n".utf8)
    let error = #expect(throws: DrawError.self) { try CertifiedDraw(files) }
    guard case .malformed("dispositions.tsv", 2, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
