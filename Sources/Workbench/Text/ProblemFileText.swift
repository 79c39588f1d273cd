import Intake
import ProgrammeModel
import Reporting

/// A list of problems as a workbook and as a page, in the language of the report.
struct ProblemFileText {
  private let report: ProblemReport
  private let words: Words

  init(_ report: ProblemReport) {
    self.report = report
    words = report.language == .zh ? .chinese : .english
  }

  /// What stands on the sheets and on the page.
  private struct Words {
    let title: String
    let report: String
    let list: String
    let mirror: String
    let columns: [String]
    let line: String
    let remark: String
    let severity: [IntakeProblem.Severity: String]
    let none: String
    let whole: String

    static let chinese = Words(
      title: "导入问题清单", report: "导入报告", list: "问题清单", mirror: "有问题的行",
      columns: ["行号", "列", "原值", "问题", "处理建议", "处理结果", "类别"], line: "行号", remark: "整行的问题",
      severity: [.fatal: "整个文件", .reject: "必须处理", .warn: "请核对"], none: "没有发现问题。",
      whole: "“有问题的行”一表与原文件一致（个人信息已隐去）；单独存放的行不计入任何结果。请在原文件中改正后重新导入。")

    static let english = Words(
      title: "Problems of the file", report: "Report", list: "Problems", mirror: "Rows concerned",
      columns: ["line", "column", "value", "what is wrong", "what to do", "what became of it", "kind"], line: "line",
      remark: "the row as a whole",
      severity: [.fatal: "whole file", .reject: "must be mended", .warn: "to be checked"],
      none: "No problem was found.",
      whole:
        "The rows concerned as they stand in the file, personal data masked; rows kept apart count in no result. Mend them in "
        + "the file and import it again.")
  }

  private var title: String { words.title + (report.language == .zh ? "：" : ": ") + PersonalData.shown(report.file) }

  // MARK: Workbook

  /// What was read; the problems; the rows concerned.
  var workbook: ExcelWorkbook {
    let lines = report.summary + (report.entries.isEmpty ? [words.none] : report.rows.isEmpty ? [] : [words.whole])
    let head = ExcelSheet(
      name: words.report, columns: [ExcelColumn(title, width: 110)], rows: lines.map { [.text($0)] })
    let widths: [Double] = [8, 18, 24, 48, 40, 28, 12]
    let list = ExcelSheet(
      name: words.list, columns: zip(words.columns, widths).map { ExcelColumn($0, width: $1) },
      rows: report.entries.map(cells))
    return ExcelWorkbook(title: title, sheets: [head, list] + (report.rows.isEmpty ? [] : [mirror]))
  }

  private func cells(_ entry: ProblemReport.Entry) -> [ExcelCell] {
    let mark: ExcelCell.Mark = entry.severity == .warn ? .attention : .wrong
    return [
      entry.line.map { ExcelCell(.whole($0)) } ?? ExcelCell(.empty), .text(entry.column ?? ""),
      .text(entry.value ?? ""), ExcelCell(.text(entry.fault), mark: mark), .text(entry.remedy), .text(entry.effect),
      .text(words.severity[entry.severity] ?? ""),
    ]
  }

  /// The rows concerned, each with its line in front; a cell that is wrong has a colour and a note that says why.
  private var mirror: ExcelSheet {
    ExcelSheet(
      name: words.mirror,
      columns: [ExcelColumn(words.line, width: 8), ExcelColumn(words.remark, width: 36)]
        + report.columns.map { ExcelColumn($0, width: 14) },
      rows: report.rows.map { row in
        let ground: ExcelCell.Mark = row.isRejected ? .unused : .plain
        let cells = row.cells.enumerated().map { index, cell in
          ExcelCell(
            cell.isEmpty ? .empty : .text(cell),
            mark: row.faults[index] == nil ? ground : row.isRejected ? .wrong : .attention, note: row.faults[index])
        }
        let remarks = ExcelCell.text(row.remarks.joined(separator: "\n"))
        return [ExcelCell(.whole(row.line), mark: ground), remarks] + cells
      })
  }

  // MARK: Page

  var page: PlainPage {
    let order: [IntakeProblem.Severity] = [.fatal, .reject, .warn]
    let lists = order.compactMap { severity -> String? in
      let entries = report.entries.filter { $0.severity == severity }
      guard !entries.isEmpty else { return nil }
      let table = ResultTable(headers: words.columns.dropLast(), rows: entries.map(line))
      return PlainPage.section(
        "\(words.severity[severity] ?? "")（\(entries.count)）", tables: [PrintedTable(caption: nil, table: table)])
    }
    let head = PlainPage.section(
      words.list, lines: report.summary + (report.entries.isEmpty ? [words.none] : []))
    return PlainPage(
      title: title, sections: [head] + lists + (report.rows.isEmpty ? [] : [mirrorSection]), language: report.language)
  }

  private func line(_ entry: ProblemReport.Entry) -> [ResultTable.Cell] {
    [
      entry.line.map { .count($0) } ?? .empty, .optional(entry.column), .optional(entry.value), .text(entry.fault),
      .text(entry.remedy), .text(entry.effect),
    ]
  }

  private var mirrorSection: String {
    let table = ResultTable(
      headers: [words.line] + report.columns,
      rows: report.rows.map { row in [.count(row.line)] + row.cells.map { .text($0) } })
    return PlainPage.section(
      words.mirror, lines: [words.whole], tables: [PrintedTable(caption: nil, table: table)])
  }
}
