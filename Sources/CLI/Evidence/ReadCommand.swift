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
        steelyard read 台账.xlsx --sheet 七月 --report 问题清单.xlsx
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

  @OptionGroup var problems: ProblemFileOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if problems.report != nil, files.count > 1 { throw ValidationError("--report: give one file.") }
  }

  func run() throws {
    let shown = language.language.language
    var refused = false
    for file in files {
      let reading = try report(in: shown) { () throws(WorkbenchError) in
        try ReadFile.reading(of: file, as: system, sheet: sheet, pages: pages, in: shown)
      }
      refused = refused || reading.isRefused
      switch format {
      case .json: Terminal.result(try report(in: shown, reading.json))
      case .table: Terminal.result(WorkbenchText.reading(reading, in: shown))
      }
      guard let destination = problems.report else { continue }
      try report(in: shown) { () throws(WorkbenchError) in
        try ProblemFile.write(reading, of: file, sheet: sheet, to: destination, in: shown)
      }
    }
    if refused { throw ExitCode(1) }
  }
}
