import Indicators
import Tables

/// Indicators of units: the columns of a table with a label for each of its rows.
struct IndexColumns {
  let table: PlanTable
  /// The label of each row: its cell in the column of units, or its number.
  let units: [String]
  let names: [String]
  /// By indicator; missing and not applicable cells are NaN.
  let columns: [[Double]]
  /// By indicator: whether it concerns each unit.
  let applies: [[Bool]]

  static let keys = ["data", "unit", "variables"]

  /// What is read from a table.
  struct Selection {
    var data: String
    var unit: String?
    var names: [String]
    /// Further columns that must be there, and those of them that must hold numbers.
    var others: [String] = []
    var numericOthers: [String] = []
    /// Cells that say that an indicator does not concern a unit, be they also among the missing ones.
    var notApplicable: Set<String> = []

    init(_ reader: ArgumentReader) throws(AnalysisError) {
      data = try reader.required("data", try reader.text("data"))
      unit = try reader.text("unit")
      names = try reader.requiredTexts("variables")
    }

    init(data: String, unit: String?, names: [String]) {
      self.data = data
      self.unit = unit
      self.names = names
    }
  }

  /// - Throws: `unknown-data`, `unknown-column`, `not-numeric`, `repeated-unit`, `no-data` of a table without rows.
  init(_ selection: Selection, _ context: inout AnalysisContext) throws(AnalysisError) {
    table = try context.table(selection.data)
    names = selection.names
    try table.check(columns: [selection.unit].compactMap(\.self) + names + selection.others + selection.numericOthers)
    var columns: [[Double]] = []
    var applies: [[Bool]] = []
    for name in names {
      let cells = try table.numbers(name, notApplicable: selection.notApplicable)
      columns.append(cells.values)
      applies.append(cells.applies)
    }
    for name in selection.numericOthers { _ = try table.numbers(name) }
    self.columns = columns
    self.applies = applies
    if let unit = selection.unit {
      units = try table.cellTexts(unit)
    } else {
      units = table.rowNumbers.map { String($0 + 1) }
    }
    var seen: Set<String> = []
    for unit in units where !seen.insert(unit).inserted {
      throw AnalysisError(.repeatedUnit, "The unit “\(unit)” stands in two rows of data “\(table.name)”.")
    }
    guard !units.isEmpty else { throw AnalysisError(.noData, "Data “\(table.name)” has no rows.") }
  }

  /// The position of a unit.
  func position(of unit: String) throws(AnalysisError) -> Int {
    guard let position = units.firstIndex(of: unit) else {
      throw .unknown(.unknownUnit, "unit named", unit, among: units)
    }
    return position
  }

  /// What an index makes of every column, with an error that names column and unit.
  func map<Result>(
    _ transform: (Int, [Double]) throws(IndexError) -> Result
  ) throws(AnalysisError) -> [Result] {
    do { return try columns.mapColumns(transform) } catch { throw refusal(error) }
  }

  func refusal(_ error: PlacedIndexError, rows: [Int]? = nil) -> AnalysisError {
    AnalysisError(error.error, of: names[error.place]) { unit in units[rows?[unit] ?? unit] }
  }

  /// A row of a result for each variable.
  func rows(_ members: (Int) -> [JSONMember]) -> JSONMember {
    JSONMember(
      "rows", .list(names.indices.map { .object([JSONMember("variable", .text(names[$0]))] + members($0)) }))
  }

  /// A row of a result for each unit.
  func unitRows(_ members: (Int) -> [JSONMember]) -> JSONMember {
    JSONMember(
      "rows", .list(units.indices.map { .object([JSONMember("unit", .text(units[$0]))] + members($0)) }))
  }

  /// A note when not all scored units have the same indicators.
  func differenceWarnings(isScored: [Bool], isPresent: [[Bool]]) -> [PlanWarning] {
    let scored = units.indices.filter { isScored[$0] }
    let differing = scored.filter { unit in
      isPresent.contains { column in !column[unit] && scored.contains { column[$0] } }
    }
    guard !differing.isEmpty else { return [] }
    return ["units scored on different indicators: \(differing.map { units[$0] }.joined(separator: ", "))"]
  }

  /// The rows in which all columns have a value, with a note on the others.
  func completeRows() -> (rows: [Int], columns: [[Double]], warnings: [PlanWarning]) {
    let rows = Indicators.completeRows(of: columns)
    let left = units.count - rows.count
    return (
      rows, columns.map { column in rows.map { column[$0] } },
      left == 0 ? [] : ["\(left) units with a missing value were left out."]
    )
  }
}

extension PlanTable {
  /// The numbers of a column in which some cells say that it does not concern the row.
  fileprivate func numbers(
    _ name: String, notApplicable: Set<String>
  ) throws(AnalysisError) -> (values: [Double], applies: [Bool]) {
    let column = try column(name)
    let texts = notApplicable.isEmpty ? [] : try cellTexts(name)
    let applies = texts.map { !notApplicable.contains($0) }
    guard applies.contains(false) else {
      return (try numbers(name), Array(repeating: true, count: data.rowCount))
    }
    var values: [Double] = []
    for (row, text) in texts.enumerated() {
      guard applies[row], !column.isMissing(at: row) else {
        values.append(.nan)
        continue
      }
      guard let number = Double(decimalText: text) else {
        throw AnalysisError(
          .notNumeric,
          "Column “\(name)” must hold numbers, but row \(rowNumbers[row] + 1) of data “\(self.name)” holds “\(text)”.")
      }
      values.append(number)
    }
    return (values, applies)
  }
}

extension AnalysisError {
  /// An error of a column, with the name of the column and of the unit.
  init(_ error: IndexError, of name: String, unit: (Int) -> String) {
    switch error {
    case .noData: self.init(.noData, "“\(name)” has no value, or none of the unit it is compared with.")
    case .tooFewUnits(let least, let found):
      self.init(.tooFewUnits, "“\(name)” has a value for \(found) units; at least \(least) are needed.")
    case .negativeValue(let place):
      self.init(.negativeValues, "“\(name)” must not be below 0, but is for unit “\(unit(place))”.")
    case .nonPositiveValue(let place):
      self.init(.nonPositiveValues, "“\(name)” must be above 0, but is not for unit “\(unit(place))”.")
    case .constantData: self.init(.constantData, "“\(name)” does not vary where the method divides by its variation.")
    case .targetIsWorst: self.init(.invalidArgument, "“target” is the worst value of “\(name)”; give a better one.")
    }
  }
}

extension JSONValue {
  /// Numbers of which NaN is null.
  static func numbers(_ values: [Double]) -> JSONValue { .list(values.map { JSONValue($0) }) }

  init(rank: Int?) { self = rank.map { JSONValue($0) } ?? .null }
}
