import Evaluation
package import ProgrammeModel
import Reporting
import Store

/// The forms of a report.
package enum ReportFormat: String, Sendable, CaseIterable {
  case html
  case docx
  case pdf
  case xlsx
}

/// What is written of a round, and where to.
package struct ReportOrder: Sendable {
  package let round: String
  package let folder: String
  package let languages: [Language]
  package let formats: [ReportFormat]
  /// Districts and sites by identifier, each with a booklet or page of its own; empty: the report of the programme.
  package let places: [String]
  /// Marks every page as a draft even when all steps are signed.
  package let isDraft: Bool

  package init(
    round: String, folder: String, languages: [Language], formats: [ReportFormat], places: [String],
    isDraft: Bool
  ) {
    self.round = round
    self.folder = folder
    self.languages = languages
    self.formats = formats
    self.places = places
    self.isDraft = isDraft
  }
}

/// Writes the reports of an evaluated round.
package enum WriteReport {
  /// Every page is marked as a draft until all steps of the round are signed. One file a language and format, `ROUND.LANGUAGE.FORMAT` or `ROUND.PLACE.LANGUAGE.FORMAT`. A format that cannot be made
  /// is noted, the others still come.
  /// - Parameter progress: told what is being written.
  /// - Throws: `WorkbenchError.store(.noResult)` before the round was evaluated, `.unknownSite` for a place that is neither
  ///   district nor site, `.unwritable`.
  package static func run(
    _ path: String, order: ReportOrder, progress: (String) -> Void
  ) throws(WorkbenchError) -> WrittenReports {
    let opened = try OpenEvaluation(path)
    let result = try EvaluateRound.stored(order.round, in: opened)
    let head = try opened.head()
    let questionnaire = try opened.stored { () throws(StoreError) in try opened.file.questionnaire(round: order.round) }
    let procedure = try opened.procedure(of: try opened.round(order.round))
    let scopes = try scopes(of: order.places, in: opened.programme, result)
    var written = WrittenReports()
    for (name, scope) in scopes {
      for language in order.languages {
        progress("\(name).\(language.rawValue)")
        let document: ReportDocument
        do {
          document = try ReportDocument.make(
            result: result, programme: opened.programme, questionnaire: questionnaire, language: language,
            head: head, scope: scope, procedure: procedure, isDraft: order.isDraft || !procedure.isComplete)
        } catch {
          throw .evaluation("\(error)")
        }
        try write(document, as: order.formats, to: "\(order.folder)/\(name).\(language.rawValue)", &written, progress)
      }
    }
    return written
  }

  /// What to write, each under the beginning of its files' names.
  private static func scopes(
    of places: [String], in programme: Programme, _ result: RoundResult
  ) throws(WorkbenchError) -> [(name: String, scope: ReportScope)] {
    guard !places.isEmpty else { return [(result.round, .programme)] }
    var scopes: [(name: String, scope: ReportScope)] = []
    for place in places {
      if programme.district(place) != nil {
        scopes.append(("\(result.round).\(place)", .district(place)))
      } else if result.sites.contains(where: { $0.site == place }) {
        scopes.append(("\(result.round).\(place)", .site(place)))
      } else {
        throw .unknownSite(place, nearest: nil)
      }
    }
    return scopes
  }

  private static func write(
    _ document: ReportDocument, as formats: [ReportFormat], to path: String, _ written: inout WrittenReports,
    _ progress: (String) -> Void
  ) throws(WorkbenchError) {
    let pictures = pictures(of: document, for: formats, written: &written)
    for format in formats {
      let file = "\(path).\(format.rawValue)"
      progress(file)
      try write(document, pictures, as: format, to: file, written: &written)
    }
  }

  /// Writes one file. What a PDF needs may be missing; that is a notice, not a failure.
  private static func write(
    _ document: ReportDocument, _ pictures: [String: ChartPicture], as format: ReportFormat, to file: String,
    written: inout WrittenReports
  ) throws(WorkbenchError) {
    switch format {
    case .html:
      try DiskFiles.write(HTMLWriter.write(document, charts: pictures.mapValues(\.svg)), to: file)
    case .docx:
      do {
        try DiskFiles.write(try WordWriter.write(document, pictures: pictures), to: file)
      } catch let failure as PackedFile.Failure {
        throw .unwritable(path: file, reason: failure.reason)
      } catch let error as WorkbenchError {
        throw error
      } catch {
        throw .unwritable(path: file, reason: "\(error)")
      }
    case .xlsx:
      let workbook = ReportWorkbook.make(document)
      try DiskFiles.write(to: file) { (path) throws(ExcelWriter.Failure) in
        try ExcelWriter.write(workbook, to: path)
      }
    case .pdf:
      do {
        try DiskFiles.write(try PDFCompiler().pdf(of: document, pictures: pictures), to: file)
      } catch .pdf(let reason) {
        return written.note(.pdf(reason))
      }
    }
    written.paths.append(file)
  }

  /// The pictures, or none with a notice: the tables of the charts stay in the report.
  private static func pictures(
    of document: ReportDocument, for formats: [ReportFormat], written: inout WrittenReports
  ) -> [String: ChartPicture] {
    guard formats.contains(where: { $0 != .xlsx }) else { return [:] }
    do {
      return try ChartRenderer().pictures(of: document.chartSpecifications, withPixels: formats.contains(.docx))
    } catch {
      written.note(error)
      return [:]
    }
  }
}

/// What was written, and what is missing in it.
package struct WrittenReports: Sendable {
  package var paths: [String] = []
  package var notices: [WorkbenchError] = []

  mutating func note(_ error: WorkbenchError) {
    if !notices.contains(error) { notices.append(error) }
  }
}
