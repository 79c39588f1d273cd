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
  /// The evaluator's own copy, in which judges have their names; elsewhere they have numbers.
  package let namesJudges: Bool

  /// The word that stands for all districts and sites.
  static let everyPlace = "all"

  package let content: Content

  /// What is written.
  package enum Content: Sendable {
    /// The report, or booklets and pages of places.
    case report
    /// The sites' acceptance reports, with their words from a folder.
    case acceptance(AcceptanceFolder)
    case publicSummary
  }

  package init(
    round: String, folder: String, languages: [Language], formats: [ReportFormat], places: [String],
    isDraft: Bool, namesJudges: Bool = false, content: Content = .report
  ) {
    self.round = round
    self.folder = folder
    self.languages = languages
    self.formats = formats
    self.places = places
    self.isDraft = isDraft
    self.namesJudges = namesJudges
    self.content = content
  }
}

/// A folder with a text of each site, `SITE.txt`; nil: the sites have not written yet.
package struct AcceptanceFolder: Sendable {
  package let path: String?

  package init(path: String?) { self.path = path }

  /// The text of a site; nil without one.
  func text(of site: String) throws(WorkbenchError) -> String? {
    guard let path else { return nil }
    let file = "\(path)/\(site).txt"
    guard DiskFiles.exists(file) else { return nil }
    return String(decoding: try DiskFiles.bytes(file), as: UTF8.self)
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
    let stored = try EvaluateRound.stored(order.round, in: opened)
    let result = order.namesJudges ? stored : stored.withJudgeNumbers
    let head = try opened.head()
    let questionnaire = try opened.stored { () throws(StoreError) in try opened.file.questionnaire(round: order.round) }
    let procedure = try opened.procedure(of: try opened.round(order.round))
    let scopes =
      switch order.content {
      case .report: try scopes(of: order.places, in: opened.programme, result)
      case .acceptance(let words): try acceptance(words, of: order, in: opened, result)
      case .publicSummary: [(name: "\(result.round).public", scope: ReportScope.publicSummary)]
      }
    var written = WrittenReports()
    var waiting: [PDFJob] = []
    for (place, (name, scope)) in scopes.enumerated() {
      for language in order.languages {
        progress("\(place + 1)/\(scopes.count) \(name).\(language.rawValue)")
        let document: ReportDocument
        do {
          document = try ReportDocument.make(
            result: result, programme: opened.programme, questionnaire: questionnaire, language: language,
            head: head, scope: scope, procedure: procedure, isDraft: order.isDraft || !procedure.isComplete)
        } catch {
          throw .evaluation("\(error)")
        }
        let path = "\(order.folder)/\(name).\(language.rawValue)"
        try write(document, as: order.formats, to: path, &written, &waiting, progress)
      }
      if waiting.count >= pdfsAtOnce || waiting.reduce(0, { $0 + $1.size }) >= bytesAtOnce {
        try compile(&waiting, &written, progress)
      }
    }
    try compile(&waiting, &written, progress)
    return written
  }

  /// PDFs are set so many at a time: their processes read the fonts once, and what they keep in memory stays small.
  private static let pdfsAtOnce = 24
  /// Bytes of texts and pictures after which no more are added.
  private static let bytesAtOnce = 1_000_000

  private static func compile(
    _ waiting: inout [PDFJob], _ written: inout WrittenReports, _ progress: (String) -> Void
  ) throws(WorkbenchError) {
    guard let last = waiting.last else { return }
    progress("\(last.file) (\(waiting.count) PDF)")
    for (job, result) in zip(waiting, PDFCompiler().pdfs(of: waiting)) {
      switch result {
      case .success(let bytes):
        try DiskFiles.write(bytes, to: job.file)
        written.paths.append(job.file)
      case .failure(let error): written.note(error)
      }
    }
    waiting = []
  }

  /// The acceptance reports of the places, or of all sites, each with the words of `WORDS/SITE.txt` where there is one.
  private static func acceptance(
    _ words: AcceptanceFolder, of order: ReportOrder, in opened: OpenEvaluation, _ result: RoundResult
  ) throws(WorkbenchError) -> [(name: String, scope: ReportScope)] {
    let opinions = try opened.typed(.acceptances, round: order.round) { (row) throws(RecordFieldError) in
      try Acceptance(row)
    }
    let wanted = order.places.isEmpty ? result.sites.map(\.site) : order.places
    var scopes: [(name: String, scope: ReportScope)] = []
    for site in wanted {
      let own = AcceptanceWords(
        sections: try words.text(of: site).map(AcceptanceWords.sections(of:)) ?? [],
        opinions: opinions.filter { $0.site == site })
      guard result.sites.contains(where: { $0.site == site }) else { throw .unknownSite(site, nearest: nil) }
      scopes.append(("\(result.round).\(site).acceptance", .acceptance(site, own)))
    }
    return scopes
  }

  /// What to write, each under the beginning of its files' names.
  private static func scopes(
    of places: [String], in programme: Programme, _ result: RoundResult
  ) throws(WorkbenchError) -> [(name: String, scope: ReportScope)] {
    guard !places.isEmpty else { return [(result.round, .programme)] }
    guard places != [ReportOrder.everyPlace] else {
      return [(result.round, .programme)]
        + programme.districts.map { ("\(result.round).\($0.id)", .district($0.id)) }
        + result.sites.map { ("\(result.round).\($0.site)", .site($0.site)) }
    }
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
    _ waiting: inout [PDFJob], _ progress: (String) -> Void
  ) throws(WorkbenchError) {
    let pictures = pictures(of: document, for: formats, written: &written)
    for format in formats {
      let file = "\(path).\(format.rawValue)"
      progress(file)
      if format == .pdf {
        waiting.append(PDFJob(document, pictures: pictures, to: file))
      } else {
        try write(document, pictures, as: format, to: file, written: &written)
      }
    }
  }

  /// Writes one file at once; PDFs wait for each other.
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
    case .pdf: return
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
