import Indicators
import Statistics

/// Whether two numbers agree to 1e-12 of 100 points.
func agree(_ found: Double?, _ expected: Double, within tolerance: Double = 1e-10) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= tolerance
}

/// The tree of the worked example of docs/methods/indicators.md.
func exampleTree(aggregation: Aggregation = .arithmetic) throws -> IndicatorTree {
  try IndicatorTree(
    IndicatorNode(
      id: "total",
      children: [
        IndicatorNode(
          id: "satisfaction", weight: 0.6, children: [IndicatorNode(id: "a"), IndicatorNode(id: "b")]),
        IndicatorNode(
          id: "delivery", weight: 0.4, children: [IndicatorNode(id: "c", weight: 3), IndicatorNode(id: "d")]),
      ]), aggregation: aggregation)
}

/// A tree of leaves under one root, all of weight 1.
func flatTree(_ leaves: Int, aggregation: Aggregation = .arithmetic) throws -> IndicatorTree {
  try IndicatorTree(
    IndicatorNode(id: "total", children: (0..<leaves).map { IndicatorNode(id: "leaf\($0)") }),
    aggregation: aggregation)
}

/// A score without error.
func exact(_ score: Double) -> IndicatorState { .scored(score, standardError: nil) }

let exampleStates = [exact(80), .notApplicable, exact(50), .missing]

/// The generator of all tests of simulations.
func generator() -> SeededGenerator { SeededGenerator(seed: (1, 2, 3, 4)) }
