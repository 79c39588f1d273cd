import Evaluation
import ProgrammeModel

// 一、评估概况: the programme, the purpose of the evaluation, quotas and projects.
extension ReportContext {
  func overview() -> [ReportBlock] {
    var blocks = [heading(1, OverviewPhrase.heading, id: "overview")]
    blocks.append(heading(2, OverviewPhrase.backgroundHeading, id: "background"))
    blocks.append(paragraph(OverviewPhrase.background, backgroundArguments()))
    if !programme.rules.eligibility.isEmpty {
      blocks.append(paragraph(OverviewPhrase.eligibility))
      blocks.append(.bullets(programme.rules.eligibility.map { RichText($0[language]) }))
    }
    blocks.append(paragraph(OverviewPhrase.calendar, ["table": .citation("t-calendar")]))
    blocks.append(.table(calendarTable()))
    blocks += procedureBlocks()
    blocks.append(heading(2, OverviewPhrase.purposeHeading, id: "purpose"))
    blocks.append(paragraph(round.decidesRollOut ? OverviewPhrase.summativePurpose : .formativePurpose))
    blocks.append(paragraph(OverviewPhrase.scope))
    blocks.append(heading(2, OverviewPhrase.sitesHeading, id: "sites-and-projects"))
    blocks.append(
      paragraph(
        OverviewPhrase.sites,
        [
          "sites": .count(result.sites.count), "quota": .count(programme.districts.reduce(0) { $0 + $1.quota }),
          "quotas": .citation("t-quotas"), "projects": .citation("t-projects"),
        ]))
    return blocks + [.table(quotaTable()), .table(projectTable())] + libraryBlocks()
  }

  /// What the districts may add; nothing where they add nothing.
  private func matching() -> RichText {
    let ratio = programme.rules.matchingRatio
    guard ratio > 0 else { return RichText("") }
    return say(OverviewPhrase.matching, ["ratio": .quantity(ratio, .decimal(0))])
  }

  private func backgroundArguments() -> [String: RichText] {
    [
      "programme": RichText(programme.title[language]), "commissioner": RichText(programme.commissioner[language]),
      "period": dates(programme.period), "fund": .name(programme.rules.grantFund),
      "grant": .quantity(Double(programme.rules.grant), .yuan),
      "matching": matching(),
      "minimum": .count(programme.rules.minimumProjects),
      "lower": .count(programme.rules.applications.lowerBound),
      "upper": .count(programme.rules.applications.upperBound),
    ]
  }

  private func calendarTable() -> ReportTable {
    ReportTable(
      id: "t-calendar", caption: say(OverviewPhrase.calendarCaption),
      columns: [.text(column(.milestone)), .text(column(.firstDay)), .text(column(.lastDay)), .text(column(.actor))],
      rows: programme.calendar.map { milestone in
        TableRow([
          .text(RichText(milestone.name[language])), .text(RichText(date(milestone.first))),
          .text(RichText(date(milestone.last))), .text(actor(milestone.actor)),
        ])
      }, notes: [say(OverviewPhrase.programmeSource)])
  }

  private func quotaTable() -> ReportTable {
    let rows = programme.districts.map { district in
      let sites = result.sites.filter { $0.district == district.id }
      return TableRow([
        .text(RichText(district.name[language])), .count(district.quota), .count(sites.count),
        .count(sites.reduce(0) { $0 + $1.residents }),
      ])
    }
    let total = TableRow(
      [
        .text(RichText(areaName("city"))), .count(programme.districts.reduce(0) { $0 + $1.quota }),
        .count(result.sites.count), .count(result.sites.reduce(0) { $0 + $1.residents }),
      ], isTotal: true)
    return ReportTable(
      id: "t-quotas", caption: say(OverviewPhrase.quotaCaption),
      columns: [
        .text(column(.district)), .number(column(.quota)), .number(column(.sitesEvaluated)),
        .number(column(.residents)),
      ], rows: rows + [total], notes: [say(OverviewPhrase.quotaSource)])
  }

  private func projectTable() -> ReportTable {
    ReportTable(
      id: "t-projects", caption: say(OverviewPhrase.projectCaption),
      columns: [
        .text(column(.project)), .text(column(.group)), .text(column(.nature)), .number(column(.sites)),
        .number(column(.shareOfSites)),
      ],
      rows: programme.projects.map { project in
        let sites = result.sites.filter { $0.projects.contains(project.id) }.count
        return TableRow([
          .text(RichText(project.name[language])), .text(RichText(GroupPhrase(project.group)[language])),
          .text(RichText(NaturePhrase(project.nature)[language])), .count(sites),
          shareCell(sites, of: result.sites.count),
        ])
      }, notes: [say(OverviewPhrase.projectSource)])
  }

  func shareCell(_ part: Int, of whole: Int) -> TableCell {
    whole == 0 ? .absent(.undefined) : .number(Double(part) / Double(whole), .percent(1))
  }
}
