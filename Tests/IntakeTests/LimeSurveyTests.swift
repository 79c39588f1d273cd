import ProgrammeModel
import Testing

@testable import Intake

/// The structure of a LimeSurvey survey as an instrument.
@Suite struct LimeSurveyTests {
  private static func section(_ name: String, _ rows: [[String: String]]) -> String {
    let rows = rows.map { row in
      "<row>" + row.sorted { $0.key < $1.key }.map { "<\($0.key)><![CDATA[\($0.value)]]></\($0.key)>" }.joined()
        + "</row>"
    }
    return "<\(name)><rows>\(rows.joined())</rows></\(name)>"
  }

  private static func question(
    _ qid: Int, _ type: String, _ title: String, _ zh: String, if relevance: String = "1", other: String = "N"
  ) -> [[String: String]] {
    [("zh-Hans", zh), ("en", "<p>Q\(qid)&nbsp;</p>")].map { language, text in
      [
        "qid": "\(qid)", "sid": "7", "gid": "1", "type": type, "title": title, "question": text, "other": other,
        "mandatory": "N", "question_order": "\(qid)", "language": language, "relevance": relevance,
      ]
    }
  }

  private static func part(_ qid: Int, of parent: Int, _ title: String, _ text: String) -> [String: String] {
    [
      "qid": "\(qid)", "parent_qid": "\(parent)", "title": title, "question": text, "language": "zh-Hans",
      "scale_id": "0",
    ]
  }

  private static func answer(_ qid: Int, _ code: String, _ text: String) -> [String: String] {
    ["qid": "\(qid)", "code": code, "answer": text, "language": "zh-Hans", "scale_id": "0", "sortorder": code]
  }

  static let structure: String = {
    let questions = [
      question(1, "Y", "aware", "您知道吗？"), question(2, "L", "sat", "<b>您满意吗？</b>", if: "((7X1X1.NAOK == \"Y\"))"),
      question(3, "M", "uses", "用过哪些？"), question(4, "N", "age", "年龄", if: "uses_room == 'Y' and !is_empty(sat)"),
      question(5, "F", "parts", "各项", if: "7X1X3room.NAOK == \"Y\""), question(6, "R", "rank", "排序"),
      question(7, "S", "note", "意见"), question(8, "X", "text", "说明"),
    ]
    let parts = [
      part(31, of: 3, "room", "减压室"), part(32, of: 3, "web", "家园网"), part(51, of: 5, "a", "甲"),
      part(52, of: 5, "b", "乙"),
    ]
    let answers = [answer(2, "1", "不满意"), answer(2, "2", "满意"), answer(5, "1", "差"), answer(5, "2", "好")]
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>"
      + section("answers", answers) + section("questions", questions.flatMap { $0 }) + section("subquestions", parts)
      + "</document>"
  }()

  private static func read(_ text: String) -> QuestionnaireReading {
    QuestionnaireReader.read(instrument: SourceFile(name: "居民问卷.lss", bytes: Array(text.utf8)))
  }

  @Test func `questions, options, conditions and languages are read, the rest is named`() throws {
    let reading = Self.read(Self.structure)
    let questionnaire = try #require(reading.questionnaire)
    #expect(questionnaire.questions.map(\.id) == ["aware", "sat", "uses", "parts_a", "parts_b", "note"])
    #expect(questionnaire.question("sat")?.label == LocalizedText(zh: "您满意吗？", en: "Q2"))
    #expect(questionnaire.question("sat")?.choices.map(\.code) == ["1", "2"])
    #expect(questionnaire.question("sat")?.relevance == "( ( ${aware} = 'Y' ) )")
    #expect(questionnaire.question("parts_a")?.relevance == "selected(${uses}, 'room')")
    #expect(reading.problems.map(\.rule) == [.unsupportedRelevance, .unsupportedQuestion])
    #expect(reading.problems.map(\.column) == ["age", "rank"])
  }

  static let exports = [
    "id,submitdate,startlanguage,aware,sat,uses[room],uses[web],parts[a],parts[b],note\n"
      + "1,2015,zh,Y,2,Y,,2,1,好\n2,2015,zh,N,,,,,,\n",
    "id,submitdate,startlanguage,aware. 您知道吗？,sat. 您满意吗？,uses[room]. 用过哪些？ [减压室],uses[web]. 用过哪些？ [家园网],"
      + "parts[a]. 各项 [甲],parts[b]. 各项 [乙],note. 意见\n1,2015,zh,是,满意,是,否,好,差,好\n2,2015,zh,否,N/A,否,否,N/A,N/A,\n",
    "Response ID,submitdate,startlanguage,您知道吗？,您满意吗？,用过哪些？ [减压室],用过哪些？ [家园网],各项 [甲],各项 [乙],意见\n"
      + "1,2015,zh,Yes,满意,Yes,No,好,差,好\n2,2015,zh,No,N/A,No,No,N/A,N/A,\n",
  ]

  @Test(arguments: exports) func `exports by code and by full text give the same answers`(text: String) throws {
    let questionnaire = try #require(Self.read(Self.structure).questionnaire)
    let reading = SurveyReader(questionnaire: questionnaire, roles: nil, sites: []).read(SourceFile(text))
    #expect(reading.verdict?.system == .limesurvey)
    #expect(reading.problems.isEmpty, "\(reading.problems)")
    let expected: [[String: Answer]] = [
      [
        "aware": .code("Y"), "sat": .code("2"), "uses": .set(["room"]), "parts_a": .code("2"), "parts_b": .code("1"),
        "note": .text("好"),
      ],
      // Not asked: sat and the parts. Asked and nothing ticked or written: uses and note.
      ["aware": .code("N"), "uses": .missing(.blank), "note": .missing(.blank)],
    ]
    #expect(reading.responses.map(\.answers) == expected)
  }

  @Test(arguments: [
    "", "<document/>", "<document>", "a,b\n1,2\n", "<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>",
    "<!DOCTYPE d [<!ENTITY a \"b\">]><document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>",
    "<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>",
    String(repeating: "<a>", count: 100_000),
  ]) func `what is no structure is refused`(text: String) {
    let reading = Self.read(text)
    #expect(reading.questionnaire == nil)
    #expect(reading.problems.map(\.rule) == [.damagedInstrument])
  }

  @Test(.enabled(if: SharedFiles.arePresent, "needs ../shared")) func `a real structure is read`() throws {
    let reading = QuestionnaireReader.read(
      instrument: try SharedFiles.source("data/limesurvey/uk_core_survey.lss"))
    let questionnaire = try #require(reading.questionnaire)
    // By Python's xml.etree: of 59 questions one is a ranking (R); every condition compares answers.
    #expect(reading.problems.map(\.rule) == [.unsupportedQuestion])
    let relevant = questionnaire.question("edu2")?.relevance ?? ""
    #expect(relevant.contains("${edu1} = '3'"))
    #expect(questionnaire.question("edu1")?.choices.first?.label.en == "GSCEs")
  }
}
