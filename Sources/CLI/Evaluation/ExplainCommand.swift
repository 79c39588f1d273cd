import ArgumentParser
import Workbench

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Derive a figure of a result down to files and rows. 追溯一个数字。",
    discussion: """
      FIGURE is a path such as city/score, district/futian/satisfaction, site/futian-01/score or
      site/futian-01/satisfaction.overall.

      EXAMPLE
        steelyard explain shenzhen.steelyard site/futian-01/satisfaction.overall --round mid-term
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @ArgumentParser.Argument(help: "The figure.")
  var figure: String

  @Option(name: .long, help: "The round.")
  var round: String

  @Option(name: .long, help: "json or table.")
  var format: TextFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let explained = try report(in: language.language.language) { () throws(WorkbenchError) in
      try ExplainFigure.run(evaluation, round: round, figure: figure)
    }
    switch format {
    case .json: Terminal.result(explained.json)
    case .table: Terminal.result(explained.text(in: language.language.language))
    }
  }
}
