import ProgrammeModel
import Testing

@testable import Evaluation

/// The worked example of docs/methods/evaluation.md, every number by hand.
///
/// | site | satisfied | score | running | money | delivery | total |
/// | n1 | 22/24 = 0.9167 | 100 (above 0.9) | 2/2: 100 | 2/3: 66.67 | (100 + 3·66.67)/4 = 75 | 87.5 |
/// | n2 | 7/8 = 0.875 | (0.875 − 0.4)/0.5: 95 | 3/3: 100 | 3/4: 75 | (100 + 225)/4 = 81.25 | 88.125 |
/// | s1 | 2/24 = 0.0833 | 0 (below 0.4) | 1/2: 50 | 3/3: 100 | 87.5, capped at 60 | 30 |
/// | s2 | missing: 0 | 0 | 2/2: 100 | missing: 0 | 25 | 12.5 |
struct RoundEvaluationTests {
  @Test func `scores and ranks of the worked example`() throws {
    let result = try WorkedExample.result()
    #expect(result.sites.map(\.site) == ["n1", "n2", "s1", "s2"])
    let scores = result.sites.map(\.score.value)
    for (score, expected) in zip(scores, [87.5, 88.125, 30, 12.5]) { #expect(isClose(score, expected)) }
    #expect(result.sites.map(\.rank) == [2, 1, 3, 4])
    let delivery = result.sites.map { $0.dimensions[1] }
    for (dimension, expected) in zip(delivery, [75, 81.25, 60, 25]) {
      #expect(isClose(dimension.score.value, expected))
    }
    #expect(delivery.map(\.capped) == [false, false, true, false])
    #expect(delivery.map(\.coverage) == [1, 1, 1, 0.25])
    #expect(result.sites[3].dimensions[0].coverage == 0)
  }

  // n1: lower limit of 22/24 with se 0.0527 on 5 df is 0.6512, above the floor 0.6: gold stays. n2: 7/8 in two blocks
  // has a lower limit near 0: gold is refused. s1: upper limit 0.3488 below the floor: silver (30 ≥ 25) becomes
  // bronze.
  @Test func `the gate refuses and bounds grades`() throws {
    let result = try WorkedExample.result()
    #expect(result.sites.map(\.grade) == ["gold", "silver", "bronze", "bronze"])
    #expect(result.sites.map(\.gradeBeforeGate) == [nil, "gold", "silver", nil])
    let limits = result.sites.map { $0.indicators[0].value }
    #expect(isClose(limits[0]?.lower, 0.6512001, within: 1e-6))
    #expect(isClose(limits[2]?.upper, 0.3487999, within: 1e-6))
    #expect(result.sites[1].flags.map(\.code).contains("gate-refused"))
    #expect(result.sites[2].flags.map(\.code).contains("gate-ceiling"))
    #expect(result.districts.map(\.grades) == [["gold": 1, "silver": 1], ["bronze": 2]])
  }

  @Test func `areas are means of their sites`() throws {
    let result = try WorkedExample.result()
    #expect(isClose(result.city.score.value, (87.5 + 88.125 + 30 + 12.5) / 4))
    #expect(isClose(result.districts[0].score.value, 87.8125))
    #expect(isClose(result.districts[0].satisfaction.value, 29.0 / 32))
    #expect(isClose(result.city.satisfaction.value, 31.0 / 56))
    // Three sites with answers in two districts.
    #expect(result.city.satisfaction.df == 1)
  }

  // n2's total errs by half of its satisfaction score, N(95, 200·0.125 = 25) cut to 0…100: by numerical integration
  // sd 16.2706, so 8.1353; 4,000 replicates know it to about 1.5 %.
  @Test func `the error of a total follows from its indicators`() throws {
    let result = try WorkedExample.result()
    #expect(isClose(result.sites[1].indicators[0].scoreSE, 25))
    #expect(isClose(result.sites[1].score.se, 8.1353, within: 0.05 * 8.1353))
    // s1: two standard errors (0.0527) below the scale it always scores 0; delivery is a complete count.
    #expect(isClose(result.sites[2].score.se, 0, within: 1e-9))
  }

  // s2 has no satisfaction and never gets silver; n1 and n2 change places, the southern sites never.
  @Test func `ranks and grades are as sure as the answers`() throws {
    let sites = try WorkedExample.result().sites
    #expect(sites.map { $0.rankLower...$0.rankUpper } == [1...2, 1...2, 3...3, 4...4])
    #expect(sites[3].gradeProbability == ["gold": 0, "silver": 0, "bronze": 1])
    for site in sites { #expect(isClose(site.gradeProbability.values.reduce(0, +), 1)) }
  }

  @Test func `what is missing is listed and scores nothing`() throws {
    let site = try WorkedExample.result().sites[3]
    #expect(site.indicators.map(\.status) == [.missing, .scored, .missing])
    #expect(site.indicators.map(\.score) == [0, 100, 0])
    #expect(site.flags.filter { $0.code == "indicator-missing" }.map(\.subject) == ["money", "overall"])
  }

  // printf 'survey\taa\t1\n' | sha256sum
  @Test func `the inputs' digest can be made with sha256sum`() throws {
    let result = try WorkedExample.result(replicates: 2)
    #expect(result.inputs.digest == "b3cd02e70b5aba2191223b948024e8a14599c35c0da9c58aa1efe65a5dcb0489")
    #expect(result.method.seedText == "small/first/\(result.inputs.digest)")
    #expect(result.plan.digest.count == 64)
  }
}
