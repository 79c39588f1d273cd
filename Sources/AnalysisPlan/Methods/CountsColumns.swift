import Counts
import Statistics
import Tables

/// The numbers of a table that methods of counts use, with a label for each row.
struct CountsColumns {
  let table: PlanTable
  /// The unit of each row: its cell in the column of units (nil when empty), or its number.
  let units: [String?]
  /// By column asked for, NaN where missing.
  let columns: [[Double]]

  /// Reads `data`, `unit` and numeric columns.
  /// - Throws: `unknown-data`, `unknown-column`, `not-numeric`, `repeated-unit`.
  init(_ data: String, unit: String?, numbers names: [String], _ context: inout AnalysisContext) throws(AnalysisError) {
    table = try context.table(data)
    try table.check(columns: [unit].compactMap(\.self) + names)
    var columns: [[Double]] = []
    for name in names { columns.append(try table.numbers(name)) }
    self.columns = columns
    if let unit { units = try table.labels(unit) } else { units = table.rowNumbers.map { String($0 + 1) } }
    var seen: Set<String> = []
    for case let unit? in units where !seen.insert(unit).inserted {
      throw AnalysisError(.repeatedUnit, "The unit “\(unit)” stands in two rows of data “\(table.name)”.")
    }
  }

  /// The rows in which all columns have a value.
  /// - Throws: `no-data`.
  func completeRows() throws(AnalysisError) -> [Int] {
    let rows = units.indices.filter { row in columns.allSatisfy { !$0[row].isNaN } }
    guard !rows.isEmpty else { throw AnalysisError(.noData, "No row of data “\(table.name)” has all values.") }
    return rows
  }

  func label(_ row: Int) -> JSONValue { units[row].map { .text($0) } ?? .null }
}

extension PlanTable {
  /// Refuses the first cell that breaks a rule; missing cells break none.
  func check(
    _ values: [Double], of column: String, _ code: AnalysisError.Code, _ rule: String, _ holds: (Double) -> Bool
  ) throws(AnalysisError) {
    guard let row = values.firstIndex(where: { !$0.isNaN && !holds($0) }) else { return }
    throw AnalysisError(
      code,
      "“\(column)” must hold \(rule), but row \(rowNumbers[row] + 1) of data “\(name)” holds "
        + "\(values[row].shortestText).")
  }

  /// Refuses what is no whole number from 0 to 2⁵³.
  func checkCounts(_ values: [Double], of column: String) throws(AnalysisError) {
    try check(values, of: column, .notACount, "whole counts of at least 0") {
      $0 >= 0 && $0.rounded() == $0 && $0 <= 0x1p53
    }
  }

  /// Refuses exposures that are not above 0.
  func checkExposures(_ values: [Double], of column: String) throws(AnalysisError) {
    try check(values, of: column, .zeroExposure, "exposures above 0; leave a cell empty where nothing was observed") {
      $0 > 0
    }
  }

  /// Refuses trials that are no whole number from 1.
  func checkTrials(_ values: [Double], of column: String) throws(AnalysisError) {
    try checkCounts(values, of: column)
    try check(values, of: column, .zeroTrials, "at least one trial; leave a cell empty where there was none") {
      $0 >= 1
    }
  }

  /// Refuses the first count above its trials.
  func check(_ counts: [Double], of column: String, notAbove trials: [Double]) throws(AnalysisError) {
    guard let row = counts.indices.first(where: { counts[$0] > trials[$0] }) else { return }
    throw AnalysisError(
      .notACount,
      "“\(column)” must not be above its trials, but row \(rowNumbers[row] + 1) of data “\(name)” holds "
        + "\(counts[row].shortestText) of \(trials[row].shortestText).")
  }
}

/// A note on rows that take no part; none when there are none.
func leftOutWarnings(_ count: Int) -> [PlanWarning] {
  count == 0 ? [] : [PlanWarning("\(count) rows lack a value and were left out.")]
}

extension AnalysisError {
  /// An error of `Counts`; `subject` says what it is about, as in “model `y ~ x`”.
  init(_ error: CountError, of subject: String) {
    switch error {
    case .notACount(let value):
      self.init(.notACount, "\(value.shortestText) in \(subject) is no whole count from 0 to its total.")
    case .zeroExposure(let value):
      self.init(.zeroExposure, "An exposure of \(subject) is \(value.shortestText); it must be above 0.")
    case .zeroCount:
      self.init(.zeroCount, "There is no event in \(subject) to divide by; report the rates instead of their ratio.")
    case .tooFewMonths(let count), .tooFewObservations(let count):
      self.init(.tooFewObservations, "\(count) values are too few for \(subject).")
    case .unequalLengths: self.init(.invalidArgument, "The columns of \(subject) differ in length.")
    case .invalidArgument(let value):
      self.init(.invalidArgument, "\(subject) cannot be computed with \(value.shortestText).")
    case .singularDesign:
      self.init(
        .singularDesign,
        "A column of \(subject) is zero throughout or follows from the others, or there are fewer rows than columns.")
    case .notConverged(let change):
      self.init(
        .notConverged,
        "The fit of \(subject) does not converge (last change \(change.shortestText)); perhaps a group has no event.")
    case .noOverdispersion:
      self.init(
        .notConverged,
        "The counts of \(subject) scatter no more than Poisson counts: theta runs to infinity. Poisson fits; use "
          + "counts.poisson.")
    case .tooFewClusters(let count):
      self.init(.tooFewClusters, "\(subject) has \(count) cluster; cluster errors need at least 2.")
    case .constantData: self.init(.constantData, "The values of \(subject) do not vary.")
    case .repeatedTime(let time): self.init(.repeatedUnit, "The time \(time.shortestText) of \(subject) stands twice.")
    case .unevenTime(let time):
      self.init(
        .unevenTime,
        "The time after \(time.shortestText) in \(subject) is not one step later; a gap is not a zero, fill it or "
          + "shorten the series.")
    }
  }
}
