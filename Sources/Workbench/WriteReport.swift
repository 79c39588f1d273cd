import Evaluation
package import ProgrammeModel
import Reporting
import Store

/// Writes the reports of an evaluated round.
package enum WriteReport {
  /// One HTML file a language, `ROUND.LANGUAGE.html`.
  /// - Parameter progress: told what is being done.
  /// - Throws: `WorkbenchError.store(.noResult)` before the round was evaluated, `.unwritable`.
  package static func run(
    _ path: String, round id: String, to folder: String, languages: [Language], progress: (String) -> Void
  ) throws(WorkbenchError) -> WrittenReports {
    let opened = try OpenEvaluation(path)
    let result = try EvaluateRound.stored(id, in: opened)
    let head = try opened.head()
    let questionnaire = try opened.stored { () throws(StoreError) in try opened.file.questionnaire(round: id) }
    var written = WrittenReports()
    for language in languages {
      progress("\(id).\(language.rawValue)")
      let document: ReportDocument
      do {
        document = try ReportDocument.make(
          result: result, programme: opened.programme, questionnaire: questionnaire, language: language,
          head: head)
      } catch {
        throw .evaluation("\(error)")
      }
      let html = HTMLWriter.write(document, charts: charts(of: document, notices: &written.notices))
      let file = "\(folder)/\(id).\(language.rawValue).html"
      try DiskFiles.write(html, to: file)
      written.paths.append(file)
    }
    return written
  }

  /// The pictures, or none with a notice: the tables of the charts stay in the report.
  private static func charts(of document: ReportDocument, notices: inout [WorkbenchError]) -> [String: String] {
    do {
      return try ChartRenderer.installed.svg(of: document.chartSpecifications)
    } catch {
      if !notices.contains(error) { notices.append(error) }
      return [:]
    }
  }
}

/// What was written, and what is missing in it.
package struct WrittenReports: Sendable {
  package var paths: [String] = []
  package var notices: [WorkbenchError] = []
}
