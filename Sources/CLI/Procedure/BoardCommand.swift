import ArgumentParser
import Workbench

struct BoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "Show who has reported: complete, late, sums that differ, acceptance by office. 上报与验收一览。",
    discussion: """
      By district and in all; every single finding is listed by check.

      EXAMPLE
        steelyard board shenzhen.steelyard --round mid-term
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    let board = try report(in: shown) { () throws(WorkbenchError) in
      try ShowBoard.run(round.evaluation, round: round.round)
    }
    try format.print(board.table(in: shown), json: try board.json())
  }
}
