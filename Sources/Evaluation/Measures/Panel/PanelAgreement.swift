import ReviewPanel
import Statistics

/// How far the judges of a meeting agree.
struct PanelAgreement: Sendable {
  /// Alpha and AC2 of all marks, the intraclass correlations and W of the largest complete block.
  let figures: [NamedFigure]

  /// A coefficient that the marks do not define (one judge, equal marks throughout) is left out.
  init(_ panel: PanelScores, _ table: RatingTable, level: Double) {
    var figures: [NamedFigure] = []
    func add(_ name: String, _ estimate: () throws(PanelError) -> Estimate) {
      do { figures.append(NamedFigure(name: "agreement.\(name)", figure: Figure(try estimate()))) } catch { return }
    }
    add("krippendorff") { () throws(PanelError) in
      try KrippendorffAlpha(table, metric: .interval, level: level).coefficient.estimate
    }
    add("ac2") { () throws(PanelError) in
      try CategoryAgreement(CategoryRatings(marks: table), chance: .gwet, weights: .quadratic, level: level)
        .coefficient.estimate
    }
    let block = CompleteBlock(largestOf: panel)
    do {
      let correlation = try IntraclassCorrelation(block, level: level)
      add("icc.single") { correlation.single }
      add("icc.average") { correlation.average }
    } catch {
      // Fewer than two judges or sites in common, or equal marks: the list shows it by what it lacks.
    }
    add("kendallW") { () throws(PanelError) in try KendallConcordance.estimate(block, level: level) }
    self.figures = figures
  }
}

/// What the marks say about the meeting itself: where judges differ, and how many of them are needed.
struct PanelShape: Sendable {
  /// The reliability that a panel should have.
  static let reliability = 0.8
  /// Adjusted p below which a site is named.
  static let alarm = 0.05

  let disagreements: [ReviewResult.Disagreement]
  let size: ReviewResult.PanelSize?

  init(_ table: RatingTable, severity: SeverityModel?) {
    let screened = severity.map { DisagreementScreen(table, $0).units } ?? []
    disagreements = screened.filter { $0.adjusted < Self.alarm }.map {
      ReviewResult.Disagreement(
        site: $0.unit, count: $0.count, deviation: $0.deviation, p: $0.adjusted, judge: $0.judge, mark: $0.mark,
        expected: $0.expected)
    }
    do { size = ReviewResult.PanelSize(try VarianceComponents(table), table) } catch {
      // One judge, or marks without scatter: the panel's reliability is not defined.
      size = nil
    }
  }
}

extension ReviewResult.PanelSize {
  fileprivate init(_ components: VarianceComponents, _ table: RatingTable) {
    let counts = table.units(withAtLeast: 1).map { table.range($0).count }.sorted()
    let now = counts[counts.count / 2]
    self.init(
      target: PanelShape.reliability, now: now, dependability: components.dependability(panelSize: now),
      generalizability: components.generalizability(panelSize: now),
      forDependability: components.panelSize(dependability: PanelShape.reliability),
      forGeneralizability: components.panelSize(generalizability: PanelShape.reliability))
  }
}
