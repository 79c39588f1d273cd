import Tables
import Testing

@testable import AnalysisPlan

/// What the methods `sampling.*` and `audit.*` refuse, and what they say of what they cannot know.
struct SamplingRefusalTests {
  private static let seed = String(repeating: "0", count: 64)
  private static let frame = TextTable(
    columnNames: ["unit", "twice", "odd", "stratum", "size", "hole", "zero", "negative", "pi", "text", "x"],
    rows: [
      ["01", "a", "a b", "S", "4", "1", "0", "-1", "0.5", "a", "1"],
      ["1", "a", "c", "S", "2", "", "0", "2", "0.75", "b", "2"],
      ["2", "b", "d", "T", "1", "3", "0", "2", "0.75", "c", "3"],
    ])
  private static let joint = TextTable(columnNames: ["a", "b"], rows: [["0.5", "0"], ["0", "0.5"]])
  private static let pair = TextTable(columnNames: ["y", "p"], rows: [["1", "0.5"], ["4", "0.5"]])

  private func result(_ analysis: String) throws -> AnalysisResult {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {f: f.csv, joint: joint.csv, pair: pair.csv}
      analyses: [{id: a, method: \(analysis)}]
      """)
    return try #require(plan.run(tables: ["f": Self.frame, "joint": Self.joint, "pair": Self.pair]).results.first)
  }

  @Test(arguments: [
    ("data: f, size: hole, n: 2", "missing-values"), ("data: f, size: zero, n: 1", "zero-total"),
    ("data: f, size: negative, n: 1", "negative-size"), ("data: f, size: size, n: 4", "n-too-large"),
    ("data: f, size: size, n: 0", "invalid-argument"), ("data: f, size: text, n: 1", "not-numeric"),
    ("data: f, size: size, unit: twice, n: 1", "repeated-unit"), ("data: f, size: size", "missing-argument"),
    ("data: f, size: size, strata: stratum, n: 1", "invalid-argument"),
    ("data: f, size: size, strata: stratum, n: {S: 1}", "missing-argument"),
    ("data: f, size: size, strata: stratum, n: {S: 1, T: 1, U: 1}", "invalid-argument"),
    ("data: f, size: size, n: {S: 1}", "invalid-argument"), ("data: f, size: sizes, n: 1", "unknown-column"),
  ]) func `inclusion probabilities`(arguments: String, code: String) throws {
    #expect(try result("sampling.inclusionProbabilities, \(arguments)").error?.code.rawValue == code)
  }

  @Test(arguments: [
    ("unit: unit, n: 1, scheme: srs, seed: 42", "invalid-seed"),
    ("unit: unit, n: 1, scheme: srs", "missing-argument"), ("unit: odd, n: 1, scheme: srs, SEED", "invalid-unit"),
    ("unit: twice, n: 1, scheme: srs, SEED", "repeated-unit"),
    ("unit: unit, n: 1, scheme: srs, size: size, SEED", "invalid-argument"),
    ("unit: unit, n: 1, scheme: cube, SEED", "missing-argument"),
    ("unit: unit, n: 1, scheme: pareto, coordinates: [x], SEED", "invalid-argument"),
    ("unit: unit, n: 1, scheme: systematic, start: 0.5, SEED", "invalid-argument"),
    ("unit: unit, n: 1, scheme: sampford, start: 0.5", "invalid-argument"),
    ("unit: unit, n: 1, scheme: sampford, reserves: 1, SEED", "invalid-argument"),
    ("unit: unit, n: 1, scheme: systematic, exact: true, SEED", "invalid-argument"),
    ("unit: unit, n: 2, strata: stratum, scheme: srs, SEED", "n-too-large"),
    ("unit: unit, n: {S: 1}, strata: stratum, scheme: srs, SEED", "missing-argument"),
    ("unit: unit, n: 1, scheme: scps, coordinates: [hole], SEED", "missing-values"),
  ]) func `selections`(arguments: String, code: String) throws {
    let filled = arguments.replacing("SEED", with: "seed: \"\(Self.seed)\"")
    #expect(try result("sampling.select, data: f, \(filled)").error?.code.rawValue == code)
  }

  private static let others: [(analysis: String, code: String)] = [
    ("sampling.jointInclusionProbabilities, data: f, probability: size, design: tille", "invalid-probability"),
    ("sampling.jointInclusionProbabilities, data: f, probability: pi, design: srs", "invalid-argument"),
    ("sampling.jointInclusionProbabilities, data: f, probability: pi, n: 2, design: tille", "invalid-argument"),
    ("sampling.jointInclusionProbabilities, data: f, size: size, design: tille", "missing-argument"),
    ("sampling.allocate, data: f, population: size, rule: power, n: 2, sd: x, exponent: 1", "missing-argument"),
    ("sampling.allocate, data: f, population: size, rule: neyman, n: 2, sd: zero", "constant-data"),
    ("sampling.allocate, data: f, population: zero, rule: proportional, n: 2", "invalid-argument"),
    ("sampling.allocate, data: f, population: size, rule: proportional, n: 2, budget: 3", "invalid-argument"),
    ("sampling.allocate, data: f, population: size, rule: proportional, n: 8, cap: true", "n-too-large"),
    ("sampling.allocate, data: f, population: size, rule: optimumInteger, sd: x, n: 2", "n-too-small"),
    ("sampling.allocate, data: f, population: size, rule: targetCV, sd: x, cv: 0.1", "missing-argument"),
    ("sampling.sampleSize, parameter: mean, sd: 2, relativeMargin: 0.1", "missing-argument"),
    ("sampling.sampleSize, parameter: mean, margin: 0.1", "missing-argument"),
    ("sampling.sampleSize, parameter: mean, sd: 1, margin: 0.1, interval: wilson", "invalid-argument"),
    ("sampling.sampleSize, parameter: proportion, p: 0.5, targetCV: 0.1, interval: wilson", "invalid-argument"),
    ("sampling.sampleSize, parameter: proportion, p: 0.5, margin: 0.1, responseRate: 0", "invalid-argument"),
    ("sampling.estimate, data: pair, value: y, probability: p, joint: joint", "zero-joint"),
    ("sampling.estimate, data: f, value: x, probability: pi, joint: joint", "invalid-joint"),
    ("sampling.estimate, data: f, value: x, probability: size", "invalid-probability"),
    ("sampling.estimate, data: f, value: x, probability: pi, variance: HT", "missing-argument"),
    ("sampling.calibrate, data: f, weight: size, auxiliaries: [x], totals: [1, 2]", "invalid-argument"),
    ("sampling.calibrate, data: f, weight: size, auxiliaries: [x, x], totals: [1, 2]", "invalid-argument"),
    ("sampling.calibrate, data: f, weight: zero, auxiliaries: [x], totals: [1]", "zero-weights"),
    ("sampling.calibrate, data: f, weight: negative, auxiliaries: [x], totals: [1]", "negative-weights"),
    ("sampling.calibrate, data: f, weight: size, auxiliaries: [zero], totals: [1]", "singular-design"),
    ("sampling.calibrate, data: f, weight: size, auxiliaries: [x], totals: [-9], calibration: raking", "not-converged"),
    (
      "sampling.calibrate, data: f, weight: size, auxiliaries: [x], totals: [9], calibration: logit", "missing-argument"
    ),
    ("audit.bound, population: 10, sample: 11, errors: 0", "invalid-argument"),
    ("audit.bound, population: 10, sample: 5, errors: 6", "invalid-argument"),
    ("audit.sampleSize, population: 10, tolerable: 2, allowed: 2", "invalid-argument"),
    ("audit.verificationFactor, data: f, reported: zero, recounted: x", "zero-total"),
    ("audit.verificationFactor, data: f, reported: negative, recounted: x", "negative-values"),
    ("audit.verificationFactor, data: f, reported: x, recounted: x, fpc: size", "invalid-argument"),
  ]

  @Test(arguments: Self.others) func `the other methods`(analysis: String, code: String) throws {
    #expect(try result(analysis).error?.code.rawValue == code)
  }

  /// 01 and 1 are two units, though one number.
  @Test func `identifiers are texts`() throws {
    let found = try result("sampling.inclusionProbabilities, data: f, size: size, unit: unit, n: 1")
    let units = JSONValue.object(found.fields)["rows"]?.elements?.map { $0["unit"] }
    #expect(units == [.text("01"), .text("1"), .text("2")])
  }

  @Test(arguments: [
    ("sampling.select, data: f, unit: unit, n: 2, reserves: 2, scheme: srs, SEED", "Only 1 of 2 reserves are there."),
    (
      "sampling.allocate, data: f, population: size, rule: squareRoot, n: 6",
      "Stratum “3” is to give 1.3592"
    ),
    ("audit.verificationFactor, data: f, reported: x, recounted: hole", "1 rows lack a count and are left out."),
    (
      "audit.verificationFactor, data: f, reported: x, recounted: x, strata: stratum",
      "Stratum “T” has one sampled unit: the standard error is not defined."
    ),
  ]) func `what is undefined is said`(analysis: String, warning: String) throws {
    let found = try result(analysis.replacing("SEED", with: "seed: \"\(Self.seed)\""))
    #expect(found.error == nil)
    #expect(found.warnings.contains { $0.message.hasPrefix(warning) })
  }
}
