import Foundation
import ProgrammeModel
import Statistics
import SurveyEstimation

/// What to work on first in an area: how much a project's satisfaction goes with satisfaction overall, and how satisfied residents are
/// with it (importance–performance analysis, Martilla & James 1977, Journal of Marketing 41:77).
///
/// Importance is derived, not asked: the weighted correlation r of "satisfied with the project" and "satisfied overall" among
/// residents with both opinions. Its standard error is that of the mean of its linearised values
/// z_x·z_y − r(z_x² + z_y²)/2, z standardised with the weighted means and deviations (Deville 1999, Survey Methodology 25:193), by the
/// sample's design; limits by Fisher's z with se/(1 − r²). An association, not an effect.
enum ProjectPriorities {
  /// Residents with both opinions from which a correlation is given.
  static let fewestAnswers = 30

  /// - Parameters:
  ///   - project, overall: 1, 0, or NaN without an opinion, by row.
  ///   - rows: the area's rows.
  ///   - degreesOfFreedom: of the area.
  /// - Returns: nil below `fewestAnswers`, where either does not vary, and where all or none of the pairs agree (|r| = 1).
  static func importance(
    _ project: [Double], _ overall: [Double], weights: [Double], design: SurveyDesign, domains: Domains,
    degreesOfFreedom: Double, level: Double
  ) -> Figure? {
    let rows = domains.cellOfRow.indices.filter {
      domains.cellOfRow[$0] == 0 && !project[$0].isNaN && !overall[$0].isNaN
    }
    let total = rows.map { weights[$0] }.compensatedSum()
    guard rows.count >= fewestAnswers, total > 0 else { return nil }
    func mean(_ value: (Int) -> Double) -> Double { rows.map { weights[$0] * value($0) }.compensatedSum() / total }
    let (x, y) = (mean { project[$0] }, mean { overall[$0] })
    let (sx, sy) = ((x * (1 - x)).squareRoot(), (y * (1 - y)).squareRoot())
    guard sx > 0, sy > 0 else { return nil }
    let r = mean { (project[$0] - x) * (overall[$0] - y) } / (sx * sy)
    guard abs(r) < 1 - 1e-9 else { return nil }
    var linearised = [Double](repeating: .nan, count: project.count)
    for row in rows {
      let (zx, zy) = ((project[row] - x) / sx, (overall[row] - y) / sy)
      linearised[row] = zx * zy - r * (zx * zx + zy * zy) / 2
    }
    guard let se = design.means([linearised], over: domains).estimates[0].standardError else {
      return .withoutError(r, count: rows.count, method: "survey.correlation")
    }
    let reach = StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(1 - (1 - level) / 2) * se / (1 - r * r)
    return Figure(
      value: r, se: se, df: degreesOfFreedom, lower: tanh(atanh(r) - reach), upper: tanh(atanh(r) + reach),
      n: rows.count, method: "survey.correlation")
  }

  /// The projects of one area in their places about the means of both figures over the area's projects.
  static func placed(
    _ figures: [(project: String, importance: Figure, performance: Figure)], area: String
  ) -> [SurveyResult.Priority] {
    guard figures.count >= 2 else { return [] }
    let count = Double(figures.count)
    let important = figures.map(\.importance.value).compensatedSum() / count
    let good = figures.map(\.performance.value).compensatedSum() / count
    return figures.map { project, importance, performance in
      let place: SurveyResult.Priority.Place =
        switch (importance.value >= important, performance.value >= good) {
        case (true, true): .keepUp
        case (true, false): .concentrate
        case (false, true): .possibleOverkill
        case (false, false): .lowPriority
        }
      return SurveyResult.Priority(
        area: area, project: project, importance: importance, performance: performance, place: place,
        isSure: importance.excludes(important) && performance.excludes(good))
    }
  }
}

extension Figure {
  /// Whether a value lies outside the limits; never without limits.
  fileprivate func excludes(_ value: Double) -> Bool {
    guard let lower, let upper else { return false }
    return value < lower || value > upper
  }
}
