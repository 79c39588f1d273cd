/// What a reader of a workbook should know, said by line and column of its table.
struct WorkbookRemarks {
  let file: String
  let columns: [SourceTable.ColumnHeader]
  /// Line of the row that names the columns; what stands above it is a title.
  let headerLine: Int

  /// Warnings in the order of workbook, columns, cells.
  func problems(of workbook: Workbook) -> [IntakeProblem] {
    ofWorkbook(workbook) + hiddenColumns(workbook.content) + mergedCells(workbook) + cells(workbook.content)
  }

  private func warning(_ rule: ProblemRule, line: Int? = nil, column: Int? = nil, value: String? = nil) -> IntakeProblem
  {
    IntakeProblem(
      file: file, line: line, column: column.map { columns[$0].name }, value: value, rule: rule, severity: .warn)
  }

  private func ofWorkbook(_ workbook: Workbook) -> [IntakeProblem] {
    var problems: [IntakeProblem] = []
    if workbook.isHidden { problems.append(warning(.hiddenSheet, value: workbook.sheet)) }
    if !workbook.otherSheets.isEmpty {
      problems.append(warning(.otherSheets, value: workbook.otherSheets.joined(separator: ", ")))
    }
    if workbook.holdsMacros { problems.append(warning(.macros)) }
    return problems
  }

  private func hiddenColumns(_ content: SheetReading) -> [IntakeProblem] {
    columns.indices.filter { column in content.hiddenColumns.contains { $0.contains(column) } }
      .map { warning(.hiddenColumn, column: $0) }
  }

  /// Those of titles and below the table are left out.
  private func mergedCells(_ workbook: Workbook) -> [IntakeProblem] {
    let lines = headerLine...max(headerLine, workbook.text.physicalLines)
    return workbook.content.mergedAreas.filter { lines.contains($0.line) }
      .map { warning(.mergedCells, line: $0.line, value: $0.area) }
  }

  /// Remarks on cells, each with its line; of many alike the first, with their number. A text that could be a number is
  /// worth saying only among numbers.
  private func cells(_ content: SheetReading) -> [IntakeProblem] {
    let kinds = content.remarks.found.keys.filter { kind in
      guard let column = kind.column else { return true }
      guard columns.indices.contains(column) else { return false }
      guard kind.rule == .numberAsText else { return true }
      let counts = content.numberCounts[column]
      return counts.numbers > counts.texts
    }
    let ordered = kinds.sorted { ($0.rule.rawValue, $0.column ?? -1) < ($1.rule.rawValue, $1.column ?? -1) }
    return ordered.flatMap { kind in problems(kind, content.remarks.found[kind]) }
  }

  private func problems(_ kind: SheetRemarks.Kind, _ found: SheetRemarks.Occurrences?) -> [IntakeProblem] {
    guard let found else { return [] }
    let listed = found.first.filter { $0.line > headerLine }
    let count = found.count - (found.first.count - listed.count)
    let problems = listed.map { warning(kind.rule, line: $0.line, column: kind.column, value: $0.value) }
    guard count > ProblemList.listedWarnings, let first = problems.first else { return problems }
    return [first.occurring(count)]
  }
}
