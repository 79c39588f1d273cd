import Foundation
import Testing

/// The package's root and the real binary that the tests start.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The program built beside the running tests.
  static var program: String {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/steelyard"
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : root + "/.build/debug/steelyard"
  }

  /// Reference material that lies beside a development checkout; nil elsewhere, and then tests that need it are skipped.
  static var shared: String? {
    let folder = ProcessInfo.processInfo.environment["STEELYARD_SHARED"] ?? root + "/../shared"
    return FileManager.default.fileExists(atPath: folder + "/README.md") ? folder : nil
  }

  static let sample = root + "/notebooks-data"
  static let instrument = root + "/surveys/resident-satisfaction"
  static let programme = root + "/seeds/shenzhen-2014"
}

/// What a run of a command left.
struct ProgramRun {
  let status: Int32
  let output: String
  let messages: String

  /// Starts the real program and waits for its end.
  @discardableResult
  static func steelyard(_ arguments: [String], folder: String? = nil) throws -> ProgramRun {
    try run(Checkout.program, arguments, folder: folder)
  }

  /// Runs a program. Its output goes through files, so that a full pipe can never stop it.
  static func run(_ program: String, _ arguments: [String], folder: String? = nil) throws -> ProgramRun {
    let scratch = try ScratchFolder()
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    for name in ["out", "err"] { _ = FileManager.default.createFile(atPath: scratch.path + "/" + name, contents: nil) }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/out"))
    let messages = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/err"))
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    process.waitUntilExit()
    return ProgramRun(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOfFile: scratch.path + "/out", encoding: .utf8),
      messages: try String(contentsOfFile: scratch.path + "/err", encoding: .utf8))
  }
}

/// A fresh folder that is removed with its owner.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steelyard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: path) } catch { Testing.Issue.record(error) }
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }
}
