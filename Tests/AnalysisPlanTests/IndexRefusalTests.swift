import Tables
import Testing

@testable import AnalysisPlan

/// Every way in which an analysis of an index is refused, with the code that its page gives.
struct IndexRefusalTests {
  private static let table = TextTable(
    columnNames: ["u", "x", "y", "flat", "word", "twice", "empty"],
    rows: [
      ["a", "1", "0", "5", "low", "p", ""], ["b", "2", "3", "5", "mid", "p", ""],
      ["c", "4", "-2", "5", "7", "q", ""],
    ])

  private func code(_ analysis: String, _ structure: [[String]] = []) throws -> AnalysisError.Code? {
    let plan = try PlanDocument.read(
      "steelyard: 1\ndata: {d: d.csv, s: s.csv}\nanalyses: [{id: a, method: \(analysis)}]")
    let tree = TextTable(columnNames: ["code", "parent", "weight", "direction", "denominator"], rows: structure)
    return try #require(plan.run(tables: ["d": Self.table, "s": tree]).results.first).error?.code
  }

  @Test(
    arguments: [
      ("index.normalise, data: d, variables: [x]", AnalysisError.Code.missingArgument),
      ("index.normalise, data: d, variables: [x], normalisation: linear", .invalidArgument),
      ("index.normalise, data: d, variables: [x], normalisation: minMax, rnage: [0, 1]", .unknownArgument),
      ("index.normalise, data: d, variables: [x], normalisation: minMax, range: [1, 1]", .invalidArgument),
      ("index.normalise, data: d, variables: [x], normalisation: goalposts", .missingArgument),
      ("index.normalise, data: d, unit: u, variables: [x], normalisation: distanceToReference", .missingArgument),
      (
        "index.normalise, data: d, unit: u, variables: [x], normalisation: distanceToReference, reference: e",
        .unknownUnit
      ),
      ("index.normalise, data: d, variables: [x], normalisation: distanceToTarget, target: 1", .invalidArgument),
      ("index.normalise, data: d, variables: [x], normalisation: minMax, directions: {x: up}", .invalidArgument),
      ("index.normalise, data: d, variables: [x], normalisation: minMax, directions: {y: lower}", .unknownColumn),
      ("index.normalise, data: e, variables: [x], normalisation: minMax", .unknownData),
      ("index.normalise, data: d, variables: [z], normalisation: minMax", .unknownColumn),
      ("index.normalise, data: d, variables: [flat, word], normalisation: minMax", .notNumeric),
      ("index.normalise, data: d, unit: twice, variables: [flat], normalisation: minMax", .repeatedUnit),
      ("index.normalise, data: d, variables: [flat, empty], normalisation: minMax", .noData),
      ("index.normalise, data: d, variables: [x, flat], normalisation: minMax", .constantData),
      (
        "index.normalise, data: d, variables: [y], normalisation: fractionOfMaximum, directions: {y: lower}",
        .nonPositiveValues
      ),
      ("index.impute, data: d, variables: [empty], imputation: mean", .noData),
      ("index.denominate, data: d, variables: [x], denominators: {x: y}", .nonPositiveValues),
      ("index.denominate, data: d, variables: [x, y], denominators: {x: flat}", .invalidArgument),
      ("index.transform, data: d, variables: [x], transformation: boxCox", .missingArgument),
      ("index.transform, data: d, variables: [flat], transformation: log", .constantData),
      ("index.treat, data: d, variables: [x]", .tooFewUnits),
      ("index.treat, data: d, variables: [x], treatment: [trim]", .invalidArgument),
      ("index.aggregate, data: d, variables: [x, y], weights: [1, -1]", .negativeWeights),
      ("index.aggregate, data: d, variables: [x, y], weights: {x: 0, y: 0}", .zeroWeights),
      ("index.aggregate, data: d, variables: [x, y], weights: {x: 1}", .invalidArgument),
      ("index.aggregate, data: d, variables: [x, y], aggregation: power", .missingArgument),
      ("index.aggregate, data: d, variables: [x, y], aggregation: power, exponent: 0", .invalidArgument),
      ("index.aggregate, data: d, variables: [x, y], aggregation: geometric", .nonPositiveValues),
      ("index.aggregate, data: d, variables: [empty]", .noData),
      ("index.topsis, data: d, variables: [flat]", .constantData),
      ("index.mazziottaPareto, data: d, variables: [x, empty]", .noData),
      ("index.mazziottaPareto, data: d, variables: [x, flat]", .constantData),
      ("index.weights, data: d, variables: [x, y], weighting: entropy", .negativeValues),
      ("index.weights, data: d, variables: [x, y], weighting: merec", .nonPositiveValues),
      ("index.weights, data: d, variables: [x, flat], weighting: critic", .constantData),
      ("index.principalComponents, data: d, variables: [x, flat]", .constantData),
      ("index.rankShift, data: d, first: x, second: empty", .noData),
      ("index.sobol, data: d, inputs: [x], output: y, samples: 2", .invalidArgument),
      ("index.sobol, data: d, inputs: [x], output: flat, samples: 1", .invalidArgument),
    ])
  func `a method refuses`(analysis: String, expected: AnalysisError.Code) throws {
    #expect(try code(analysis) == expected)
  }

