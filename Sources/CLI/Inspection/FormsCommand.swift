import ArgumentParser
import ProgrammeModel
import Workbench

struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "Write the forms that people fill in. 生成表格。",
    subcommands: [Application.self, Inspection.self, HalfYear.self])

  struct Inspection: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A form for each site to inspect: what to verify, with room for what is found. 考察表。",
      discussion: """
        The draw must be on record (draw run --into). A filled workbook is imported with import inspections.

        EXAMPLE
          steelyard forms inspection shenzhen.steelyard --round mid-term --to forms
        """)

    @OptionGroup var round: RoundOptions

    @Option(name: .long, help: "Folder to write to.", completion: .directory)
    var to: String

    @Option(name: .long, help: "Languages, separated by commas.")
    var languages: String = "zh"

    @OptionGroup var language: LanguageOption

    func run() throws {
      let wanted = try LanguageList(languages).languages
      let paths = try report(in: language.language.language) { () throws(WorkbenchError) in
        try WriteInspectionForms.run(round.evaluation, round: round.round, to: to, languages: wanted)
      }
      for path in paths { Terminal.result(path) }
    }
  }

  struct HalfYear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "half-year",
      abstract: "Templates of the half-yearly reports of sites and districts. 半年度上报模板。",
      discussion: """
        A filled workbook of a site is imported with import self-reports, one of a district with import district-reports.

        EXAMPLE
          steelyard forms half-year shenzhen.steelyard --round mid-term --to forms --only futian,futian-01
        """)

    @OptionGroup var round: RoundOptions

    @Option(name: .long, help: "Folder to write to.", completion: .directory)
    var to: String

    @Option(name: .long, help: "Districts and sites, separated by commas; all without it.")
    var only: String?

    @Option(name: .long, help: "Languages, separated by commas.")
    var languages: String = "zh"

    @OptionGroup var language: LanguageOption

    func run() throws {
      let wanted = try LanguageList(languages).languages
      let places = only.map { $0.split(separator: ",").map(String.init) } ?? []
      let paths = try report(in: language.language.language) { () throws(WorkbenchError) in
        try WriteHalfYearForms.run(
          round.evaluation, round: round.round, to: to, places: places, languages: wanted)
      }
      for path in paths { Terminal.result(path) }
    }
  }

  struct Application: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The application form: blank, as a sheet to import, and filled in for each application. 申报表。",
      discussion: """
        EXAMPLE
          steelyard forms application shenzhen.steelyard --to forms
        """)

    @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
    var evaluation: String

    @Option(name: .long, help: "Folder to write to.", completion: .directory)
    var to: String

    @Option(name: .long, help: "Languages, separated by commas.")
    var languages: String = "zh"

    @OptionGroup var language: LanguageOption

    func run() throws {
      let wanted = try LanguageList(languages).languages
      let paths = try report(in: language.language.language) { () throws(WorkbenchError) in
        try WriteApplicationForms.run(evaluation, to: to, languages: wanted)
      }
      for path in paths { Terminal.result(path) }
    }
  }
}
