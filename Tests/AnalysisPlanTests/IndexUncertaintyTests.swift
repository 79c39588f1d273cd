import Indicators
import Testing

@testable import AnalysisPlan

struct IndexUncertaintyTests {
  private static let analysis = "method: index.uncertainty, \(IndexExampleTests.index), seed: 2015-mid"

  /// `printf '2015-mid\nstream\nindex.uncertainty/1/weights\n0' | sha256sum`, the first 13 digits as a number a:
  /// (2a + 1)/2⁵³, by Python's hashlib.
  @Test func `the random numbers can be derived with a digest alone`() {
    let numbers = IndexUncertainty.uniforms(seed: "2015-mid", replication: 1, input: .weights, count: 12)
    #expect(numbers[0] == 0.4780839393446764)
    #expect(numbers.count == 12)
    #expect(Set(numbers).count == 12)
  }

  @Test func `the output says what its ranges are`() throws {
    let found = try IndexExampleTests.result("\(Self.analysis), weightPerturbation: 0.2, replications: 50")
    #expect(found.warnings.contains { $0.message.contains("not confidence intervals") })
    #expect(found.json["sensitivity"] == nil)
  }

  @Test func `the same seed gives the same result, another one does not`() throws {
    let choices = "weightPerturbation: 1, replications: 40, sobol: true"
    let first = try IndexExampleTests.result("\(Self.analysis), \(choices)").json
    #expect(try IndexExampleTests.result("\(Self.analysis), \(choices)").json == first)
    let other = try IndexExampleTests.result(
      "method: index.uncertainty, \(IndexExampleTests.index), seed: 2015-end, \(choices)"
    ).json
    #expect(other != first)
  }

  /// With weights within 20 % of their own A keeps at least (2.4·100 + 1.2·50)/3.6 = 83.3 for its result and 100 for its
  /// thrift; no other site has above 60 for either, and D has 0 for all.
  @Test func `what no weights can change is certain`() throws {
    let found = try IndexExampleTests.result("\(Self.analysis), weightPerturbation: 0.2, replications: 200, top: 1")
    let wanted = """
      rows:
        - {unit: A, rank: 1, rankMedian: 1, rankLower: 1, rankUpper: 1, topShare: 1}
        - {unit: B, rank: 2, rankLower: 2, topShare: 0}
        - {unit: D, rank: 4, rankMedian: 4, rankLower: 4, rankUpper: 4}
      skipped: 0
      """
    #expect(Comparison(tolerance: nil).difference(try PlanValue.reading(wanted), found.json, at: "a") == nil)
  }

  /// The least score of min-max on 0…100 is 0, of which there is no geometric mean: about half of the replications.
  @Test func `replications that cannot be scored are reported`() throws {
    let found = try IndexExampleTests.result(
      "\(Self.analysis), aggregationChoices: [arithmetic, geometric], replications: 100")
    guard case .number(let skipped)? = found.json["skipped"] else {
      Issue.record("no count of skipped replications")
      return
    }
    #expect(skipped > 20 && skipped < 80)
    #expect(found.warnings.contains { $0.message.hasPrefix("\(Int(skipped)) of 100 replications") })
  }
}
