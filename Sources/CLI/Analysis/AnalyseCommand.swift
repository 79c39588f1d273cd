import ArgumentParser
import Workbench

struct AnalyseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Run an analysis plan (YAML or JSON). 按分析计划计算。",
    discussion: """
      Tables that the plan names are read relative to the plan. An analysis that cannot be computed gives an error with a
      code; the others are still computed, and the status is 1.

      EXAMPLE
        steelyard analyse plan.yaml --format table --language en
        steelyard analyse plan.yaml --format html > results.html
      """)

  @ArgumentParser.Argument(help: "The plan.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var plan: String

  @Option(name: .long, help: "json, csv (every row, unrounded), table (to read) or html (to paste).")
  var format: Format = .json

  /// The forms in which results are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, csv, table, html
  }

  @OptionGroup var language: LanguageOption

  func run() throws {
    let results = try report(in: language.language.language) { () throws(WorkbenchError) in
      try RunPlan.results(of: plan)
    }
    for warning in results.warnings { Terminal.message(warning) }
    switch format {
    case .json: Terminal.result(results.json)
    case .csv: Terminal.result(results.rows.csv())
    case .table: Terminal.result(results.printed(in: language.language.language).text())
    case .html: Terminal.result(results.printed(in: language.language.language).html)
    }
    if results.hasErrors { throw ExitCode(1) }
  }
}
