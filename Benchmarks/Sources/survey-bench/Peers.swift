import Foundation
import Timing

/// R survey and Python svy on the same files, each as one process that times its own steps. A peer that is not installed
/// is said to be absent.
struct Peers {
  private let program: String
  private let python: String
  private let scripts: String
  private let folder: String
  private let tables: String
  /// Seconds by peer and work.
  private var seconds: [String: [String: Double]] = [:]

  init(_ arguments: Arguments, folder: String) throws {
    program = arguments.program
    python = arguments.python
    scripts = arguments.root + "/Benchmarks/peers"
    self.folder = folder
    tables = folder + "/tables.csv"
    let files = [1_000_000, 100_000].map { folder + "/likert-\($0).csv" }
    try LikertSample(rows: 1_000_000).write(to: files[0])
    try LikertSample(rows: 100_000).write(to: files[1])
    try LikertSample(rows: 20_000).writeWithAreas(to: tables)
    seconds["R survey"] = try PeerScript.steps(["Rscript", scripts + "/survey.R"] + files)
    seconds["svy"] = try PeerScript.steps([python, scripts + "/survey.py"] + files)
  }

  func line(for work: EstimationWork) -> String {
    var line = "\(work.title): \(milliseconds(work.seconds)) ms"
    for (peer, target) in [("R survey", work.target.R), ("svy", work.target.svy)] {
      guard let theirs = seconds[peer]?[work.name] else {
        line += "; \(peer) absent"
        continue
      }
      line += "; \(peer) \(milliseconds(theirs)) ms = 1/\(Int(theirs / work.seconds))"
      if let target { line += " (target 1/\(Int((1 / target).rounded())))" }
    }
    return line
  }

  /// 20,000 answers as CSV in, tables of ten items for the city, 10 districts and 100 sites out; pairs of whole processes.
  func wholeProcesses() throws -> String {
    let plan = folder + "/plan.json"
    try Self.plan.write(toFile: plan, atomically: true, encoding: .utf8)
    let ours = [program, "analyse", plan, "--format", "csv"]
    try WholeProcess.demand(ours)
    var line = "whole process, 20 k rows of CSV to all tables:"
    for (peer, command) in [
      ("R survey", ["Rscript", scripts + "/tables.R", tables]), ("svy", [python, scripts + "/tables.py", tables]),
    ] {
      guard try WholeProcess.run(command).status == 0 else {
        line += " \(peer) absent;"
        continue
      }
      let pairs = try (0..<7).map { _ in (try WholeProcess.run(ours), try WholeProcess.run(command)) }
      let (mine, theirs) = (median(pairs.map(\.0.seconds)), median(pairs.map(\.1.seconds)))
      line +=
        " \(milliseconds(mine)) ms against \(peer) \(milliseconds(theirs)) ms = 1/\(rounded(theirs / mine, 1))"
        + (peer == "svy" ? " (target 1/15);" : ";")
    }
    return line
  }

  private static let plan: String = {
    let items = (1...10).map { "\"i\($0)\"" }.joined(separator: ", ")
    let analyses = ["", ", \"by\": [\"district\"]", ", \"by\": [\"site\"]"].enumerated().map { index, by in
      "{\"id\": \"a\(index)\", \"method\": \"survey.mean\", \"design\": \"d\", \"variables\": [\(items)]\(by)}"
    }
    return """
      {"steelyard": 1, "data": {"d": "tables.csv"},
       "designs": {"d": {"data": "d", "strata": "district", "clusters": ["block"], "weights": "w"}},
       "analyses": [\(analyses.joined(separator: ",\n"))]}
      """
  }()
}
