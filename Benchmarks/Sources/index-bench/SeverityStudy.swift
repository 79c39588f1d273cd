import Foundation
import ReviewPanel
import Statistics

/// How well the severity of judges is found again: 9 judges, 100 sites, each site seen by 5.
struct SeverityStudy {
  private var severities: [Double] = []
  private var corrected: [Double] = []
  private var raw: [Double] = []

  init(meetings: Int) throws {
    for meeting in 0..<meetings {
      var source = NormalNumbers(stream: UInt64(5000 + meeting))
      let truth = (0..<9).map { _ in 0.6 * source.next() }
      let quality = (0..<100).map { _ in 6 + 0.9 * source.next() }
      var ratings: [RatingTable.Rating] = []
      for site in 0..<100 {
        let order = (0..<9).map { ($0, source.uniform()) }.sorted { $0.1 < $1.1 }.map(\.0)
        for judge in order.prefix(5) {
          let mark = quality[site] - truth[judge] + 0.9 * source.next()
          ratings.append(.init(unit: site, judge: judge, value: min(10, max(1, mark.rounded()))))
        }
      }
      let model = try SeverityModel(
        RatingTable(units: (0..<100).map { "s\($0)" }, judges: (0..<9).map { "j\($0)" }, ratings: ratings))
      severities.append(correlation(truth, model.severities.map { $0?.value ?? .nan }))
      corrected.append(correlation(quality, model.fairAverages.map { $0?.value ?? .nan }))
      raw.append(correlation(quality, model.rawMeans.map { $0 ?? .nan }))
    }
  }

  var line: String {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let least = severities.min() ?? .nan
    let below = severities.count { $0 < 0.95 }
    return String(
      format:
        "severity of 9 judges, 100 sites, 5 judges a site, whole marks: correlation with the truth %.3f on average, %.3f at least, below 0.95 in %d of %d (target 0.95); scores with the truth: corrected %.3f, raw %.3f",
      mean(severities), least, below, severities.count, mean(corrected), mean(raw))
  }
}

private func correlation(_ first: [Double], _ second: [Double]) -> Double {
  let covariances = ItemPair(first, second)
  return covariances.shared / (covariances.first * covariances.second).squareRoot()
}

private struct ItemPair {
  let (first, second, shared): (Double, Double, Double)

  init(_ x: [Double], _ y: [Double]) {
    let means = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let products = zip(x, y).map { ($0 - means.0, $1 - means.1) }
    first = products.reduce(0) { $0 + $1.0 * $1.0 }
    second = products.reduce(0) { $0 + $1.1 * $1.1 }
    shared = products.reduce(0) { $0 + $1.0 * $1.1 }
  }
}
