import Foundation
import Timing

/// The commands that carry a round from files to its evaluation, as a person types them.
struct Chain {
  let program: String
  let root: String
  let data: String
  let evaluation: String

  private var instrument: String { root + "/surveys/resident-satisfaction" }
  private let time = ["--at", "2015-06-15T09:00:00+08:00"]

  func make() throws {
    try WholeProcess.demand(
      [program, "new", evaluation, "--programme", root + "/seeds/shenzhen-2014", "--simulated"] + time)
    try WholeProcess.demand([program, "import", "sites", data + "/sites.csv", "--into", evaluation] + time)
  }

  func importSurvey(round: String) throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: data + "/" + round).filter {
      $0.hasPrefix("survey-")
    }.sorted().map { data + "/" + round + "/" + $0 }
    try WholeProcess.demand(
      [program, "import", "survey"] + files
        + ["--instrument", instrument, "--into", evaluation, "--round", round] + time, statuses: [0, 1])
  }

  func importLedgers(round: String) throws {
    let kinds = [
      "clicks", "installs", "rooms", "counts", "self-reports", "ledger", "changes", "inspections", "scorecards",
    ]
    for kind in kinds {
      try WholeProcess.demand(
        [program, "import", kind, "\(data)/\(round)/\(kind).csv", "--into", evaluation, "--round", round] + time,
        statuses: [0, 1])
    }
    try WholeProcess.demand(
      [program, "draw", "run", "\(data)/\(round)/draw", "--into", evaluation, "--round", round] + time)
  }

  func evaluation(round: String) -> [String] {
    [program, "evaluate", evaluation, "--round", round, "--format", "json"] + time
  }
}
