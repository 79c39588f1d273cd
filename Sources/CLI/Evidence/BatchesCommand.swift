import ArgumentParser
import Workbench

struct BatchesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batches",
    abstract: "List what was imported, with digests and row accounts. 列出导入批次。",
    discussion: """
      EXAMPLE
        steelyard batches shenzhen.steelyard
        steelyard batches shenzhen.steelyard --problems 7
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "Instead, list what was wrong with the file of this batch, all of it.")
  var problems: Int?

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    if let problems {
      let listed = try report(in: shown) { () throws(WorkbenchError) in
        try ReviewBatches.problems(ofBatch: problems, of: evaluation)
      }
      try format.print(listed.table(in: shown), json: try report(in: shown, listed.json))
    } else {
      let batches = try report(in: shown) { () throws(WorkbenchError) in
        try ReviewBatches.batches(of: evaluation)
      }
      try format.print(batches.table(in: shown), json: try report(in: shown, batches.json))
    }
  }
}
