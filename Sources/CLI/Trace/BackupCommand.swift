import ArgumentParser
import Workbench

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy an evaluation, even while it is in use, and verify the copy. 备份。",
    discussion: """
      The copy is verified before it gets its name; nothing that stands there is replaced. The key file is not copied: keep
      it apart.

      EXAMPLE
        steelyard backup shenzhen.steelyard backups/shenzhen-2015-06-15.steelyard
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @ArgumentParser.Argument(help: "The copy to make.", completion: .file())
  var copy: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    let verified = try report(in: shown) { () throws(WorkbenchError) in
      try BackupEvaluation.run(evaluation, to: copy)
    }
    if verified.isVerified { Terminal.result(copy) }
    Terminal.result(verified.lines(in: shown).joined(separator: "\n"))
    if !verified.isVerified { throw ExitCode(2) }
  }
}
