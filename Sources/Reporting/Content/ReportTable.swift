/// A table with its caption. Cells hold unrounded numbers; writers format them.
package struct ReportTable: Sendable, Equatable {
  /// Anchor, unique in the document; citations refer to it.
  package let id: String
  package let caption: RichText
  package let columns: [TableColumn]
  package let rows: [TableRow]
  /// Source, period, method and what the marks mean.
  package let notes: [RichText]

  init(id: String, caption: RichText, columns: [TableColumn], rows: [TableRow], notes: [RichText]) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

/// One column: its heading (with the unit) and on which side its cells stand.
package struct TableColumn: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case text
    case number
    case graphic
  }

  package let title: String
  package let kind: Kind

  static func text(_ title: String) -> TableColumn { TableColumn(title: title, kind: .text) }
  static func number(_ title: String) -> TableColumn { TableColumn(title: title, kind: .number) }
  static func graphic(_ title: String) -> TableColumn { TableColumn(title: title, kind: .graphic) }
}

/// One row; the first cell is its heading.
package struct TableRow: Sendable, Equatable {
  package let cells: [TableCell]
  /// Whether the row is a sum or the whole that the others are parts of.
  package let isTotal: Bool

  init(_ cells: [TableCell], isTotal: Bool = false) {
    self.cells = cells
    self.isTotal = isTotal
  }
}

/// What a cell shows.
package enum TableCell: Sendable, Equatable {
  case text(RichText)
  case quantity(Quantity)
  case limits(Limits)
  /// A place with its interval, as `12 (5–31)`.
  case rank(Int, lower: Int, upper: Int)
  case graphic(DotGraphic)
  /// A judgement in a word, coloured by its tone.
  case verdict(String, Tone)
  case absent(Absence)

  /// Why a cell holds no number.
  package enum Absence: Sendable, Equatable, CaseIterable {
    /// Fewer observations than may be shown.
    case suppressed
    case notApplicable
    case missing
    /// Nothing in the evidence measures it; nobody owes it.
    case notMeasured
    /// The figure exists but this part of it (an interval) is not defined.
    case undefined
    /// There is no interval because the figure is a complete count.
    case complete
  }

  static func name(_ text: String) -> TableCell { .text(.name(text)) }
  static func count(_ count: Int) -> TableCell { .quantity(Quantity(count)) }
  static func number(_ value: Double, _ format: NumberFormat) -> TableCell { .quantity(Quantity(value, format)) }
}

/// What a mark says beyond its words. Orange speaks only of what needs attention.
package enum Tone: Sendable, Equatable {
  case good
  case attention
  case neutral
}

/// A dot with its interval on a common scale, repeated in the rows of a table.
package struct DotGraphic: Sendable, Equatable {
  package let value: Double
  package let lower: Double?
  package let upper: Double?
  /// A value that the row is compared with, drawn as a line.
  package let reference: Double?
  package let scale: ClosedRange<Double>
  package let tone: Tone
}
