import ArgumentParser
import ProgrammeModel
import Workbench

struct CalendarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "Say what is due, late and done, by office. 查看各单位应办、逾期和已办事项。",
    discussion: """
      EXAMPLE
        steelyard calendar shenzhen.steelyard --on 2015-06-05
        steelyard calendar shenzhen.steelyard --on 2015-06-05 --office district --format ics > district.ics
      """)

  /// The forms of a calendar.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case json
    case table
    case csv
    case ics
  }

  /// The offices of the calendar.
  enum Office: String, ExpressibleByArgument, CaseIterable {
    case city
    case district
    case street
    case site
    case evaluator
    case judges
  }

  @ArgumentParser.Argument(help: "The evaluation file.", completion: .file(extensions: ["steelyard"]))
  var evaluation: String

  @Option(name: .long, help: "The day, such as 2015-06-05.")
  var on: String

  @Option(name: .long, help: "city, district, street, site, evaluator or judges; all if not given.")
  var office: Office?

  @Option(name: .long, help: "json, table, csv or ics (iCalendar).")
  var format: Form = .table

  @OptionGroup var language: LanguageOption

  func validate() throws {
    guard CalendarDate(on) != nil else { throw ValidationError("--on \(on): give a day such as 2015-06-05.") }
  }

  func run() throws {
    let language = language.language.language
    guard let day = CalendarDate(on) else { throw ExitCode(2) }
    let list = try report(in: language) { () throws(WorkbenchError) in
      try ShowCalendar.run(evaluation, on: day, office: office?.rawValue)
    }
    switch format {
    case .json: Terminal.result(try list.json())
    case .table: Terminal.result(list.table(in: language).aligned())
    case .csv: Terminal.result(list.table(in: language).csv())
    case .ics: Terminal.result(list.iCalendar(in: language))
    }
  }
}
