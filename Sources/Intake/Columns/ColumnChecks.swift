/// What a cell is suspected of, given its column; nothing here needs a definition of the file.
struct ColumnChecks {
  private let scan: ColumnScan
  private let suspectsCodes: Bool

  init(_ scan: ColumnScan) {
    self.scan = scan
    suspectsCodes = scan.tally.type == .integer && Self.isScale(scan)
  }

  /// Warnings of a column, each with its line.
  func problems(of table: SourceTable, column: Int) -> [IntakeProblem] {
    let rules = scan.values.map { rule(for: $0.reading, $0.text) }
    guard rules.contains(where: { $0 != nil }) else { return [] }
    return zip(table.rows, scan.positions).compactMap { row, position in
      guard let rule = rules[Int(position)] else { return nil }
      return IntakeProblem(
        file: table.file, line: row.line, column: table.columns[column].name,
        value: rule == .personalData ? nil : scan.values[Int(position)].text,
        rule: rule, severity: .warn)
    }
  }

  private func rule(for reading: CellReading, _ text: String) -> ProblemRule? {
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
    case .text where CellWords.holdsPersonalData(text), .set where CellWords.holdsPersonalData(text):
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
    case .empty, .missingWord, .spreadsheetError, .roundedIdentifier: return false
    }
  }

  /// Whether all numbers but the usual codes lie within 0–10, and there are some.
  private static func isScale(_ scan: ColumnScan) -> Bool {
    let others = scan.values.compactMap { value -> Double? in
      guard case .integer(let number) = value.reading, !CellWords.missingCodes.contains(number) else { return nil }
      return number
    }
    return !others.isEmpty && others.allSatisfy { (0...10).contains($0) }
  }
}
