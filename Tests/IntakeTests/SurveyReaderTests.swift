import ProgrammeModel
import Testing

@testable import Intake

/// A small instrument: who runs what, awareness with skip logic, satisfaction on a scale, age, an open answer.
enum SmallSurvey {
  private static func text(_ zh: String, _ en: String) -> LocalizedText { LocalizedText(zh: zh, en: en) }

  private static func question(
    _ id: String, _ zh: String, _ type: Question.AnswerType, if relevance: String? = nil, constraint: String? = nil
  ) -> Question {
    Question(
      id: id, label: text(zh, id.uppercased()), type: type, relevance: relevance, constraint: constraint,
      required: false)
  }

  static let scale: [Question.Choice] =
    zip(1..., ["非常不满意", "不满意", "一般", "满意", "非常满意"]).map { code, label in
      Question.Choice(code: "\(code)", label: text(label, "S\(code)"), missing: nil)
    } + [
      Question.Choice(code: "8", label: text("不清楚", "Don't know"), missing: .dontKnow),
      Question.Choice(code: "9", label: text("拒答", "Refused"), missing: .refused),
    ]

  static let questionnaire = Questionnaire(
    id: "small", title: text("小问卷", "Small"), version: "1",
    questions: [
      question("site", "示范点编号", .text), question("block", "楼栋", .text), question("blocks", "楼栋数", .integer),
      question("weight", "抽样权重", .decimal),
      question(
        "aware", "您知道吗？",
        .single([
          Question.Choice(code: "yes", label: text("是", "Yes"), missing: nil),
          Question.Choice(code: "no", label: text("否", "No"), missing: nil),
        ])),
      question("sat", "您满意吗？", .single(scale), if: "${aware} = 'yes'"),
      question(
        "uses", "用过哪些？",
        .multiple([
          Question.Choice(code: "room", label: text("减压室", "Room"), missing: nil),
          Question.Choice(code: "site", label: text("家园网", "Website"), missing: nil),
          Question.Choice(code: "none", label: text("不清楚", "Don't know"), missing: .dontKnow),
        ])),
      question("age", "年龄", .integer, constraint: ". >= 0 and . <= 120"),
      question("comment", "意见", .text),
    ])

  static let roles = SurveyDesignRoles(site: "site", cluster: "block", clusterPopulation: "blocks", weight: "weight")

  static func site(_ id: String, _ name: String) -> Site {
    Site(id: id, district: id, name: name, street: "", residents: 1, eligibleElders: 0, projects: [])
  }

  static let sites = [site("ft-01", "民治社区"), site("ft-02", "莲花社区"), site("ns-01", "莲花社区"), site("ns-02", "示范12社区")]

  static let reader = SurveyReader(questionnaire: questionnaire, roles: roles, sites: sites)

  static let header = "respondent,site,block,blocks,weight,aware,sat,uses,age,comment\n"

  static func read(_ rows: String...) -> SurveyReading {
    reader.read(SourceFile(header + rows.joined(separator: "\n") + "\n"))
  }
}

