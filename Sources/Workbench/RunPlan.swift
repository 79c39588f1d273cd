import AnalysisPlan
import Foundation
import Intake
import Tables

/// Computes an analysis plan from files that lie beside it.
package enum RunPlan {
  /// Reads the plan and its tables and computes every analysis.
  /// - Throws: `WorkbenchError.plan` when the plan cannot be read, `.unreadable` and `.problems` for its tables.
  package static func results(of path: String) throws(WorkbenchError) -> ComputedPlan {
    let text = String(decoding: try DiskFiles.bytes(path), as: UTF8.self)
    let plan: PlanDocument
    do { plan = try PlanDocument.read(text) } catch { throw .plan("\(path): \(error)") }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    var tables: [String: TextTable] = [:]
    for source in plan.dataSources {
      let file = URL(fileURLWithPath: source.file, relativeTo: folder).path
      tables[source.name] = try table(of: file)
    }
    return ComputedPlan(plan.run(tables: tables))
  }

  private static func table(of file: String) throws(WorkbenchError) -> TextTable {
    let source = try DiskFiles.source(file)
    do { return try FileTable(source).table } catch { throw .problems(error.problems) }
  }
}

/// The results of a plan in the forms in which they are printed.
package struct ComputedPlan: Sendable {
  private let results: PlanResults

  init(_ results: PlanResults) { self.results = results }

  package var hasErrors: Bool { results.hasErrors }
  package var json: String { results.json() }

  /// One row for each row of each result; numbers with six significant decimals for people.
  package var table: ResultTable {
    let flat = results.rows
    return ResultTable(
      headers: flat.columnNames,
      rows: flat.rows.map { row in
        row.map { cell in Double(cell).map { .number($0, decimals: $0 == $0.rounded() ? 0 : 4) } ?? .text(cell) }
      })
  }
}
