import ArgumentParser
import Workbench

extension DrawCommand {
  struct Alternatives: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare allocations of the sample before its plan is made. 比较抽样方案。",
      discussion: """
        Reads frame.tsv in the folder and writes nothing there. Deviations and costs are what you expect of a site.

        EXAMPLE
          steelyard draw alternatives draws/mid-term --sites 30 --deviation 0.15 --cost 300 --cost-of yantian=900 \
        --inflated 5 --page alternatives.html
        """)

    @OptionGroup var folder: DrawFolderOption

    @Option(name: .long, help: "Sites to draw. Default: as many as margin and detection need.")
    var sites: Int?

    @Option(name: .long, help: "Fewest sites of a stratum.")
    var minimum = 2

    @Option(name: .long, help: "The margin that the factor shall have, a share.")
    var margin = 0.05

    @Option(name: .long, help: "Standard deviation of verified / reported among sites.")
    var deviation = 0.15

    @Option(name: .long, help: "STRATUM=DEVIATION where it differs.")
    var deviationOf: [String] = []

    @Option(name: .long, help: "Cost of a visit.")
    var cost = 1.0

    @Option(name: .long, help: "STRATUM=COST where it differs.")
    var costOf: [String] = []

    @Option(
      name: .long, help: "A site that is visited in any case: complaints, outliers, breaches of the ledger rules.")
    var certain: [String] = []

    @Option(name: .long, help: "Sites with inflated reports of which one at least shall be found.")
    var inflated = 5

    @Option(name: .long, help: "With which chance, a share.")
    var chance = 0.95

    @Option(name: .long, help: "Also write the table as a page.", completion: .file(extensions: ["html"]))
    var page: String?

    @Option(name: .long, help: "json, table or csv.")
    var format: OutputFormat = .table

    @OptionGroup var language: LanguageOption

    func validate() throws {
      guard deviation > 0, cost > 0, margin > 0, margin < 1, chance > 0, chance < 1, inflated >= 1, minimum >= 1 else {
        throw ValidationError("Deviation, cost, inflated, minimum above 0; margin and chance between 0 and 1.")
      }
    }

    private var request: DrawAlternatives.Request {
      var request = DrawAlternatives.Request()
      (request.sites, request.minimum, request.margin) = (sites, minimum, margin)
      (request.deviation, request.deviations, request.cost, request.costs) = (deviation, deviationOf, cost, costOf)
      (request.certain, request.inflated, request.chance) = (certain, inflated, chance)
      return request
    }

    func run() throws {
      let shown = language.language.language
      let made = try report(in: shown) { () throws(WorkbenchError) in
        let made = try DrawAlternatives.make(request, in: folder.folder)
        if let page { try DiskFiles.write(made.html(in: shown), to: page) }
        return made
      }
      let json = try report(in: shown) { () throws(WorkbenchError) in try made.json() }
      format.print(made.table(in: shown), json: json)
      for note in made.notes(in: shown) { Terminal.message(note) }
    }
  }
}
