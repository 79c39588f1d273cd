import ArgumentParser
import Workbench

extension DrawCommand {
  struct Frame: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the list of sites from which the draw is made. 抽样名单。",
      discussion: """
        Every site of the evaluation stands in frame.tsv with its district as stratum and its residents as size. Sites that are
        inspected in any case get a stratum of their own, all of which the plan takes; certain.tsv says why.

        EXAMPLE
          steelyard draw frame shenzhen.steelyard --round mid-term --to draws/mid-term --certain futian-03=居民投诉3次 \
        --flagged repeated-booking --flagged grant-exceeded
        """)

    @OptionGroup var round: RoundOptions

    @Option(name: .long, help: "The folder of protocol files to begin.", completion: .directory)
    var to: String

    @Option(name: .long, help: "SITE=REASON: inspected in any case; once a site.")
    var certain: [String] = []

    @Option(name: .long, help: "A code of check's findings: all sites with it are inspected in any case.")
    var flagged: [String] = []

    @OptionGroup var language: LanguageOption

    func run() throws {
      let shown = language.language.language
      var request = MakeFrame.Request()
      request.certain = certain
      request.flagged = flagged
      let made = try report(in: shown) { [request] () throws(WorkbenchError) in
        try MakeFrame.run(request, from: round.evaluation, round: round.round, to: to, language: shown)
      }
      Terminal.result(WorkbenchText.made(made, in: shown))
    }
  }
}
