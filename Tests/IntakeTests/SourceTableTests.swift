import Foundation
import ProgrammeModel
import Testing

@testable import Intake

struct SourceTableTests {
  private func cells(_ table: SourceTable) -> [[String]] {
    table.rows.map { row in table.columns.indices.map { table.cell(row, $0) } }
  }

  /// Without `location_coordinates`, whose JSON holds another telephone number than its CSV.
  static let spectrum = SharedFiles.names(in: "data/csv-spectrum", suffix: ".csv").filter { !$0.hasPrefix("location") }

  @Test(.enabled(if: SharedFiles.arePresent, "needs ../shared"), arguments: spectrum)
  func `csv-spectrum is read as its JSON says`(name: String) throws {
    let table = SourceTable.read(try SharedFiles.source("data/csv-spectrum/\(name)"))
    let json = try Data(
      contentsOf: SharedFiles.root.appendingPathComponent("data/csv-spectrum/\(name.dropLast(4)).json"))
    // The stored copies of the CRLF files have LF line ends, their JSON has not.
    let text = String(decoding: json, as: UTF8.self).replacing("\\r\\n", with: "\\n")
    let expected = try JSONDecoder().decode([[String: String]].self, from: Data(text.utf8))
    let found = cells(table).map { Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), $0)) }
    #expect(found == expected)
    #expect(table.problems.isEmpty)
  }

  static let spellings: [(text: String, expected: [[String]])] = [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]),
    ("a,b\n1,\r=1\n", [["1", "\r=1"]]),
    ("a\tb\n1\t\"x\ty\"\n", [["1", "x\ty"]]),
    ("a;b\n1;2,5\n", [["1", "2,5"]]),
    ("a|b\n1|2\n", [["1", "2"]]),
    ("sep=;\na;b\n1;2\n", [["1", "2"]]),
    ("a,b\n\"x,\"\"y\"\"\",\"1\n2\"\n", [["x,\"y\"", "1\n2"]]),
    ("a,b\n\"\",2\n", [["", "2"]]),
    ("a,b,,\n1,2,,\n", [["1", "2"]]),
    ("a,b\n1,x\u{2028}y\u{85}z\u{B}\n", [["1", "x\u{2028}y\u{85}z\u{B}"]]),
    ("七月统计,,\n\n街道,社区,人数\n甲,乙,3\n丙,丁,4\n", [["甲", "乙", "3"], ["丙", "丁", "4"]]),
  ]

  @Test(arguments: spellings) func `every spelling of a table gives its cells`(text: String, expected: [[String]]) {
    let table = SourceTable.read(SourceFile(text))
    #expect(cells(table) == expected)
    #expect(table.problems.isEmpty)
    #expect(table.account.balances)
  }

  @Test func `lines are those of the file after quoted line breaks`() {
    let table = SourceTable.read(SourceFile("a,b\n1,\"x\r\ny\n\nz\"\n2,w\n"))
    #expect(table.rows.map(\.line) == [2, 6])
    #expect(table.account == RowAccount(lines: 3, header: 1, data: 2, rejected: 0, blank: 0, physicalLines: 6))
  }

  static let faults: [(text: String, rule: ProblemRule, line: Int?, rejected: [Int])] = [
    ("a,b\n1,2\n3\n", .shortRow, 3, [3]),
    ("a,b\n1,2,3\n4,5\n", .longRow, 2, [2]),
    ("a,b\n1,2\"x\n3,4\n", .strayQuote, 2, []),
    ("a,b\n1,\"2\"x\n3,4\n", .strayQuote, 2, []),
    ("a,b\n1,\"2\n3,4\n5,6\n", .unterminatedQuote, 2, [2]),
    ("a,b\n1,\"2\n3,\"4\"\n5,6\n", .unterminatedQuote, 2, [2]),
    ("a,b\n1,2\n合计,2\n", .totalRow, 3, [3]),
    ("a,b\n1,2\nTotal,2\n", .totalRow, 3, [3]),
    ("a,a\n1,2\n", .repeatedColumn, 1, []),
    ("a,\u{200B}b\u{A0}\n1,2\n", .headerCleaned, 1, []),
    ("a,ｂ１\n1,2\n", .headerCleaned, 1, []),
    ("a,,b\n1,2,3\n", .unnamedColumn, 1, []),
    ("a,b,c\n1,2\n3,4\n", .shortRowsThroughout, nil, []),
    ("a,b\n1,\(String(repeating: "x", count: 32_768))\n2,3\n", .fieldTooLong, 2, [2]),
  ]

  @Test(arguments: faults)
  func `a fault is named with its line and costs its row only`(
    text: String, rule: ProblemRule, line: Int?, rejected: [Int]
  ) {
    let table = SourceTable.read(SourceFile(text))
    #expect(table.problems.map(\.rule) == [rule])
    #expect(table.problems.first?.line == line)
    #expect(table.rejected.map(\.line) == rejected)
    #expect(table.rejected.allSatisfy { $0.problems.map(\.rule) == [rule] })
    #expect(table.account.balances)
    #expect(table.account.data + table.account.rejected == text.split(separator: "\n").count - 1)
  }

  @Test func `thousands of empty rows are one number`() {
    let table = SourceTable.read(SourceFile("a,b\n1,2\n" + String(repeating: ",\n", count: 3_000)))
    #expect(
      table.account == RowAccount(lines: 3_002, header: 1, data: 1, rejected: 0, blank: 3_000, physicalLines: 3_002))
    #expect(table.problems.isEmpty)
  }

  @Test func `more columns than a spreadsheet has are refused`() {
    let names = (0...16_384).map { "c\($0)" }.joined(separator: ",")
    let table = SourceTable.read(SourceFile(names + "\n1" + String(repeating: ",", count: 16_384) + "\n"))
    #expect(table.problems.map(\.rule) == [.tooManyColumns])
    #expect(table.account.balances)
  }

  @Test func `choices of the user overrule what is recognised`() {
    let choice = ReadingChoice(encoding: .utf8, delimiter: UInt8(ascii: ";"), system: .plain)
    let table = SourceTable.read(SourceFile("_uuid,b\n1,2\n"), choice: choice)
    #expect(table.columns.map(\.name) == ["_uuid,b"])
    #expect(table.verdict?.system == .plain)
  }
}

