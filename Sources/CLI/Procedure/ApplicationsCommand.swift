import ArgumentParser
import ProgrammeModel
import Workbench

struct ApplicationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "applications",
    abstract: "List the applications with the opinions of the offices, or the districts' numbers. 申报与认定一览。",
    discussion: """
      Rules that an application breaks are listed by check.

      EXAMPLE
        steelyard applications shenzhen.steelyard
        steelyard applications shenzhen.steelyard --by-district
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @ArgumentParser.Flag(name: .long, help: "Applications and selected communities of each district against its quota.")
  var byDistrict = false

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let shown = language.language.language
    let list = try report(in: shown) { () throws(WorkbenchError) in try ListApplications.run(evaluation) }
    try format.print(
      byDistrict ? list.districts(in: shown) : list.table(in: shown), json: try list.json(byDistrict: byDistrict))
  }
}

struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library",
    abstract: "Show the catalogue of projects on a day, with the sites that took each. 项目库。",
    discussion: """
      EXAMPLE
        steelyard library shenzhen.steelyard --on 2015-05-01
      """)

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "A day, as 2015-05-01; the programme's first day without it.")
  var on: String?

  @Option(name: .long, help: "json, table or csv.")
  var format: OutputFormat = .table

  @OptionGroup var language: LanguageOption

  func run() throws {
    let day = try on.map { text in
      guard let day = CalendarDate(text) else { throw ValidationError("--on \(text): write a day as 2015-05-01.") }
      return day
    }
    let shown = language.language.language
    let list = try report(in: shown) { () throws(WorkbenchError) in try ShowLibrary.run(evaluation, on: day) }
    try format.print(list.table(in: shown), json: try list.json())
  }
}
