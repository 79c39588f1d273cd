import ProgrammeModel
import Testing

@testable import Intake

struct RepairTests {
  private func repair(_ id: Int, _ target: Repair.Target, _ action: Repair.Action) -> Repair {
    Repair(id: id, kind: nil, instrument: nil, target: target, action: action)
  }

  private func survey(_ repairs: [Repair], _ rows: String...) -> SurveyReading {
    SurveyReader(
      questionnaire: SmallSurvey.questionnaire, roles: SmallSurvey.roles, sites: SmallSurvey.sites, repairs: repairs
    ).read(SourceFile(SmallSurvey.header + rows.joined(separator: "\n") + "\n"))
  }

  private static let file = String(repeating: "a", count: 64)

  @Test func `a value of a column is set missing or read as another, and the cells are counted`() {
    let repairs = [
      repair(1, .cells(column: "sat", value: "6"), .missing),
      repair(2, .cells(column: "age", value: "350"), .replace("35")),
      repair(3, .cells(column: "age", value: "999"), .replace("99")),
    ]
    let reading = survey(
      repairs, "r1,ft-01,b1,1,1,yes,6,room,350,x", "r2,ft-01,b1,1,1,yes, 6 ,room,3,x", "r3,ft-01,b1,1,1,yes,4,room,4,x")
    #expect(reading.problems.isEmpty)
    #expect(reading.responses.map { $0.answers["sat"] } == [.missing(.blank), .missing(.blank), .code("4")])
    #expect(reading.responses.first?.answers["age"] == .number(35))
    #expect(reading.repairs.map(\.repair) == [1, 2, 3])
    #expect(reading.repairs.map(\.cells) == [2, 1, 0])
  }

  @Test(arguments: ["sat", "您满意吗？"]) func `a column is known by its header and by its question`(column: String) {
    let file = SourceFile("respondent,示范点编号,block,weight,您满意吗？,aware\nr1,ft-01,b1,1,6,yes\n")
    let reader = SurveyReader(
      questionnaire: SmallSurvey.questionnaire, roles: SmallSurvey.roles, sites: SmallSurvey.sites,
      repairs: [repair(1, .cells(column: column, value: "6"), .replace("5"))])
    #expect(reader.read(file).responses.first?.answers["sat"] == .code("5"))
  }

  @Test func `a site's name is mapped where the site is named and nowhere else`() {
    let reading = survey(
      [repair(4, .siteName("老民治"), .replace("ft-01"))], "r1,老民治,b1,1,1,yes,4,room,3,老民治")
    #expect(reading.problems.isEmpty)
    #expect(reading.responses.first?.site == "ft-01")
    #expect(reading.responses.first?.answers["comment"] == .text("老民治"))
    #expect(reading.repairs == [RepairCount(repair: 4, cells: 1)])
  }

  @Test func `one cell goes before all cells that read so, and a later repair before an earlier one`() {
    let repairs = [
      repair(1, .cell(file: Self.file, line: 2, column: "sat"), .replace("1")),
      repair(2, .cells(column: "sat", value: "6"), .replace("2")),
      repair(3, .cells(column: "sat", value: "6"), .replace("3")),
      // The result of a repair is not repaired again.
      repair(4, .cells(column: "sat", value: "3"), .replace("5")),
    ]
    let reading = survey(repairs, "r1,ft-01,b1,1,1,yes,6,room,1,x", "r2,ft-01,b1,1,1,yes,6,room,1,x")
    #expect(reading.responses.map { $0.answers["sat"] } == [.code("1"), .code("3")])
    #expect(reading.repairs.map(\.cells) == [1, 0, 1, 0])
  }

  @Test func `an accepted row is used without the answers that break a rule`() {
    let rows = ["r1,ft-01,b1,1,1,yes,4,room,1,x", "r1,ft-01,b1,1,1,yes,6,room,130,y"]
    let refused = survey([], rows[0], rows[1])
    #expect(refused.rejected.map(\.line) == [3])
    let reading = survey([repair(7, .row(file: Self.file, line: 3), .accept)], rows[0], rows[1])
    #expect(reading.rejected.isEmpty)
    #expect(reading.responses.map(\.line) == [2, 3])
    #expect(reading.responses.last?.answers["sat"] == .missing(.blank))
    #expect(reading.responses.last?.answers["age"] == .missing(.blank))
    #expect(reading.repairs == [RepairCount(repair: 7, cells: 3)])
    #expect(reading.problems.allSatisfy { $0.severity == .warn })
  }

  @Test func `accepting fills no cell that is needed`() {
    let reading = survey([repair(7, .row(file: Self.file, line: 2), .accept)], "r1,nowhere,b1,1,1,yes,4,room,1,x")
    #expect(reading.responses.isEmpty)
    #expect(reading.rejected.first?.problems.map(\.rule) == [.unknownSite])
  }

  @Test func `records are repaired by field, and a repeated row can be accepted`() {
    let context = RecordContext(districts: [], projects: [], sites: SmallSurvey.sites)
    let text =
      "site,month,page_views,visitors,robot_views\nft-01,2015-03,10,2,x\nft-01,2015-03,10,2,1\n老民治,2015-04,many,2,1\n"
    let repairs = [
      repair(1, .siteName("老民治"), .replace("ft-01")),
      repair(2, .cells(column: "page_views", value: "many"), .replace("100")),
      repair(3, .row(file: Self.file, line: 2), .accept), repair(4, .row(file: Self.file, line: 3), .accept),
    ]
    let reading = RecordReader(schema: .of(.clicks), context: context, repairs: repairs)
      .read(SourceFile(text))
    #expect(reading.rejected.isEmpty)
    #expect(reading.records.map(\.line) == [2, 3, 4])
    #expect(reading.records.map { $0.values["robot_views"] } == [.missing, .integer(1), .integer(1)])
    #expect(reading.records.last?.values["page_views"] == .integer(100))
    #expect(reading.repairs.map(\.cells) == [1, 1, 1, 1])
  }

  @Test func `a repair concerns its kind, its questionnaire and its file`() {
    let value = Repair(
      id: 1, kind: "survey", instrument: "q", target: .cells(column: "a", value: "6"), action: .missing)
    #expect(value.concerns(kind: "survey", instrument: "q", file: "x"))
    #expect(!value.concerns(kind: "survey", instrument: "other", file: "x"))
    #expect(!value.concerns(kind: "clicks", instrument: nil, file: "x"))
    let cell = Repair(
      id: 2, kind: "clicks", instrument: nil, target: .cell(file: "x", line: 2, column: "a"), action: .missing)
    #expect(cell.concerns(kind: "clicks", instrument: nil, file: "x"))
    #expect(!cell.concerns(kind: "clicks", instrument: nil, file: "y"))
    let site = Repair(id: 3, kind: nil, instrument: nil, target: .siteName("a"), action: .replace("b"))
    #expect(site.concerns(kind: "ledger", instrument: nil, file: "y"))
  }
}