struct SystemTests {
  static let headers: [(text: String, system: ExportSystem)] = [
    ("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、性别\n1,,,,,,男\n", .wjxText),
    ("序号,提交答卷时间,所用时间,来源,来自IP,1、性别,第2题(运动)\n1,,,,,2,1\n", .wjxSequence),
    ("\"q1\";\"_id\";\"_uuid\";\"_submission_time\"\n\"1\";\"2\";\"3\";\"4\"\n", .kobo),
    ("SubmissionDate,meta-instanceID,q1,KEY\n1,2,3,4\n", .odk),
    ("id,submitdate,lastpage,startlanguage,q1\n1,2,3,4,5\n", .limesurvey),
    ("StartDate,EndDate,ResponseId,Q1\na,b,c,d\n\"{\"\"ImportId\"\":\"\"x\"\"}\",y,z,w\n1,2,3,4\n", .qualtrics),
    ("label,nb_uniq_visitors,nb_visits\n/a,1,2\n", .matomo),
    ("网站概况\n2015-04-01 - 2015-04-30\n日期,浏览量(PV),访客数(UV),跳出率\n2015-04-01,10,3,45.3%\n", .baiduTongji),
    ("# ----\n# All data\n# 20150101-20150131\n# ----\nPage,Views,Users\n/a,1,2\n\nDay,Views\n1,2\n", .googleAnalytics),
    ("a,b\n1,2\n", .plain),
  ]

  @Test(arguments: headers) func `the exporting system is recognised`(text: String, system: ExportSystem) {
    let table = SourceTable.read(SourceFile(text))
    #expect(table.verdict?.system == system)
    #expect(table.rows.count == 1)
    #expect(table.account.balances)
  }

  @Test func `a second header row gives labels`() {
    let table = SourceTable.read(SourceFile(Self.headers[5].text))
    #expect(table.columns.map(\.label) == ["a", "b", "c", "d"])
    #expect(table.verdict?.headerRows == 3)
    #expect(table.rows.map(\.line) == [4])
  }

  @Test func `the second table of an analytics file is kept apart`() {
    let table = SourceTable.read(SourceFile(Self.headers[8].text))
    #expect(table.rejected.map(\.line) == [8, 9])
  }

  static let names: [(name: String, number: Int?, text: String, isPart: Bool)] = [
    ("3、性别 ", 3, "性别", false), ("12:年龄", 12, "年龄", false), ("第8题(ACG文化(动漫、游戏等))", 8, "ACG文化(动漫、游戏等)", true),
    ("序号", nil, "", false), ("第一题", nil, "", false),
  ]

  @Test(arguments: names) func `names of 问卷星 are taken apart`(name: String, number: Int?, text: String, isPart: Bool) {
    let header = WJXHeader(name)
    #expect(header?.number == number)
    if number != nil {
      #expect(header?.text == text)
      #expect(header?.isPart == isPart)
    }
  }

  @Test func `a plain file is of the kind whose columns it has`() {
    let table = SourceTable.read(SourceFile("社区,设备编号,安装日期\n甲,1,2015-01-02\n"))
    #expect(table.verdict?.kind == .installs)
  }
}

struct TitleTests {
  /// Ledgers of streets have several lines of title above few rows.
  static let files: [(text: String, header: Int, names: [String], rows: Int)] = [
    ("福田区台账\n2015年上半年\n填报人：街道办\n\n点位,月份,次数\na,2015-01,1\nb,2015-01,2\n", 4, ["点位", "月份", "次数"], 2),
    ("台账,,\n点位,月份,次数\na,2015-01,1\n", 2, ["点位", "月份", "次数"], 1),
    ("name\na\nb\nc\n", 1, ["name"], 3),
    ("name,value\na,1\n", 1, ["name", "value"], 1),
  ]

  @Test(arguments: files) func `titles above a table are passed over`(
    text: String, header: Int, names: [String], rows: Int
  ) {
    let table = SourceTable.read(SourceFile(name: "a.csv", bytes: Array(text.utf8)))
    #expect(table.columns.map(\.name) == names)
    #expect(table.rows.count == rows)
    #expect(table.account.header == header)
    #expect(table.account.balances)
  }

  @Test func `one row of several cells at the end does not make titles of the rows above`() {
    let table = SourceTable.read(SourceFile(name: "a.csv", bytes: Array("name\na\nb\nc,d,e\n".utf8)))
    #expect(table.columns.map(\.name) == ["name"])
    #expect(table.rows.count == 2 && table.rejected.count == 1)
  }
}
