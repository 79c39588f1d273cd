import ProgrammeModel
import Testing

@testable import Intake

struct RecordReaderTests {
  static let context = RecordContext(
    districts: [District(id: "futian", name: LocalizedText(zh: "福田区", en: "Futian"), quota: 1)],
    projects: [
      Project(
        id: "room", name: LocalizedText(zh: "心理减压室", en: "Psychological room"),
        shortName: LocalizedText(zh: "减压室", en: "Room"), group: .expected, nature: .charitable),
      Project(
        id: "website", name: LocalizedText(zh: "社区家园网", en: "Community website"),
        shortName: LocalizedText(zh: "家园网", en: "Website"), group: .expected, nature: .charitable),
    ],
    sites: SmallSurvey.sites)

  private func read(_ kind: RecordKind, _ text: String, map: [String: String] = [:]) -> RecordReading {
    RecordReader(schema: RecordSchema.of(kind), context: Self.context, columnMap: map).read(SourceFile(text))
  }

  @Test func `Chinese and English headers give the same records`() {
    let chinese = read(.installs, "社区,设备编号,安装日期,拆除日期\n民治社区,001,2015年5月2日,\n")
    let english = read(.installs, "site,serial,installed,removed\nft-01,001,2015-05-02,\n")
    #expect(chinese.records.map(\.values) == english.records.map(\.values))
    #expect(
      english.records.first?.values == [
        "site": .text("ft-01"), "serial": .text("001"), "installed": .date(CalendarDate("2015-05-02")!),
        "removed": .missing,
      ])
    #expect(english.problems.isEmpty)
    #expect(chinese.problems.map(\.rule) == [.normalizedValue])
  }

  @Test func `every type of field is read`() throws {
    let site = read(
      .sites, "编号,所属区,社区名称,街道,常住人口,应装老人数,选择项目\nft-09,福田区,甲社区,乙,\"12,000\",30,减压室、website\n")
    #expect(site.records.first?.values["projects"] == .text("room website"))
    #expect(site.records.first?.values["district"] == .text("futian"))
    #expect(site.records.first?.values["residents"] == .integer(12_000))
    let room = read(.rooms, "site,date,start,end,user\nft-01,2015-05-02,9:05,10:00,u1\n")
    #expect(try room.records.first?.integer("start") == 545)
    let clicks = read(.clicks, "社区,月份,浏览量(PV),访客数(UV)\nft-01,2015年5月,100,20\n")
    #expect(try clicks.records.first?.month("month") == YearMonth(year: 2015, month: 5))
    let ledger = read(
      .ledger, "示范点,日期,收支,资金来源,用途,金额（元）,单列记账\nft-01,2015-05-02,支出,福彩公益金,设备,1500.5,是\n")
    #expect(try ledger.records.first?.decimal("amount") == 1_500.5)
    #expect(try ledger.records.first?.text("direction") == "spending")
    #expect(try ledger.records.first?.text("separate") == "yes")
  }

  /// A room log as spreadsheets keep it: 42126 is the day 2015-05-02, fractions are times of day.
  @Test func `days and times of a workbook are read`() throws {
    let names = ["site", "date", "start", "end", "user"].map { "<c t=\"str\"><v>\($0)</v></c>" }.joined()
    let cells = "<c t=\"str\"><v>ft-01</v></c><c s=\"1\"><v>42126</v></c><c s=\"2\"><v>0.37847222222222227</v></c>"
    let row = cells + "<c s=\"2\"><v>0.41666666666666669</v></c><c t=\"str\"><v>u1</v></c>"
    let log = TestArchive.workbook(
      [("七月", "visible", "<row>\(names)</row><row>\(row)</row>")],
      styles: "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/></cellXfs>")
    let reading = RecordReader(schema: RecordSchema.of(.rooms), context: Self.context).read(log)
    #expect(reading.problems.isEmpty)
    #expect(try reading.records.first?.integer("start") == 545)
    #expect(try reading.records.first?.integer("end") == 600)
    #expect(try reading.records.first?.date("date") == CalendarDate(year: 2015, month: 5, day: 2))
  }

  static let rejections: [(row: String, rule: ProblemRule, column: String, suggestion: String?)] = [
    ("ft-01,减压室,2015-05,m,x", .invalidValue, "count", nil), ("ft-01,减压室,2015-05,m,-1", .outOfRange, "count", nil),
    ("ft-01,减压室,2015-13,m,1", .invalidValue, "month", nil), ("ft-01,减压室,2015-02-30,m,1", .impossibleDate, "month", nil),
    ("ft-03,减压室,2015-05,m,1", .unknownSite, "site", "ft-01"),
    ("ft-01,减压,2015-05,m,1", .unknownProject, "project", "减压室"),
    ("ft-01,减压室,2015-05,,1", .missingValue, "measure", nil),
    ("ft-01,减压室,2015-05,m,#N/A", .spreadsheetError, "count", nil),
  ]

  @Test(arguments: rejections)
  func `a bad cell rejects its row`(row: String, rule: ProblemRule, column: String, suggestion: String?) {
    let reading = read(.counts, "site,project,month,measure,count\nft-01,room,2015-04,m,1\n\(row)\n")
    #expect(reading.problems.map(\.rule) == [rule])
    #expect(reading.problems.first?.column == column)
    #expect(reading.problems.first?.line == 3)
    if let suggestion { #expect(reading.problems.first?.suggestion == suggestion) }
    #expect(reading.records.count == 1)
    #expect(reading.rejected.map(\.text) == [row])
    #expect(reading.account.balances)
  }

  @Test func `all faults of a row are collected`() {
    let reading = read(.counts, "site,project,month,measure,count\nxx,yy,zz,,a\n")
    #expect(reading.rejected.first?.problems.count == 5)
  }

  @Test func `a repeated key is rejected with the line of the first`() {
    let reading = read(
      .installs, "site,serial,installed\nft-01,7,2015-05-02\nft-01,8,2015-05-02\nns-02,7,2015-06-02\n")
    #expect(reading.problems.map(\.rule) == [.repeatedRow])
    #expect(reading.problems.first?.line == 4)
    #expect(reading.problems.first?.suggestion == "2")
    #expect(reading.records.count == 2)
  }

  @Test func `a missing column is fatal and the nearest is named`() {
    let reading = read(.installs, "site,serail_no,installed,设备编\nft-01,7,2015-05-02,1\n")
    let fatal = reading.problems.filter { $0.severity == .fatal }
    #expect(fatal.map(\.column) == ["serial"])
    #expect(fatal.first?.suggestion == "设备编")
    #expect(reading.problems.filter { $0.rule == .unknownColumn }.count == 2)
    #expect(reading.account.balances)
  }

  @Test func `a column can be said to mean a field`() {
    let reading = read(.installs, "site,s/n,installed\nft-01,7,2015-05-02\n", map: ["s/n": "serial"])
    #expect(reading.problems.isEmpty)
    #expect(reading.records.count == 1)
  }

  @Test func `every schema has headers that no other field of it has`() {
    for kind in RecordKind.allCases {
      let headers = RecordSchema.of(kind).fields.flatMap { [$0.name] + $0.headers }.map { TextFolding.key($0) }
      #expect(Set(headers).count == headers.count)
    }
  }
}
