import Evaluation
import ProgrammeModel

// 七（二）上报与验收: who reported, which sums agree, what offices said of the sites' own evaluations.
extension ReportContext {
  func halfYear() -> [ReportBlock] {
    guard let reporting = result.rules.reporting, let city = reporting.areas.first else { return [] }
    let table = reportingTable(reporting)
    var blocks = [
      heading(2, HalfYearPhrase.heading, id: "half-year"),
      paragraph(
        HalfYearPhrase.intro,
        [
          "sent": .count(city.sent), "sites": .count(city.sites), "late": .count(city.late),
          "incomplete": .count(city.incomplete), "table": .citation(table.id),
        ]), .table(table),
    ]
    if city.sums > 0 {
      blocks.append(
        paragraph(
          city.differing == 0 ? HalfYearPhrase.sumsAgree : .sumsDiffer,
          ["sums": .count(city.sums), "differing": .count(city.differing)]))
    }
    guard !reporting.acceptances.isEmpty else { return blocks }
    let acceptance = acceptanceTable(reporting)
    return blocks + [paragraph(HalfYearPhrase.acceptance, ["table": .citation(acceptance.id)]), .table(acceptance)]
  }

  private func reportingTable(_ reporting: ReportingResult) -> ReportTable {
    let hasDistricts = round.districtReport != nil
    let deadline = round.districtReport?.deadline
    let districtColumns: [TableColumn] =
      hasDistricts
      ? [
        .text(plain(HalfYearPhrase.submitted)), .number(plain(HalfYearPhrase.sums)),
        .number(plain(HalfYearPhrase.differing)),
      ] : []
    return ReportTable(
      id: "t-reporting", caption: say(HalfYearPhrase.caption, ["period": period]),
      columns: [
        .text(column(.district)), .number(column(.sites)), .number(plain(HalfYearPhrase.sent)),
        .number(plain(HalfYearPhrase.late)), .number(plain(HalfYearPhrase.incomplete)),
      ] + districtColumns,
      rows: reporting.areas.map { area in
        let submitted: TableCell =
          isCity(area.area)
          ? .text("") : area.districtSubmitted.map { submissionCell($0, deadline) } ?? .absent(.missing)
        return TableRow(
          [
            .text(RichText(areaName(area.area))), .count(area.sites), .count(area.sent), .count(area.late),
            .count(area.incomplete),
          ] + (hasDistricts ? [submitted, .count(area.sums), .count(area.differing)] : []),
          isTotal: isCity(area.area))
      },
      notes: [say(HalfYearPhrase.source, ["deadline": RichText(date(round.selfReportDeadline))])])
  }

  private func submissionCell(_ day: String, _ deadline: CalendarDate?) -> TableCell {
    guard let submitted = CalendarDate(day), let deadline else { return .text(RichText(day)) }
    return .verdict(date(submitted), submitted > deadline ? .attention : .neutral)
  }

  private func acceptanceTable(_ reporting: ReportingResult) -> ReportTable {
    let steps = round.acceptance ?? []
    return ReportTable(
      id: "t-acceptance", caption: say(HalfYearPhrase.acceptanceCaption, ["period": period]),
      columns: [.text(column(.district)), .number(column(.sites))] + steps.map { .number(plainActor($0.office)) },
      rows: reporting.areas.map { area in
        TableRow(
          [.text(RichText(areaName(area.area))), .count(area.sites)]
            + steps.map { step in
              let opinions = reporting.acceptances.first { $0.area == area.area && $0.office == step.office }
              return opinions.map { .count($0.accepted) } ?? .absent(.missing)
            }, isTotal: isCity(area.area))
      }, notes: [say(HalfYearPhrase.acceptanceSource)])
  }

  private func plainActor(_ id: String) -> String { NumberText(language).plain(actor(id)) }
}
