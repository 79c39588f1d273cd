import ArgumentParser
import Workbench

struct HeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Print the head line of the log, to be kept elsewhere. 打印日志首部。",
    discussion: """
      Whoever keeps this line can later tell whether the log still begins with the same events: print it, mail it, publish
      it. It is also on every report.

      EXAMPLE
        steelyard head shenzhen.steelyard
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    Terminal.result(
      try report(in: language.language.language) { () throws(WorkbenchError) in try VerifyFile.head(of: evaluation) })
  }
}
