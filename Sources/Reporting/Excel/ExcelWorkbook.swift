/// A workbook as a value: sheets of typed cells, without formulas.
package struct ExcelWorkbook: Sendable, Equatable {
  package let title: String
  package let sheets: [ExcelSheet]

  package init(title: String, sheets: [ExcelSheet]) {
    self.title = title
    self.sheets = sheets
  }
}

/// A sheet: what it shows, a header that stays in sight and can be filtered, rows below it, and notes below these.
package struct ExcelSheet: Sendable, Equatable {
  /// At most 31 characters, none of `[]:*?/\`.
  package let name: String
  /// Above the header; nil: the header is the first line.
  package let title: String?
  package let columns: [ExcelColumn]
  package let rows: [[ExcelCell]]
  package let notes: [String]
  package let chart: ExcelChart?

  package init(
    name: String, title: String? = nil, columns: [ExcelColumn], rows: [[ExcelCell]], notes: [String] = [],
    chart: ExcelChart? = nil
  ) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.chart = chart
  }
}

/// Bars beside the rows of a sheet, which Excel draws from the cells: one bar a row, named by the first column.
package struct ExcelChart: Sendable, Equatable {
  package let title: String
  /// The column of the values, counted from 0.
  package let column: Int

  package init(title: String, column: Int) {
    self.title = title
    self.column = column
  }
}

/// A column: what stands at its head, and its width in characters.
package struct ExcelColumn: Sendable, Equatable {
  package let header: String
  package let width: Double
  /// What a cell may hold, offered as a list; empty: anything.
  package let choices: [String]

  package init(_ header: String, width: Double, choices: [String] = []) {
    self.header = header
    self.width = width
    self.choices = choices
  }
}

/// How a number is shown; the cell holds all its digits.
package struct ExcelNumberFormat: Sendable, Hashable {
  package let decimals: Int
  package let isGrouped: Bool
  package let isSigned: Bool

  package init(decimals: Int, isGrouped: Bool = false, isSigned: Bool = false) {
    self.decimals = decimals
    self.isGrouped = isGrouped
    self.isSigned = isSigned
  }

  /// In the code of number formats: `0`, `#,##0.0`, `+0.0;−0.0;0.0`.
  var code: String {
    let digits = (isGrouped ? "#,##0" : "0") + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : "")
    return isSigned ? "+\(digits);\u{2212}\(digits);\(digits)" : digits
  }
}

/// A cell: what it holds, how it is marked, and a note on it.
package struct ExcelCell: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case empty
    /// Always stored as text, whatever it begins with.
    case text(String)
    case whole(Int)
    case number(Double, ExcelNumberFormat)
  }

  package enum Mark: Sendable, Equatable, CaseIterable {
    case plain
    /// Somebody should look at it.
    case attention
    /// It is wrong.
    case wrong
    /// It counts in no result.
    case unused
  }

  package let content: Content
  package let mark: Mark
  package let note: String?

  package init(_ content: Content, mark: Mark = .plain, note: String? = nil) {
    self.content = content
    self.mark = mark
    self.note = note
  }

  package static func text(_ text: String) -> ExcelCell { ExcelCell(text.isEmpty ? .empty : .text(text)) }
}
