import ArgumentParser
import Workbench

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Select the vouchers of a yearly audit. 抽取年度审计凭证。", subcommands: [Frame.self, Select.self])

  struct AreaOptions: ParsableArguments {
    @Option(name: .long, help: "A street, DISTRICT/STREET, or a site; once each. Every street if not given.")
    var area: [String] = []
  }

  struct Frame: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The books to audit and their digests, to be published before the seed is known. 审计账目。",
      discussion: """
        EXAMPLE
          steelyard audit frame shenzhen.steelyard --round annual
        """)

    @OptionGroup var round: RoundOptions
    @OptionGroup var areas: AreaOptions

    @Flag(name: .long, help: "Every voucher with its amount, as csv, for those who verify a selection.")
    var vouchers = false

    @Option(name: .long, help: "table or csv.")
    var format: AuditFormat = .table

    @OptionGroup var language: LanguageOption

    func run() throws {
      let shown = language.language.language
      let frames = try report(in: shown) { () throws(WorkbenchError) in
        try SelectVouchers.frames(round.evaluation, round: round.round, areas: areas.area)
      }
      if vouchers { Terminal.result(frames.vouchers.csv()) } else { format.print(frames.table(in: shown)) }
    }
  }

  struct Select: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The vouchers to audit, with room for what the documents bear out. 抽取凭证。",
      discussion: """
        Every fen spent has the same chance. The seed is a text that nobody could foresee when the books were published, such
        as the numbers of a lottery of a day named before; anybody selects the same vouchers with it. Fill in audited and
        audited_on and import the file with import audits.

        EXAMPLE
          steelyard audit select shenzhen.steelyard --round annual --seed 2015-10-20:03-11-19-22-31-33 > audits.csv
        """)

    @OptionGroup var round: RoundOptions
    @OptionGroup var areas: AreaOptions

    @Option(name: .long, help: "The published text.")
    var seed: String

    @Option(name: .long, help: "csv or table.")
    var format: AuditFormat = .csv

    @OptionGroup var language: LanguageOption

    func validate() throws {
      let isPlain = seed.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      guard isPlain, !seed.isEmpty, seed.first?.isWhitespace == false, seed.last?.isWhitespace == false else {
        throw ValidationError("--seed: give the published text on one line, without blanks around it.")
      }
    }

    func run() throws {
      let frames = try report(in: language.language.language) { () throws(WorkbenchError) in
        try SelectVouchers.frames(round.evaluation, round: round.round, areas: areas.area)
      }
      format.print(frames.selection(seed: seed))
    }
  }

  /// The forms of lists of books and vouchers.
  enum AuditFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
    case table

    func print(_ table: ResultTable) {
      switch self {
      case .csv: Terminal.result(table.csv())
      case .table: Terminal.result(table.aligned())
      }
    }
  }
}
