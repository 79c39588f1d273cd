import Sampling
import Statistics
import Tables

/// Joint inclusion probabilities of all pairs of units.
enum SamplingJointProbabilities {
  static let method = AnalysisMethod(name: "sampling.jointInclusionProbabilities") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "sampling.jointInclusionProbabilities", known: ["data", "probability", "size", "n", "design"])
    let data = try reader.required("data", try reader.text("data"))
    let design = try reader.required("design", try reader.choice("design", as: JointDesign.self))
    let given = try reader.text("probability")
    let size = try reader.text("size")
    let count = try reader.count("n", in: 1...StratumCounts.largest)
    if given != nil { try reader.refuse(["size", "n"], "when “probability” is given") }
    let column = try reader.required("probability", given ?? size)
    if given == nil { _ = try reader.required("n", count) }
    let table = try context.table(data)
    let values = try table.numbers(column)
    try table.checkRows()
    try table.checkComplete(column, values.map(\.isNaN))
    let probabilities = try Self.probabilities(values, column, count, table)
    let joint: [[Double]]
    do throws(SamplingError) { joint = try design.jointProbabilities(probabilities) } catch {
      throw AnalysisError(error)
    }
    return AnalysisFields(
      members: [
        JSONMember("joint", .deferred(DeferredJSON { .matrix(joint) })),
        JSONMember("probabilities", .list(probabilities.map { JSONValue($0) })),
      ], warnings: table.warnings + warnings(joint))
  }

  /// The column itself, or proportional to it when `count` says how many units are drawn.
  private static func probabilities(
    _ values: [Double], _ column: String, _ count: Int?, _ table: PlanTable
  ) throws(AnalysisError) -> [Double] {
    guard let count else {
      try table.check(column, values, .invalidProbability, "a probability from 0 to 1") { (0...1).contains($0) }
      return values
    }
    try table.check(column, values, .negativeSize, "a number ≥ 0") { $0 >= 0 && $0.isFinite }
    do { return try inclusionProbabilities(ofSizes: values, sampleSize: count) } catch { throw AnalysisError(error) }
  }

  private static func warnings(_ joint: [[Double]]) -> [PlanWarning] {
    var pairs = 0
    for (row, values) in joint.enumerated() where values[row] > 0 {
      for column in 0..<row where joint[column][column] > 0 && values[column] <= 0 { pairs += 1 }
    }
    if pairs == 0 { return [] }
    return ["\(pairs) pairs of units are never drawn together: the variance has no unbiased estimator."]
  }
}
