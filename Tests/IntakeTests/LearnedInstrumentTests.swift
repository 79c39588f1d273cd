import ProgrammeModel
import Testing

@testable import Intake

/// Codebooks of data files, as questionnaires.
@Suite struct LearnedInstrumentTests {
  private static func variable(_ missing: [Codebook.MissingValues], _ labels: [(String, String)]) -> Codebook.Variable {
    Codebook.Variable(
      name: "v", label: nil, valueLabels: labels.map { .init(code: $0.0, label: $0.1) }, missing: missing)
  }

  static let labels: [(label: String, kind: MissingKind?)] = [
    ("拒答", .refused), ("拒绝回答", .refused), ("Refused", .refused), ("不清楚", .dontKnow), ("Don't know", .dontKnow),
    ("不适用", .notApplicable), ("未询问", .notAsked), ("Skipped", .notAsked), ("未回答", .blank), ("No answer", .blank),
    ("满意", nil), ("其他", nil),
  ]

  @Test(arguments: labels) func `the label of a missing value says why`(label: String, kind: MissingKind?) {
    #expect(MissingKind(label: label) == kind)
    let variable = Self.variable([.numbers(97...99)], [("98", label)])
    #expect(variable.missingKind("98") == kind ?? .blank)
    #expect(variable.missingKind("99") == .blank)
    #expect(variable.missingKind("96") == nil)
    #expect(Self.variable([], [(".a", label)]).missingKind(".a") == kind ?? .blank)
  }

  @Test func `a data file brings its own questionnaire`() throws {
    let file = SourceFile(name: "survey.sav", bytes: TestDataFile.spss())
    let learned = QuestionnaireReader.read(instrument: file)
    let questionnaire = try #require(learned.questionnaire)
    #expect(questionnaire.id == "survey")
    #expect(questionnaire.questions.map(\.id) == ["q1", "town", "day"])
    #expect(questionnaire.question("q1")?.label.zh == "总体满意度")
    #expect(
      questionnaire.question("q1")?.type
        == .single([.init(code: "5", label: LocalizedText(zh: "满意", en: "满意"), missing: nil)]))
    // 99 is declared missing, and so is the town “none”; no label says why.
    #expect(learned.problems.map(\.rule) == [.unexplainedMissing, .unexplainedMissing])
    let reading = SurveyReader(questionnaire: questionnaire, roles: nil, sites: []).read(file)
    #expect(reading.rejected.isEmpty)
    #expect(reading.responses.map { $0.answers["q1"] } == [.code("5"), .missing(.blank), .missing(.blank)])
    #expect(reading.responses.map { $0.answers["town"] } == [.text("龙华"), .missing(.blank), .text("坪山")])
  }

  @Test func `questions take the names that the user gives`() {
    let learned = QuestionnaireReader.learn(
      dataFile: SourceFile(name: "a.sav", bytes: TestDataFile.spss()), names: ["q1": "overall"])
    #expect(learned.questionnaire?.questions.map(\.id) == ["overall", "town", "day"])
  }

  static let instruments: [(label: String, code: String, rule: ProblemRule?)] = [
    ("满意", "5", nil), ("满意", "1", .contradictoryLabel), ("很好", "5", .differingLabel),
  ]

  @Test(arguments: instruments) func `a questionnaire is compared with the file's codebook`(
    label: String, code: String, rule: ProblemRule?
  ) {
    let choice = Question.Choice(code: code, label: LocalizedText(zh: label, en: label), missing: nil)
    let refused = Question.Choice(code: "99", label: LocalizedText(zh: "拒答", en: "Refused"), missing: .refused)
    let question = Question(
      id: "q1", label: LocalizedText(zh: "题", en: "Q"), type: .single([choice, refused]), relevance: nil,
      constraint: nil, required: false)
    let questionnaire = Questionnaire(
      id: "x", title: LocalizedText(zh: "x", en: "x"), version: "", questions: [question])
    let reading = SurveyReader(questionnaire: questionnaire, roles: nil, sites: [])
      .read(SourceFile(name: "a.sav", bytes: TestDataFile.spss()))
    #expect(reading.problems.map(\.rule).filter { $0 != .unknownColumn } == [rule].compactMap { $0 })
    #expect(reading.isFatal == (rule == .contradictoryLabel))
    // What the questionnaire says of the missing value counts.
    if !reading.isFatal { #expect(reading.responses[1].answers["q1"] == .missing(.refused)) }
  }

  static let marks: [(marks: [SetColumns.Mark], content: AnswerReader.Content)] = [
    ([.chosen("a"), .notChosen], .answer(.set(["a"]), codes: "a")),
    ([.chosen("b"), .chosen("a")], .answer(.set(["a", "b"]), codes: "a b")),
    ([.notChosen, .notChosen], .answer(.set([]), codes: "")), ([.notChosen, .empty], .answer(.set([]), codes: "")),
    ([.empty, .empty], .blank), ([.missing(.refused), .missing(.refused)], .answer(.missing(.refused), codes: "")),
    ([.missing(.notAsked), .missing(.notAsked)], .skipped), ([.missing(.refused), .missing(.dontKnow)], .blank),
    ([.chosen("c")], .refused(.notInCodebook)),
  ]

  @Test(arguments: marks) func `not asked, not ticked, refused and blank stay apart`(
    marks: [SetColumns.Mark], content: AnswerReader.Content
  ) {
    let choices = ["a", "b"].map { Question.Choice(code: $0, label: LocalizedText(zh: $0, en: $0), missing: nil) }
    let question = Question(
      id: "q", label: LocalizedText(zh: "q", en: "q"), type: .multiple(choices), relevance: nil, constraint: nil,
      required: false)
    #expect(AnswerReader(question, system: .spss, constraint: nil).read(marks).content == content)
  }

  @Test func `a variable is in one response set`() {
    func set(_ name: String, _ variables: [String]) -> Codebook.MultipleResponseSet {
      .init(name: name, label: "", countedValue: "1", variables: variables)
    }
    let codebook = Codebook(
      variables: ["a", "b", "c"].map { .init(name: $0, label: nil, valueLabels: [], missing: []) },
      multipleResponseSets: [set("$x", ["b", "a"]), set("$y", ["b", "c"]), set("$z", ["c", "d"])], weightVariable: nil)
    let sets = ResponseSets(codebook)
    #expect(sets.set(of: "a")?.variables == ["a", "b"])
    #expect(sets.set(of: "c") == nil)
    #expect(sets.unused == ["$y", "$z"])
  }

  @Test func `two files are a pair in either order, others are none`() throws {
    let text = SourceFile("序号,提交答卷时间,1、性别\n1,,男\n2,,女\n", name: "t.csv")
    let sequence = SourceFile("序号,提交答卷时间,1、性别\n1,,1\n2,,2\n3,,2\n", name: "s.csv")
    for files in [[text, sequence], [sequence, text]] { #expect(try SurveyPair(files).text == text) }
    for files in [[text, text], [text], [text, SourceFile("a,b\n1,2\n")]] {
      let failure = #expect(throws: IntakeFailure.self) { try SurveyPair(files) }
      #expect(failure?.problems.map(\.rule) == [.noPair])
    }
    let learned = SurveyReader.learn(text: text, sequence: sequence, names: ["1、性别": "sex"])
    #expect(learned.questionnaire?.questions.map(\.id) == ["sex"])
    // Row 3 is in one file only.
    #expect(learned.problems.map(\.rule) == [.contradictoryPair])
    #expect(learned.problems.map(\.line) == [4])
  }
}
