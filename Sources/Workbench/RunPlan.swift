import AnalysisPlan
import Foundation
import Intake
package import ProgrammeModel
import Tables

/// Computes an analysis plan from files that lie beside it.
package enum RunPlan {
  /// Reads the plan and its tables and computes every analysis.
  /// - Throws: `WorkbenchError.plan` when the plan cannot be read, `.planTable` when one of its tables
  ///   cannot.
  package static func results(of path: String) throws(WorkbenchError) -> ComputedPlan {
    let text = try text(of: path)
    let plan: PlanDocument
    do { plan = try PlanDocument.read(text) } catch {
      throw .plan(path + (error.line == nil ? ": " : " ") + "\(error)")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    var tables: [String: TextTable] = [:]
    for source in plan.dataSources {
      let file = URL(fileURLWithPath: source.file, relativeTo: folder).path
      do { tables[source.name] = try table(of: file) } catch {
        throw .planTable(place: "\(path) line \(source.line ?? 1), data “\(source.name)”", error)
      }
    }
    return ComputedPlan(plan.run(tables: tables), plan: path)
  }

  /// The plan as text; one that is not UTF-8 is refused with the first line that is not.
  private static func text(of path: String) throws(WorkbenchError) -> String {
    let bytes = try DiskFiles.bytes(path)
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let valid = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .prefix { String(validating: $0, as: UTF8.self) != nil }.count
    throw .plan("\(path) line \(valid + 1): this is no UTF-8; save the plan as UTF-8")
  }

  private static func table(of file: String) throws(WorkbenchError) -> TextTable {
    let source = try DiskFiles.source(file)
    do { return try FileTable(source).table } catch { throw .problems(error.problems) }
  }
}

/// The results of a plan in the forms in which they are printed.
package struct ComputedPlan: Sendable {
  private let results: PlanResults
  /// The plan's file.
  private let path: String

  init(_ results: PlanResults, plan path: String) {
    self.results = results
    self.path = path
  }

  package var hasErrors: Bool { results.hasErrors }
  package var json: String { results.json() }

  /// What the plan says without effect, with its place.
  package var warnings: [String] { results.warnings.map { "\(path) \($0.sentence)" } }

  /// Every analysis as an evaluator reads it.
  package func printed(in language: Language) -> PrintedPlan {
    PrintedPlan(
      title: URL(fileURLWithPath: path).lastPathComponent, language: language,
      analyses: results.results.map { $0.printed(in: PlanWords(language)) })
  }

  /// One row for each row of each result, for spreadsheets and programs. A label such as `01` stays as it is.
  package var rows: ResultTable {
    let flat = results.rows
    return ResultTable(
      headers: flat.columnNames,
      rows: flat.rows.map { row in
        row.map { cell in
          Double(cell).flatMap { $0.shortestText == cell ? .number($0, decimals: 4) : nil } ?? .text(cell)
        }
      })
  }
}
