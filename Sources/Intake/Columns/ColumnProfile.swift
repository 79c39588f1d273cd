/// What is known of a column after reading all of it.
package struct ColumnProfile: Sendable, Equatable {
  package let name: String
  package let label: String?
  package let type: ColumnType
  /// Cells with a value. In numeric columns formula errors, words for "none" and numbers that are not finite have none.
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

/// Bytes as a key of a dictionary: equal when they are the same bytes, whatever Unicode says of them.
struct ByteKey: Hashable {
  let bytes: ArraySlice<UInt8>

  static func == (left: Self, right: Self) -> Bool { left.bytes.elementsEqual(right.bytes) }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// Reads one column whole: each different cell once, with how often it occurs, in the order of first occurrence.
struct ColumnScan {
  private(set) var values: [(text: String, reading: CellReading, times: Int)] = []
  /// For each row the position of its cell in `values`.
  private(set) var positions: [Int32] = []
  private(set) var tally = ColumnTally()

  init(_ table: SourceTable, column: Int) {
    var known: [ByteKey: Int32] = [:]
    positions.reserveCapacity(table.rows.count)
    for row in table.rows {
      let content = table.content(row, column)
      let key = ByteKey(bytes: content)
      if let position = known[key] {
        values[Int(position)].times += 1
        positions.append(position)
      } else {
        let position = Int32(values.count)
        known[key] = position
        let text = String(decoding: content, as: UTF8.self)
        values.append((text, CellReading(text), 1))
        positions.append(position)
      }
    }
    for value in values { tally.add(value.reading, times: value.times) }
  }

  /// Whether a reading is a value of a column of a type, or stands for none.
  private static func isValue(_ reading: CellReading, in type: ColumnType) -> Bool {
    switch reading {
    case .empty, .spreadsheetError: false
    case .missingWord: type != .integer && type != .number && type != .date && type != .datetime && type != .duration
    case .notFinite: type != .integer && type != .number
    default: true
    }
  }

  func profile(name: String, label: String?) -> ColumnProfile {
    let type = tally.type
    let present = values.filter { Self.isValue($0.reading, in: type) }
    let count = present.map(\.times).reduce(0, +)
    var sum = CompensatedSum()
    var numbers: [Double] = []
    var dates: [String] = []
    for value in present {
      switch value.reading {
      case .integer(let number), .number(let number), .unusualNumber(let number, _):
        numbers.append(number)
        sum.add(number * Double(value.times))
      case .date(let date, _, _): dates.append("\(date)")
      default: break
      }
    }
    let isNumeric = type == .integer || type == .number
    let isDate = type == .date || type == .datetime
    return ColumnProfile(
      name: name, label: label, type: type, count: count, missing: positions.count - count, distinct: present.count,
      min: isNumeric ? numbers.min().map { .number($0) } : isDate ? dates.min().map { .text($0) } : nil,
      max: isNumeric ? numbers.max().map { .number($0) } : isDate ? dates.max().map { .text($0) } : nil,
      sum: isNumeric ? sum.value : nil)
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
