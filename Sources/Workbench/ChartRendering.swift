import Foundation

/// Renders Vega-Lite specifications to SVG with vl-convert, all charts of a report in one process.
///
/// The interpreter comes from the caller; it must have the package `vl-convert-python` that `make setup` installs. Same
/// specification and version, same bytes.
struct ChartRenderer {
  let python: String

  /// The interpreter that STEELYARD_PYTHON names, else `python3`.
  static var installed: ChartRenderer {
    ChartRenderer(python: ProcessInfo.processInfo.environment["STEELYARD_PYTHON"] ?? "python3")
  }

  /// Reads {id: specification} from standard input and prints {id: svg}.
  private static let script = """
    import json, sys
    import vl_convert
    charts = json.load(sys.stdin)
    json.dump({name: vl_convert.vegalite_to_svg(spec) for name, spec in charts.items()}, sys.stdout)
    """

  /// The pictures by identifier.
  /// - Throws: `WorkbenchError.charts` when the interpreter or the package is missing, or a specification is refused.
  func svg(of specifications: [(id: String, json: String)]) throws(WorkbenchError) -> [String: String] {
    if specifications.isEmpty { return [:] }
    let members = specifications.map { "\"\($0.id)\": \($0.json)" }.joined(separator: ",\n")
    do {
      let output = try run(input: "{\(members)}")
      return try JSONDecoder().decode([String: String].self, from: output)
    } catch let error as WorkbenchError {
      throw error
    } catch {
      throw .charts(error.localizedDescription)
    }
  }

  /// Runs the script in a folder of its own, which is removed afterwards.
  private func run(input: String) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("steelyard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let output = Result { try run(input: input, in: folder) }
    try FileManager.default.removeItem(at: folder)
    return try output.get()
  }

  /// Input and output go through files, so that neither side can wait for the other for ever.
  private func run(input: String, in folder: URL) throws -> Data {
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    for (file, text) in zip(files, [input, "", ""]) { try Data(text.utf8).write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", Self.script]
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let messages = String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
      throw WorkbenchError.charts(messages.split(separator: "\n").last.map(String.init) ?? python)
    }
    return try Data(contentsOf: files[1])
  }
}
