import ProgrammeModel

/// What is known of a column after reading all of it.
package struct ColumnProfile: Sendable, Equatable {
  package let name: String
  package let label: String?
  package let type: ColumnType
  /// Cells with a value. In numeric columns formula errors, words for "none" and numbers that are not finite have none;
  /// codes that a codebook declares missing never are one.
  package let count: Int
  package let missing: Int
  package let distinct: Int
  /// Of numbers and dates; nil for other types.
  package let min: Extent?
  package let max: Extent?
  /// Of numbers, compensated (Neumaier 1974) in the order of first occurrence; nil for other types.
  package let sum: Double?

  /// A smallest or largest value.
  package enum Extent: Sendable, Equatable {
    case number(Double)
    case text(String)
  }
}

/// What each different cell of a column is, with how often it occurs.
struct ColumnScan {
  /// By position in the column's values.
  let readings: [CellReading]
  private(set) var times: [Int]
  private(set) var tally = ColumnTally()
  private let rowCount: Int

  init(_ table: SourceTable, column: Int) {
    let cells = table.cells[column]
    var times = [Int](repeating: 0, count: cells.values.count)
    for code in cells.codes { times[Int(code)] += 1 }
    let bytes = table.bytes
    let variable = table.codebook?.variables[column]
    readings = cells.values.map { cell in
      if let variable, variable.isMissing(table.text(cell)) { return .declaredMissing }
      return CellReading(plain: bytes.span.bytes, cell)
        ?? CellReading(
          String(decoding: DelimitedText.content(of: cell, in: bytes), as: UTF8.self))
    }
    self.times = times
    rowCount = cells.codes.count
    for (reading, times) in zip(readings, times) { tally.add(reading, times: times) }
  }

  /// Whether a reading is a value of a column of a type, or stands for none.
  private static func isValue(_ reading: CellReading, in type: ColumnType) -> Bool {
    switch reading {
    case .empty, .declaredMissing, .spreadsheetError: false
    case .missingWord: type != .integer && type != .number && type != .date && type != .datetime && type != .duration
    case .notFinite: type != .integer && type != .number
    default: true
    }
  }

  func profile(name: String, label: String?) -> ColumnProfile {
    let type = tally.type
    var (count, distinct) = (0, 0)
    var sum = CompensatedSum()
    var (numbers, dates) = (ExtentOf<Double>(), ExtentOf<CalendarDate>())
    for (reading, times) in zip(readings, times) where Self.isValue(reading, in: type) {
      (count, distinct) = (count + times, distinct + 1)
      switch reading {
      case .integer(let number), .number(let number), .unusualNumber(let number, _):
        numbers.add(number)
        sum.add(number * Double(times))
      case .date(let date, _, _): dates.add(date)
      default: break
      }
    }
    let isNumeric = type == .integer || type == .number
    let isDate = type == .date || type == .datetime
    return ColumnProfile(
      name: name, label: label, type: type, count: count, missing: rowCount - count, distinct: distinct,
      min: isNumeric ? numbers.least.map { .number($0) } : isDate ? dates.least.map { .text("\($0)") } : nil,
      max: isNumeric ? numbers.most.map { .number($0) } : isDate ? dates.most.map { .text("\($0)") } : nil,
      sum: isNumeric ? sum.value : nil)
  }
}

/// The smallest and the largest of some values.
private struct ExtentOf<Value: Comparable> {
  private(set) var least: Value?
  private(set) var most: Value?

  mutating func add(_ value: Value) {
    if least.map({ value < $0 }) ?? true { least = value }
    if most.map({ value > $0 }) ?? true { most = value }
  }
}

/// A sum that keeps the low-order parts (Neumaier 1974).
struct CompensatedSum {
  private var total = 0.0
  private var correction = 0.0

  var value: Double { total + correction }

  mutating func add(_ number: Double) {
    let next = total + number
    correction += abs(total) >= abs(number) ? (total - next) + number : (number - next) + total
    total = next
  }
}
