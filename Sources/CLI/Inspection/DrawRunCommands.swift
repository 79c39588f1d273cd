import ArgumentParser
import Workbench

extension DrawCommand {
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Draw: write the certificate, its pages and the result. 抽样并出具证书。",
      discussion: """
        EXAMPLE
          steelyard draw run draws/mid-term --into shenzhen.steelyard --round mid-term
        """)

    @OptionGroup var folder: DrawFolderOption

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
        try DrawInspection.run(in: folder.folder, into: into, round: round, by: record.author)
      }
      Terminal.result(WorkbenchText.drawn(drawn, in: language.language.language))
    }
  }

  struct Dispose: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a site off the list to inspect; the next reserve moves up. 递补。",
      discussion: """
        EXAMPLE
          steelyard draw dispose draws/mid-term --unit futian-03 --to closed --because "rebuilt, no service since March"
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "The site, as the frame names it.")
    var unit: String

    @Option(name: .long, help: "closed, refused or ineligible.")
    var to: String

    @Option(name: .long, help: "Why; published with the draw.")
    var because: String

    @OptionGroup var language: LanguageOption

    func run() throws {
      let drawn = try report(in: language.language.language) { () throws(WorkbenchError) in
        try DrawInspection.dispose(unit, as: to, because: because, in: folder.folder)
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

    @OptionGroup var folder: DrawFolderOption

    @OptionGroup var language: LanguageOption

    func run() throws {
      let differences = try report(in: language.language.language) { () throws(WorkbenchError) in
        try DrawInspection.verify(in: folder.folder)
      }
      Terminal.result(WorkbenchText.verified(differences, in: language.language.language))
      if !differences.isEmpty { throw ExitCode(1) }
    }
  }
}
