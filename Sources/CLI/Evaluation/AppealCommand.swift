import ArgumentParser
import Workbench

struct AppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "appeal",
    abstract: "Write what a site needs to question its score. 生成示范点得分依据（申诉用）。",
    discussion: """
      One JSON file and a page a language with every figure behind the score and the grade, down to files and lines. Judges have
      numbers, no answer of a respondent is in it. The round must have been evaluated.

      EXAMPLE
        steelyard appeal shenzhen.steelyard --round mid-term --site futian-01 --to appeals
      """)

  @OptionGroup var round: RoundOptions

  @Option(name: .long, help: "The site.")
  var site: String

  @Option(name: .long, help: "Folder to write to.", completion: .directory)
  var to: String

  @Option(name: .long, help: "Languages of the page, separated by commas.")
  var languages: String = "zh,en"

  @OptionGroup var language: LanguageOption

  func run() throws {
    let languages = try LanguageList(languages).languages
    let paths = try report(in: language.language.language) { () throws(WorkbenchError) in
      try WriteAppeal.run(round.evaluation, round: round.round, site: site, to: to, languages: languages)
    }
    for path in paths { Terminal.result(path) }
  }
}
