import ProgrammeModel
import Statistics

/// How the sites' values may err together: every error is a sum of independent standard normal sources, each with a loading.
///
/// - The survey's indicators of a site have their covariance (factor of Cholesky).
/// - Values corrected by the same verification factor share its error and have one of their own.
/// - All other values err independently.
/// - A value whose error is not defined borrows the median of the other sites' for that indicator.
struct ErrorModel: Sendable {
  /// One source's part in one value.
  struct Loading: Sendable, Equatable {
    let source: Int
    let size: Double
  }

  /// By site and indicator, in the order of the programme; empty for values without error.
  let loadings: [[[Loading]]]
  let sourceCount: Int
  /// Where an error had to be borrowed.
  let findings: [Finding]

  init(_ sites: [ScoredSite], survey: SurveyFigures, names: [String]) {
    var sources = Sources(borrowed: Self.medians(sites))
    loadings = sites.indices.map { sources.loadings(of: sites[$0], at: $0, survey: survey, name: names[$0]) }
    sourceCount = sources.count
    findings = sources.findings
  }

  /// By indicator: the median standard error of the sites that have one.
  private static func medians(_ sites: [ScoredSite]) -> [Double?] {
    (sites.first?.indicators ?? []).indices.map { indicator in
      let errors = sites.compactMap { $0.indicators[indicator].outcome.value?.figure.se }.sorted()
      return quantile(ofSorted: errors, probability: 0.5)
    }
  }

  /// Hands out sources in the order of sites and indicators.
  private struct Sources {
    let borrowed: [Double?]
    var count = 0
    var findings: [Finding] = []
    private var shared: [String: Int] = [:]

    init(borrowed: [Double?]) { self.borrowed = borrowed }

    mutating func loadings(of site: ScoredSite, at position: Int, survey: SurveyFigures, name: String) -> [[Loading]] {
      var loadings = surveyed(site, at: position, survey: survey)
      for (index, indicator) in site.indicators.enumerated() where loadings[index].isEmpty {
        guard let value = indicator.outcome.value else { continue }
        if let se = value.figure.se {
          loadings[index] = own(value, se: se)
        } else if let se = borrowed[index], se > 0 {
          loadings[index] = [Loading(source: next(), size: se)]
          findings.append(Finding(.errorBorrowed, site: name, subject: indicator.definition.id, value: se))
        }
      }
      return loadings
    }

    private mutating func surveyed(_ site: ScoredSite, at position: Int, survey: SurveyFigures) -> [[Loading]] {
      var loadings = [[Loading]](repeating: [], count: site.indicators.count)
      guard let covariance = survey.covariance(site: position) else { return loadings }
      let members = site.indicators.indices.filter { (site.indicators[$0].outcome.value?.figure.se ?? 0) > 0 }
      let pairs = members.compactMap { index in
        survey.indicators.firstIndex(of: site.indicators[index].definition.id).map { (index: index, row: $0) }
      }
      let factor = CovarianceFactor(pairs.map { left in pairs.map { covariance[left.row][$0.row] } })
      let first = count
      count += pairs.count
      for (row, pair) in pairs.enumerated() {
        loadings[pair.index] = factor.rows[row].enumerated().filter { $0.element != 0 }
          .map { Loading(source: first + $0.offset, size: $0.element) }
      }
      return loadings
    }

    private mutating func own(_ value: SiteValue, se: Double) -> [Loading] {
      guard se > 0 else { return [] }
      guard let common = value.shared else { return [Loading(source: next(), size: se)] }
      let rest = max(0, se * se - common.loading * common.loading).squareRoot()
      var loadings = [Loading(source: source(of: common.name), size: common.loading)]
      if rest > 0 { loadings.append(Loading(source: next(), size: rest)) }
      return loadings
    }

    private mutating func source(of name: String) -> Int {
      if let source = shared[name] { return source }
      let source = next()
      shared[name] = source
      return source
    }

    private mutating func next() -> Int {
      count += 1
      return count - 1
    }
  }
}
