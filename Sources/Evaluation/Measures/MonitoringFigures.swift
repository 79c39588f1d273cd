import Indicators
import ProgrammeModel

/// What projects outside the scores deliver: sites that owe a count, sites that send it, the rate over these and its place between goalposts.
struct MonitoringFigures: Sendable {
  let evidence: GroupedEvidence
  let counts: CountFigures

  func results() throws(EvaluationError) -> [MonitoringResult] {
    var results: [MonitoringResult] = []
    for indicator in evidence.programme.monitoring ?? [] { results.append(try result(indicator)) }
    return results
  }

  private func result(_ indicator: MonitoringIndicator) throws(EvaluationError) -> MonitoringResult {
    let owing = evidence.sites.filter { $0.hasProject(indicator.project) }
    let sending = owing.filter { site in
      site.counts.contains {
        $0.project == indicator.project && $0.measure == indicator.measure && evidence.round.period.contains($0.month)
      }
    }
    let total = sending.flatMap(\.counts).filter {
      $0.project == indicator.project && $0.measure == indicator.measure && evidence.round.period.contains($0.month)
    }.reduce(0) { $0 + $1.count }
    let rate = try counts.rate(sending, project: indicator.project, measure: indicator.measure)
    let score: Double?
    if let rate {
      do {
        score = try Goalposts(zero: indicator.zero, full: indicator.full).score(of: rate.value)
      } catch { throw .notEstimable(figure: "project/\(indicator.project)/\(indicator.measure)", reason: "\(error)") }
    } else {
      score = nil
    }
    return MonitoringResult(
      project: indicator.project, measure: indicator.measure, owing: owing.count, sending: sending.count, total: total,
      rate: rate, score: score)
  }
}
