import Statistics

/// Wilcoxon's signed-rank and rank-sum tests, and the sign test.
enum TestsWilcoxon {
  static let method = AnalysisMethod(name: "tests.wilcoxon") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "tests.wilcoxon", known: TestsSamples.arguments + ["paired", "distribution", "level"])
    let request = try TestsSamples.Request(reader)
    _ = try reader.required("paired", reader.value("paired"))
    let isPaired = try reader.flag("paired")
    let distribution = try reader.choice("distribution", as: RankTest.Distribution.self) ?? .normalContinuity
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let samples = try TestsSamples(request, &context)
    let test = try test(samples, distribution, isPaired: isPaired, level: level)
    let notes: [PlanWarning] =
      test.reachesLevel ? [] : ["So few values cannot give limits of this level; the widest are shown."]
    return AnalysisFields(
      members: members(test), warnings: samples.warnings + (isPaired ? samples.pairWarnings : []) + notes)
  }

  private static func test(
    _ samples: TestsSamples, _ distribution: RankTest.Distribution, isPaired: Bool, level: Double
  ) throws(AnalysisError) -> RankTest {
    do {
      if isPaired { return try .signedRank(samples.differences, distribution, level: level) }
      let (first, second) = samples.independent
      return try .rankSum(first, second, distribution, level: level)
    } catch { throw AnalysisError(error) }
  }

  private static func members(_ test: RankTest) -> [JSONMember] {
    [
      JSONMember("statistic", JSONValue(test.statistic)), JSONMember("p", JSONValue(test.p)),
      JSONMember("estimate", JSONValue(test.estimate)), JSONMember("lower", JSONValue(test.limits?.lowerBound)),
      JSONMember("upper", JSONValue(test.limits?.upperBound)), JSONMember("n", JSONValue(test.count)),
    ]
  }

  static let sign = AnalysisMethod(name: "tests.sign") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "tests.sign", known: TestsSamples.arguments)
    let samples = try TestsSamples(try TestsSamples.Request(reader), &context)
    let test = try signTest(samples)
    return AnalysisFields(
      members: [
        JSONMember("p", JSONValue(test.p)), JSONMember("positive", JSONValue(test.positive)),
        JSONMember("n", JSONValue(test.count)),
      ], warnings: samples.warnings + samples.pairWarnings)
  }

  private static func signTest(_ samples: TestsSamples) throws(AnalysisError) -> SignTest {
    do { return try SignTest(samples.differences) } catch { throw AnalysisError(error) }
  }
}
