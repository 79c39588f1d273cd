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
        steelyard analyse plan.yaml --format json
      """)

  @ArgumentParser.Argument(help: "The plan.", completion: .file(extensions: ["yaml", "yml", "json"]))
  var plan: String

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .json

  @OptionGroup var language: LanguageOption

  func run() throws {
    let results = try report(in: language.language.language) { () throws(WorkbenchError) in
      try RunPlan.results(of: plan)
    }
    format.print(results.table, json: results.json)
    if results.hasErrors { throw ExitCode(1) }
  }
}
