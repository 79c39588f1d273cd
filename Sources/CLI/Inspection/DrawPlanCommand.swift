import ArgumentParser
import Workbench

extension DrawCommand {
  struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the plan for the frame in the folder. 制定抽样方案。",
      discussion: """
        frame.tsv must be there and published. The plan is a draft until every party has committed (draw commit).

        EXAMPLE
          steelyard draw plan draws/mid-term --draw-id SZ-2015-MID --stratum futian=2+1 --stratum luohu=2+1 \
        --party evaluator --party bureau --event dice --who notary --when 2015-06-15T10:00:00+08:00 \
        --what "24 ten-sided dice before the districts" --fallback "void; new commitments within three days"
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "The draw's identifier, never used again.")
    var drawID: String

    @Option(name: .long, help: "Number of the attempt; voiding counts by itself.")
    var attempt = 1

    @Option(name: .long, help: "A title for people.")
    var title = ""

    @Option(name: .long, help: "srs, pareto or seqpoisson.")
    var method = "srs"

    @Option(name: .long, help: "STRATUM=SITES+RESERVES, with ,avoid or ,keep=SITES of the earlier; once a stratum.")
    var stratum: [String]

    @Option(name: .long, help: "The certificate of the earlier draw.", completion: .file(extensions: ["json"]))
    var previous: String?

    @Option(name: .long, help: "A party that will commit to a value; in the order of the seed.")
    var party: [String]

    @Option(name: .long, help: "The public event: dice, lottery or drand.")
    var event: String

    @Option(name: .long, help: "Who throws the dice or draws the lottery; the chain of a beacon.")
    var who: String

    @Option(name: .long, help: "When the event takes place (ISO 8601).")
    var when: String

    @Option(name: .long, help: "Which event, in words.")
    var what: String

    @Option(name: .long, help: "Dice to throw, at least 20. Default: as many as the number of possible samples needs.")
    var digits: Int?

    @Option(name: .long, help: "The round of a drand beacon.")
    var drandRound: Int?

    @Option(name: .long, help: "What is done when a party does not reveal or the event does not take place.")
    var fallback: String

    @Flag(name: .long, help: "A draw for trying out: identifier, output and certificate say TEST.")
    var test = false

    @OptionGroup var time: TimeOption
    @OptionGroup var language: LanguageOption

    private var request: DrawRequest {
      var request = DrawRequest()
      (request.drawID, request.attempt, request.title, request.isTest) = (drawID, attempt, title, test)
      (request.method, request.strata, request.previous) = (method, stratum, previous)
      (request.parties, request.event, request.who, request.when) = (party, event, who, when)
      (request.what, request.digits, request.round, request.fallback) = (what, digits, drandRound, fallback)
      return request
    }

    func run() throws {
      let shown = language.language.language
      let open = try report(in: shown) { () throws(WorkbenchError) in
        try DrawCeremony.plan(request, in: folder.folder, at: time.time)
      }
      Terminal.result(WorkbenchText.stands(open, in: shown))
    }
  }
}
