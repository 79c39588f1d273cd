import ArgumentParser
import ProgrammeModel
import Workbench

struct PublicSummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "public-summary",
    abstract: "Write the summary of a round for the public: plain language, no persons, no small groups. 公众摘要。",
    discussion: """
      The round must have been evaluated. A draft is marked as one until all steps of the round are signed.

      EXAMPLE
        steelyard public-summary shenzhen.steelyard --round annual --to public
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "Folder to write to.", completion: .directory)
  var to: String

  @Option(name: .long, help: "Languages, separated by commas.")
  var languages: String = "zh,en"

  @OptionGroup var language: LanguageOption

  func run() throws {
    let order = ReportOrder(
      round: round.round, folder: to, languages: try LanguageList(languages).languages, formats: [.html], places: [],
      isDraft: false, content: .publicSummary)
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
