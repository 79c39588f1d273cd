import Foundation
import Statistics
import Testing

@testable import Sampling

/// Draws of random frames, judged by two verifiers that were written from the protocol and share no code with the program.
@Suite struct VerifierTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The verifier that is handed out with every draw: Python, written from the protocol.
  private static let own = root + "/docs/verify/verify_draw.py"

  static let reference: String? = {
    let shared = ProcessInfo.processInfo.environment["STEELYARD_SHARED"] ?? root + "/../shared"
    let path = shared + "/trust/draw/verify_draw.py"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  @Test(.enabled(if: reference != nil, "needs the reference verifier beside the checkout"), arguments: 0..<50)
  func `a random draw is accepted and written with the same bytes`(number: Int) throws {
    let draw = try WrittenDraw(number)
    let reference = try #require(Self.reference)
    #expect(try draw.status(of: [reference, "verify"]) == 0, "draw \(number)")
    #expect(try draw.status(of: [reference, "draw"]) == 0, "draw \(number)")
    #expect(try draw.bytes("certificate.json") == draw.certified.certificate)
    #expect(try draw.bytes("result.tsv") == draw.certified.sample.bytes)
  }

  @Test(arguments: 0..<50) func `the verifier in docs agrees with the program, and not with a touched certificate`(
    number: Int
  ) throws {
    let draw = try WrittenDraw(number)
    #expect(try draw.status(of: [Self.own]) == 0, "draw \(number)")
    // One digit of the ticket of a random unit.
    let units = draw.certified.sample.units
    let ticket = units[number % units.count].ticket
    let other = (ticket.first == "0" ? "1" : "0") + ticket.dropFirst()
    let text = String(decoding: draw.certified.certificate, as: UTF8.self)
    try draw.write(Array(text.replacing(ticket, with: other).utf8), to: "certificate.json")
    #expect(try draw.status(of: [Self.own]) == 1, "draw \(number)")
  }
}

/// A random draw in a folder that is removed with it.
private final class WrittenDraw {
  let certified: CertifiedDraw
  private let folder: URL

  init(_ number: Int) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("draw-\(UUID().uuidString)")
    var random = RandomDraw(seed: UInt64(number))
    let files = try random.files()
    certified = try CertifiedDraw(files)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(files.frame, to: "frame.tsv")
    try write(files.plan, to: "plan.json")
    try write(files.ceremony, to: "ceremony.json")
    try write(certified.certificate, to: "certificate.json")
    if let dispositions = files.dispositions { try write(dispositions, to: "dispositions.tsv") }
  }

  deinit {
    do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))) }

  /// The exit status of a Python program on the folder.
  func status(of command: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + command + [folder.path]
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
