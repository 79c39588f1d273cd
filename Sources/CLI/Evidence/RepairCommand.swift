import ArgumentParser
import Workbench

struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Mends of evidence, kept as rules that every import applies. 修正规则。",
    discussion: """
      A repair is kept with its reason, applied before a file is checked, named in the summary of every import that it
      changed, and never erased. Files that are already stored change when they are imported again with --replace.
      """,
    subcommands: [Add.self, List.self, Remove.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a repair. 新增修正。",
      discussion: """
        Four forms: a value of a column in all files; a site's name; one cell of one file; one row of one file.

        EXAMPLE
          steelyard repair add E --kind survey --instrument surveys/resident-satisfaction --column overall --value 6 \
        --missing --because "typing error, confirmed by the district"
          steelyard repair add E --site 龙华街道民治 --to longhua-03 --because "old name of the site"
          steelyard repair add E --kind survey --file futian.csv --line 318 --column q4 --to 5 --because "paper form"
          steelyard repair add E --kind survey --file futian.csv --line 502 --accept --because "two people, one number"
        """)

    @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
    var evaluation: String

    @Option(name: .long, help: "The kind of import: survey, clicks, …; not needed for a site's name.")
    var kind: String?

    @Option(name: .long, help: "Folder of the questionnaire; for a value in a survey.", completion: .directory)
    var instrument: String?

    @Option(name: .long, help: "A name of a site, as files write it.")
    var site: String?

    @Option(name: .long, help: "The file whose cell or row is mended.", completion: .file())
    var file: String?

    @Option(name: .long, help: "The sheet of a workbook, where the import names one.")
    var sheet: String?

    @Option(name: .long, help: "The line of the file.")
    var line: Int?

    @Option(name: .long, help: "The column: field, question or header.")
    var column: String?

    @Option(name: .long, help: "What the cells read.")
    var value: String?

    @Option(name: .long, help: "What they read instead; the site that a name means.")
    var to: String?

    @Flag(name: .long, help: "The cells count as empty.")
    var missing = false

    @Flag(name: .long, help: "The row is used although it repeats another; answers that break a rule count as empty.")
    var accept = false

    @Option(name: .long, help: "Why; goes on record.")
    var because: String

    @OptionGroup var record: RecordOptions
    @OptionGroup var language: LanguageOption

    private var request: RepairRequest {
      var request = RepairRequest()
      (request.kind, request.instrument, request.site) = (kind, instrument, site)
      (request.file, request.sheet) = (file, sheet)
      (request.line, request.column) = (line, column)
      (request.value, request.replacement) = (value, to)
      (request.isMissing, request.isAccepting) = (missing, accept)
      return request
    }

    func run() throws {
      let shown = language.language.language
      let kept = try report(in: shown) { () throws(WorkbenchError) in
        try RepairEvidence.add(request, to: evaluation, because: because, by: record.author)
      }
      Terminal.result(WorkbenchText.added(kept, in: shown))
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List all repairs, those taken back included. 列出修正。",
      discussion: """
        EXAMPLE
          steelyard repair list shenzhen.steelyard
        """)

    @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
    var evaluation: String

    @Option(name: .long, help: "json, table or csv.")
    var format: OutputFormat = .table

    @OptionGroup var language: LanguageOption

    func run() throws {
      let shown = language.language.language
      let repairs = try report(in: shown) { () throws(WorkbenchError) in try RepairEvidence.list(of: evaluation) }
      try format.print(repairs.table(in: shown), json: try report(in: shown, repairs.json))
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a repair back; it stays on record. 撤销修正。",
      discussion: """
        EXAMPLE
          steelyard repair remove shenzhen.steelyard 3 --because "the district sent a corrected file"
        """)

    @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
    var evaluation: String

    @ArgumentParser.Argument(help: "The number of the repair.")
    var repair: Int

    @Option(name: .long, help: "Why; goes on record.")
    var because: String

    @OptionGroup var record: RecordOptions
    @OptionGroup var language: LanguageOption

    func run() throws {
      try report(in: language.language.language) { () throws(WorkbenchError) in
        try RepairEvidence.remove(repair, from: evaluation, because: because, by: record.author)
      }
      Terminal.result(WorkbenchText.removed(repair: repair, in: language.language.language))
    }
  }
}
