import Foundation
import ProgrammeModel
import Testing

@testable import Evaluation
@testable import Reporting

/// The same numbers in every format: tables are read back from what was written and compared with the model.
@Suite struct FormatAgreementTests {
  /// Letters that many fonts lack, as they stand in names of people and places, and pieces of markup and formulas.
  private static let names = ["喆昇镕㙍珺硚墘湴堃玥䶮翀埗", "=HYPERLINK(\"x\")", "\"; #panic() [*_`$<#@\\", "<w:p>&amp;'"]

  private func document(_ round: String, _ language: Language) throws -> ReportDocument {
    var result = SampleResult.round(round)
    for (index, name) in Self.names.enumerated() { result.sites[index].name = name }
    return try ReportInspection.document(result, language)
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `HTML shows every table`(round: String, language: Language) throws {
    let document = try document(round, language)
    #expect(WrittenTable.html(HTMLWriter.write(document, charts: [:])) == WrittenTable.expected(document))
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `Typst shows every table`(round: String, language: Language) throws {
    let document = try document(round, language)
    #expect(WrittenTable.typst(TypstWriter.write(document, pictures: [:])) == WrittenTable.expected(document))
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `Word shows every table`(round: String, language: Language) throws {
    let document = try document(round, language)
    let word = try OfficeFile.word(try WordWriter.write(document, pictures: [:]))
    // The first table holds the facts of the cover.
    let read = word.tables.dropFirst().map { WrittenTable(headings: $0[0], rows: Array($0.dropFirst())) }
    #expect(read == WrittenTable.expected(document))
  }

  @Test(arguments: ReportInspection.rounds, Language.allCases)
  func `Excel holds every number with all its digits, and no formula`(round: String, language: Language) throws {
    let document = try document(round, language)
    let workbook = try written(document)
    #expect(workbook.formulas == 0)
    let sources = WrittenTable.sources(document)
    #expect(workbook.sheets.count == sources.count + 1)
    for (sheet, (columns, rows)) in zip(workbook.sheets.dropFirst(), sources) {
      let shown = columns.indices.filter { columns[$0].kind != .graphic }
      let expected = rows.map { row in shown.flatMap { pieces(row.cells[$0], in: rows.map { $0.cells }, column: $0) } }
      // Two lines above the header, the header, then the rows.
      for (line, row) in expected.enumerated() {
        let cells = sheet.cells[line + 3]
        for (place, piece) in row.enumerated() {
          let cell = cells.indices.contains(place) ? cells[place] : nil
          #expect(agrees(piece, cell, PrintedText(document)), "\(sheet.name) \(line) \(place) \(piece)")
        }
      }
    }
  }

  /// A cell as one or more values: intervals take two columns, ranks three.
  private func pieces(_ cell: TableCell, in rows: [[TableCell]], column: Int) -> [TableCell] {
    let isLimits = rows.contains { if case .limits = $0[column] { true } else { false } }
    let isRank = rows.contains { if case .rank = $0[column] { true } else { false } }
    switch cell {
    case .limits(let limits): return [limits.lower, limits.upper].map { .number($0, limits.format) }
    case .rank(let rank, let lower, let upper): return [rank, lower, upper].map { .count($0) }
    default: return [cell] + Array(repeating: .text(""), count: isLimits ? 1 : isRank ? 2 : 0)
    }
  }

  private func agrees(_ expected: TableCell, _ read: OfficeFile.Sheet.Cell?, _ print: PrintedText) -> Bool {
    guard case .quantity(let quantity) = expected else { return (read?.text ?? "") == print.text(expected) }
    guard let number = read?.number else { return false }
    let isShare: Bool =
      switch quantity.format {
      case .percent, .percentagePoints: true
      case .decimal, .signed, .probability, .count, .yuan, .yuanExact: false
      }
    let value = isShare ? quantity.value * 100 : quantity.value
    return abs(number - value) <= 1e-12 * max(1, abs(value))
  }

  private func written(_ document: ReportDocument) throws -> OfficeFile.Workbook {
    try OfficeFile.workbook(try Self.bytes(of: ReportWorkbook.make(document)))
  }

  /// The bytes of a workbook.
  static func bytes(of workbook: ExcelWorkbook) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("steelyard-\(UUID().uuidString).xlsx")
    try ExcelWriter.write(workbook, to: path.path)
    let bytes = [UInt8](try Data(contentsOf: path))
    try FileManager.default.removeItem(at: path)
    return bytes
  }
}
