import ArgumentParser
import Workbench

struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches",
    abstract: "List what was imported, with digests and row accounts. 列出导入批次。",
    discussion: """
      EXAMPLE
        steelyard batches shenzhen.steelyard
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let batches = try report(in: language.language.language) { () throws(WorkbenchError) in
      try ImportEvidence.batches(of: evaluation)
    }
    switch format {
    case .json: Terminal.result(try report(in: language.language.language, batches.json))
    case .table: Terminal.result(batches.table(in: language.language.language).aligned())
    case .csv: Terminal.result(batches.table(in: language.language.language).csv())
    }
  }
}
