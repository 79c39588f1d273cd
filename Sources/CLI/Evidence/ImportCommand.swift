import ArgumentParser
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Store files as batches, each all or nothing. 导入数据。",
    discussion: """
      KIND is sites, survey, clicks, logs, installs, rooms, counts, self-reports, ledger, inspections, scorecards or
      changes. Logs are counted together and stored as one batch of clicks by site and month.
      Rows that break a rule are kept apart with their reason; the status is then 1. Importing the same file again
      changes nothing.

      EXAMPLE
        steelyard import clicks clicks.csv --into shenzhen.steelyard --round mid-term
        steelyard import logs access.log* --pages pages.csv --into shenzhen.steelyard --round mid-term
        steelyard import survey *.csv --instrument surveys/resident-satisfaction --into shenzhen.steelyard --round mid-term
      """)

  @ArgumentParser.Argument(help: "What the files hold.")
  var kind: String

  @ArgumentParser.Argument(help: "The files.", completion: .file())
  var files: [String]

  @Option(name: .long, help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var into: String

  @Option(name: .long, help: "The round; not for sites.")
  var round: String?

  @Option(
    name: .long, help: "The questionnaire, an XLSForm: a workbook or a folder of sheets; for survey.",
    completion: .file())
  var instrument: String?

  @Option(
    name: .long, help: "Page rules, a table of pattern, site and project; for logs.",
    completion: .file(extensions: ["csv"]))
  var pages: String?

  @Option(name: .long, help: "A column that means a field or question: COLUMN=FIELD. May be given several times.")
  var map: [String] = []

  @OptionGroup var time: TimeOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    for pair in map where !pair.contains("=") { throw ValidationError("--map \(pair): write COLUMN=FIELD.") }
  }

  /// Fields by the columns that mean them.
  private var columns: [String: String] {
    Dictionary(
      map.compactMap { pair in
        pair.lastIndex(of: "=").map { (String(pair[..<$0]), String(pair[pair.index(after: $0)...])) }
      }, uniquingKeysWith: { _, last in last })
  }

  func run() throws {
    let shown = language.language.language
    if kind == ImportLogs.kind {
      let outcome = try report(in: shown) { () throws(WorkbenchError) in
        try ImportLogs.run(files: files, into: into, round: round, pages: pages, time: time.time)
      }
      Terminal.result(WorkbenchText.outcome(outcome, in: shown))
      if outcome.isIncomplete { throw ExitCode(1) }
      return
    }
    var refused = false
    let progress = ProgressLine()
    for (position, file) in files.enumerated() {
      progress.show("\(position + 1)/\(files.count) \(file)")
      let outcome = try report(in: shown) { () throws(WorkbenchError) in
        try ImportEvidence.run(
          kind: kind, file: file, into: into, round: round, instrument: instrument, columns: columns, time: time.time)
      }
      refused = refused || outcome.isIncomplete
      Terminal.result(WorkbenchText.outcome(outcome, in: shown))
    }
    if refused { throw ExitCode(1) }
  }
}
