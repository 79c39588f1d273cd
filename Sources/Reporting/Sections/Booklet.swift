import Evaluation
import ProgrammeModel

// What a district's booklet says of all its sites: the summary, how they reported, what rules found.
extension ReportContext {
  /// Where the district stands, in one paragraph.
  func bookletSummary(_ district: District, _ sites: [SiteResult]) -> ReportBlock {
    let area = result.districts.first { $0.id == district.id }
    let grades = programme.grading.grades.map { grade in
      say(
        SummaryPhrase.gradeCount,
        ["grade": RichText(grade.name[language]), "count": .count(area?.grades[grade.id] ?? 0)])
    }
    let phrase: BookletPhrase =
      switch area.map({ Comparison($0.satisfaction, with: result.city.satisfaction.value) }) {
      case .above: .summaryAbove
      case .below: .summaryBelow
      case .notDifferent, nil: .summaryAlike
      }
    return paragraph(
      phrase,
      [
        "district": RichText(areaName(district.id)), "sites": .count(sites.count), "table": .citation("t-sites"),
        "score": area.map { quote($0.score, .score) } ?? say(ListPhrase.suppressed),
        "satisfaction": area.map { quotePeople($0.satisfaction, .percent(1)) } ?? say(ListPhrase.suppressed),
        "city": .quantity(result.city.satisfaction.value, .percent(1)), "grades": list(grades),
        "findings": .count(findings(of: sites).count),
      ])
  }

  /// Self-reports site by site, and the findings by rule.
  func bookletFindings(_ sites: [SiteResult]) -> [ReportBlock] {
    let found = findings(of: sites)
    let reports: [ReportBlock] = [
      paragraph(BookletPhrase.reporting, ["table": .citation("t-reporting")]), .table(reportingTable(sites)),
    ]
    guard !found.isEmpty else { return reports + [paragraph(BookletPhrase.noFindings)] }
    return reports + [
      paragraph(BookletPhrase.findings, ["table": .citation("t-district-findings")]), .table(kindTable(found)),
    ]
  }

  private func findings(of sites: [SiteResult]) -> [Finding] {
    let own = Set(sites.map(\.site))
    return allFindings.filter { finding in finding.site.map(own.contains) ?? false }
  }

  private func reportingTable(_ sites: [SiteResult]) -> ReportTable {
    let codes: [FindingCode] = [.noSelfReport, .lateSelfReport, .incompleteSelfReport]
    let found = Dictionary(grouping: findings(of: sites), by: { $0.site ?? "" })
    return ReportTable(
      id: "t-reporting",
      caption: say(BookletPhrase.reportingCaption, ["deadline": RichText(date(round.selfReportDeadline))]),
      columns: [.text(column(.site)), .text(column(.verdict)), .text(column(.finding))],
      rows: sites.map { site in
        let own = (found[site.site] ?? []).filter { finding in codes.contains { $0.rawValue == finding.code } }
        let verdict: TableCell =
          own.isEmpty
          ? .verdict(plain(BookletPhrase.inTime), .good) : .verdict(plain(BookletPhrase.notInTime), .attention)
        return TableRow([
          .name(siteName(site.site)), verdict,
          .text(.list(own.map(findingSentence), separator: ListPhrase.sentenceSeparator[language])),
        ])
      }, notes: [say(BookletPhrase.reportingSource)])
  }

  /// Rules broken, most sites first; those of money, reports and changes alike.
  private func kindTable(_ found: [Finding]) -> ReportTable {
    let groups = Dictionary(grouping: found, by: \.code)
    let order = FindingCode.allCases.map(\.rawValue) + groups.keys.sorted()
    var seen: Set<String> = []
    return ReportTable(
      id: "t-district-findings", caption: say(BookletPhrase.findingCaption, ["period": period]),
      columns: [.text(column(.rule)), .number(column(.findings)), .text(column(.site))],
      rows: order.filter { groups[$0] != nil && seen.insert($0).inserted }.map { code in
        let own = groups[code] ?? []
        var named: Set<String> = []
        let names = own.compactMap(\.site).filter { named.insert($0).inserted }.map { RichText.name(siteName($0)) }
        return TableRow([.text(findingTitle(code)), .count(own.count), .text(list(names))])
      }, notes: [say(BookletPhrase.findingSource)])
  }
}

/// The words of a district's booklet beside those of its sites' pages.
enum BookletPhrase: Phrase, CaseIterable {
  case summaryAbove
  case summaryAlike
  case summaryBelow
  case reporting
  case reportingCaption
  case reportingSource
  case inTime
  case notInTime
  case findings
  case noFindings
  case findingCaption
  case findingSource
}
