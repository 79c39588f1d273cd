import ArgumentParser
import Workbench

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that nothing was altered, or name the first difference. 核对是否被改动。",
    discussion: """
      Of an evaluation, the database itself, every row and the chain of events are examined. With a head line that was
      printed earlier the log must begin with the same events; without one, a log that was cut or written anew as a
      whole cannot be told from an honest one. A draw is derived again; a result is compared with its evaluation.
      Exit status: 0 verified, 1 something differs, 2 it cannot be read.

      EXAMPLE
        steelyard verify shenzhen.steelyard
        steelyard verify shenzhen.steelyard --head "HEAD seq=14 root=5dc9… at=2015-06-15T01:00:00.000Z"
        steelyard verify draws/mid-term/certificate.json
        steelyard verify mid-term.json --of shenzhen.steelyard
      """)

  @ArgumentParser.Argument(
    help: "An evaluation file, a draw's folder or certificate, or a result as evaluate prints it (JSON).",
    completion: .file())
  var file: String

  @Option(name: .long, help: "A head line that was printed earlier.")
  var head: String?

  @Option(name: .long, help: "The evaluation of a result.", completion: .file(extensions: ["steelyard"]))
  var of: String?

  @Option(name: .long, help: "json or table.")
  var format: TextFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    let verified = try report(in: shown) { () throws(WorkbenchError) in
      try VerifyFile.run(file, head: head, of: of)
    }
    switch format {
    case .json: Terminal.result(try report(in: shown) { () throws(WorkbenchError) in try verified.json(in: shown) })
    case .table: Terminal.result(verified.lines(in: shown).joined(separator: "\n"))
    }
    if !verified.isVerified { throw ExitCode(1) }
  }
}
