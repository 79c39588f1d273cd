import ArgumentParser
import Workbench

struct ProcedureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedure",
    abstract: "Show how far the steps of a round are. 查看各环节进展与签署情况。",
    discussion: """
      A step can be signed once the steps before it are and all that it brings is on record. Reports are drafts until every step is
      signed.

      EXAMPLE
        steelyard procedure shenzhen.steelyard --round mid-term
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = language.language.language
    let list = try report(in: language) { () throws(WorkbenchError) in
      try ShowProcedure.run(round.evaluation, round: round.round)
    }
    try format.print(list.table(in: language), json: try list.json())
  }
}
