import ArgumentParser
import Workbench

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Store files as batches, each all or nothing. 导入数据。",
    discussion: """
      KIND is sites, survey, clicks, logs, installs, rooms, counts, self-reports, ledger, inspections, scorecards,
      changes, applications, contracts, payments, budgets, agreements or audits. Logs are counted together and stored as one batch of clicks by site and month.
      Rows that break a rule are kept apart with their reason; the status is then 1. Importing the same file again
      changes nothing. A file that holds the rows of an earlier batch is compared with it, row by row, and stored only
      with --replace or --beside.

      EXAMPLE
        steelyard import clicks clicks.csv --into shenzhen.steelyard --round mid-term
        steelyard import logs access.log* --pages pages.csv --into shenzhen.steelyard --round mid-term
        steelyard import survey *.csv --instrument surveys/resident-satisfaction --into shenzhen.steelyard --round mid-term
        steelyard import clicks corrected.csv --into shenzhen.steelyard --round mid-term --replace 7
      """)

  @ArgumentParser.Argument(help: "What the files hold.")
  var kind: String

  @ArgumentParser.Argument(help: "The files.", completion: .file())
  var files: [String]

  @Option(name: .long, help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var into: String

  @Option(name: .long, help: "The round; not for what belongs to the whole programme, such as sites and contracts.")
  var round: String?

  @Option(
    name: .long,
    help:
      "The questionnaire: an XLSForm workbook or folder, a .lss, .sav or .dta file; for survey. A .sav or .dta file brings its own.",
    completion: .file())
  var instrument: String?

  @Flag(name: .long, help: "The two files are one 问卷星 survey, by text and by sequence; its questionnaire is learned.")
  var pair = false

  @Option(name: .long, help: "The sheet of each workbook; the first visible one that holds something, if not given.")
  var sheet: String?

  @Option(
    name: .long, help: "Page rules, a table of pattern, site and project; for logs.",
    completion: .file(extensions: ["csv"]))
  var pages: String?

  @Option(name: .long, help: "A column that means a field or question: COLUMN=FIELD. May be given several times.")
  var map: [String] = []

  @Option(name: .long, help: "The batch whose place the file takes: it is taken back in the same moment.")
  var replace: Int?

  @Flag(name: .long, help: "Store the file beside a batch that holds the same rows.")
  var beside = false

  @Flag(name: .long, help: "Show what would be stored and what would change; store nothing.")
  var dryRun = false

  @Option(name: .long, help: "json or table.")
  var format: TextFormat = .table

  @OptionGroup var problems: ProblemFileOption
  @OptionGroup var key: KeyOption
  @OptionGroup var record: RecordOptions
  @OptionGroup var language: LanguageOption

  func validate() throws {
    for pair in map where !pair.contains("=") { throw ValidationError("--map \(pair): write COLUMN=FIELD.") }
    if replace != nil, files.count > 1, kind != ImportLogs.kind, !pair {
      throw ValidationError("--replace: give the one file that takes the place.")
    }
    if problems.report != nil, files.count > 1, kind != ImportLogs.kind, !pair {
      throw ValidationError("--report: give one file.")
    }
    if pair, files.count != 2 || kind != "survey" || instrument != nil || sheet != nil {
      throw ValidationError("--pair: give the two files of one survey, without --instrument and --sheet.")
    }
    if sheet != nil, kind == ImportLogs.kind { throw ValidationError("--sheet: logs have no sheets.") }
    if replace != nil, beside { throw ValidationError("Give --replace or --beside, not both.") }
  }

  /// Fields by the columns that mean them.
  private var columns: [String: String] {
    Dictionary(
      map.compactMap { pair in
        pair.lastIndex(of: "=").map { (String(pair[..<$0]), String(pair[pair.index(after: $0)...])) }
      }, uniquingKeysWith: { _, last in last })
  }

  private var request: ImportRequest {
    ImportRequest(
      kind: kind, evaluation: into, round: round, instrument: instrument, sheet: sheet, columns: columns, key: key.key,
      replaced: replace, isBeside: beside, isTrial: dryRun, author: record.author)
  }

  func run() throws {
    let progress = ProgressLine()
    var refused = false
    if kind == ImportLogs.kind {
      refused = try finished { () throws(WorkbenchError) in try ImportLogs.run(files, pages: pages, as: request) }
    } else if pair {
      refused = try finished { () throws(WorkbenchError) in try ImportEvidence.runPair(files, as: request) }
    } else {
      for (position, file) in files.enumerated() {
        progress.show("\(position + 1)/\(files.count) \(file)")
        let isRefused = try finished { () throws(WorkbenchError) in try ImportEvidence.run(file, as: request) }
        refused = refused || isRefused
      }
    }
    if refused { throw ExitCode(1) }
  }

  /// Prints what became of an import; whether something was refused.
  private func finished(_ work: () throws(WorkbenchError) -> ImportOutcome) throws -> Bool {
    let shown = language.language.language
    let outcome = try report(in: shown, work)
    switch format {
    case .json: Terminal.result(try report(in: shown, outcome.json))
    case .table: Terminal.result(WorkbenchText.outcome(outcome, in: shown))
    }
    if let destination = problems.report {
      let file = kind == ImportLogs.kind || pair ? nil : files.first
      try report(in: shown) { () throws(WorkbenchError) in
        try ProblemFile.write(outcome, of: file, sheet: sheet, to: destination, in: shown)
      }
    }
    return outcome.isIncomplete
  }
}
