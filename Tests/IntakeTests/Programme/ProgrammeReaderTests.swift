import Foundation
import ProgrammeModel
import Testing

@testable import Intake

@Suite struct ProgrammeReaderTests {
  /// The root of the package, three folders above this file's.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func files(in folder: String) throws -> [String: [UInt8]] {
    let names = ["programme.yaml", "indicators.yaml", "districts.csv", "projects.csv", "calendar.csv"]
    var files: [String: [UInt8]] = [:]
    for name in names {
      files[name] = Array(try Foundation.Data(contentsOf: root.appending(path: folder).appending(path: name)))
    }
    return files
  }

  private static let seed = "seeds/shenzhen-2014"
  private static let second = "Tests/Fixtures/second-programme"

  @Test func `the seed holds what the notice says`() throws {
    let (programme, problems) = ProgrammeReader.read(files: try Self.files(in: Self.seed))
    #expect(problems == [])
    let read = try #require(programme)
    // Notice of 29 September 2014, attachment 2, section 2: final quotas.
    #expect(read.districts.map(\.quota) == [10, 10, 10, 6, 17, 17, 7, 7, 10, 6])
    // Attachment 1, section 3 and appendix 1: seven expected and ten optional projects, and the communities' own.
    #expect(read.projects.count { $0.group == .expected } == 7)
    #expect(read.projects.count { $0.group == .optional } == 10)
    #expect(read.projects.filter { $0.nature == .commercial }.map(\.id) == ["food", "lockers", "banking", "lottery"])
    // Attachment 1, section 4: at least ten projects, 150,000 yuan.
    #expect(read.rules.minimumProjects == 10)
    #expect(read.rules.grant == 150_000)
    #expect(read.rules.applications == 6...20)
    // Attachment 2, section 3: half-yearly summaries by the end of May.
    #expect(read.round("mid-term")?.selfReportDeadline == CalendarDate("2015-05-31"))
  }

  @Test func `the indicator tree gives satisfaction the largest weight and the gate`() throws {
    let read = try #require(ProgrammeReader.read(files: try Self.files(in: Self.seed)).programme)
    #expect(read.dimensions.map(\.weight) == [0.4, 0.2, 0.2, 0.1, 0.1])
    #expect(read.indicators.count == 20)
    #expect(read.grading.gate.indicator == "satisfaction.overall")
    #expect(read.grading.grades.map(\.minimum) == [85, 75, 60, 0])
    let clicks = read.indicators.first { $0.id == "use.clicks" }
    #expect(clicks?.measure == .clickRatio)
    #expect(clicks?.project == "website")
  }

  @Test func `another programme is read by the same code`() throws {
    let (programme, problems) = ProgrammeReader.read(files: try Self.files(in: Self.second))
    #expect(problems == [])
    let read = try #require(programme)
    #expect(read.rounds.map(\.id) == ["first-year", "closing"])
    #expect(read.grading.grades.map(\.id) == ["kept", "closed"])
    #expect(read.banner?.en == "Demonstration data")
    #expect(read.indicators[1].full == .percentile(75))
  }

  /// A file with one fault, and where and how it must be reported.
  struct Fault: Sendable, CustomTestStringConvertible {
    let file: String
    let good: String
    let bad: String
    let line: Int?
    let column: String?
    let rule: ProblemRule
    var suggestion: String?

    var testDescription: String { "\(file): \(bad)" }
  }

  // Lines are those of the fixture's files, counted by hand.
  private static let faults: [Fault] = [
    Fault(
      file: "programme.yaml", good: "  grantFund:", bad: "  grantFunds:", line: 12, column: "rules.grantFunds",
      rule: .unknownKey, suggestion: "grantFund"),
    Fault(
      file: "programme.yaml", good: "  matchingRatio: 0\n", bad: "", line: 10, column: "rules.matchingRatio",
      rule: .missingKey),
    Fault(
      file: "programme.yaml", good: "grant: 40000", bad: "grant: much", line: 11, column: "rules.grant",
      rule: .invalidValue),
    Fault(
      file: "programme.yaml", good: "last: 2022-12-31}\nsites", bad: "last: 2020-12-31}\nsites", line: 7,
      column: "period.last", rule: .outOfRange),
    Fault(
      file: "programme.yaml", good: "first: 2022-01-01, last", bad: "first: 2022-02-30, last", line: 30,
      column: "rounds[2].period.first", rule: .invalidValue),
    Fault(
      file: "programme.yaml", good: "previous: first-year", bad: "previous: first-yaer", line: 33,
      column: "rounds[2].previous", rule: .notInCodebook, suggestion: "first-year"),
    Fault(
      file: "programme.yaml", good: "satisfied: [good]", bad: "satisfied: [great]", line: 39,
      column: "survey.satisfied[1]", rule: .notInCodebook),
    Fault(
      file: "programme.yaml", good: "trimming: none", bad: "trimming: dropHighLo", line: 49, column: "review.trimming",
      rule: .notInCodebook, suggestion: "dropHighLow"),
    Fault(
      file: "programme.yaml", good: "measure: sites\n", bad: "measure: sitesRuning\n    of: lending\n", line: 57,
      column: "targets[1].measure", rule: .notInCodebook, suggestion: "sitesRunning"),
    Fault(
      file: "programme.yaml", good: "measure: sites\n", bad: "measure: sitesRunning\n", line: 54,
      column: "targets[1].of", rule: .missingKey),
    Fault(
      file: "programme.yaml", good: "measure: sites\n", bad: "measure: reportedItem\n", line: 54,
      column: "targets[1].of", rule: .missingKey),
    Fault(
      file: "programme.yaml", good: "measure: sites\n", bad: "measure: sites\n    of: lending\n", line: 58,
      column: "targets[1].of", rule: .unknownKey),
    Fault(
      file: "programme.yaml", good: "measure: sites\n", bad: "measure: notMeasured\n    of: lending\n", line: 58,
      column: "targets[1].of", rule: .unknownKey),
    Fault(
      file: "programme.yaml", good: "measure: sites\n", bad: "measure: sitesRunning\n    of: lendings\n", line: 58,
      column: "targets[1].of", rule: .unknownProject, suggestion: "lending"),
    Fault(file: "programme.yaml", good: "sites: 12", bad: "sites: 13", line: nil, column: "quota", rule: .outOfRange),
    Fault(
      file: "indicators.yaml", good: "weight: 2", bad: "weight: 0", line: 8,
      column: "dimensions[1].indicators[1].weight",
      rule: .outOfRange),
    Fault(
      file: "indicators.yaml", good: "project: lending\n        weight", bad: "project: lendings\n        weight",
      line: 16, column: "dimensions[1].indicators[2].project", rule: .unknownProject, suggestion: "lending"),
    Fault(
      file: "indicators.yaml", good: "measure: milestones", bad: "measure: milestone", line: 30,
      column: "dimensions[2].indicators[1].measure", rule: .notInCodebook, suggestion: "milestones"),
    Fault(
      file: "indicators.yaml", good: "{countRate: {project: lending, measure: loans}}",
      bad: "{countRate: {project: lending}}", line: 18,
      column: "dimensions[1].indicators[2].measure.countRate.measure", rule: .missingKey),
    Fault(
      file: "indicators.yaml", good: "indicator: readers.content", bad: "indicator: readers.contents", line: 39,
      column: "grading.gate.indicator", rule: .notInCodebook, suggestion: "readers.content"),
    Fault(
      file: "indicators.yaml", good: "lowerLimitFor: kept", bad: "lowerLimitFor: best", line: 39,
      column: "grading.gate.lowerLimitFor", rule: .notInCodebook),
    Fault(
      file: "indicators.yaml", good: "id: upkeep.milestones", bad: "id: readers.loans", line: 27,
      column: "dimensions[2].indicators[1].id", rule: .repeatedName, suggestion: "14"),
    Fault(
      file: "indicators.yaml", good: "minimum: 0}", bad: "minimum: 10}", line: 38, column: "grading.grades[2]",
      rule: .outOfRange),
    Fault(
      file: "districts.csv", good: "middle,中县,Middle county,4", bad: "middle,中县,Middle county,four", line: 3,
      column: "quota", rule: .invalidValue),
    Fault(
      file: "districts.csv", good: "south,", bad: "north,", line: 4, column: "id", rule: .repeatedName,
      suggestion: "2"),
    Fault(
      file: "districts.csv", good: "name_en,quota", bad: "name_en,quotas", line: 1, column: "quota",
      rule: .missingColumn, suggestion: "quotas"),
    Fault(
      file: "projects.csv", good: "optional,commercial", bad: "optional,comercial", line: 5, column: "nature",
      rule: .notInCodebook, suggestion: "commercial"),
    Fault(file: "projects.csv", good: ",电脑,Computers", bad: ",电脑", line: 4, column: nil, rule: .shortRow),
    Fault(
      file: "calendar.csv", good: "2022-11-01,2022-11-30", bad: "2022-11-30,2022-11-01", line: 3, column: "last",
      rule: .outOfRange),
  ]

  @Test(arguments: faults)
  func `a fault is reported with file, line and field`(fault: Fault) throws {
    var files = try Self.files(in: Self.second)
    let text = String(decoding: try #require(files[fault.file]), as: UTF8.self)
    let broken = text.replacing(fault.good, with: fault.bad)
    #expect(broken != text)
    files[fault.file] = Array(broken.utf8)
    let (programme, problems) = ProgrammeReader.read(files: files)
    #expect(programme == nil)
    let found = problems.filter { $0.line == fault.line && $0.column == fault.column && $0.rule == fault.rule }
    #expect(found.count == 1, "\(problems)")
    #expect(problems.count == 1, "nothing else may be reported: \(problems)")
    #expect(found.first?.suggestion == fault.suggestion)
  }

  @Test(arguments: [
    ("sites", ProgrammeTarget.TargetMeasure.sites), ("notMeasured", .notMeasured),
    ("sitesRunning\n    of: lending", .sitesRunning(project: "lending")),
    ("reportedItem\n    of: books", .reportedItem("books")),
  ])
  func `a target says what counts`(written: String, measure: ProgrammeTarget.TargetMeasure) throws {
    var files = try Self.files(in: Self.second)
    let text = String(decoding: try #require(files["programme.yaml"]), as: UTF8.self)
    files["programme.yaml"] = Array(text.replacing("measure: sites\n", with: "measure: \(written)\n").utf8)
    let programme = try #require(ProgrammeReader.read(files: files).programme)
    #expect(programme.targets.map(\.measure) == [measure])
  }

  @Test func `a quota sum names the file of the quotas`() throws {
    var files = try Self.files(in: Self.second)
    files["districts.csv"] = Array("id,name_zh,name_en,quota\nnorth,北县,North county,5\n".utf8)
    let problem = try #require(ProgrammeReader.read(files: files).problems.first)
    #expect(problem.file == "districts.csv")
    #expect(problem.value == "5")
  }

  @Test func `problems of all files are collected`() throws {
    var files = try Self.files(in: Self.second)
    files["calendar.csv"] = nil
    files["programme.yaml"] = Array("id: [\n".utf8)
    files["indicators.yaml"] = Array("dimensions: []\n".utf8)
    let problems = ProgrammeReader.read(files: files).problems
    #expect(problems.map(\.file) == ["calendar.csv", "programme.yaml", "indicators.yaml"])
    #expect(problems.map(\.rule) == [.unreadableFile, .invalidValue, .missingKey])
  }

  @Test func `a key that stands twice is reported`() throws {
    var files = try Self.files(in: Self.second)
    let text = String(decoding: try #require(files["programme.yaml"]), as: UTF8.self)
    files["programme.yaml"] = Array((text + "clicks: {surgeFactor: 2}\n").utf8)
    let problem = try #require(ProgrammeReader.read(files: files).problems.first)
    #expect(problem.rule == .repeatedName)
    #expect(problem.column == "clicks")
  }
}
