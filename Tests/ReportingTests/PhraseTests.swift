import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct PhraseTests {
  private static func all<P: Phrase & CaseIterable>(_: P.Type) -> [any Phrase] { Array(P.allCases) }

  private static var phrases: [any Phrase] {
    all(ListPhrase.self) + all(CoverPhrase.self) + all(SummaryPhrase.self) + all(OverviewPhrase.self)
      + all(MethodPhrase.self) + all(ConclusionPhrase.self) + all(SatisfactionPhrase.self) + all(ProgressPhrase.self)
      + all(SitePhrase.self) + all(InspectionPhrase.self) + all(InflationPhrase.self) + all(ReviewPhrase.self)
      + all(RulesPhrase.self) + all(StabilityPhrase.self)
      + all(PriorityPhrase.self) + all(UncertaintySource.self) + all(SurveyResult.Priority.Place.self)
      + all(FollowUpPhrase.self) + all(ChangePhrase.self) + all(RollOutPhrase.self) + all(AnnexPhrase.self)
      + all(FigurePhrase.self) + all(ColumnPhrase.self) + all(FigureNamePhrase.self) + all(MonthPhrase.self)
      + all(ActorPhrase.self) + all(GroupPhrase.self) + all(NaturePhrase.self) + all(BasisPhrase.self)
      + all(MeasurePhrase.self) + all(MissingPhrase.self) + all(CertificatePhrase.self)
      + all(MoneyPhrase.self)
      + all(SitePagePhrase.self) + all(BookletPhrase.self) + all(MethodAnnexPhrase.self) + all(WorkbookPhrase.self)
      + FindingCode.allCases.map { $0 as any Phrase }
      + FindingCode.allCases.map { FindingTitle(code: $0) as any Phrase }
  }

  @Test func `every phrase has words and the same placeholders in both languages`() {
    for phrase in Self.phrases {
      #expect(!phrase.chinese.isEmpty && !phrase.english.isEmpty, "\(phrase)")
      #expect(placeholders(phrase.chinese) == placeholders(phrase.english), "\(phrase)")
    }
  }

  private func placeholders(_ template: String) -> Set<String> {
    Set(template.matches(of: /\{([a-zA-Z]+)\}/).map { String($0.output.1) })
  }

  @Test(arguments: FindingCode.allCases)
  func `every finding is a sentence in both languages, not its code`(code: FindingCode) throws {
    for language in Language.allCases {
      let report = try ReportContext(
        result: SampleResult.round("annual"), programme: SampleProgramme.programme(),
        questionnaire: SampleProgramme.questionnaire, language: language)
      let finding = Finding(code: code.rawValue, subject: "rooms", value: 0.5, limit: 0.75)
      let sentence = NumberText(language).plain(report.findingSentence(finding))
      #expect(!sentence.contains(code.rawValue) && !sentence.contains("{"))
      #expect(report.findingTitle(code.rawValue) != .code(code.rawValue))
    }
  }

  @Test(arguments: Language.allCases)
  func `a finding that the catalogue does not know is shown by its code`(language: Language) throws {
    let html = HTMLWriter.write(try ReportInspection.document("annual", language), charts: [:])
    #expect(html.contains("<code>novel-code x1 3.0</code>"))
    #expect(html.contains("<code>agreement.novel</code>"))
  }

  @Test func `a template keeps placeholders that nobody fills`() {
    let text = RichText(template: "a {one} b {two}", ["one": .count(3)])
    #expect(text.runs == [.text("a "), .quantity(Quantity(3)), .text(" b "), .text("{two}")])
  }
}
