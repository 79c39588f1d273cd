import AnalysisPlan
package import ProgrammeModel

/// The results of a plan as an evaluator reads them: a heading, tables and notes for every analysis, in one language.
package struct PrintedPlan: Sendable, Equatable {
  /// The name of the plan's file.
  package let title: String
  package let language: Language
  package let analyses: [PrintedAnalysis]
}

/// One analysis in print.
package struct PrintedAnalysis: Sendable, Equatable {
  /// The id, what is estimated, and the method's name in the plan.
  package let title: String
  /// The design in one line, then what the analysis asks for.
  package let lines: [String]
  package let tables: [PrintedTable]
  /// What the marks mean, what is undefined, or why there is no result.
  package let notes: [String]
}

/// One table with what it shows where an analysis has more than one.
package struct PrintedTable: Sendable, Equatable {
  package let caption: String?
  package let table: ResultTable
}

extension AnalysisResult {
  /// The result in the words of a language.
  func printed(in words: PlanWords) -> PrintedAnalysis {
    let lists = self.lists
    let tables = lists.map { list in
      PrintedTable(
        caption: lists.count > 1 ? words.caption(list, isAlone: lists.count { $0.field == "rows" } < 2) : nil,
        table: ListLayout(list: list, method: method ?? "", level: level, words: words).table)
    }
    return PrintedAnalysis(
      title: words.title(id: id, method: method), lines: words.lines(outline), tables: tables,
      notes: words.doubts(lists) + warnings.map(\.sentence)
        + (error.map { [words.refused($0)] } ?? []))
  }

  /// The confidence level that the plan asks for.
  private var level: Double {
    outline.arguments.first { $0.key == "level" }.flatMap { Double($0.text) } ?? 0.95
  }
}

/// How one list of a result is laid out: limits share a column, and thin figures have a mark.
private struct ListLayout {
  let list: ResultList
  let method: String
  let level: Double
  let words: PlanWords

  /// Keys that stand together in one column.
  private static let limits = ["lower": "upper", "rankLower": "rankUpper"]

  var table: ResultTable {
    let keys = list.columns.filter { !Self.limits.values.contains($0) }
    let isMarked = list.lines.contains { !$0.doubts.isEmpty }
    let headers = keys.map { words.heading($0, of: list, method: method, level: level) }
    let digits = FigureDigits(list)
    return ResultTable(
      headers: headers + (isMarked ? [""] : []),
      rows: list.lines.map { line in
        keys.map { cell($0, of: line, digits) }
          + (isMarked ? [line.doubts.isEmpty ? .empty : .text(PlanWords.mark)] : [])
      })
  }

  private func value(_ key: String, of line: ResultList.Line) -> JSONValue {
    list.columns.firstIndex(of: key).map { line.cells[$0] } ?? .null
  }

  private func cell(_ key: String, of line: ResultList.Line, _ digits: FigureDigits) -> ResultTable.Cell {
    guard let partner = Self.limits[key] else { return digits.cell(value(key, of: line), key, of: line) }
    guard let lower = value(key, of: line).plainNumber, let upper = value(partner, of: line).plainNumber else {
      return .figure(PlanWords.undefined)
    }
    return .figure("[\(digits.text(lower, key, of: line)), \(digits.text(upper, partner, of: line))]")
  }
}
