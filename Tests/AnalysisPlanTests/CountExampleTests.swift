import Tables
import Testing

@testable import AnalysisPlan

/// The example of `docs/methods/counts.md`. Expected values: R 4.2.2 with MASS, sandwich and clubSandwich 0.5.8 on the same rows
/// (see `CountModelTests` and `BeforeAfterTests`), and hand computation where said.
struct CountExampleTests {
  private static let calls = [
    "a,1,1,0,12,30", "a,2,1,0,9,28", "a,3,1,1,25,31", "a,4,1,1,31,30", "b,1,1,0,4,30", "b,2,1,0,7,28", "b,3,1,1,9,31",
    "b,4,1,1,16,30", "c,1,1,0,20,30", "c,2,1,0,14,28", "c,3,1,1,38,31", "c,4,1,1,22,15", "d,1,0,0,10,30",
    "d,2,0,0,12,28", "d,3,0,1,9,31", "d,4,0,1,15,30", "e,1,0,0,3,30", "e,2,0,0,8,28", "e,3,0,1,6,31", "e,4,0,1,,",
    "f,1,0,0,,30", "f,2,0,0,22,28", "f,3,0,1,17,31", "f,4,0,1,25,30",
  ].map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }

  private static func results(reversed: Bool = false) throws -> PlanResults {
    let did = "method: counts.differenceInDifferences, data: d, outcome: calls, treated: treated, post: post"
    let ratio = "method: counts.rateRatio, data: d, group: post, count: calls, exposure: days, reference: 0"
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv, s: s.csv}
      analyses:
        - {id: model, method: counts.negativeBinomial, data: d, formula: "calls ~ treated*post", exposure: days}
        - {id: did, \(did), clusters: [site]}
        - {id: twoWay, \(did), clusters: [site], effects: twoWay, unit: site, time: month}
        - {id: ratio, \(ratio)}
        - {id: bySite, \(ratio), by: [treated]}
        - {id: rate, method: counts.rate, data: s, unit: name, count: x, exposure: t}
        - {id: share, method: counts.proportion, data: s, unit: name, count: x, trials: n, interval: agrestiCoull}
        - {id: digits, method: counts.benford, data: d, variable: calls}
        - {id: far, method: counts.outliers, data: d, variable: calls, rule: tukeyFences}
        - {id: gap, method: counts.interruptedTimeSeries, data: s, outcome: x, time: month, start: 3}
        - {id: oneSided, \(ratio), alternative: less, interval: blaker}
        - {id: reference, \(ratio.replacing("reference: 0", with: "reference: 2"))}
        - {id: threeGroups, \(ratio.replacing("group: post", with: "group: month").replacing(": 0", with: ": 1"))}
        - {id: text, \(ratio.replacing("count: calls", with: "count: site"))}
        - {id: twice, method: counts.rate, data: d, unit: site, count: calls, exposure: days}
        - {id: noTrials, method: counts.proportion, data: s, count: x, trials: zero}
        - {id: noExposure, method: counts.rate, data: s, count: x, exposure: zero}
        - {id: tooMany, method: counts.proportion, data: s, count: n, trials: x}
        - {id: notBinary, \(did.replacing("post: post", with: "post: month")), clusters: [site]}
        - {id: noClusters, \(did)}
        - {id: oneCluster, \(did.replacing("data: d", with: "data: s").replacing("calls", with: "x")), clusters: [zero]}
        - {id: under, method: counts.negativeBinomial, data: s, formula: "x ~ 1"}
        - {id: singular, method: counts.poisson, data: d, formula: "calls ~ treated + I(treated^2)"}
        - {id: few, method: counts.outliers, data: s, variable: x, rule: generalisedESD}
        - {id: nothing, method: counts.benford, data: s, variable: zero}
      """)
    return plan.run(tables: [
      "d": TextTable(
        columnNames: ["site", "month", "treated", "post", "calls", "days"],
        rows: reversed ? calls.reversed() : calls),
      "s": TextTable(
        columnNames: ["name", "month", "x", "t", "n", "zero", "treated", "post"],
        rows: [
          ["p", "1", "2", "4", "9", "0", "0", "0"], ["q", "2", "3", "", "9", "0", "0", "1"],
          ["r", "3", "2", "5", "30", "0", "1", "0"], ["s", "5", "3", "5", "3", "0", "1", "1"],
          ["t", "6", "2", "1", "2", "0", "1", "1"],
        ]),
    ])
  }

  private func row(_ id: String, _ index: Int, in results: PlanResults) throws -> JSONValue {
    let result = try #require(results.results.first { $0.id == id })
    #expect(result.error == nil)
    guard case .list(let rows)? = result.json["rows"] else { return result.json }
    return try #require(rows.indices.contains(index) ? rows[index] : nil)
  }

  private func expect(_ value: JSONValue?, _ expected: Double, relative: Double = 1e-8) {
    guard case .number(let found)? = value else {
      Issue.record("\(expected) is expected, not \(value?.text() ?? "nothing")")
      return
    }
    #expect(abs(found - expected) <= relative * abs(expected) + 1e-12, "\(found), not \(expected)")
  }

  @Test(arguments: [false, true])
  func `the example holds in any order of rows`(reversed: Bool) throws {
    let results = try Self.results(reversed: reversed)
    let model = try row("model", 3, in: results)
    expect(model["estimate"], 0.6364607604451913)
    expect(model["se"], 0.436298240523386)
    let whole = try #require(results.results.first { $0.id == "model" }).json
    expect(whole["theta"], 5.38632014887666)
    expect(whole["n"], 22)
    expect(whole["missing"], 2)
    let did = try row("did", 3, in: results)
    expect(did["estimate"], 9.1)
    expect(did["se"], 3.55119442931187)
    expect(did["df"], 3.90864431799648)
    expect(did["p"], 0.0638939703633274)
    let twoWay = try row("twoWay", 0, in: results)
    expect(twoWay["estimate"], 11.8611111111111)
    expect(twoWay["p"], 0.0275387878351461)
    // By hand: 213 calls in 168 + 153 days after, 121 in 174 + 144 before; limits of R's poisson.test.
    let ratio = try row("ratio", 0, in: results)
    expect(ratio["estimate"], 213.0 / 321 / (121.0 / 318))
    expect(ratio["lower"], 1.3886526005153)
    expect(ratio["upper"], 2.19826694081683)
  }

  @Test func `domains stand in the order of the file`() throws {
    let results = try Self.results()
    // By hand: 141 calls in 168 days to 66 in 174.
    let first = try row("bySite", 0, in: results)
    #expect(first["by"] == ["treated": "1"])
    expect(first["estimate"], 141.0 / 168 / (66.0 / 174))
    #expect(try row("bySite", 1, in: results)["by"] == ["treated": "0"])
  }

  @Test func `what is missing is null and said`() throws {
    let results = try Self.results()
    let missing = try row("rate", 1, in: results)
    #expect(missing["unit"] == "q" && missing["estimate"] == .null && missing["lower"] == .null)
    expect(missing["count"], 3)
    #expect(results.results.first { $0.id == "rate" }?.warnings.count == 1)
    #expect(results.results.first { $0.id == "share" }?.warnings.count == 1)
    #expect(results.results.first { $0.id == "digits" }?.warnings.count == 1)
  }

  @Test(
    arguments: [
      ("gap", AnalysisError.Code.unevenTime), ("oneSided", .invalidArgument), ("reference", .unknownUnit),
      ("threeGroups", .notTwoGroups), ("text", .notNumeric), ("twice", .repeatedUnit), ("noTrials", .zeroTrials),
      ("noExposure", .zeroExposure), ("tooMany", .notACount), ("notBinary", .notBinary),
      ("noClusters", .missingArgument), ("oneCluster", .tooFewClusters), ("under", .notConverged),
      ("singular", .singularDesign), ("few", .tooFewObservations), ("nothing", .noData),
    ])
  func `what cannot be computed is refused`(id: String, code: AnalysisError.Code) throws {
    #expect(try Self.results().results.first { $0.id == id }?.error?.code == code)
  }
}
