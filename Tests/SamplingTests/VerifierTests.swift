import Foundation
import Statistics
import Testing

@testable import Sampling

/// Draws of random frames, judged by the reference verifier, which was written from the protocol and shares no code with ours.
@Suite struct VerifierTests {
  static let verifier: String? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let shared = ProcessInfo.processInfo.environment["STEELYARD_SHARED"] ?? root + "/../shared"
    let path = shared + "/trust/draw/verify_draw.py"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  @Test(.enabled(if: verifier != nil, "needs the reference verifier beside the checkout"), arguments: 0..<50)
  func `a random draw is accepted and written with the same bytes`(number: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("draw-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
    var random = RandomDraw(seed: UInt64(number))
    let files = try random.files()
    let draw = try CertifiedDraw(files)
    let named = [
      ("frame.tsv", files.frame), ("plan.json", files.plan), ("ceremony.json", files.ceremony),
      ("certificate.json", draw.certificate),
    ]
    for (name, bytes) in named { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
    if let dispositions = files.dispositions {
      try Data(dispositions).write(to: folder.appendingPathComponent("dispositions.tsv"))
    }
    #expect(try Self.status("verify", in: folder) == 0, "draw \(number)")
    #expect(try Self.status("draw", in: folder) == 0, "draw \(number)")
    #expect([UInt8](try Data(contentsOf: folder.appendingPathComponent("certificate.json"))) == draw.certificate)
    #expect([UInt8](try Data(contentsOf: folder.appendingPathComponent("result.tsv"))) == draw.sample.bytes)
  }

  /// The verifier's exit status; its command `draw` writes the certificate and the result anew.
  private static func status(_ command: String, in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", try #require(verifier), command, folder.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// Random frames, plans and ceremonies.
private struct RandomDraw {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: (seed, 1, 2, 3)) }

  private mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in "\(whole(0...9))" }.joined() }

  mutating func files() throws -> DrawFiles {
    let method = [DrawPlan.Method.srs, .pareto, .seqpoisson][whole(0...2)]
    var units: [SamplingFrame.FrameUnit] = []
    var strata: [String: DrawPlan.StratumRule] = [:]
    var visited: [String] = []
    for stratum in 0..<whole(1...6) {
      let count = whole(1...20)
      let ids = (0..<count).map { "s\(stratum)-\($0)" }
      units += try ids.map { id in
        .init(id: id, stratum: "h\(stratum)", size: try size(), name: "示范点 \(id)")
      }
      let old = method == .srs ? Array(ids.prefix(whole(0...count))) : []
      visited += old
      let coordination: DrawPlan.Coordination =
        switch method == .srs ? whole(0...2) : 0 {
        case 1: .avoid
        case 2: .keep(whole(0...old.count))
        default: .independent
        }
      strata["h\(stratum)"] = .init(
        count: whole(0...count), reserves: whole(0...3), coordination: coordination)
    }
    let frame = try SamplingFrame(units.shuffled(using: &generator))
    return try files(of: frame, method: method, strata: strata, visited: visited)
  }

  /// Sizes of very different magnitude, some equal.
  private mutating func size() throws -> Int {
    [whole(1...3), whole(1...1000), whole(1...999_999_999_999_999)][whole(0...2)]
  }

  private mutating func files(
    of frame: SamplingFrame, method: DrawPlan.Method, strata: [String: DrawPlan.StratumRule], visited: [String]
  ) throws -> DrawFiles {
    let secret = digits(32)
    let dice = digits(24)
    let plan = DrawPlan(
      drawID: "RANDOM", attempt: whole(1...3), frame: frame, method: method, strata: strata,
      recipe: [
        .init(
          source: .reveal, party: "bureau",
          commitment: Ceremony.commitment(drawID: "RANDOM", party: "bureau", value: secret)),
        .init(source: .dice, party: "notary", digits: 24),
      ],
      previous: visited.isEmpty
        ? nil : .init(drawID: "EARLIER", resultDigest: String(repeating: "0", count: 64), units: visited),
      title: "随机")
    let ceremony = Ceremony(
      drawID: "RANDOM", attempt: plan.attempt,
      contributions: [
        .init(source: .reveal, party: "bureau", value: secret), .init(source: .dice, party: "notary", value: dice),
      ])
    let lost = frame.units.filter { _ in whole(0...5) == 0 }
    return DrawFiles(
      frame: frame.bytes, plan: plan.bytes, ceremony: ceremony.bytes,
      dispositions: Array(lost.map { "\($0.id)\tclosed\t停业\n" }.joined().utf8))
  }
}
