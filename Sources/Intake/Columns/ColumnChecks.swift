/// What a cell is suspected of, given its column; nothing here needs a definition of the file.
struct ColumnChecks {
  private let scan: ColumnScan
  private let suspectsCodes: Bool

  init(_ scan: ColumnScan) {
    self.scan = scan
    suspectsCodes = scan.tally.type == .integer && Self.isScale(scan)
  }

  /// Warnings of a column, each with its line; of many alike the first, with their number.
  func problems(of table: SourceTable, column: Int) -> [IntakeProblem] {
    let cells = table.cells[column]
    let rules = scan.readings.indices.map { index in rule(for: scan.readings[index]) { table.text(cells.values[index]) }
    }
    var times: [ProblemRule: Int] = [:]
    for (rule, occurrences) in zip(rules, scan.times) { if let rule { times[rule, default: 0] += occurrences } }
    guard !times.isEmpty else { return [] }
    var problems: [IntakeProblem] = []
    var summed: Set<ProblemRule> = []
    for (row, code) in cells.codes.enumerated() {
      guard let rule = rules[Int(code)], let alike = times[rule] else { continue }
      let isSummed = alike > ProblemList.listedWarnings
      guard !isSummed || summed.insert(rule).inserted else { continue }
      let problem = IntakeProblem(
        file: table.file, line: table.rows[row].line, column: table.columns[column].name,
        value: rule == .personalData ? nil : table.text(cells.values[Int(code)]), rule: rule, severity: .warn)
      problems.append(isSummed ? problem.occurring(alike) : problem)
    }
    return problems
  }

  private func rule(for reading: CellReading, _ text: () -> String) -> ProblemRule? {
    switch reading {
    case .spreadsheetError: return .spreadsheetError
    case .roundedIdentifier: return .roundedIdentifier
    case .unusualNumber where isNumeric: return .normalizedValue
    case .notFinite where isNumeric: return .notFinite
    case .missingWord where isNumeric || scan.tally.isMostlyDates: return .missingSpelling
    case .date(_, true, _) where scan.tally.isMostlyDates: return .normalizedValue
    case .impossibleDate where scan.tally.isMostlyDates: return .impossibleDate
    case .ambiguousDate where scan.tally.isMostlyDates: return .ambiguousDate
    case .integer(let value) where suspectsCodes && CellWords.missingCodes.contains(value): return .possibleMissingCode
    case .text where CellWords.holdsPersonalData(text()), .set where CellWords.holdsPersonalData(text()):
      return .personalData
    default: return isMixed(reading) ? .mixedColumn : nil
    }
  }

  private var isNumeric: Bool { scan.tally.isMostlyNumbers }

  /// A cell that is not what most cells of its column are.
  private func isMixed(_ reading: CellReading) -> Bool {
    switch reading {
    case .text, .set, .boolean, .duration, .impossibleDate, .ambiguousDate:
      return isNumeric || scan.tally.isMostlyDates
    case .date: return isNumeric
    case .integer, .number, .unusualNumber, .identifier, .notFinite: return scan.tally.isMostlyDates
    case .empty, .declaredMissing, .missingWord, .spreadsheetError, .roundedIdentifier: return false
    }
  }

  /// Whether all numbers but the usual codes lie within 0–10, and there are some.
  private static func isScale(_ scan: ColumnScan) -> Bool {
    let others = scan.readings.compactMap { reading -> Double? in
      guard case .integer(let number) = reading, !CellWords.missingCodes.contains(number) else { return nil }
      return number
    }
    return !others.isEmpty && others.allSatisfy { (0...10).contains($0) }
  }
}
