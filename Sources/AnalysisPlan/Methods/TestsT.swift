import Statistics

/// Student's and Welch's t test.
enum TestsT {
  static let method = AnalysisMethod(name: "tests.t") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "tests.t", known: TestsSamples.arguments + ["paired", "equalVariances", "level"])
    let request = try TestsSamples.Request(reader)
    _ = try reader.required("paired", reader.value("paired"))
    let isPaired = try reader.flag("paired")
    let isPooled = try reader.flag("equalVariances")
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let samples = try TestsSamples(request, &context)
    let test = try test(samples, isPaired: isPaired, isPooled: isPooled, level: level)
    return AnalysisFields(members: members(test), warnings: samples.warnings + (isPaired ? samples.pairWarnings : []))
  }

  private static func test(
    _ samples: TestsSamples, isPaired: Bool, isPooled: Bool, level: Double
  ) throws(AnalysisError) -> StudentTest {
    do {
      let (first, second) = isPaired ? samples.pairs : samples.independent
      if isPaired { return try .paired(first, second, level: level) }
      return try .independent(first, second, equalVariances: isPooled, level: level)
    } catch { throw AnalysisError(error) }
  }

  private static func members(_ test: StudentTest) -> [JSONMember] {
    [
      JSONMember("estimate", JSONValue(test.difference.value)), JSONMember("statistic", JSONValue(test.statistic)),
      JSONMember("df", JSONValue(test.difference.degreesOfFreedom)), JSONMember("p", JSONValue(test.p)),
      JSONMember("lower", JSONValue(test.difference.lower)), JSONMember("upper", JSONValue(test.difference.upper)),
      JSONMember("effectSize", JSONValue(test.effectSize)), JSONMember("n", JSONValue(test.difference.count)),
    ]
  }
}
