import Foundation
import Indicators
import Statistics

/// How often 95 % limits of a rank hold the rank of the true scores.
///
/// Each of 100 units has a true value of four indicators of equal weight; its measured values have a normal error. The
/// simulation is given the measured values and their errors, as in an evaluation.
struct RankCoverageStudy {
  /// Standard deviation of the true totals over the error of a total.
  static let spreads = [0.5, 1, 2, 4]

  private let spread: Double
  private let samples: Int
  private var (covered, total, width) = (0, 0, 0)
  private var (coveredEnds, ends) = (0, 0)

  init(_ spread: Double, samples: Int) throws {
    self.spread = spread
    self.samples = samples
    let tree = try IndicatorTree(
      IndicatorNode(id: "index", children: (0..<4).map { IndicatorNode(id: "i\($0)") }))
    let posts = try tree.leaves.map { _ in try Goalposts(zero: -100, full: 100) }
    let grades = try Grades([("all", 0)])
    for sample in 0..<samples {
      var source = NormalNumbers(stream: UInt64(1000 + sample))
      let truth = (0..<100).map { _ in tree.leaves.map { _ in spread * source.next() } }
      let units = truth.map { values in
        UncertainUnit(states: values.map { .scored($0 + source.next(), standardError: 1) })
      }
      let simulation = try RankSimulation(tree: tree, goalposts: posts, units: units, grades: grades)
      var generator = SeededGenerator(seed: (UInt64(sample), 7, 7, 7))
      let result = try simulation.run(replicates: 1000, using: &generator)
      let totals = truth.map { $0.reduce(0, +) }
      for (unit, found) in result.units.enumerated() {
        guard let limits = found.rankLimits else { continue }
        let rank = 1 + totals.count { $0 > totals[unit] }
        let holds = limits.contains(rank)
        total += 1
        width += limits.count
        if holds { covered += 1 }
        if rank <= 10 || rank > 90 {
          ends += 1
          if holds { coveredEnds += 1 }
        }
      }
    }
  }

  var line: String {
    let share = Double(covered) / Double(total)
    let atEnds = Double(coveredEnds) / Double(ends)
    return String(
      format:
        "95 %% limits of ranks, spread of true totals %.1f × their error, %d samples of 100 units: hold the true rank in %.2f %% (first and last ten: %.2f %%), mean width %.1f ranks",
      spread, samples, 100 * share, 100 * atEnds, Double(width) / Double(total))
  }
}
