import ArgumentParser
import Workbench

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make an evaluation file from a programme definition. 新建评估文件。",
    discussion: """
      Beside the evaluation a key file is made (NAME.steelyard.key). Persons are kept under pseudonyms that only this key
      ties to them: back it up apart from the evaluation, and do not hand it over.

      EXAMPLE
        steelyard new shenzhen.steelyard --programme seeds/shenzhen-2014
      """)

  @ArgumentParser.Argument(help: "The evaluation file to make.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "Folder of the programme definition.", completion: .directory)
  var programme: String

  @OptionGroup var key: KeyOption

  @Flag(name: .long, help: "Mark every page as made from simulated data.")
  var simulated = false

  @OptionGroup var record: RecordOptions
  @OptionGroup var language: LanguageOption

  func run() throws {
    let made = try report(in: language.language.language) { () throws(WorkbenchError) in
      try NewEvaluation.make(
        at: evaluation, key: key.key, programmeFolder: programme, simulated: simulated, by: record.author)
    }
    Terminal.result(
      WorkbenchText.made(made, at: evaluation, key: key.path(of: evaluation), in: language.language.language))
  }
}
