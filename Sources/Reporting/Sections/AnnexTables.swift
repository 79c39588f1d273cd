import Evaluation
import ProgrammeModel

// The two long tables of the annexes: all estimates of city and districts, and the indicator scores of every site.
extension ReportContext {
  func estimateTable() -> ReportTable {
    ReportTable(
      id: "t-estimates", caption: say(AnnexPhrase.estimateCaption, ["period": period]),
      columns: [
        .text(column(.measure)), .text(column(.district)), .number(column(.estimate)), .number(column(.se)),
        .number(column(.interval)), .number(column(.df)), .number(column(.n)), .text(column(.method)),
      ], rows: allEstimates().map(estimateRow), notes: [say(AnnexPhrase.estimateNote)])
  }

  private struct NamedEstimate {
    let measure: AnnexPhrase
    let area: String
    let figure: Figure
    let format: NumberFormat
    var people = false
  }

  private func allEstimates() -> [NamedEstimate] {
    let areas = [result.city] + result.districts
    var estimates = areas.map { NamedEstimate(measure: .scoreMean, area: $0.id, figure: $0.score, format: .score) }
    estimates += areas.map {
      NamedEstimate(measure: .satisfied, area: $0.id, figure: $0.satisfaction, format: .percent(1), people: true)
    }
    estimates += estimated(.clickRate, result.website.rates, .decimal(1))
    estimates += estimated(.clickRatio, result.website.ratios, .decimal(2))
    estimates += (hasCallButtons ? result.callButtons.areas : []).map {
      NamedEstimate(measure: .coverage, area: $0.area, figure: $0.coverage, format: .percent(1))
    }
    estimates += estimated(.roomRate, result.rooms.rates, .decimal(2))
    estimates += estimated(.factor, result.inspection.factors, .percent(1))
    return estimates
  }

  private func estimated(_ measure: AnnexPhrase, _ figures: [AreaFigure], _ format: NumberFormat) -> [NamedEstimate] {
    ordered(figures).map { NamedEstimate(measure: measure, area: $0.area, figure: $0.figure, format: format) }
  }

  private func estimateRow(_ named: NamedEstimate) -> TableRow {
    let head: [TableCell] = [.text(say(named.measure)), .text(RichText(areaName(named.area)))]
    let figure = named.figure
    guard !(named.people && isSuppressed(figure)) else {
      return TableRow(head + Array(repeating: .absent(.suppressed), count: 5) + [.text(.code(figure.method))])
    }
    return TableRow(
      head + [
        .number(figure.value, named.format),
        figure.se.map { .number($0, errorFormat(named.format)) } ?? .absent(.undefined),
        limitsCell(figure, named.format), figure.df.map { .number($0, .decimal(1)) } ?? .absent(.undefined),
        .count(figure.n), .text(.code(figure.method)),
      ])
  }

  /// Standard errors carry one decimal more than their estimates.
  private func errorFormat(_ format: NumberFormat) -> NumberFormat {
    switch format {
    case .percent(let decimals): .percent(decimals + 1)
    case .decimal(let decimals), .signed(let decimals): .decimal(decimals + 1)
    case .percentagePoints: .percent(2)
    case .count, .yuan, .yuanExact: .decimal(1)
    case .probability: .decimal(4)
    }
  }

  func matrixTable() -> ReportTable {
    let indicators = programme.indicators
    return ReportTable(
      id: "t-matrix", caption: say(AnnexPhrase.matrixCaption, ["period": period]),
      columns: [.text(column(.site)), .number(column(.score))] + indicators.map { .number($0.name[language]) },
      rows: result.sites.map { site in
        let byID = Dictionary(site.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return TableRow(
          [.name(siteName(site.site)), .number(site.score.value, .score)]
            + indicators.map { matrixCell(byID[$0.id], of: $0) })
      }, notes: [say(AnnexPhrase.matrixNote)])
  }

  func matrixCell(_ indicator: IndicatorResult?, of definition: IndicatorDefinition) -> TableCell {
    guard let indicator else { return .absent(.missing) }
    if definition.isOfRespondents, let value = indicator.value, isSuppressed(value) { return .absent(.suppressed) }
    switch indicator.status {
    case .notApplicable: return .absent(.notApplicable)
    case .missing: return .absent(.missing)
    case .scored, .unverified: return indicator.score.map { .number($0, .decimal(0)) } ?? .absent(.missing)
    }
  }
}
