import ProgrammeModel
import Testing

@testable import Evaluation

/// Leads in the counts: no score changes for them, so they are held on their own.
struct UsageLeadsTests {
  private let months = ["2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]

  private func evidence(_ counts: [(String, String, [Int])]) throws -> RoundEvidence {
    var evidence = SmallProgramme.evidence()
    var line = 1
    for (site, measure, values) in counts {
      for (iso, value) in zip(months, values) {
        line += 1
        evidence.counts.append(try Rows.count(site, "garden", month(iso), measure, value, line: line))
      }
    }
    return evidence
  }

  // Visitors and helpers of n1 are the same in January and March. Pairs compared: 15 months of each of two sites. scipy 1.17:
  // 30·special.ive(0, 600)·special.ive(0, 80) = 0.0218.
  @Test func `a month that repeats another one is a lead with its rows`() throws {
    let leads = UsageLeads(
      try GroupedEvidence(
        evidence([
          ("n1", "visitors", [300, 311, 300, 290, 305, 322]), ("n1", "helpers", [40, 44, 40, 35, 41, 39]),
          ("n2", "visitors", [200, 211, 199, 190, 205, 222]),
        ])))
    let copy = try #require(leads.result.copies.first)
    #expect(leads.result.copies.count == 1)
    #expect(copy.first == .init(site: "n1", month: "2020-01", measure: "garden"))
    #expect(copy.second == .init(site: "n1", month: "2020-03", measure: "garden"))
    #expect(isClose(copy.p, 0.0218, within: 0.0001))
    #expect(copy.evidence == ["1:8", "1:10", "1:2", "1:4"])
    #expect(leads.result.spikes.isEmpty)
  }

  @Test func `a series that another site sent, too, is a lead`() throws {
    let leads = UsageLeads(
      try GroupedEvidence(
        evidence([("n1", "visitors", [30, 31, 29, 35, 36, 28]), ("s1", "visitors", [30, 31, 29, 35, 36, 28])])))
    #expect(leads.result.copies.map(\.first) == [.init(site: "n1", month: nil, measure: "garden/visitors")])
    #expect(leads.result.copies.map(\.second.site) == ["s1"])
  }

  @Test func `a month that leaps out is a lead`() throws {
    let leads = UsageLeads(try GroupedEvidence(evidence([("n1", "visitors", [12, 9, 11, 10, 60, 13])])))
    #expect(leads.result.spikes.map(\.month) == ["2020-05"])
    #expect(leads.result.spikes.map(\.evidence) == [["1:6"]])
  }

  // Rate 10 11 12 13 14 15 before and 25 27 29 31 33 35 after: y = 10 + t + 8·[t ≥ 6] + (t − 5)·[t ≥ 6].
  @Test func `a break of level and slope is found, and the ratio with robots beside the cleaned one`() throws {
    var evidence = SmallProgramme.evidence()
    let all = ["2019-07", "2019-08", "2019-09", "2019-10", "2019-11", "2019-12"] + months
    let rates = [10, 11, 12, 13, 14, 15, 25, 27, 29, 31, 33, 35]
    for (place, (iso, rate)) in zip(all, rates).enumerated() {
      evidence.clicks.append(
        try Rows.clicks(
          "n1", month(iso), views: rate + (place == 11 ? 7 : 0), visitors: rate, robots: place == 11 ? 7 : nil,
          line: place + 2))
    }
    let result = try WebsiteFigures(GroupedEvidence(evidence), level: 0.95).result()
    let found = try #require(result.breaks?.first)
    #expect(found.area == "city" && found.months == 12)
    #expect(isClose(found.level.value, 8, within: 1e-9))
    #expect(isClose(found.slope.value, 1, within: 1e-9))
    let ratio = { (figures: [AreaFigure]?) in figures?.first { $0.area == "city" }?.figure.value }
    #expect(isClose(ratio(result.ratios), 180.0 / 75))
    #expect(isClose(ratio(result.rawRatios), 187.0 / 75))
  }
}
