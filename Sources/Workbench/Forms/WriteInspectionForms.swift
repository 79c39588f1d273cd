import Evaluation
package import ProgrammeModel
import Reporting

/// Writes the forms of an inspection.
package enum WriteInspectionForms {
  /// For each site to inspect a workbook that is imported when it is filled in, and a page to print:
  /// `SITE.LANGUAGE.xlsx`, `SITE.LANGUAGE.html`. Sites that were lost have none; the reserves in their place have.
  /// - Returns: the files, in the order of the list.
  /// - Throws: `WorkbenchError.noDraw` when the round has no draw on record, `.unwritable`.
  package static func run(
    _ path: String, round id: String, to folder: String, languages: [Language]
  ) throws(WorkbenchError) -> [String] {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    guard let draw = try opened.inspectionDraw(of: id) else { throw .noDraw(round: id) }
    let sites = try opened.sites(round: id)
    let records = try opened.siteRecords(round: id)
    var paths: [String] = []
    for unit in draw.list {
      guard let site = sites.first(where: { $0.id == unit }) else {
        throw .unknownSite(unit, nearest: nil)
      }
      let form = InspectionForm(site, drawnBy: draw, of: round, reports: records)
      for language in languages {
        let text = InspectionFormText(form: form, programme: opened.programme, language: language)
        let file = "\(folder)/\(unit).\(language.rawValue)"
        try DiskFiles.write(to: file + ".xlsx") { (path) throws(ExcelWriter.Failure) in
          try ExcelWriter.write(text.workbook, to: path)
        }
        try DiskFiles.write(text.page.html, to: file + ".html")
        paths += [file + ".xlsx", file + ".html"]
      }
    }
    return paths
  }
}

extension OpenEvaluation {
  fileprivate func siteRecords(round id: String) throws(WorkbenchError) -> InspectionForm.SiteRecords {
    InspectionForm.SiteRecords(
      programme: programme,
      selfReports: try typed(.selfReports, round: id) { (row) throws(RecordFieldError) in try SelfReportLine(row) },
      ledger: try typed(.ledger, round: id) { (row) throws(RecordFieldError) in try LedgerEntry(row) },
      files: Dictionary(try batchStamps(of: id).map { ($0.id, $0.file) }, uniquingKeysWith: { first, _ in first }))
  }
}
