import ArgumentParser
import Workbench

struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "The inspection draw that anyone can re-derive. 选点抽样。",
    discussion: """
      Works on a folder of protocol files (vdraw/1): frame.tsv, plan.json, ceremony.json. There is no way to hand it a
      seed: the seed comes from the reveals and the public event of the ceremony.
      """,
    subcommands: [Run.self, Verify.self])

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw: write certificate.json and result.tsv. 抽样并出具证书。",
      discussion: """
        EXAMPLE
          steelyard draw run draws/mid-term --into shenzhen.steelyard --round mid-term
        """)

    @ArgumentParser.Argument(help: "The folder of protocol files.", completion: .directory)
    var folder: String

    @Option(name: .long, help: "Also record the draw in this evaluation.", completion: .file(extensions: ["steelyard"]))
    var into: String?

    @Option(name: .long, help: "The round whose inspection is drawn.")
    var round: String?

    @OptionGroup var record: RecordOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
      if (into == nil) != (round == nil) { throw ValidationError("Give --into and --round together.") }
    }

    func run() throws {
      let drawn = try report(in: language.language.language) { () throws(WorkbenchError) in
        try DrawInspection.run(in: folder, into: into, round: round, by: record.author)
      }
      Terminal.result(WorkbenchText.drawn(drawn, in: language.language.language))
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Derive a draw again and compare it with its certificate. 复核抽样。",
      discussion: """
        EXAMPLE
          steelyard draw verify draws/mid-term
        """)

    @ArgumentParser.Argument(help: "The folder of protocol files.", completion: .directory)
    var folder: String

    @OptionGroup var language: LanguageOption

    func run() throws {
      let differences = try report(in: language.language.language) { () throws(WorkbenchError) in
        try DrawInspection.verify(in: folder)
      }
      Terminal.result(WorkbenchText.verified(differences, in: language.language.language))
      if !differences.isEmpty { throw ExitCode(1) }
    }
  }
}
