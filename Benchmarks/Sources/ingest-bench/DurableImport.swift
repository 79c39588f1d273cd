import Foundation
import Timing

/// What it costs to check a survey against its questionnaire and to keep it, answer by answer with a hash of each row, in an
/// evaluation that survives a crash; beside it, the same file put into a table of texts by SQLite's own shell, unchecked.
struct DurableImport {
  let folder: String
  private let runs = 3

  func line(_ arguments: Arguments) throws -> String {
    let survey = folder + "/responses.csv"
    let mine = try (0..<runs).map { _ in try store(survey, arguments) }
    var line =
      "  survey of \(arguments.rows / 50) responses checked and stored, synchronous=FULL: \(Reading.cost(mine))"
    do {
      let theirs = try (0..<runs).map { _ in try shell(survey) }
      line += "; sqlite3 .import, texts only \(Reading.cost(theirs))"
      line += ", ratio \(Reading.digits(median(mine.map(\.seconds)) / median(theirs.map(\.seconds)), 1))"
    } catch BenchmarkError.notStarted {
      line += "; sqlite3 absent"
    }
    return line
  }

  private func store(_ survey: String, _ arguments: Arguments) throws -> WholeProcess {
    let evaluation = folder + "/\(UUID().uuidString).steelyard"
    let time = ["--at", "2015-06-15T09:00:00+08:00"]
    try WholeProcess.demand(
      [arguments.program, "new", evaluation, "--programme", arguments.root + "/seeds/shenzhen-2014", "--simulated"]
        + time)
    try WholeProcess.demand(
      [arguments.program, "import", "sites", arguments.root + "/notebooks-data/sites.csv", "--into", evaluation] + time)
    return try WholeProcess.demand(
      [
        arguments.program, "import", "survey", survey, "--into", evaluation, "--round", "mid-term",
        "--instrument", arguments.root + "/surveys/resident-satisfaction",
      ] + time, statuses: [0, 1])
  }

  private func shell(_ survey: String) throws -> WholeProcess {
    let database = folder + "/\(UUID().uuidString).db"
    return try WholeProcess.demand([
      "sqlite3", database, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", ".mode csv", ".import \(survey) s",
    ])
  }
}