struct SurveyReaderTests {
  @Test func `a row becomes a response with its place in the sample`() {
    let reading = SmallSurvey.read("r1,ft-01,b2,12,1.5,yes,4,room site,35,很好")
    #expect(reading.problems.isEmpty)
    #expect(
      reading.responses == [
        SurveyResponse(
          respondent: "r1", site: "ft-01", cluster: "b2", clusterPopulation: 12, weight: 1.5,
          answers: [
            "aware": .code("yes"), "sat": .code("4"), "uses": .set(["room", "site"]), "age": .number(35),
            "comment": .text("很好"),
          ], line: 2)
      ])
  }

  static let spellings: [(cell: String, code: String, isNamed: Bool)] = [
    ("4", "4", false), ("\"4\"", "4", false), (" 4 ", "4", false), ("4.0", "4", false), ("满意", "4", false),
    ("S4", "4", false),
    ("４", "4", true), ("+4", "4", true), ("4e0", "4", true), ("满意\u{200B}", "4", true),
  ]

  @Test(arguments: spellings) func `every spelling of an option is one code`(cell: String, code: String, isNamed: Bool)
  {
    let reading = SmallSurvey.read("r1,ft-01,b1,1,1,yes,\(cell),room,1,")
    #expect(reading.responses.first?.answers["sat"] == .code(code))
    #expect(reading.problems.map(\.rule) == (isNamed ? [.normalizedValue] : []))
  }

  @Test func `kinds of missing are kept apart`() {
    let reading = SmallSurvey.read(
      "r1,ft-01,b1,1,1,yes,8,room,1,x", "r2,ft-01,b1,1,1,yes,拒答,不清楚,2,x", "r3,ft-01,b1,1,1,yes,,,3,x",
      "r4,ft-01,b1,1,1,no,,room,4,x")
    #expect(
      reading.responses.map { $0.answers["sat"] } == [.missing(.dontKnow), .missing(.refused), .missing(.blank), nil])
    #expect(
      reading.responses.map { $0.answers["uses"] }
        == [.set(["room"]), .missing(.dontKnow), .missing(.blank), .set(["room"])])
    #expect(reading.problems.isEmpty)
  }

  @Test func `an answer that was not asked for is not used`() {
    let reading = SmallSurvey.read("r1,ft-01,b1,1,1,no,4,room,1,x")
    #expect(reading.responses.first?.answers["sat"] == nil)
    #expect(reading.problems.map(\.rule) == [.answeredThoughNotAsked])
    #expect(reading.problems.first?.value == "4")
  }

  static let rejections: [(row: String, rules: [ProblemRule])] = [
    ("r1,ft-01,b1,1,1,yes,6,room,1,x", [.notInCodebook]), ("r1,ft-01,b1,1,1,yes,4,roof,1,x", [.notInCodebook]),
    ("r1,ft-01,b1,1,1,yes,4,room,121,x", [.constraintBroken]), ("r1,ft-01,b1,1,1,yes,4,room,1.5,x", [.invalidValue]),
    ("r1,ft-01,b1,1,1,yes,#REF!,room,1,x", [.spreadsheetError]), ("r1,xx-99,b1,1,1,yes,4,room,1,x", [.unknownSite]),
    ("r1,ft-01,,1,1,yes,4,room,1,x", [.missingValue]), ("r1,ft-01,b1,0,1,yes,4,room,1,x", [.outOfRange]),
    ("r1,ft-01,b1,1,0,yes,4,room,1,x", [.outOfRange]), ("r1,ft-01,b1,1,-1,yes,4,room,1,x", [.outOfRange]),
    ("r1,ft-01,b1,1,1e300,yes,4,room,1,x", [.outOfRange]), ("r1,ft-01,b1,1,NaN,yes,4,room,1,x", [.notFinite]),
    ("r1,ft-01,b1,1,,yes,4,room,1,x", [.missingValue]), (",ft-01,b1,1,1,yes,4,room,1,x", [.missingValue]),
    ("r1,莲花社区,b1,1,1,yes,4,room,1,x", [.ambiguousSite]),
    (
      "r1,xx-99,b1,1,0,yes,6,roof,x,x",
      [.unknownSite, .outOfRange, .notInCodebook, .notInCodebook, .invalidValue]
    ),
  ]

  @Test(arguments: rejections) func `a bad row is kept apart with all its reasons`(row: String, rules: [ProblemRule]) {
    let reading = SmallSurvey.read("r0,ft-01,b1,1,1,no,,room,1,y", row)
    #expect(reading.responses.map(\.respondent) == ["r0"])
    #expect(reading.rejected.map(\.line) == [3])
    #expect(reading.rejected.first?.text == row)
    #expect(reading.rejected.first?.problems.map(\.rule) == rules)
    #expect(reading.account == RowAccount(lines: 3, header: 1, data: 1, rejected: 1, blank: 0, physicalLines: 3))
  }

  static let places: [(text: String, site: String?, rule: ProblemRule?, suggestion: String?)] = [
    ("ft-01", "ft-01", nil, nil), ("民治社区", "ft-01", nil, nil), ("民治", "ft-01", .siteMatchedByName, "ft-01 民治社区"),
    ("民治街道", "ft-01", .siteMatchedByName, "ft-01 民治社区"), ("ＦＴ－０１", "ft-01", .siteMatchedByName, "ft-01 民治社区"),
    ("示范１２社区", "ns-02", .siteMatchedByName, "ns-02 示范12社区"), ("ft\u{2013}01", nil, .unknownSite, "ft-01"),
    ("fт-01", nil, .unknownSite, "ft-01"), ("明治社区", nil, .unknownSite, "民治社区"), ("龙华", nil, .unknownSite, nil),
  ]

  @Test(arguments: places)
  func `a site is found, named or refused with the nearest`(
    text: String, site: String?, rule: ProblemRule?, suggestion: String?
  ) {
    let reading = SmallSurvey.read("r1,\(text),b1,1,1,yes,4,room,1,x")
    #expect(reading.responses.first?.site == site)
    #expect(reading.problems.map(\.rule) == (rule.map { [$0] } ?? []))
    #expect(reading.problems.first?.suggestion == suggestion)
  }

  @Test func `the second row of a respondent is rejected`() {
    let row = "r1,ft-01,b1,1,1,yes,4,room,1,x"
    let copy = SmallSurvey.read(row, row)
    #expect(copy.problems.map(\.rule) == [.repeatedRow])
    #expect(copy.problems.map(\.line) == [3])
    let conflict = SmallSurvey.read(row, "r1,ft-01,b1,1,1,yes,5,room,1,x")
    #expect(conflict.problems.map(\.rule) == [.repeatedIdentifier, .repeatedIdentifier])
    #expect(conflict.problems.map(\.line) == [2, 3])
    #expect(conflict.responses.count == 1)
  }

  @Test func `a long row of equal answers under another name is named`() {
    let questions = (1...10).map { number in
      Question(
        id: "q\(number)", label: LocalizedText(zh: "问\(number)", en: "Q\(number)"), type: .integer, relevance: nil,
        constraint: nil, required: false)
    }
    let reader = SurveyReader(
      questionnaire: Questionnaire(id: "x", title: LocalizedText(zh: "", en: ""), version: "", questions: questions),
      roles: nil, sites: [])
    let cells = ",1,2,3,4,5,6,7,8,9,10\n"
    let header = "respondent," + questions.map(\.id).joined(separator: ",") + "\n"
    let reading = reader.read(SourceFile(header + "a" + cells + "b" + cells))
    #expect(reading.problems.map(\.rule) == [.copiedAnswers])
    #expect(reading.responses.count == 2)
  }

  @Test func `missing and unknown columns are named with the nearest`() {
    let reading = SmallSurvey.reader.read(SourceFile("respondent,sites,block,weight,sta\nr1,ft-01,b1,1,4\n"))
    #expect(reading.isFatal)
    let fatal = reading.problems.filter { $0.severity == .fatal }
    #expect(fatal.map(\.column) == ["site"])
    #expect(fatal.map(\.suggestion) == ["sites"])
    #expect(Set(reading.problems.filter { $0.rule == .unknownColumn }.compactMap(\.column)) == ["sites", "sta"])
    #expect(reading.account.balances)
  }

  @Test func `a column can be said to mean a field`() {
    let reader = SurveyReader(
      questionnaire: SmallSurvey.questionnaire, roles: SmallSurvey.roles, sites: SmallSurvey.sites,
      columnMap: ["where": "site"])
    let reading = reader.read(SourceFile("respondent,where,block,weight,aware\nr1,ft-01,b1,1,yes\n"))
    #expect(reading.responses.map(\.site) == ["ft-01"])
  }
}

