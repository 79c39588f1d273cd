import Evaluation
import ProgrammeModel

// 八、问题与整改清单 (formative rounds): sites to be visited first and what each has to put right.
extension ReportContext {
  func followUp() -> [ReportBlock] {
    let head = heading(1, FollowUpPhrase.heading, id: "follow-up")
    let sites = sitesToVisit()
    guard !sites.isEmpty else { return [head, paragraph(FollowUpPhrase.noSites)] }
    return [
      head, paragraph(FollowUpPhrase.intro, ["table": .citation("t-follow-up")]), .table(followUpTable(sites)),
    ]
  }

  /// Sites whose satisfaction lies below the city's, and sites with a rule broken, by the number of reasons.
  private func sitesToVisit() -> [(site: SiteResult, reasons: [RichText])] {
    let below = Set(siteComparisons().below.map(\.site))
    let findings = Dictionary(grouping: allFindings, by: { $0.site ?? "" })
    return result.sites.compactMap { site in
      var reasons = below.contains(site.site) ? [say(FollowUpPhrase.lowSatisfaction)] : []
      for finding in findings[site.site] ?? [] where FindingCode(rawValue: finding.code)?.needsAction ?? true {
        reasons.append(findingSentence(finding))
      }
      return reasons.isEmpty ? nil : (site, reasons)
    }
  }

  private func followUpTable(_ sites: [(site: SiteResult, reasons: [RichText])]) -> ReportTable {
    ReportTable(
      id: "t-follow-up", caption: say(FollowUpPhrase.caption),
      columns: [.text(column(.site)), .text(column(.district)), .text(column(.reasons)), .text(column(.dueDate))],
      rows: sites.map { entry in
        TableRow([
          .name(siteName(entry.site.site)), .text(RichText(areaName(entry.site.district))),
          .text(.list(entry.reasons, separator: ListPhrase.sentenceSeparator[language])),
          .text(RichText(reviewDate)),
        ])
      }, notes: [say(FollowUpPhrase.source)])
  }

  /// The next round's deadline for self-reports, when the corrections are checked.
  private var reviewDate: String {
    let following = programme.rounds.first { $0.previous == round.id }
    return date(following?.selfReportDeadline ?? programme.period.last)
  }
}
