import ProgrammeModel
import Testing

@testable import Intake

struct FormExpressionTests {
  /// Values by XPath 1.0 §3.4 and the XLSForm documentation of `selected`.
  static let expressions: [(text: String, holds: Bool)] = [
    ("${q} = 'a'", true), ("${q} != 'a'", false), ("${q}='b'", false), ("${blank} = ''", true),
    ("${blank} != 'a'", true),
    ("selected(${set}, 'x')", true), ("selected(${set}, 'xy')", false), ("not(selected(${set}, 'z'))", true),
    ("${n} >= 18 and ${n} < 60", true), ("${n} > 40 or ${q} = 'a'", true), ("${n} > 40", false), ("${n} = 40.0", true),
    ("${blank} >= 0", false), ("${blank} != 0", true), ("(${q} = 'b' or ${q} = 'a') and ${n} = 40", true),
    ("${q} = 'b' or ${q} = 'a' and ${n} = 41", false), ("count-selected(${set}) = 2", true),
    ("string-length(${q}) = 1", true),
    ("-${n} < 0", true), ("true()", true), ("not(true())", false), ("${q} = \"a\"", true),
    (". >= 0 and . <= 120", true),
  ]

  @Test(arguments: expressions) func `expressions hold as XPath says`(text: String, holds: Bool) throws {
    let answers = ["q": "a", "n": "40", "set": "x y"]
    #expect(try FormExpression(parsing: text).holds(current: "99") { answers[$0] ?? "" } == holds)
  }

  static let faults: [(text: String, found: String)] = [
    ("${q} = ", "(end)"), ("${q = 'a'", "q = 'a'"), ("${q} = 'a", "a"), ("today() > 1", "today"), ("${q} == 'a'", "="),
    ("(${q} = 'a'", "(end)"), ("${q} = 'a')", ")"), ("selected(${q})", "selected(…1…)"), ("", "(end)"),
    ("${q} # 1", "#"),
    ("1.2.3 = 1", "1.2.3"), ("!${q}", "!"),
  ]

  @Test(arguments: faults) func `what cannot be read is named`(text: String, found: String) {
    let error = #expect(throws: FormExpressionError.self) { try FormExpression(parsing: text) }
    #expect(error?.found == found)
  }

  @Test(arguments: ["(", "-", "not(", "1 or "]) func `length and depth are limited`(piece: String) {
    let text = String(repeating: piece, count: 100_000) + "1"
    #expect(throws: FormExpressionError.self) { try FormExpression(parsing: text) }
  }
}

struct QuestionnaireReaderTests {
  static let choices = """
    list_name,name,label::中文 (zh),label::English (en),missing
    yn,yes,是,Yes,
    yn,no,否,No,
    yn,8,不清楚,Don't know,dontKnow

    """
  static let settings = "form_title,form_title::English (en),form_id,version\n满意度,Satisfaction,sat,2015\n"

  private func read(_ survey: String, choices: String = choices, settings: String = settings) -> QuestionnaireReading {
    QuestionnaireReader.read(
      survey: SourceFile(survey, name: "survey.csv"), choices: SourceFile(choices, name: "choices.csv"),
      settings: SourceFile(settings, name: "settings.csv"))
  }

  private func rows(_ lines: [[String]]) -> String {
    lines.map { cells in
      "<row>" + cells.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
    }.joined()
  }