  private static let tree = [
    ["t", "", "", "", ""], ["x", "t", "1", "", ""], ["y", "t", "1", "", ""],
  ]

  @Test(
    arguments: [
      ("two roots", [["t", "", "", "", ""], ["s", "", "", "", ""]], AnalysisError.Code.invalidStructure),
      ("no root", [["x", "y", "1", "", ""], ["y", "x", "1", "", ""]], .invalidStructure),
      ("a cycle beside the root", tree + [["p", "q", "1", "", ""], ["q", "p", "1", "", ""]], .invalidStructure),
      ("an unknown parent", tree + [["p", "q", "1", "", ""]], .invalidStructure),
      ("a code twice", tree + [["x", "t", "1", "", ""]], .invalidStructure),
      ("a group without children", [["t", "", "", "", ""]], .invalidStructure),
      ("an unknown direction", [["t", "", "", "", ""], ["x", "t", "1", "up", ""]], .invalidStructure),
      ("a negative weight", [["t", "", "", "", ""], ["x", "t", "-1", "", ""]], .negativeWeights),
      ("weights of zero", [["t", "", "", "", ""], ["x", "t", "0", "", ""]], .zeroWeights),
      ("a weight that is a word", [["t", "", "", "", ""], ["x", "t", "one", "", ""]], .notNumeric),
      ("an unknown indicator", tree + [["z", "t", "1", "", ""]], .unknownColumn),
      ("an unknown denominator", [["t", "", "", "", ""], ["x", "t", "1", "", "z"]], .unknownColumn),
      ("a denominator below zero", [["t", "", "", "", ""], ["x", "t", "1", "", "y"]], .nonPositiveValues),
      ("a constant indicator", tree + [["flat", "t", "1", "", ""]], .constantData),
      ("an indicator without values", tree + [["empty", "t", "1", "", ""]], .noData),
      ("nothing wrong", tree, nil),
    ])
  func `an index refuses`(name: String, structure: [[String]], expected: AnalysisError.Code?) throws {
    #expect(try code("index.score, data: d, unit: u, structure: s", structure) == expected)
    #expect(
      try code("index.uncertainty, data: d, unit: u, structure: s, seed: q, replications: 3", structure) == expected)
  }

  @Test(
    arguments: [
      ("index.score, data: d, structure: s", AnalysisError.Code.missingArgument),
      ("index.score, data: d, unit: u, structure: s, aggregations: {x: geometric}", .invalidArgument),
      ("index.score, data: d, unit: u, structure: s, aggregation: geometric", .nonPositiveValues),
      ("index.score, data: d, unit: u, structure: s, minimumAvailable: 2", .invalidArgument),
      ("index.score, data: d, unit: twice, structure: s", .repeatedUnit),
      ("index.uncertainty, data: d, unit: u, structure: s", .missingArgument),
      ("index.uncertainty, data: d, unit: u, structure: s, seed: q, normalisations: []", .invalidArgument),
    ])
  func `arguments of an index are checked`(analysis: String, expected: AnalysisError.Code) throws {
    #expect(try code(analysis, Self.tree) == expected)
  }

  private func judgementCode(_ rows: [[String]], _ more: String = "") throws -> AnalysisError.Code? {
    let plan = try PlanDocument.read(
      "steelyard: 1\ndata: {j: j.csv}\nanalyses: [{id: a, method: index.ahp, data: j, item: i, items: [p, q]\(more)}]")
    let table = TextTable(columnNames: ["i", "p", "q", "who"], rows: rows)
    return try #require(plan.run(tables: ["j": table]).results.first).error?.code
  }

  @Test(
    arguments: [
      ([["p", "1", "2", ""], ["q", "0.5", "1", ""]], AnalysisError.Code?.none),
      ([["p", "1", "2", ""], ["q", "0.4", "1", ""]], .notReciprocal),
      ([["p", "2", "2", ""], ["q", "0.5", "1", ""]], .notReciprocal),
      ([["p", "1", "", ""], ["q", "0", "1", ""]], .missingJudgement),
      ([["p", "1", "2", ""]], .missingJudgement),
      ([["p", "1", "2", ""], ["q", "0", "1", ""]], .nonPositiveValues),
      ([["p", "1", "1/2", ""], ["q", "", "1", ""]], .notNumeric),
      ([["p", "1", "2", ""], ["p", "1", "2", ""]], .repeatedUnit),
      ([["p", "1", "2", ""], ["r", "0.5", "1", ""]], .missingJudgement),
    ])
  func `judgements are checked`(rows: [[String]], expected: AnalysisError.Code?) throws {
    #expect(try judgementCode(rows) == expected)
  }

  @Test func `experts are told apart`() throws {
    let rows = [["p", "1", "2", "e"], ["q", "0.5", "1", "e"], ["p", "1", "4", "f"], ["q", "0.25", "1", "f"]]
    #expect(try judgementCode(rows, ", expert: who") == nil)
    #expect(try judgementCode(rows, ", expert: who, grouping: priorities") == nil)
    #expect(try judgementCode(rows) == .repeatedUnit)
  }
}
