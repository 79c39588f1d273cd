import Evaluation
package import ProgrammeModel
import Reporting

/// Who has reported in a round, and what the offices said of the sites' own evaluations.
package enum ShowBoard {
  /// Reads the evidence as it stands; nothing is evaluated or stored.
  package static func run(_ path: String, round id: String) throws(WorkbenchError) -> ReportingBoard {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    var evidence = RoundEvidence(
      programme: opened.programme, round: round,
      questionnaire: Questionnaire(id: "", title: LocalizedText(zh: "", en: ""), version: "", questions: []))
    evidence.sites = try opened.sites(round: id)
    guard !evidence.sites.isEmpty else { throw .noSites }
    evidence.selfReports = try opened.typed(.selfReports, round: id) { (row) throws(RecordFieldError) in
      try SelfReportLine(row)
    }
    evidence.districtReports = try opened.typed(.districtReports, round: id) { (row) throws(RecordFieldError) in
      try DistrictReportLine(row)
    }
    evidence.acceptances = try opened.typed(.acceptances, round: id) { (row) throws(RecordFieldError) in
      try Acceptance(row)
    }
    do {
      return ReportingBoard(programme: opened.programme, result: try RoundEvaluation.reporting(evidence))
    } catch {
      throw .evaluation("\(error)")
    }
  }
}

/// The board of a round.
package struct ReportingBoard: Sendable {
  let programme: Programme
  let result: ReportingResult
}

extension ReportingBoard {
  package func table(in language: Language) -> ResultTable {
    let words = StateWords(language: language, vocabulary: programme.vocabulary)
    let offices = result.acceptances.map(\.office).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let fixed =
      switch language {
      case .zh: [programme.vocabulary.fill("{=districts}", in: .zh), "点位", "已上报", "迟报", "不全", "上级报送日期", "核对项", "不符"]
      case .en: ["area", "sites", "sent", "late", "incomplete", "report of the area", "sums", "differing"]
      }
    return ResultTable(
      headers: fixed + offices.map { words.office($0) },
      rows: result.areas.map { area in
        let name = programme.district(area.area)?.name[language] ?? (language == .zh ? "合计" : "in all")
        return [
          .text(name), .count(area.sites), .count(area.sent), .count(area.late), .count(area.incomplete),
          .optional(area.districtSubmitted), .count(area.sums), .count(area.differing),
        ]
          + offices.map { office in
            let opinion = result.acceptances.first { $0.area == area.area && $0.office == office }
            return .text(opinion.map { "\($0.accepted)/\(area.sites)" } ?? "")
          }
      })
  }

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(result) }
}
