/// A workbook as a value: sheets of typed cells, without formulas.
package struct ExcelWorkbook: Sendable, Equatable {
  package let title: String
  package let sheets: [ExcelSheet]

  package init(title: String, sheets: [ExcelSheet]) {
    self.title = title
    self.sheets = sheets
  }
}

/// A sheet: a header that stays in sight and can be filtered, and rows below it.
package struct ExcelSheet: Sendable, Equatable {
  /// At most 31 characters, none of `[]:*?/\`.
  package let name: String
  package let columns: [ExcelColumn]
  package let rows: [[ExcelCell]]

  package init(name: String, columns: [ExcelColumn], rows: [[ExcelCell]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

/// A column: what stands at its head, and its width in characters.
package struct ExcelColumn: Sendable, Equatable {
  package let header: String
  package let width: Double

  package init(_ header: String, width: Double) {
    self.header = header
    self.width = width
  }
}

/// A cell: what it holds, how it is marked, and a note on it.
package struct ExcelCell: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case empty
    /// Always stored as text, whatever it begins with.
    case text(String)
    case whole(Int)
    case number(Double, decimals: Int)
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
