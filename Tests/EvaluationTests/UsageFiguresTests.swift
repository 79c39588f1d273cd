import ProgrammeModel
import Testing

@testable import Evaluation

struct UsageFiguresTests {
  // Six baseline months of 100 views by 50 visitors. Round: January 250 of which 50 robots, February 200, March a
  // surge (2,000 views by 50 visitors, 40 a visitor against a median of 2: cleaned to 50·2 = 100), April missing, May
  // and June 200. Ratio (900/5)/(600/6) = 1.8. φ = Σ (x − 180)²/180 / (11 − 2) = (4·400 + 6400)/180/9 = 4.938272; se
  // of the logarithm √(φ(1/900 + 1/600)) = 0.1171214, of the ratio 0.2108185.
  @Test func `views are cleaned, gaps stay gaps, months show the error`() throws {
    var evidence = SmallProgramme.evidence(
      programme([SmallProgramme.indicator("clicks", .clickRatio, project: "library")]))
    var line = 1
    func add(_ iso: String, _ views: Int, _ visitors: Int, robots: Int? = nil) throws {
      line += 1
      evidence.clicks.append(
        try Rows.clicks("n1", month(iso), views: views, visitors: visitors, robots: robots, line: line))
    }
    for iso in ["2019-07", "2019-08", "2019-09", "2019-10", "2019-11", "2019-12"] { try add(iso, 100, 50) }
    try add("2020-01", 250, 100, robots: 50)
    try add("2020-02", 200, 100)
    try add("2020-03", 2000, 50)
    try add("2020-05", 200, 100)
    try add("2020-06", 200, 100)
    let figures = try WebsiteFigures(GroupedEvidence(evidence), level: 0.95)
    let ratio = try #require(try figures.ratio(site: 0).value?.figure)
    #expect(isClose(ratio.value, 1.8))
    #expect(isClose(ratio.se, 0.2108185, within: 1e-6))
    #expect(ratio.df == 9)
    #expect(try figures.ratio(site: 1) == .missing)
    let result = try figures.result()
    #expect(result.flagged == [WebsiteResult.FlaggedMonth(site: "n1", month: "2020-03", raw: 2000, cleaned: 100)])
    // s2 has no library and owes no statistics.
    #expect(result.gaps.map(\.site) == ["n1", "n2", "s1"])
    #expect(result.gaps.map(\.count) == [1, 12, 12])
    #expect(result.months.first?.rate == 100)
    #expect(figures.findings.contains(Finding(.statisticsGap, site: "n1", subject: "2020-04")))
  }

