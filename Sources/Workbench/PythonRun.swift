import Foundation

/// A short Python script in a folder of its own, which is removed afterwards.
///
/// The interpreter comes from the caller; `make setup` makes one with the pinned packages that the scripts import.
struct PythonRun {
  /// Why a script gave no result: the last line that it, or the system, said.
  struct Failure: Error {
    let reason: String
  }

  let python: String

  /// The interpreter that STEELYARD_PYTHON names, else `python3`.
  static var installed: PythonRun {
    PythonRun(python: ProcessInfo.processInfo.environment["STEELYARD_PYTHON"] ?? "python3")
  }

  /// What the script prints. The folder, its first argument, holds `files`, whose names may
  /// begin with folders; `input` is its standard input.
  func output(of script: String, input: String = "", files: [String: [UInt8]] = [:]) throws(Failure) -> Data {
    do {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steelyard-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let output = Result {
        for (name, bytes) in files {
          let place = folder.appendingPathComponent(name)
          try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(bytes).write(to: place)
        }
        return try run(script, input: input, in: folder)
      }
      try FileManager.default.removeItem(at: folder)
      return try output.get()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(reason: error.localizedDescription)
    }
  }

  /// Input and output go through files, so that neither side can wait for the other for ever.
  private func run(_ script: String, input: String, in folder: URL) throws -> Data {
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    for (file, text) in zip(files, [input, "", ""]) { try Data(text.utf8).write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", script, folder.path]
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let messages = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
      throw Failure(reason: messages.split(separator: "\n").last.map(String.init) ?? python)
    }
    return try Data(contentsOf: files[1])
  }
}
