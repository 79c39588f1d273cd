import Evaluation
import ProgrammeModel

// 六（三）选点考察: the draw that anyone can repeat, the visits, verified against reported.
extension ReportContext {
  func inspection() -> [ReportBlock] {
    var blocks = [heading(2, InspectionPhrase.heading, id: "inspection")]
    if let draw = result.inspection.draw {
      blocks.append(paragraph(InspectionPhrase.draw, drawArguments(draw)))
      blocks.append(.table(drawnTable(draw)))
      if let lost = draw.lost, !lost.isEmpty {
        blocks += [
          paragraph(InflationPhrase.lost, ["count": .count(lost.count), "table": .citation("t-lost")]),
          .table(lostTable(lost)),
        ]
      }
    } else {
      blocks.append(.note(say(InspectionPhrase.noDraw)))
    }
    guard !result.inspection.factors.isEmpty else { return blocks + [paragraph(InspectionPhrase.noFactors)] }
    return blocks + [
      paragraph(InspectionPhrase.factors, ["table": .citation("t-factors")]), .table(factorTable()),
    ] + inflatedReports()
  }

  private func lostTable(_ lost: [InspectionDraw.LostUnit]) -> ReportTable {
    ReportTable(
      id: "t-lost", caption: say(InflationPhrase.lostCaption),
      columns: [.text(column(.site)), .text(column(.drawStatus)), .text(column(.reason))],
      rows: lost.map { unit in
        TableRow([.name(siteName(unit.site)), .text(fate(unit.fate)), .name(unit.because)])
      }, notes: [say(InflationPhrase.lostSource)])
  }

  private func fate(_ fate: String) -> RichText {
    switch fate {
    case "closed": say(InflationPhrase.closed)
    case "refused": say(InflationPhrase.refused)
    default: say(InflationPhrase.ineligible)
    }
  }

  private func drawArguments(_ draw: InspectionDraw) -> [String: RichText] {
    [
      "selected": .count(draw.units.filter { $0.status == "selected" }.count), "frame": .count(draw.units.count),
      "seed": .code(draw.seed), "frameDigest": .code(draw.frameDigest), "resultDigest": .code(draw.resultDigest),
      "table": .citation("t-drawn"),
    ]
  }

  private func drawnTable(_ draw: InspectionDraw) -> ReportTable {
    let visits = Dictionary(result.inspection.visits.map { ($0.site, $0) }, uniquingKeysWith: { first, _ in first })
    let drawn = draw.units.filter { $0.status == "selected" || $0.status == "reserve" }
    return ReportTable(
      id: "t-drawn", caption: say(InspectionPhrase.drawnCaption),
      columns: [
        .text(column(.site)), .text(column(.stratum)), .text(column(.drawStatus)), .number(column(.probability)),
        .number(column(.itemsChecked)), .number(column(.reported)), .number(column(.verified)),
      ], rows: drawn.map { drawnRow($0, visit: visits[$0.site]) },
      notes: [say(InspectionPhrase.drawnSource, ["draw": .name(draw.drawID), "attempt": .count(draw.attempt)])])
  }

  private func drawnRow(_ unit: InspectionDraw.DrawnUnit, visit: InspectionResult.Visit?) -> TableRow {
    let isToVisit = result.inspection.draw?.list.contains(unit.site) ?? false
    let status: InspectionPhrase = unit.status == "selected" ? .selected : .reserve
    let visited: [TableCell] =
      if let visit {
        [.count(visit.items), .number(visit.reported, .decimal(0)), .number(visit.verified, .decimal(0))]
      } else {
        Array(repeating: .absent(isToVisit ? .missing : .notApplicable), count: 3)
      }
    return TableRow(
      [
        .name(siteName(unit.site)), .text(RichText(areaName(unit.stratum))), .text(say(status)),
        .number(unit.probability, .decimal(3)),
      ] + visited)
  }

  private func factorTable() -> ReportTable {
    let scale = extent(result.inspection.factors.map(\.figure), around: 1, margin: 0.05)
    return ReportTable(
      id: "t-factors", caption: say(InspectionPhrase.factorCaption, ["period": period]),
      columns: [
        .text(column(.district)), .number(column(.factorPercent)), .number(column(.intervalPercent)),
        .number(column(.observations)), .graphic(column(.factorGraphic)),
      ],
      rows: ordered(result.inspection.factors).map { factor in
        TableRow(
          [.text(RichText(areaName(factor.area)))] + cells(factor.figure, .percent(1))
            + [.count(factor.figure.n), dotCell(factor.figure, reference: 1, scale: scale)],
          isTotal: isCity(factor.area))
      }, notes: [say(InspectionPhrase.factorSource)])
  }
}
