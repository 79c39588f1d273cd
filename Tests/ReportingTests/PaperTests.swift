import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

/// Word, Typst and Excel: structure, safety, same bytes.
@Suite struct PaperTests {
  /// A picture of 600 × 300 with one pixel's header of a PNG file: enough for a writer.
  private static let picture = ChartPicture(
    svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 300\"></svg>",
    png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])

  private func pictures(_ document: ReportDocument) -> [String: ChartPicture] {
    Dictionary(document.chartSpecifications.map { ($0.id, Self.picture) }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `writing twice gives the same bytes`(round: String, language: Language) throws {
    let first = try ReportInspection.document(round, language)
    let second = try ReportInspection.document(round, language)
    let drawn = pictures(first)
    #expect(try WordWriter.write(first, pictures: drawn) == WordWriter.write(second, pictures: drawn))
    #expect(TypstWriter.write(first, pictures: drawn) == TypstWriter.write(second, pictures: drawn))
    let workbooks = try [first, second].map { try FormatAgreementTests.bytes(of: ReportWorkbook.make($0)) }
    #expect(workbooks[0] == workbooks[1])
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `a Word file has Word's own headings, counters, references and repeated headers`(
    round: String, language: Language
  ) throws {
    let document = try ReportInspection.document(round, language)
    let word = try OfficeFile.word(try WordWriter.write(document, pictures: pictures(document)))
    #expect(word.names.prefix(2) == ["[Content_Types].xml", "_rels/.rels"])
    #expect(word.dates.allSatisfy { $0 == [1980, 1, 1, 0, 0, 0] })
    let print = PrintedText(document)
    let headings = document.blocks.compactMap { block -> String? in
      if case .heading(let heading) = block { print.number(of: heading) + heading.title } else { nil }
    }
    #expect(word.headings == headings)
    let figures = document.blocks.filter { if case .figure = $0 { true } else { false } }.count
    #expect(word.names.filter { $0.hasSuffix(".png") }.count == figures)
    let tables = word.tables.count - 1
    #expect(word.repeated == tables)
    #expect(word.splittable == 0)
    #expect(word.fields.filter { $0.hasPrefix("SEQ") }.count == tables + figures)
    let targets = Set(word.fields.filter { $0.hasPrefix("REF ") }.map { String($0.split(separator: " ")[1]) })
    #expect(targets.subtracting(word.anchors) == [])
    #expect(Set(word.anchors).count == word.anchors.count)
    // Word refuses names of bookmarks beyond 40 characters.
    #expect(word.anchors.allSatisfy { $0.count <= 40 })
  }

  @Test func `the layout is that of official documents`() throws {
    let document = try ReportInspection.document("annual", .zh)
    let writer = WordWriter(document: document, pictures: [:], print: PrintedText(document), style: PageStyle(document))
    let parts = Dictionary(
      uniqueKeysWithValues: writer.parts().map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    let body = try #require(parts["word/document.xml"])
    // GB/T 9704-2012: A4 (11906 × 16838 twentieths of a point), top 37 mm, left 28 mm, type area 156 × 225 mm.
    #expect(
      body.contains(
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""
      ))
    #expect(body.contains("<w:docGrid w:type=\"lines\" w:linePitch=\"560\"/>"))
    let styles = try #require(parts["word/styles.xml"])
    // 三号 (16 pt) 仿宋 at exactly 28 pt; title 二号 (22 pt) 小标宋; chapters 黑体, sections 楷体.
    #expect(styles.contains("w:line=\"560\" w:lineRule=\"exact\""))
    for face in ["仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"] { #expect(styles.contains("w:eastAsia=\"\(face)\"")) }
    let footer = try #require(parts["word/footer1.xml"])
    #expect(footer.replacing(/<[^>]*>/, with: "").hasSuffix("第 1 页 共 1 页"))
  }

  @Test func `a draft says so on every page`() throws {
    let document = try ReportDocument.make(
      result: SampleResult.round("annual"), programme: SampleProgramme.programme(),
      questionnaire: SampleProgramme.questionnaire, language: .zh, isDraft: true)
    #expect(document.banner?.hasPrefix("草稿，未经审定") == true)
    #expect(TypstWriter.write(document, pictures: [:]).contains("#let mark = \"草稿，未经审定"))
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("\"#x\\", "\"\\\"#x\\\\\""), ("a\u{0}\nb", "\"a  b\""), ("䶮", "\"䶮\""),
  ])
  func `a text is one string of Typst`(text: String, literal: String) { #expect(TypstWriter.literal(text) == literal) }

  @Test func `a long chart is cut into sheets with one axis`() throws {
    let entries = (0..<120).map {
      IntervalChart.Entry(label: "\($0)", value: Double($0), lower: nil, upper: nil, comparison: .notDifferent)
    }
    let chart = IntervalChart(
      description: "", entries: entries, reference: 60, referenceLabel: "", axisTitle: "", legend: [:], step: 16)
    #expect(chart.sheets.count == 3)
    #expect(chart.sheets.allSatisfy { $0.contains("\"domain\":[0,119]") || $0.contains("\"domain\": [0, 119]") })
    #expect(ChartStyle.sheets(Array(0..<50)) == [])
    #expect(ChartStyle.sheets(Array(0..<51)).map(\.count) == [25, 26])
  }
}

@Suite struct ExcelChartTests {
  @Test func `figures of few rows have a chart of Excel's own, tables none`() throws {
    let workbook = ReportWorkbook.make(try ReportInspection.document("annual", .zh))
    let charts = workbook.sheets.filter { $0.chart != nil }
    #expect(!charts.isEmpty && charts.allSatisfy { $0.name.hasPrefix("图") && (2...30).contains($0.rows.count) })
    let files = try OfficeFile.workbook(try FormatAgreementTests.bytes(of: workbook)).charts
    #expect(files == charts.count)
  }
}

@Suite struct ColumnLayoutTests {
  @Test func `columns fill the width and words fit`() {
    let layout = ColumnLayout(
      headings: ["示范点", "得分（分）", "说明"],
      cells: [["福田区示范社区 01", "98.7", String(repeating: "很长的说明", count: 40)]],
      isNumeric: [false, true, false], width: 156, size: 10.5)
    #expect(abs(layout.widths.reduce(0, +) - 156) < 1e-9)
    #expect(layout.size == 10.5)
    #expect(layout.isUpright == [false, false, false])
    // The long text gets most of the width; the name stays on one line: seven characters, a space and
    // two digits are 8.48 ems of 3.70 mm, beside 2 mm of padding.
    #expect(layout.widths[2] > 80)
    #expect(layout.widths[0] > 33.4)
  }

  @Test func `many columns make type smaller and turn long words upright`() {
    let headings = ["Site"] + Array(repeating: "Satisfaction", count: 30)
    let layout = ColumnLayout(
      headings: headings, cells: [["Site 1"] + Array(repeating: "98", count: 30)],
      isNumeric: [false] + Array(repeating: true, count: 30), width: 243, size: 9.5)
    #expect(layout.size < 9.5)
    #expect(!layout.isUpright.dropFirst().contains(false))
    #expect(abs(layout.widths.reduce(0, +) - 243) < 1e-9)
  }
}

@Suite struct ExcelNumberFormatTests {
  @Test(arguments: [
    (ExcelNumberFormat(decimals: 0), "0"), (ExcelNumberFormat(decimals: 1, isGrouped: true), "#,##0.0"),
    (ExcelNumberFormat(decimals: 2, isSigned: true), "+0.00;\u{2212}0.00;0.00"),
  ])
  func `a format is written in the code of number formats`(format: ExcelNumberFormat, code: String) {
    #expect(format.code == code)
  }
}
