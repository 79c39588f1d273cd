import Foundation
import Testing

@testable import Sampling

/// Where the files published with the protocol lie: beside the checkout.
private enum Published {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["STEELYARD_SHARED"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static let isPresent = FileManager.default.fileExists(atPath: folder.appendingPathComponent("trust/draw").path)

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent("trust").appendingPathComponent(path)))
  }
}

/// The worked examples, the vectors and the malformed frames of the protocol; skipped where they are absent.
@Suite(.enabled(if: Published.isPresent, "needs the protocol's examples beside the checkout"))
struct PublishedExampleTests {
  private static func bytes(_ path: String) throws -> [UInt8] { try Published.bytes("draw/\(path)") }

  private static func files(_ example: String) throws -> DrawFiles {
    var files = DrawFiles(
      frame: try bytes("\(example)/frame.tsv"), plan: try bytes("\(example)/plan.json"),
      ceremony: try bytes("\(example)/ceremony.json"))
    if example == "ex1" { files.dispositions = try bytes("ex1/dispositions.tsv") }
    if example == "ex3" { files.previousCertificate = try bytes("ex3/previous_certificate.json") }
    return files
  }

  @Test(arguments: ["ex1", "ex2", "ex2b", "ex3"])
  func `an example comes out byte for byte`(example: String) throws {
    let draw = try CertifiedDraw(try Self.files(example))
    #expect(draw.certificate == (try Self.bytes("\(example)/certificate.json")))
    #expect(draw.sample.bytes == (try Self.bytes("\(example)/result.tsv")))
  }

  /// What each change of a published file must lead to: a refusal, since every one of them breaks a commitment, or a
  /// certificate that differs.
  @Test(arguments: [
    ("frame", "莲花", "蓮花"), ("frame", "\t4200\t", "\t4201\t"), ("plan", "\"n\": 2", "\"n\": 1"),
    ("plan", "\"attempt\": 1", "\"attempt\": 2"), ("ceremony", "\"attempt\": 1", "\"attempt\": 2"),
    ("ceremony", "31415926535897932384", "31415926535897932385"),
    ("ceremony", "9c1f0a77d2e84b3c55aa10e6f3b2c4d8", "9c1f0a77d2e84b3c55aa10e6f3b2c4d9"),
  ]) func `a touched file does not agree with the certificate`(file: String, old: String, new: String) throws {
    var files = try Self.files("ex1")
    let path = file == "frame" ? \DrawFiles.frame : file == "plan" ? \DrawFiles.plan : \DrawFiles.ceremony
    let text = String(decoding: files[keyPath: path], as: UTF8.self)
    try #require(text.contains(old))
    files[keyPath: path] = Array(text.replacing(old, with: new).utf8)
    do {
      let draw = try CertifiedDraw(files)
      #expect(try draw.differences(from: try Self.bytes("ex1/certificate.json")).contains("result_sha256"))
    } catch {
      #expect(error is DrawError)
    }
  }

  @Test func `a certificate with one status touched differs in its result alone`() throws {
    let text = String(decoding: try Self.bytes("ex1/certificate.json"), as: UTF8.self)
    let touched = text.replacing("\"not\"", with: "\"selected\"", maxReplacements: 1)
    try #require(touched != text)
    let draw = try CertifiedDraw(try Self.files("ex1"))
    #expect(try draw.differences(from: Array(touched.utf8)) == ["result"])
  }

  @Test func `an earlier draw other than the published one is refused`() throws {
    var files = try Self.files("ex3")
    let text = String(decoding: try #require(files.previousCertificate), as: UTF8.self)
    files.previousCertificate = Array(text.replacing("\"reserve\"", with: "\"selected\"", maxReplacements: 1).utf8)
    #expect(throws: DrawError.previousMismatch) { try CertifiedDraw(files) }
  }

  @Test func `the protocol's own vectors come out`() throws {
    let vectors = try ProtocolJSON.read(try Self.bytes("own_vectors.json"), file: "own_vectors.json")
    let seed = DrawSeed(published: try #require(vectors["seed"]?.text))
    let ticket = seed.ticket("A-1")
    #expect(ticket.hex == vectors["ticket A-1"]?.text)
    #expect(vectors["odd53"] == .integer(Int(ticket.odd53)))
    #expect(Ceremony.commitment(drawID: "D", party: "bureau", value: "abc") == vectors["commit"]?.text)
  }

  @Test(arguments: ["h01_unsorted", "h02_crlf", "h03_dup_unit", "h04_size", "h05_bad_id", "h06_extra_tab"])
  func `the malformed frames are refused`(name: String) throws {
    let bytes = try Published.bytes("badfiles/visible/\(name).tsv")
    #expect(throws: DrawError.self) { try SamplingFrame(bytes: bytes) }
  }
}
