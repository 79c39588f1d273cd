import ArgumentParser
import Workbench

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the reports of a round. 生成评估报告。",
    discussion: """
      The round must have been evaluated. Every page is marked as a draft until all steps of the round are signed. Charts and PDF need the Python packages that `make setup` installs; without
      them the other formats still come, with the tables of the charts, and the program says what is missing.

      EXAMPLE
        steelyard report shenzhen.steelyard --round mid-term --to reports
        steelyard report shenzhen.steelyard --round mid-term --to reports --only futian,luohu-03 --formats pdf
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "Folder to write to.", completion: .directory)
  var to: String

  @Option(name: .long, help: "Languages, separated by commas.")
  var languages: String = "zh,en"

  @Option(name: .long, help: "Formats, separated by commas.")
  var formats: String = "html,docx,pdf,xlsx"

  @Option(
    name: .long,
    help: "Districts and sites, separated by commas: their booklets and pages instead of the report. all: everything.")
  var only: String?

  @ArgumentParser.Flag(name: .long, help: "Mark every page as a draft even when all steps are signed.")
  var draft = false

  @ArgumentParser.Flag(
    name: .long, help: "The evaluator's own copy: judges by name. Elsewhere they have numbers.")
  var judgeNames = false

  @OptionGroup var language: LanguageOption

  func run() throws {
    let order = ReportOrder(
      round: round.round, folder: to,
      languages: try LanguageList(languages).languages,
      formats: try list(formats, "--formats", "html, docx, pdf, xlsx", ReportFormat.init),
      places: only.map { $0.split(separator: ",").map(String.init) } ?? [], isDraft: draft,
      namesJudges: judgeNames)
    let progress = ProgressLine()
    let written = try report(in: language.language.language) { () throws(WorkbenchError) in
      try WriteReport.run(round.evaluation, order: order) { progress.show($0) }
    }
    for path in written.paths { Terminal.result(path) }
    for notice in written.notices {
      Terminal.message(WorkbenchText.message(for: notice, in: language.language.language))
    }
    if !written.notices.isEmpty { throw ExitCode(1) }
  }

  private func list<Value>(
    _ text: String, _ option: String, _ known: String, _ make: (String) -> Value?
  ) throws -> [Value] {
    let values = try text.split(separator: ",").map { name in
      guard let value = make(String(name)) else { throw ValidationError("\(option) \(text): known are \(known).") }
      return value
    }
    guard !values.isEmpty else { throw ValidationError("\(option): name at least one of \(known).") }
    return values
  }
}
