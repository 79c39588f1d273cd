import Counts
import Foundation
import ReviewPanel
import Statistics
import SurveyEstimation
import Timing

/// A piece of work that is timed in memory.
struct IndexWork {
  /// The name by which the peers' scripts report the same work.
  let name: String
  let title: String
  let seconds: Double
  /// What our time should be at most, in seconds.
  let target: Double

  func line(peers: [String: Double]) -> String {
    var line = String(format: "%@: %.3f ms (target %g ms)", title, seconds * 1000, target * 1000)
    for peer in ["R", "python"] {
      guard let theirs = peers["\(peer).\(name)"] else { continue }
      line += String(format: "; %@ %.1f ms = 1/%.0f", peer, theirs * 1000, theirs / seconds)
    }
    return line
  }

  static func all() throws -> [IndexWork] {
    let panel = MeetingMarks(units: 100, judges: 20)
    let crowd = MeetingMarks(units: 10_000, judges: 50)
    let meeting = MeetingMarks(units: 100, judges: 15)
    let scale = ScaleAnswers(respondents: 20_000, items: 30)
    let counts = try CountSample(rows: 10_000)
    return [
      IndexWork(
        name: "reaggregation", title: "10,000 re-aggregations of 100 sites × 40 indicators, with ranks",
        seconds: try Reaggregation(units: 100, indicators: 40).seconds(replications: 10_000), target: 0.15),
      IndexWork(
        name: "krippendorff", title: "Krippendorff's alpha 100 × 20, marks by 0.1",
        seconds: try shortest(of: 200) { try panel.krippendorff() }, target: 0.0002),
      IndexWork(
        name: "krippendorff-large", title: "Krippendorff's alpha 10,000 × 50, marks by 0.1",
        seconds: try shortest(of: 20) { try crowd.krippendorff() }, target: 0.01),
      IndexWork(
        name: "alpha", title: "Cronbach's alpha and items 20,000 × 30",
        seconds: shortest(of: 20) { scale.reliability() }, target: 0.005),
      IndexWork(
        name: "negative-binomial", title: "negative binomial 10,000 rows, 10 coefficients, exposure",
        seconds: try shortest(of: 20) { try counts.fit() }, target: 0.015),
      IndexWork(
        name: "severity", title: "severity model 100 × 15",
        seconds: try shortest(of: 100) { _ = try SeverityModel(meeting.table) }, target: 0.005),
    ]
  }
}

/// Answers of 1 to 5 to the items of a scale.
struct ScaleAnswers {
  private var items: [[Double]]

  init(respondents: Int, items count: Int) {
    var source = NormalNumbers(stream: 3)
    let traits = (0..<respondents).map { _ in source.next() }
    items = (0..<count).map { _ in traits.map { min(5, max(1, (3 + $0 + source.next()).rounded())) } }
  }

  /// α, its error and, for every item, its totals and α without it, as `items.cronbachAlpha` and `items.itemTotal` have them.
  func reliability() {
    let responses = ItemResponses(items)
    let alpha = Reliability(covariances: responses.covariances, count: responses.count)
    precondition(alpha.alpha > 0.5 && responses.itemTotals.count == items.count && alpha.lambda6 != nil)
  }
}

/// Counts with exposure, two measured and one grouped explanation.
struct CountSample {
  private let regression: CountRegression

  init(rows: Int) throws {
    var source = NormalNumbers(stream: 4)
    var columns = [[Double]](repeating: [], count: 10)
    var (counts, exposures): ([Double], [Double]) = ([], [])
    for row in 0..<rows {
      let (x, y) = (source.next(), source.next())
      let exposure = 1 + 49 * source.uniform()
      for (place, value) in ([1, x, y] + (1...7).map { row % 8 == $0 ? 1 : 0 }).enumerated() {
        columns[place].append(value)
      }
      let mean = exposure * exp(-1 + 0.3 * x - 0.2 * y)
      // A gamma number of shape 1.5 is half a χ² of 3 degrees of freedom.
      let gamma = (0..<3).reduce(0.0) { sum, _ in sum + source.squared() } / 3
      counts.append(source.poisson(mean * gamma))
      exposures.append(exposure)
    }
    regression = try CountRegression(columns: columns, counts: counts, exposures: exposures)
  }

  func fit() throws {
    let model = try NegativeBinomialModel(regression)
    precondition(abs(model.theta - 1.5) < 0.2, "simulated with θ = 1.5")
  }
}
