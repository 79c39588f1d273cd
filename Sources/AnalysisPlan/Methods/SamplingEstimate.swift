import Sampling
import Tables

/// The total and mean of a sample with unequal probabilities.
struct SamplingEstimate {
  static let method = AnalysisMethod(name: "sampling.estimate") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SamplingEstimate(arguments).fields(&context)
  }

  private enum Variance: String, CaseIterable {
    case senYatesGrundy = "SYG", horvitzThompson = "HT", deville = "Deville"
  }

  private let data: String
  private let value: String
  private let probability: String
  private let joint: String?
  private let variance: Variance

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "sampling.estimate", known: ["data", "value", "probability", "joint", "variance"])
    data = try reader.required("data", try reader.text("data"))
    value = try reader.required("value", try reader.text("value"))
    probability = try reader.required("probability", try reader.text("probability"))
    joint = try reader.text("joint")
    variance = try reader.choice("variance", as: Variance.self) ?? (joint == nil ? .deville : .senYatesGrundy)
    if variance != .deville { _ = try reader.required("joint", joint) }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    let jointTable = try joint.map { name throws(AnalysisError) in try context.table(name) }
    try table.check(columns: [value, probability])
    let values = try table.numbers(value)
    let probabilities = try table.numbers(probability)
    let rows = try jointTable?.numberRows()
    try table.checkRows()
    try table.checkComplete(value, values.map(\.isNaN))
    try table.checkComplete(probability, probabilities.map(\.isNaN))
    try table.check(probability, probabilities, .invalidProbability, "above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    if let rows { try Self.check(rows, probabilities, joint ?? "") }
    let estimator = HorvitzThompson(values: values, probabilities: probabilities)
    let variances: [(rule: Variance, value: Double?)] = [
      (.horvitzThompson, rows.map(estimator.varianceHT)), (.senYatesGrundy, rows.map(estimator.varianceSYG)),
      (.deville, estimator.varianceDeville),
    ]
    let chosen = variances.first { $0.rule == variance }?.value
    let error = chosen.flatMap { $0 < 0 ? nil : $0.squareRoot() }
    return AnalysisFields(
      members: [
        JSONMember("total", JSONValue(estimator.total)), JSONMember("mean", JSONValue(estimator.mean)),
      ] + variances.map { JSONMember("variance\($0.rule.rawValue)", JSONValue($0.value)) } + [
        JSONMember("se", JSONValue(error))
      ], warnings: table.warnings + warnings(variances))
  }

  /// A square matrix of probabilities, symmetric, with the units' own on its diagonal.
  private static func check(_ joint: [[Double]], _ probabilities: [Double], _ name: String) throws(AnalysisError) {
    func invalid(_ reason: String) -> AnalysisError {
      AnalysisError(.invalidJoint, "Data “\(name)” \(reason).", about: name)
    }
    let count = probabilities.count
    guard joint.count == count, joint.allSatisfy({ $0.count == count }) else {
      throw invalid("must hold \(count) rows and columns, one for each unit of the sample")
    }
    for (row, values) in joint.enumerated() {
      guard values.allSatisfy({ (0...1).contains($0) }) else {
        throw invalid("holds no probabilities from 0 to 1 in row \(row + 1)")
      }
      guard values.indices.allSatisfy({ abs(values[$0] - joint[$0][row]) <= 1e-8 }) else {
        throw invalid("is not symmetric in row \(row + 1)")
      }
      guard abs(values[row] - probabilities[row]) <= 1e-6 else {
        throw invalid("has another probability than the sample on the diagonal of row \(row + 1)")
      }
      guard values.allSatisfy({ $0 > 0 }) else {
        throw AnalysisError(
          .zeroJoint, "Data “\(name)” holds a joint probability of 0 in row \(row + 1): no variance can be estimated.")
      }
    }
  }

  private func warnings(_ variances: [(rule: Variance, value: Double?)]) -> [PlanWarning] {
    let negative = variances.filter { $0.value.map { $0 < 0 } ?? false }.map {
      PlanWarning("The variance \($0.rule.rawValue) is below zero; it has no standard error.")
    }
    let isUndefined = variance == .deville && variances.allSatisfy { $0.rule != .deville || $0.value == nil }
    return negative + (isUndefined ? ["One unit with a probability below 1 has no variance."] : [])
  }
}

extension PlanTable {
  /// A table of numbers as rows.
  fileprivate func numberRows() throws(AnalysisError) -> [[Double]] {
    var columns: [[Double]] = []
    for name in data.columnNames { columns.append(try numbers(name)) }
    return (0..<data.rowCount).map { row in columns.map { $0[row] } }
  }
}
