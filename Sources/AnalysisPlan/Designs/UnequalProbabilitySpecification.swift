import SurveyEstimation
import Tables

/// The entry `pps` of a design: how the variance of a sample with unequal probabilities is made.
struct UnequalProbabilitySpecification {
  private enum Method: String, CaseIterable {
    case brewer, overton, hartleyRao, jointHT, jointYG
  }

  private let method: Method
  private let populationSum: Double?
  /// The table of the joint probabilities.
  private let joint: String?

  init(_ value: PlanValue, of place: String) throws(AnalysisError) {
    guard let entries = value.entries else {
      throw AnalysisError(.invalidArgument, "“pps” of \(place) must be a mapping.")
    }
    let reader = try ArgumentReader(entries, of: "“pps” of \(place)", known: ["method", "populationSum", "joint"])
    method = try reader.required("method", try reader.choice("method", as: Method.self))
    populationSum = try reader.number("populationSum", above: 0, below: .infinity)
    if populationSum != nil, method != .hartleyRao {
      throw reader.invalid("populationSum", "absent unless “method” is hartleyRao")
    }
    let joint = try reader.text("joint")
    let needsJoint = method == .jointHT || method == .jointYG
    self.joint = needsJoint ? try reader.required("joint", joint) : nil
    if joint != nil, !needsJoint { throw reader.invalid("joint", "absent unless “method” is jointHT or jointYG") }
  }

  func rule(context: inout AnalysisContext) throws(AnalysisError) -> UnequalProbabilities.PairRule {
    switch method {
    case .brewer: return .brewer
    case .overton: return .overton
    case .hartleyRao: return .hartleyRao(populationSum: populationSum)
    case .jointHT: return .joint(try matrix(&context))
    case .jointYG: return .jointYatesGrundy(try matrix(&context))
    }
  }

  /// The joint probabilities by row of the table; each must lie above 0 and at most at 1.
  private func matrix(_ context: inout AnalysisContext) throws(AnalysisError) -> [[Double]] {
    let table = try context.table(joint ?? "")
    var columns: [[Double]] = []
    for name in table.data.columnNames { columns.append(try table.numbers(name)) }
    let rows = (0..<table.data.rowCount).map { row in columns.map { $0[row] } }
    if let row = rows.firstIndex(where: { !$0.allSatisfy { $0 > 0 && $0 <= 1 } }) {
      throw AnalysisError(
        .invalidJoint, "Row \(row + 1) of data “\(table.name)” holds no joint probabilities above 0 and at most 1.")
    }
    return rows
  }
}