  @Test func `a workbook is the same form as its sheets`() throws {
    let survey = [["type", "name", "label"], ["select_one yn", "q1", "好吗"], ["text", "why", "为什么"]]
    let choices = [["list_name", "name", "label"], ["yn", "yes", "是"], ["yn", "no", "否"]]
    let settings = [["form_title", "form_id", "version"], ["满意度", "sat", "2015"]]
    let all = TestArchive.workbook([
      ("survey", "visible", rows(survey)), ("choices", "visible", rows(choices)),
      ("settings", "visible", rows(settings)),
    ])
    let reading = QuestionnaireReader.read(workbook: all)
    #expect(reading.problems.isEmpty)
    let lines = { (sheet: [[String]]) in sheet.map { $0.joined(separator: ",") + "\n" }.joined() }
    #expect(
      reading.questionnaire == read(lines(survey), choices: lines(choices), settings: lines(settings)).questionnaire)
    #expect(reading.questionnaire?.id == "sat")
  }

  @Test func `a workbook may do without choices and settings`() {
    let survey = [["type", "name", "label"], ["text", "why", "为什么"]]
    let reading = QuestionnaireReader.read(workbook: TestArchive.workbook([("survey", "visible", rows(survey))]))
    #expect(reading.questionnaire?.id == "表")
    let none = QuestionnaireReader.read(workbook: TestArchive.workbook([("问卷", "visible", rows(survey))]))
    #expect(none.problems.map(\.rule) == [.unknownSheet])
    #expect(none.problems.first?.file == "表.xlsx [survey]")
  }

  /// By pyxform (../shared/data/MANIFEST.md) it has three binds, one of which is the form's own.
  @Test(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
  func `a real form is read`() throws {
    let reading = QuestionnaireReader.read(workbook: try SharedFiles.source("data/xlsform/text_and_integer.xlsx"))
    #expect(reading.questionnaire?.questions.count == 2)
    #expect(reading.problems.allSatisfy { $0.rule == .unknownColumn })
  }

  @Test func `sheets become a questionnaire`() throws {
    let reading = read(
      """
      type,name,label::中文 (zh),label::English (en),relevant,constraint,required
      select_multiple yn,projects,项目,Projects,,,yes
      begin_group,g,组,Group,"selected(${projects}, 'yes')",,
      note,n,说明,Note,,,
      select_one yn,aware,知道吗,Aware,,,
      integer,age,年龄,Age,${aware} = 'yes',. >= 0 and . <= 120,
      end_group,,,,,,
      text,comment,意见,,,,

      """)
    #expect(reading.problems.isEmpty)
    let questionnaire = try #require(reading.questionnaire)
    #expect(questionnaire.id == "sat")
    #expect(questionnaire.title == LocalizedText(zh: "满意度", en: "Satisfaction"))
    #expect(questionnaire.questions.map(\.id) == ["projects", "aware", "age", "comment"])
    #expect(questionnaire.question("aware")?.relevance == "selected(${projects}, 'yes')")
    #expect(questionnaire.question("age")?.relevance == "(selected(${projects}, 'yes')) and (${aware} = 'yes')")
    #expect(questionnaire.question("age")?.constraint == ". >= 0 and . <= 120")
    #expect(questionnaire.question("projects")?.required == true)
    #expect(questionnaire.question("comment")?.label == LocalizedText(zh: "意见", en: "意见"))
    #expect(questionnaire.question("aware")?.choices.map(\.missing) == [nil, nil, .dontKnow])
  }

  static let faults: [(row: String, rule: ProblemRule, suggestion: String?)] = [
    ("geopoint,x,,", .unknownQuestionType, nil), ("begin_repeat,x,,", .unknownQuestionType, nil),
    ("select_one yn or_other,x,,", .unknownQuestionType, nil), ("select_one ny,x,,", .unknownChoiceList, "yn"),
    ("select_one yn1,x,,", .unknownChoiceList, "yn"), ("text,,,", .missingValue, nil),
    ("text,1x,,", .invalidValue, nil),
    ("text,first,,", .repeatedName, "2"), ("end_group,,,", .unbalancedGroup, nil),
    ("begin_group,g,,", .unbalancedGroup, nil),
    ("text,x,,${fist} = 'a'", .unknownQuestion, "first"), ("text,x,,${first} == 'a'", .invalidExpression, nil),
    ("text,x,,today() > 1", .invalidExpression, nil),
  ]

  @Test(arguments: faults) func `a fault is named with its line`(row: String, rule: ProblemRule, suggestion: String?) {
    let reading = read("type,name,label,relevant\ntext,first,甲,\n\(row)\n")
    #expect(reading.questionnaire == nil)
    #expect(reading.problems.map(\.rule) == [rule])
    #expect(reading.problems.first?.line == 3)
    #expect(reading.problems.first?.suggestion == suggestion)
  }

  @Test func `all faults are collected`() {
    let reading = read("typ,name,label\ntext,a,b\n", choices: "list_name,name\nx,a\nx,a\n,b\n", settings: "form_id\n")
    #expect(
      Set(reading.problems.map { "\($0.file) \($0.rule.rawValue)" }) == [
        "survey.csv missing-column", "survey.csv unknown-column", "choices.csv repeated-name",
        "choices.csv missing-value",
        "settings.csv no-data-rows",
      ])
  }

  @Test func `a kind of missing must be known`() {
    let reading = read("type,name\ntext,a\n", choices: "list_name,name,missing\nx,1,unknown\n")
    #expect(reading.problems.map(\.rule) == [.notInCodebook])
  }
}