struct SurveyShapeTests {
  private func answers(_ text: String) -> [String: Answer]? {
    let reading = SmallSurvey.reader.read(SourceFile(text))
    #expect(!reading.problems.contains { $0.severity == .fatal || $0.rule == .unknownColumn }, "\(reading.problems)")
    return reading.responses.first?.answers
  }

  static let expected: [String: Answer] = [
    "aware": .code("yes"), "sat": .code("4"), "uses": .set(["room", "site"]), "age": .number(35),
  ]

  /// One answer sheet in the shapes of ../shared/design/research/ingest.md §3.
  static let shapes: [String] = [
    "respondent,site,block,weight,aware,sat,uses,age\n1,ft-01,b,1,yes,4,room site,35\n",
    "编号,示范点编号,楼栋,抽样权重,您知道吗？,您满意吗？,用过哪些？,年龄\n1,ft-01,b,1,是,满意,减压室┋家园网,35\n",
    "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、示范点编号,2、楼栋,3、抽样权重,4、您知道吗？,5、您满意吗？,6、用过哪些？,7、年龄 \n"
      + "1,2015/5/2 9:05:00,10秒,手机提交,直接访问,127.0.0.1(北京-北京),民治社区,b,1,是,满意,减压室┋家园网〖www〗,35\n",
    "序号,提交答卷时间,所用时间,来源,来自IP,1、示范点编号,2、楼栋,3、抽样权重,4、您知道吗？,5、您满意吗？,第6题(减压室),第6题(家园网),"
      + "第6题(不清楚),7、年龄\n1,,,,,ft-01,5,1,1,4,1,1,0,35\n",
    "\"g/site\";\"g/block\";\"g/weight\";\"aware\";\"h/sat\";\"h/uses\";\"h/uses/room\";\"h/uses/site\";\"h/uses/none\";\"age\";"
      + "\"_id\";\"_uuid\";\"_submission_time\"\n"
      + "\"ft-01\";\"b\";\"1\";\"yes\";\"4\";\"room site\";\"1\";\"1\";\"0\";\"35\";\"7\";\"u\";\"t\"\n",
    "\"g/site\";\"g/block\";\"g/weight\";\"aware\";\"h/sat\";\"h/uses/room\";\"h/uses/site\";\"h/uses/none\";\"age\";\"_uuid\"\n"
      + "\"ft-01\";\"b\";\"1\";\"yes\";\"4\";\"1\";\"1\";\"0\";\"35\";\"u\"\n",
    "SubmissionDate,meta-instanceID,g-site,g-block,g-weight,aware,sat,uses,age,KEY\n2015,u,ft-01,b,1,yes,4,room site,35,u\n",
    "id,submitdate,startlanguage,site,block,weight,aware. 您知道吗,sat,uses[room],uses[site],uses[none],age\n"
      + "1,2015,zh,ft-01,b,1,yes,4,Y,Y,,35\n",
    "StartDate,EndDate,ResponseId,site,block,weight,aware,Q2,Q3,age\na,b,c,d,e,f,g,您满意吗？,用过哪些？,h\n"
      + "\"{\"\"ImportId\"\":1}\",,,,,,,,,\n1,2,R_1,ft-01,b,1,yes,4,\"减压室,家园网\",35\n",
  ]

