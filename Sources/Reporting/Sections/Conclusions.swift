import Evaluation
import ProgrammeModel

// 三、总体结论: city and districts, grades, the chart of districts.
extension ReportContext {
  func conclusions() -> [ReportBlock] {
    let areas = Comparisons(result.districts, with: result.city.satisfaction.value) { $0.satisfaction }
    return [
      heading(1, ConclusionPhrase.heading, id: "conclusions"),
      paragraph(
        ConclusionPhrase.city,
        [
          "score": quote(result.city.score, .score),
          "satisfaction": quotePeople(result.city.satisfaction, .percent(1)), "table": .citation("t-areas"),
        ]),
      .paragraph(differing(areas)), .figure(districtFigure()), .table(areaTable()),
      paragraph(ConclusionPhrase.grades, ["table": .citation("t-grades")]), .table(gradeTable()),
    ]
  }

  private func differing(_ areas: Comparisons<AreaResult>) -> RichText {
    guard !(areas.above.isEmpty && areas.below.isEmpty) else { return say(ConclusionPhrase.noDifference) }
    let above = areas.above.isEmpty ? nil : say(ConclusionPhrase.above, ["districts": names(areas.above)])
    let below = areas.below.isEmpty ? nil : say(ConclusionPhrase.below, ["districts": names(areas.below)])
    return RichText([above, below].compactMap(\.self).flatMap(\.runs)) + say(ConclusionPhrase.others)
  }

  private func names(_ areas: [AreaResult]) -> RichText { list(areas.map { RichText(areaName($0.id)) }) }

  private func areaTable() -> ReportTable {
    let rows = result.districts.map { areaRow($0, isTotal: false) } + [areaRow(result.city, isTotal: true)]
    return ReportTable(
      id: "t-areas", caption: say(ConclusionPhrase.areaCaption, ["period": period]),
      columns: [
        .text(column(.district)), .number(column(.sites)), .number(column(.score)), .number(column(.scoreInterval)),
        .number(column(.satisfiedPercent)), .number(column(.intervalPercent)), .number(column(.n)),
        .graphic(column(.satisfactionGraphic)),
      ], rows: rows, notes: [say(ConclusionPhrase.areaSource), say(ConclusionPhrase.graphicNote)])
  }

  private func areaRow(_ area: AreaResult, isTotal: Bool) -> TableRow {
    let scale = satisfactionScale
    return TableRow(
      [.text(RichText(areaName(area.id))), .count(area.siteCount)] + cells(area.score, .score)
        + peopleCells(area.satisfaction, .percent(1))
        + [
          dotCell(
            area.satisfaction, reference: isTotal ? nil : result.city.satisfaction.value, scale: scale, people: true)
        ], isTotal: isTotal)
  }

  /// One scale for satisfaction in all rows: it holds every district's interval.
  private var satisfactionScale: ClosedRange<Double> {
    extent((result.districts + [result.city]).map(\.satisfaction), around: result.city.satisfaction.value, margin: 0.05)
  }

  private func gradeTable() -> ReportTable {
    let grades = programme.grading.grades
    let rows = (result.districts + [result.city]).map { area in
      TableRow(
        [.text(RichText(areaName(area.id))), .count(area.siteCount)] + grades.map { .count(area.grades[$0.id] ?? 0) },
        isTotal: area.id == result.city.id)
    }
    return ReportTable(
      id: "t-grades", caption: say(ConclusionPhrase.gradeCaption, ["period": period]),
      columns: [.text(column(.district)), .number(column(.sites))] + grades.map { .number($0.name[language]) },
      rows: rows, notes: [say(ConclusionPhrase.gradeSource)])
  }
}
