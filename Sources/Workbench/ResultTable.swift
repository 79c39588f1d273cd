import Foundation

/// A result as rows and columns, for terminals and spreadsheets. Numbers are kept unrounded until they are printed.
package struct ResultTable: Sendable, Equatable {
  package let headers: [String]
  package let rows: [[Cell]]

  /// One cell.
  package enum Cell: Sendable, Equatable {
    case text(String)
    /// A number with the decimals that a person is shown.
    case number(Double, decimals: Int)
    /// A number as it is written for people, perhaps with a sign or brackets; stands right like a number.
    case figure(String)
    case empty
  }

  package init(headers: [String], rows: [[Cell]]) {
    self.headers = headers
    self.rows = rows
  }
}

extension ResultTable.Cell {
  /// Whether the cell stands on the right of its column.
  package var isNumber: Bool {
    switch self {
    case .number, .figure: true
    case .text, .empty: false
    }
  }

  /// The cell as a person is shown it.
  package var text: String {
    switch self {
    case .text(let text), .figure(let text): text
    case .number(let value, let decimals):
      value.formatted(
        .number.precision(.fractionLength(decimals)).grouping(.never).locale(Locale(identifier: "en_US_POSIX")))
    case .empty: ""
    }
  }

  package static func count(_ value: Int) -> Self { .number(Double(value), decimals: 0) }

  /// A text, or nothing.
  package static func optional(_ text: String?) -> Self { text.map { .text($0) } ?? .empty }
}