  @Test(arguments: shapes) func `every export of one sheet gives the same answers`(text: String) {
    #expect(answers(text) == Self.expected)
  }

  @Test func `问卷星 tells skipped from blank`() {
    let header = "序号,提交答卷时间,1、示范点编号,2、楼栋,3、抽样权重,4、您知道吗？,5、您满意吗？,第6题(减压室),第6题(家园网),7、年龄\n"
    let reading = SmallSurvey.reader.read(
      SourceFile(header + "1,,ft-01,1,1,1,-3,-3,-3,30\n2,,ft-01,1,1,1,-2,0,0,30\n"))
    #expect(reading.verdict?.system == .wjxSequence)
    #expect(reading.responses.map { $0.answers["sat"] } == [nil, .missing(.blank)])
    #expect(reading.responses.map { $0.answers["uses"] } == [nil, .missing(.blank)])
  }

  @Test(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
  func `the real pair of 问卷星 gives the same answers by text and by sequence`() throws {
    let text = try SharedFiles.source("data/wjx/wjx_text_utf8bom_first400.csv")
    let sequence = try SharedFiles.source("data/wjx/wjx_seq_gb18030_first400.csv")
    let learned = SurveyReader.learn(text: text, sequence: sequence)
    #expect(learned.problems.isEmpty)
    let reader = SurveyReader(questionnaire: try #require(learned.questionnaire), roles: nil, sites: [])
    let byText = reader.read(text)
    let bySequence = reader.read(sequence)
    #expect(byText.responses.count == 400)
    #expect(byText.responses == bySequence.responses)
    #expect(byText.rejected.isEmpty && bySequence.rejected.isEmpty)
    // Counts of ../shared/data/MANIFEST.md.
    let men = byText.responses.count { $0.answers["q3"] == .code("1") }
    #expect(men == 206)
    for (code, count) in ["4": 265, "5": 250, "1": 243, "3": 233, "2": 229, "12": 212] {
      let chosen = bySequence.responses.count { response in
        if case .set(let codes) = response.answers["q6"] { codes.contains(code) } else { false }
      }
      #expect(chosen == count)
    }
  }

  @Test func `a pair that disagrees is named`() {
    let text = SourceFile("序号,提交答卷时间,1、性别\n1,,男\n2,,女\n3,,女\n", name: "t.csv")
    let sequence = SourceFile("序号,提交答卷时间,1、性别\n1,,1\n2,,2\n3,,1\n", name: "s.csv")
    let learned = SurveyReader.learn(text: text, sequence: sequence)
    #expect(learned.problems.map(\.rule) == [.contradictoryPair])
    #expect(learned.problems.first?.line == 4)
  }
}

struct PersonalDataTests {
  @Test func `personal data are named by their place and never repeated`() {
    let row = "r1,ft-01,b1,1,1,yes,4,room,1,电话 13800138000"
    let survey = SmallSurvey.read(row)
    let report = FileReport(SourceFile(SmallSurvey.header + row + "\n"), sha256: "")
    for problems in [survey.problems, report.problems] {
      #expect(problems.map(\.rule) == [.personalData])
      #expect(problems.map(\.line) == [2])
      #expect(problems.map(\.value) == [nil])
    }
  }
}
