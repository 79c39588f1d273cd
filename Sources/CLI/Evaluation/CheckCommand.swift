import ArgumentParser
import Workbench

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List what somebody should look at: data quality and the programme's rules. 数据与规则核查。",
    discussion: """
      EXAMPLE
        steelyard check shenzhen.steelyard --round mid-term
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    let checked = try report(in: shown) { () throws(WorkbenchError) in
      try CheckRound.findings(of: round.evaluation, round: round.round, in: shown)
    }
    format.print(checked.table, json: checked.json)
    if let notice = checked.notice { Terminal.message(notice) }
  }
}
