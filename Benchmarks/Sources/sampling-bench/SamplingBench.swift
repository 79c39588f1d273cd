import Foundation
import Sampling
import Timing

/// What draws cost, whether units come out as often as stated, and whether the verification factor's interval covers the truth.
@main
struct SamplingBench {
  static func main() throws {
    try costs()
    let draws = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 10_000 : 10_000
    for study in try SelectionStudy.all(draws: draws) { print(study.line) }
    for reporting in FactorStudy.Reporting.allCases { print(try FactorStudy(reporting, draws: draws).line) }
  }

  private static func costs() throws {
    let seed = DrawSeed(published: String(repeating: "5a", count: 32))
    let identifiers = (0..<200_000).map { "site-\($0)" }
    var sum: UInt64 = 0
    let tickets = shortest(of: 5) { for id in identifiers { sum &+= seed.ticket(id).odd53 } }
    show("200,000 tickets", tickets, "target 150 ms")
    let field = CovariateField(units: 10_000, variables: 5)
    let targets = field.probabilities(size: 500)
    let pivotal = shortest(of: 5) {
      var stream = UniformStream(seed: seed, label: "bench")
      sum &+= UInt64(LocalPivotalSample.selection(targets, coordinates: field.columns, &stream).count)
    }
    show("local pivotal, N = 10,000, n = 500, 5 variables", pivotal, "target 1.5 × BalancedSampling's 75 ms")
    let cube = shortest(of: 5) {
      var stream = UniformStream(seed: seed, label: "bench")
      sum &+= UInt64(CubeSample.selection(targets, balance: field.columns, &stream).count)
    }
    show("cube, N = 10,000, n = 500, 5 variables", cube, "target 1.5 × BalancedSampling's 8 ms")
    // Order sampling is of the units that are not certain.
    let small = CovariateField(units: 1000, variables: 1).probabilities(size: 50).filter { $0 < 1 }
    let places = Int(small.reduce(0, +).rounded())
    let exact = shortest(of: 5) {
      sum &+= UInt64(OrderSampling.pareto.inclusionProbabilities(targets: small, sampleSize: places).count)
    }
    show("exact Pareto probabilities, N = \(small.count), n = \(places)", exact, "target 50 ms")
    // The sum is used, so that no work is left out by the compiler.
    if sum == 0 { print("") }
  }

  private static func show(_ title: String, _ seconds: Double, _ target: String) {
    print(String(format: "%@: %.1f ms (%@)", title, seconds * 1000, target))
  }
}
