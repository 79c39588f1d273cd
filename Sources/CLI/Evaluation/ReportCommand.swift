import ArgumentParser
import Workbench

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the reports of a round. 生成评估报告。",
    discussion: """
      The round must have been evaluated. Charts need the chart renderer that `make setup` installs; without it the report
      holds their tables and says so.

      EXAMPLE
        steelyard report shenzhen.steelyard --round mid-term --to reports
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "Folder to write to.", completion: .directory)
  var to: String

  @Option(name: .long, help: "Languages, separated by commas.")
  var languages: String = "zh,en"

  @OptionGroup var language: LanguageOption

  func run() throws {
    let wanted = try LanguageList(languages).languages
    let progress = ProgressLine()
    let written = try report(in: language.language.language) { () throws(WorkbenchError) in
      try WriteReport.run(round.evaluation, round: round.round, to: to, languages: wanted) { progress.show($0) }
    }
    for path in written.paths { Terminal.result(path) }
    for notice in written.notices {
      Terminal.message(WorkbenchText.message(for: notice, in: language.language.language))
    }
    if !written.notices.isEmpty { throw ExitCode(1) }
  }
}
