import ArgumentParser
import Workbench

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Say what a file is and what reading it would give; nothing is stored. 查看文件。",
    discussion: """
      EXAMPLE
        steelyard read 福田区满意度_按文本.csv
        steelyard read clicks.csv --format json
        steelyard read 台账.xlsx --sheet 七月
        steelyard read access.log --as log --pages pages.csv
      """)

  @ArgumentParser.Argument(help: "The files to look at.", completion: .file())
  var files: [String]

  @Option(name: .customLong("as"), help: "What the file is, when the verdict is wrong: wjx-text, kobo, plain, log, …")
  var system: String?

  @Option(name: .long, help: "The sheet of a workbook; the first visible one that holds something, if not given.")
  var sheet: String?

  @Option(
    name: .long, help: "Page rules of a log, a table of pattern, site and project.",
    completion: .file(extensions: ["csv"]))
  var pages: String?

  @Option(name: .long, help: "json or table.")
  var format: TextFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    var refused = false
    for file in files {
      let reading = try report(in: language.language.language) { () throws(WorkbenchError) in
        try ReadFile.reading(of: file, as: system, sheet: sheet, pages: pages, in: language.language.language)
      }
      refused = refused || reading.isRefused
      switch format {
      case .json: Terminal.result(try report(in: language.language.language, reading.json))
      case .table: Terminal.result(WorkbenchText.reading(reading, in: language.language.language))
      }
    }
    if refused { throw ExitCode(1) }
  }
}
