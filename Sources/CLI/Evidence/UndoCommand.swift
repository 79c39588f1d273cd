import ArgumentParser
import Workbench

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take a batch back; it stays on record. 撤销批次。",
    discussion: """
      EXAMPLE
        steelyard undo shenzhen.steelyard 17 --because "district sent a corrected file"
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @ArgumentParser.Argument(help: "The number of the batch.")
  var batch: Int

  @Option(name: .long, help: "Why; goes on record.")
  var because: String

  @OptionGroup var record: RecordOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    try report(in: language.language.language) { () throws(WorkbenchError) in
      try ReviewBatches.undo(batch: batch, of: evaluation, because: because, by: record.author)
    }
    Terminal.result(WorkbenchText.undone(batch, in: language.language.language))
  }
}