  // Valid: 5 January and 10 February: 2 sessions in 6 months and 1,000 residents. Months 1 1 0 0 0 0 scatter less
  // than a Poisson count, so φ = 1: se = rate·√(1/2).
  @Test func `sessions that cannot have happened are left out and listed`() throws {
    var evidence = SmallProgramme.evidence(programme([SmallProgramme.indicator("rooms", .roomRate)]))
    evidence.rooms = [
      try Rows.session("n1", "2020-01-05", 600, 660, user: "a", line: 2),
      try Rows.session("n1", "2020-01-05", 630, 690, user: "b", line: 3),
      try Rows.session("n1", "2020-01-05", 700, 690, user: "c", line: 4),
      try Rows.session("n1", "2020-07-01", 600, 660, user: "d", line: 5),
      try Rows.session("n1", "2020-02-10", 600, 660, user: "a", line: 6),
    ]
    let figures = RoomFigures(try GroupedEvidence(evidence), level: 0.95)
    let rate = try #require(try figures.rate(site: 0).value?.figure)
    #expect(isClose(rate.value, 2.0 / 6))
    #expect(isClose(rate.se, 0.2357023, within: 1e-6))
    #expect(
      figures.findings == [
        Finding(.roomOutsidePeriod, site: "n1", value: 1, evidence: ["1:5"]),
        Finding(.roomEndBeforeStart, site: "n1", value: 1, evidence: ["1:4"]),
        Finding(.roomOverlap, site: "n1", value: 1, evidence: ["1:3"]),
      ])
    let result = try figures.result()
    #expect(result.sessions == 2)
    #expect(result.distinctUsers == 1)
    #expect(result.sitesWithRoom == 4)
    #expect(result.sitesInUse == 1)
    #expect(try figures.rate(site: 1) == .missing)
  }

  // n1 has 10 elders: A counts, B was removed before the end, C came after it. A stands again at n2 and is not
  // counted there.
  @Test func `a serial number counts once and at the end of the round`() throws {
    var evidence = SmallProgramme.evidence(programme([SmallProgramme.indicator("buttons", .callButtonCoverage)]))
    evidence.installs = [
      try Rows.device("n1", "A", installed: "2020-01-10", line: 2),
      try Rows.device("n1", "B", installed: "2020-01-10", removed: "2020-06-30", line: 3),
      try Rows.device("n1", "C", installed: "2020-07-01", line: 4),
      try Rows.device("n2", "A", installed: "2020-01-10", line: 5),
      try Rows.device("n2", "D", installed: "2020-06-30", line: 6),
    ]
    let figures = CallButtonFigures(try GroupedEvidence(evidence))
    #expect((0..<4).map { figures.coverage(site: $0).value?.figure.value } == [0.1, 0.05, nil, nil])
    #expect(figures.coverage(site: 2) == .missing)
    #expect(figures.coverage(site: 3) == .notApplicable)
    let result = figures.result()
    #expect(result.repeatedSerials == ["A"])
    #expect(
      result.areas.first
        == CallButtonResult.AreaInstalls(
          area: "city", eligible: 40, installed: 3, active: 2,
          coverage: .complete(0.05, count: 40, method: "counts.coverage")))
    #expect(figures.findings == [Finding(.repeatedSerial, site: "n2", subject: "A", evidence: ["1:5"])])
  }

  // 30 visits in the two months that have a count, 1,000 residents: 15 a month.
  @Test func `a month without a count is no zero`() throws {
    var evidence = SmallProgramme.evidence()
    evidence.counts = [
      try Rows.count("n1", "garden", month("2020-01"), "visits", 10, line: 2),
      try Rows.count("n1", "garden", month("2020-03"), "visits", 20, line: 3),
    ]
    let grouped = try GroupedEvidence(evidence)
    let figures = CountFigures(evidence: grouped, level: 0.95)
    #expect(try figures.rate(grouped.sites[0], project: "garden", measure: "visits").value?.figure.value == 15)
    #expect(try figures.rate(grouped.sites[1], project: "garden", measure: "visits") == .missing)
    #expect(try figures.rate(grouped.sites[0], project: "shop", measure: "visits") == .notApplicable)
  }

  @Test func `a ratio below its minimum is missing and listed`() throws {
    let ratio = Measure.countRatio(
      project: "garden", numerator: "settled", denominator: "raised", minimumMeasure: "meetings", minimum: 2)
    var evidence = SmallProgramme.evidence(programme([SmallProgramme.indicator("council", ratio)]))
    for (site, meetings, line) in [("n1", 2, 2), ("n2", 1, 5)] {
      evidence.counts += [
        try Rows.count(site, "garden", month("2020-01"), "settled", 3, line: line),
        try Rows.count(site, "garden", month("2020-01"), "raised", 4, line: line + 1),
        try Rows.count(site, "garden", month("2020-01"), "meetings", meetings, line: line + 2),
      ]
    }
    let grouped = try GroupedEvidence(evidence)
    let families = try MeasureFamilies(grouped, level: 0.95)
    #expect(try families.outcomes(at: 0)[1].value?.figure.value == 0.75)
    #expect(try families.outcomes(at: 1)[1] == .missing)
    #expect(
      families.counts.findings == [
        Finding(.countBelowMinimum, site: "n2", subject: "meetings", value: 1, limit: 2, evidence: ["1:7"])
      ])
  }

  /// The small programme with further indicators beside satisfaction.
  private func programme(_ indicators: [IndicatorDefinition]) -> Programme {
    SmallProgramme.programme(dimensions: [
      IndicatorDimension(
        id: "all", name: SmallProgramme.text("all"), weight: 1, indicators: [SmallProgramme.overall] + indicators,
        capBelowMinimumProjects: nil)
    ])
  }
}
