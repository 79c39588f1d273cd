import Statistics
import SurveyEstimation
import Tables

/// Two-way tables with tests of independence.
enum SurveyCrosstab {
  private enum Base: String, CaseIterable { case complete, all }

  static let method = AnalysisMethod(name: "survey.crosstab") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "survey.crosstab", known: ["design", "row", "column", "where", "tests", "base"])
    let row = try reader.required("row", try reader.text("row"))
    let column = try reader.required("column", try reader.text("column"))
    let tests = try tests(reader)
    let base = try reader.choice("base", as: Base.self) ?? .complete
    let frame = try context.frame(
      design: try reader.required("design", try reader.text("design")), by: [], where: try reader.text("where"),
      columns: [row, column])
    let rows = try frame.occurring(row)
    let columns = try frame.occurring(column)
    for (name, categories) in [(row, rows), (column, columns)] where categories.levels.count < 2 {
      throw AnalysisError(.tooFewLevels, "“\(name)” has fewer than two categories.")
    }
    let table = ContingencyTable(
      rows.codes, columns.codes, rowCount: rows.levels.count, columnCount: columns.levels.count, in: frame.whereRows,
      base: base == .all ? frame.whole.rowCount : nil, of: frame.sample.design)
    let labels = rows.levels.flatMap { row in columns.levels.map { "\(row) × \($0)" } }
    return fields(
      table, tests, labels: (rows.levels, columns.levels), base: base == .all ? frame.whole.rowCount : nil,
      warnings: frame.sample.warnings + (try frame.warnings(table.warnings, labels)))
  }

  private static func tests(_ reader: ArgumentReader) throws(AnalysisError) -> [IndependenceTest] {
    guard let names = try reader.texts("tests") else { return [.raoScottF] }
    var tests: [IndependenceTest] = []
    for name in names {
      guard let test = IndependenceTest(rawValue: name) else {
        throw reader.invalid("tests", "a list of \(IndependenceTest.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      tests.append(test)
    }
    return tests
  }

  private static func fields(
    _ table: ContingencyTable, _ tests: [IndependenceTest], labels: ([String], [String]), base: Int?,
    warnings: [PlanWarning]
  ) -> AnalysisFields {
    let cells = table.counts.indices.map { cell -> JSONValue in
      [
        "row": .text(labels.0[cell / labels.1.count]), "column": .text(labels.1[cell % labels.1.count]),
        "n": JSONValue(table.counts[cell]), "total": JSONValue(table.totals[cell]),
        "proportion": JSONValue(table.shares[cell].value), "se": JSONValue(table.shares[cell].standardError),
      ]
    }
    var notes = warnings
    let results = tests.map { test -> JSONValue in
      let found = table.result(of: test)
      if found.p == nil { notes.append("The test \(test.rawValue) is not defined here: too few degrees of freedom.") }
      return [
        "test": .text(test.rawValue), "statistic": JSONValue(found.statistic), "df1": JSONValue(found.df1),
        "df2": JSONValue(found.df2), "p": JSONValue(found.p),
      ]
    }
    return AnalysisFields(
      members: [
        JSONMember("cells", .list(cells)), JSONMember("pearson", JSONValue(table.pearson)),
        JSONMember("tests", .list(results)), JSONMember("n", JSONValue(base ?? table.counts.reduce(0, +))),
      ], warnings: notes)
  }
}

extension SurveyFrame {
  /// The categories of a column that occur among the rows of `where`.
  fileprivate func occurring(_ name: String) throws(AnalysisError) -> CategoryCodes {
    let all = try sample.table.categories(name)
    var codes = all.codes
    if let whereRows { for row in codes.indices where !whereRows[row] { codes[row] = -1 } }
    let found = PairNumbering(outer: codes, inner: [Int32](repeating: 0, count: codes.count), rowCount: codes.count)
    return CategoryCodes(codes: found.ofRow, levels: found.outer.map { all.levels[Int($0)] })
  }
}
