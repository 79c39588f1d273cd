import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

@Suite struct ReportDocumentTests {
  @Test(arguments: ReportInspection.rounds)
  func `Chinese and English carry the same numbers`(round: String) throws {
    let chinese = ReportInspection.numbers(try ReportInspection.document(round, .zh))
    let english = ReportInspection.numbers(try ReportInspection.document(round, .en))
    #expect(chinese.count > 800)
    #expect(chinese == english)
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `every table and figure is cited and every citation has a target`(round: String, language: Language) throws {
    let document = try ReportInspection.document(round, language)
    let cited = ReportInspection.citations(document)
    let numbered = document.labels.filter { label in
      switch label.value {
      case .table, .figure: true
      case .heading, .annex: false
      }
    }
    #expect(Set(numbered.keys).subtracting(cited) == [])
    #expect(cited.subtracting(document.labels.keys) == [])
  }

  @Test(arguments: ReportInspection.rounds)
  func `tables and figures are numbered from one in the order of the report`(round: String) throws {
    let document = try ReportInspection.document(round, .zh)
    let tables = document.blocks.compactMap { if case .table(let table) = $0 { table.id } else { nil } }
    let figures = document.blocks.compactMap { if case .figure(let figure) = $0 { figure.id } else { nil } }
    #expect(tables.map { document.labels[$0] } == (1...tables.count).map { .table($0) })
    #expect(figures.map { document.labels[$0] } == (1...figures.count).map { .figure($0) })
    #expect(document.chartSpecifications.map(\.id) == figures)
  }

  @Test func `chapters of the formative and the summative report`() throws {
    let formative = try headings("mid-term")
    let summative = try headings("annual")
    #expect(formative.contains("follow-up"))
    #expect(!formative.contains("roll-out") && !formative.contains("change"))
    #expect(summative.contains("roll-out") && summative.contains("change"))
  }

  private func headings(_ round: String) throws -> [String] {
    try ReportInspection.document(round, .zh).blocks.compactMap {
      if case .heading(let heading) = $0 { heading.id } else { nil }
    }
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `no placeholder is left open`(round: String, language: Language) throws {
    let document = try ReportInspection.document(round, language)
    let text = ReportInspection.texts(document).map { NumberText(language).plain($0) }.joined(separator: "\n")
    #expect(!text.contains("{") && !text.contains("}"))
  }

  /// The sample hides a satisfaction of 12.3 % (n = 9), one of 98.8 % (n = 6), a change of +30.0 points (n = 7), and the
  /// satisfaction of site s05 (n = 7); 5 blanks and 4 refusals are counts of people below 10 too.
  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `nothing that rests on fewer than ten people is printed`(round: String, language: Language) throws {
    let document = try ReportInspection.document(round, language)
    let numbers = Set(ReportInspection.numbers(document))
    #expect(numbers.isDisjoint(with: ["12.3", "98.8", "+30.0"]))
    #expect(ReportInspection.tableCells(document).contains(.absent(.suppressed)))
    let sites = try #require(figure("f-sites", document))
    #expect(sites.rows.count == SampleResult.siteCount - 1)
    #expect(!sites.specification.contains("福莲社区"))
    let survey = try #require(table("t-survey", document))
    #expect(survey.rows.filter { $0.cells.last == .absent(.suppressed) }.count == 2)
  }

  private func figure(_ id: String, _ document: ReportDocument) -> ReportFigure? {
    document.blocks.lazy.compactMap { if case .figure(let figure) = $0, figure.id == id { figure } else { nil } }.first
  }

  private func table(_ id: String, _ document: ReportDocument) -> ReportTable? {
    document.blocks.lazy.compactMap { if case .table(let table) = $0, table.id == id { table } else { nil } }.first
  }

  /// With intervals of ± 50 points nothing may be called higher, lower, risen or fallen.
  @Test func `no difference is claimed when every interval includes the reference`() throws {
    var result = SampleResult.round("annual")
    result.districts = result.districts.map { area in
      var area = area
      area.satisfaction = SampleResult.figure(area.satisfaction.value, 0.25, n: 1600)
      return area
    }
    var change = try #require(result.change)
    change.satisfaction = change.satisfaction.map {
      AreaFigure(area: $0.area, figure: SampleResult.figure($0.figure.value, 0.25, n: 1600))
    }
    result.change = change
    let document = try ReportInspection.document(result, .zh)
    let text = ReportInspection.texts(document).map { NumberText(.zh).plain($0) }.joined(separator: "\n")
    #expect(text.contains("不能认定区与区之间有差异"))
    #expect(text.contains("没有区的居民满意率有显著变化"))
    #expect(!text.contains("居民满意率高于全市的区"))
    #expect(!text.contains("全市居民满意率上升"))
  }

  @Test func `the document is a pure function of its inputs`() throws {
    let first = try ReportInspection.document("annual", .en)
    let second = try ReportInspection.document("annual", .en)
    #expect(first == second)
    #expect(first.chartSpecifications.map(\.json) == second.chartSpecifications.map(\.json))
  }

  @Test func `a result of another programme or an unknown round is refused`() throws {
    var other = SampleResult.round("annual")
    other.programme = "other"
    #expect(throws: ReportError.otherProgramme(result: "other", programme: "sample")) {
      try ReportInspection.document(other, .zh)
    }
    var unknown = SampleResult.round("annual")
    unknown.round = "third"
    #expect(throws: ReportError.unknownRound("third")) { try ReportInspection.document(unknown, .zh) }
  }

  /// Results without draw, visits, scores, findings, previous round or opinions are still reported.
  @Test(arguments: ReportInspection.rounds)
  func `a result without optional parts gives a report whose citations all have targets`(round: String) throws {
    var result = SampleResult.round(round)
    result.inspection = InspectionResult(draw: nil, factors: [], visits: [])
    result.review = ReviewResult(judges: [], agreement: [], recusals: [], sites: [])
    result.rules = RulesResult(money: [], findings: [], targets: [])
    result.rooms.excluded = []
    result.website.flagged = []
    result.website.gaps = []
    result.change = nil
    result.recommendations = []
    let document = try ReportInspection.document(result, .en)
    #expect(ReportInspection.citations(document).subtracting(document.labels.keys) == [])
    #expect(
      HTMLWriter.write(document, charts: [:]).contains("no previous round to compare with") == (round == "annual"))
  }
}
