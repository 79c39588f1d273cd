import ArgumentParser
import Workbench

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write simulated inputs of every round, with the truth beside them. 生成模拟数据。",
    discussion: """
      The same definition and seed give the same bytes. The draw among the files is a TEST draw.

      EXAMPLE
        steelyard simulate --programme seeds/shenzhen-2014 --instrument surveys/resident-satisfaction --to notebooks-data
      """)

  @Option(name: .long, help: "Folder of the programme definition.", completion: .directory)
  var programme: String

  @Option(name: .long, help: "Folder of the questionnaire.", completion: .directory)
  var instrument: String

  @Option(name: .long, help: "Folder to write to.", completion: .directory)
  var to: String

  @Option(name: .long, help: "Text from which all random numbers come.")
  var seed: String = "steelyard sample 1"

  @OptionGroup var language: LanguageOption

  func run() throws {
    let progress = ProgressLine()
    let written = try report(in: language.language.language) { () throws(WorkbenchError) in
      try SimulateProgramme.run(programmeFolder: programme, instrumentFolder: instrument, seed: seed, to: to) {
        progress.show($0)
      }
    }
    Terminal.result(WorkbenchText.simulated(written, to: to, in: language.language.language))
  }
}
