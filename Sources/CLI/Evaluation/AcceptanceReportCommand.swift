import ArgumentParser
import ProgrammeModel
import Workbench

struct AcceptanceReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acceptance-report",
    abstract: "Write the sites' acceptance reports: figures from what is on record, the site's own words. 小结验收报告。",
    discussion: """
      The round must have been evaluated. The site's words come from WORDS/SITE.txt (lines that begin with # are headings) and stand apart
      from the figures, which are made anew every time. Word files can be edited; what is blank is for the offices.

      EXAMPLE
        steelyard acceptance-report shenzhen.steelyard --round annual --only futian-01 --words words --to reports
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "Folder to write to.", completion: .directory)
  var to: String

  @Option(name: .long, help: "Folder with the sites' own words, SITE.txt.", completion: .directory)
  var words: String?

  @Option(name: .long, help: "Sites, separated by commas; all without it.")
  var only: String?

  @Option(name: .long, help: "Languages, separated by commas.")
  var languages: String = "zh"

  @Option(name: .long, help: "Formats, separated by commas: html, docx, pdf, xlsx.")
  var formats: String = "docx"

  @OptionGroup var language: LanguageOption

  func run() throws {
    let kinds = try formats.split(separator: ",").map { name in
      guard let format = ReportFormat(rawValue: String(name)) else {
        throw ValidationError("--formats \(formats): known are html, docx, pdf, xlsx.")
      }
      return format
    }
    let order = ReportOrder(
      round: round.round, folder: to, languages: try LanguageList(languages).languages, formats: kinds,
      places: only.map { $0.split(separator: ",").map(String.init) } ?? [], isDraft: false,
      content: .acceptance(AcceptanceFolder(path: words)))
    let progress = ProgressLine()
    let written = try report(in: language.language.language) { () throws(WorkbenchError) in
      try WriteReport.run(round.evaluation, order: order) { progress.show($0) }
    }
    for path in written.paths { Terminal.result(path) }
    for notice in written.notices {
      Terminal.message(WorkbenchText.message(for: notice, in: language.language.language))
    }
    if !written.notices.isEmpty { throw ExitCode(1) }
  }
}
