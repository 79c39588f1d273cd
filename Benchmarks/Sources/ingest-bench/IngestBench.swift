import Foundation
import Timing

/// What reading files costs, whole process against whole process, in turn. Peers that are not installed are said to be absent.
@main
struct IngestBench {
  static func main() throws {
    let arguments = try Arguments(CommandLine.arguments)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let scripts = arguments.root + "/Benchmarks/peers"
    try WholeProcess.demand([
      arguments.python, scripts + "/ingest_files.py", folder.path, "\(arguments.rows)", "\(arguments.lines)",
      arguments.root + "/notebooks-data/mid-term/survey-plain.csv",
    ])
    print("intake: \(arguments.rows) rows, \(arguments.lines) lines of log; medians of \(Reading.runs) runs in turn")
    for reading in Reading.all(folder: folder.path) { print(try reading.line(arguments, scripts: scripts)) }
    print(try DurableImport(folder: folder.path).line(arguments))
    try FileManager.default.removeItem(at: folder)
  }
}

/// One file, and who else reads it.
struct Reading {
  static let runs = 5

  let title: String
  let path: String
  /// What the file is, where the program is told.
  var options: [String] = []
  let peers: [Peer]

  enum Peer {
    /// A library of Python with the encoding that it is told.
    case python(String, encoding: String = "utf-8")
    case command([String])

    func command(_ python: String, _ scripts: String, _ path: String) -> [String] {
      switch self {
      case .python(let name, let encoding): [python, scripts + "/ingest.py", name, path, encoding]
      case .command(let words): words
      }
    }

    var name: String {
      switch self {
      case .python(let name, _): name
      case .command(let words): words.first ?? ""
      }
    }
  }

  static func all(folder: String) -> [Reading] {
    let log = folder + "/access.log"
    return [
      Reading(
        title: "survey, CSV in UTF-8", path: folder + "/survey.csv",
        peers: ["arrow", "duckdb", "polars"].map { .python($0) }),
      Reading(
        title: "survey, CSV in GB18030", path: folder + "/survey-gb18030.csv",
        peers: ["pandas", "polars"].map { .python($0, encoding: "gb18030") }),
      Reading(
        title: "workbook, a tenth of the rows x 20", path: folder + "/book.xlsx",
        peers: ["calamine", "openpyxl"].map { .python($0) }),
      Reading(
        title: "access log", path: log, options: ["--as", "log"],
        peers: [
          .command(
            [
              "goaccess", log, "--log-format=COMBINED", "--no-progress", "--no-global-config", "-o",
              folder + "/goaccess.json",
            ])
        ]),
    ]
  }

  func line(_ arguments: Arguments, scripts: String) throws -> String {
    let ours = [arguments.program, "read", path] + options
    let commands = try peers.map { peer in
      let command = peer.command(arguments.peerPython, scripts, path)
      return (peer.name, command, try Self.isThere(command))
    }
    try WholeProcess.demand(ours, statuses: [0, 1])
    var mine: [WholeProcess] = []
    var theirs = commands.map { _ in [WholeProcess]() }
    for _ in 0..<Self.runs {
      mine.append(try WholeProcess.demand(ours, statuses: [0, 1]))
      for (index, (_, command, isThere)) in commands.enumerated() where isThere {
        theirs[index].append(try WholeProcess.run(command))
      }
    }
    let seconds = median(mine.map(\.seconds))
    var line = "  \(title): \(Self.cost(mine))"
    for ((name, _, _), runs) in zip(commands, theirs) {
      guard !runs.isEmpty else {
        line += "; \(name) absent"
        continue
      }
      line += "; \(name) \(Self.cost(runs)), ratio \(Self.digits(seconds / median(runs.map(\.seconds)), 2))"
    }
    return line
  }

  /// A peer that cannot start, or that refuses the file, is absent.
  private static func isThere(_ command: [String]) throws -> Bool {
    do {
      return try WholeProcess.run(command).status == 0
    } catch BenchmarkError.notStarted {
      return false
    }
  }

  static func cost(_ runs: [WholeProcess]) -> String {
    "\(digits(median(runs.map(\.seconds)), 2)) s, \(digits(median(runs.map { Double($0.peakBytes) / 1e6 }), 0)) MB"
  }

  static func digits(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }
}

/// What the benchmark is told.
struct Arguments {
  var root = ".."
  var program = "steelyard"
  /// The Python that makes the files.
  var python = "python3"
  /// The Python that has the peers: pyarrow, duckdb, polars, pandas, python-calamine, openpyxl.
  var peerPython = "python3"
  var rows = 1_000_000
  var lines = 1_000_000

  init(_ words: [String]) throws {
    for index in stride(from: 1, to: words.count - 1, by: 2) {
      let word = words[index + 1]
      switch words[index] {
      case "--root": root = word
      case "--program": program = word
      case "--python": python = word
      case "--peers": peerPython = word
      case "--rows": rows = Int(word) ?? rows
      case "--lines": lines = Int(word) ?? lines
      default: throw BenchmarkError.unreadable(words[index])
      }
    }
  }
}
