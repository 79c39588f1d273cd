import Evaluation
import ProgrammeModel

// 六（三）选点考察, continued: what the inspection says of the reports: by indicator, tested, and how many sites at most.
extension ReportContext {
  func inflatedReports() -> [ReportBlock] {
    let inspection = result.inspection
    var blocks: [ReportBlock] = []
    if let indicators = inspection.indicators, !indicators.isEmpty {
      blocks += [
        paragraph(InflationPhrase.indicators, ["table": .citation("t-factor-indicators")]),
        .table(indicatorFactors(indicators)),
      ]
    }
    if let tests = inspection.inflation, !tests.isEmpty {
      blocks += [
        paragraph(
          InflationPhrase.tests,
          [
            "inflated": .count(tests.count { $0.isInflated }), "tests": .count(tests.count),
            "table": .citation("t-inflation"),
          ]),
        .table(testTable(tests)),
      ]
    }
    if let sites = inspection.inflated, let city = sites.first {
      blocks += [
        paragraph(
          InflationPhrase.sites,
          [
            "visited": .count(city.visited), "below": .count(city.below), "lower": .count(city.lower),
            "upper": .count(city.upper), "table": .citation("t-inflated-sites"), "sites": .count(city.sites),
            "floor": .quantity(programme.rollOut.verificationFloor, .percent(0)),
          ]), .table(siteTable(sites)),
      ]
    }
    let agreement = inspection.agreement.map { paragraph(InflationPhrase.agreement, ["share": quote($0, .percent(1))]) }
    return blocks + (agreement.map { [$0] } ?? [])
  }

  private func indicatorFactors(_ indicators: [NamedFigure]) -> ReportTable {
    ReportTable(
      id: "t-factor-indicators", caption: say(InflationPhrase.indicatorCaption),
      columns: [
        .text(column(.indicator)), .number(column(.factorPercent)), .number(column(.intervalPercent)),
        .number(column(.sites)),
      ],
      rows: indicators.map { indicator in
        TableRow(
          [.text(RichText(indicatorName(indicator.name)))] + cells(indicator.figure, .percent(1))
            + [.count(indicator.figure.n)])
      }, notes: [say(InflationPhrase.indicatorSource)])
  }

  private func testTable(_ tests: [InspectionResult.InflationTest]) -> ReportTable {
    ReportTable(
      id: "t-inflation", caption: say(InflationPhrase.testCaption),
      columns: [
        .text(column(.fact)), .number(column(.factorPercent)), .number(column(.pValue)),
        .number(column(.pAdjusted)), .text(column(.verdict)),
      ],
      rows: tests.map { test in
        let name = test.area.map(areaName) ?? indicatorName(test.indicator ?? "")
        let verdict = say(test.isInflated ? InflationPhrase.inflated : InflationPhrase.notShown)
        return TableRow([
          .text(RichText(name)), .number(test.factor.value, .percent(1)), .number(test.p, .probability),
          .number(test.adjusted, .probability), .text(verdict),
        ])
      }, notes: [say(InflationPhrase.testSource)])
  }

  private func siteTable(_ areas: [InspectionResult.InflatedSites]) -> ReportTable {
    ReportTable(
      id: "t-inflated-sites", caption: say(InflationPhrase.siteCaption),
      columns: [
        .text(column(.district)), .number(column(.sites)), .number(column(.sitesVisited)),
        .number(column(.sitesBelow)), .number(column(.atLeast)), .number(column(.atMost)),
      ],
      rows: areas.map { area in
        TableRow(
          [
            .text(RichText(areaName(area.area))), .count(area.sites), .count(area.visited), .count(area.below),
            .count(area.lower), .count(area.upper),
          ], isTotal: isCity(area.area))
      }, notes: [say(InflationPhrase.siteSource)])
  }

  private func indicatorName(_ id: String) -> String {
    programme.indicators.first { $0.id == id }?.name[language] ?? id
  }
}
