import ArgumentParser
import Workbench

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compute all estimates, scores, ranks and grades of a round and keep them. 评估一轮。",
    discussion: """
      EXAMPLE
        steelyard evaluate shenzhen.steelyard --round mid-term
        steelyard evaluate shenzhen.steelyard --round annual --format json > annual.json
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var record: RecordOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let evaluated = try report(in: language.language.language) { () throws(WorkbenchError) in
      try EvaluateRound.run(round.evaluation, round: round.round, by: record.author)
    }
    format.print(evaluated.table(in: language.language.language), json: evaluated.json)
    if format == .table { Terminal.result(evaluated.head) }
  }
}
