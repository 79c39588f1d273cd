import Foundation
import Statistics
import SurveyEstimation

/// A made-up survey: 10 districts with 100 sampled sites each, unequal weights, 10 items with answers 1 to 5.
struct LikertSample {
  let districts: [Int32]
  let sites: [Int32]
  let weights: [Double]
  let items: [[Double]]

  var rowCount: Int { sites.count }

  init(rows: Int) {
    var generator = SeededGenerator(seed: (2014, 12, 1, UInt64(rows)))
    let perSite = rows / 1000
    let sites = (0..<rows).map { Int32($0 / perSite) }
    self.sites = sites
    districts = sites.map { $0 / 100 }
    let siteWeights = (0..<1000).map { _ in 5 + 55 * generator.uniform() }
    weights = sites.map { ((siteWeights[Int($0)] * (0.8 + 0.4 * generator.uniform())) * 1e4).rounded() / 1e4 }
    let siteMeans = (0..<1000).map { 3.4 + 0.05 * Double($0 / 100) + 0.3 * Self.noise(&generator) }
    let people = (0..<rows).map { siteMeans[Int(sites[$0])] + 0.6 * Self.noise(&generator) }
    items = (0..<10).map { _ in
      people.map { min(5, max(1, ($0 + 0.7 * Self.noise(&generator)).rounded())) }
    }
  }

  /// Mean 0, variance 1: the sum of three uniform numbers.
  private static func noise(_ generator: inout SeededGenerator) -> Double {
    2 * (generator.uniform() + generator.uniform() + generator.uniform() - 1.5)
  }

  var draft: SurveyDesignDraft {
    SurveyDesignDraft(rowCount: rowCount, strata: [districts], clusters: [sites], weighting: .weights(weights))
  }

  /// The sample as CSV.
  func write(to path: String) throws { try write(to: path, clusters: "site", areas: nil) }

  /// The sample as CSV with its clusters as blocks of 100 sites.
  func writeWithAreas(to path: String) throws { try write(to: path, clusters: "block", areas: "site") }

  private func write(to path: String, clusters: String, areas: String?) throws {
    let names = ["district", clusters] + [areas].compactMap(\.self) + ["w"] + (1...10).map { "i\($0)" }
    var text = names.joined(separator: ",") + "\n"
    text.reserveCapacity(rowCount * 44)
    for row in 0..<rowCount {
      text += "\(districts[row] + 1),\(sites[row] + 1),"
      if areas != nil { text += "\(sites[row] / 10 + 1)," }
      text += "\(weights[row])"
      for item in items { text += ",\(Int(item[row]))" }
      text += "\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
