import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

/// The page of a site and the booklet of a district, in every format.
@Suite struct SitePageTests {
  private func document(_ scope: ReportScope, _ language: Language = .zh) throws -> ReportDocument {
    try ReportDocument.make(
      result: SampleResult.round("annual"), programme: SampleProgramme.programme(),
      questionnaire: SampleProgramme.questionnaire, language: language, scope: scope)
  }

  @Test(arguments: [ReportScope.site("s01"), .district("east")], Language.allCases)
  func `every format shows its tables`(scope: ReportScope, language: Language) throws {
    let document = try document(scope, language)
    let expected = WrittenTable.expected(document)
    #expect(WrittenTable.html(HTMLWriter.write(document, charts: [:])) == expected)
    #expect(WrittenTable.typst(TypstWriter.write(document, pictures: [:])) == expected)
    let word = try OfficeFile.word(try WordWriter.write(document, pictures: [:]))
    #expect(word.tables.map { WrittenTable(headings: $0[0], rows: Array($0.dropFirst())) } == expected)
    #expect(Set(word.anchors).count == word.anchors.count)
  }

  @Test func `a booklet has a page for every site of the district by rank, and no other`() throws {
    let document = try document(.district("east"))
    let expected = SampleResult.round("annual").sites.filter { $0.district == "east" }
      .sorted { $0.rank < $1.rank }.map { "site-\($0.site)" }
    let headings = document.blocks.compactMap { block -> String? in
      if case .heading(let heading) = block, heading.level == 1 { heading.id } else { nil }
    }
    #expect(headings == expected)
    #expect(document.blocks.filter { $0 == .pageBreak }.count == expected.count)
  }

  /// Site 4 of the sample has fewer than ten answers.
  @Test func `a figure of too few people is not printed on a site's page`() throws {
    let sites = SampleResult.round("annual").sites
    let hidden = try #require(
      sites.first { site in site.indicators.contains { $0.id == "overall" && ($0.value?.n ?? 10) < 10 } })
    let rows = WrittenTable.expected(try document(.site(hidden.site)))[0].rows
    #expect(rows[1][1] == "※" && rows[1][2] == "※")
  }

  @Test(arguments: [ReportScope.site("nowhere"), .district("nowhere")])
  func `an unknown place is refused`(scope: ReportScope) {
    #expect(throws: ReportError.unknownPlace("nowhere")) { try document(scope) }
  }
}
