import Statistics
import SurveyEstimation
import Tables

/// One line of an analysis: a numeric variable, or one category of a text variable as 0/1.
struct AnalysedVariable {
  /// What names it in a row: `variable` and `level`, or `condition`.
  let members: [JSONMember]
  /// Its name in contrasts and warnings.
  let label: String
  var values: [Double]
}

extension SurveyFrame {
  /// The variables of an analysis with its rule for missing values applied.
  ///
  /// A numeric column is one variable; a text column gives one for each of its levels. Throws `missing-values` when the
  /// rule is `fail` and a value is missing in the domain.
  func variables(_ names: [String], missing: MissingValueRule) throws(AnalysisError) -> [AnalysedVariable] {
    var columns: [DataColumn] = []
    for name in names { columns.append(try sample.table.column(name)) }
    let incomplete = try incompleteRows(of: columns, missing)
    return columns.flatMap(Self.variables).map { variable in
      guard let incomplete else { return variable }
      var complete = variable
      for row in incomplete.indices where incomplete[row] { complete.values[row] = .nan }
      return complete
    }
  }

  private static func variables(of column: DataColumn) -> [AnalysedVariable] {
    let name = JSONMember("variable", .text(column.name))
    switch column.content {
    case .numbers(let values): return [AnalysedVariable(members: [name], label: column.name, values: values)]
    case .categories(let codes, let levels):
      return levels.enumerated().map { index, level in
        AnalysedVariable(
          members: [name, JSONMember("level", .text(level))], label: column.name + level,
          values: codes.map { $0 < 0 ? .nan : $0 == Int32(index) ? 1 : 0 })
      }
    }
  }

  /// The rows that `listwise` leaves out; nil when the rule changes nothing.
  private func incompleteRows(
    of columns: [DataColumn], _ missing: MissingValueRule
  ) throws(AnalysisError) -> [Bool]? {
    guard missing != .available else { return nil }
    let incomplete = (0..<sample.design.rowCount).map { row in columns.contains { $0.isMissing(at: row) } }
    guard missing == .fail else { return incomplete }
    for row in incomplete.indices where incomplete[row] && whereRows?[row] ?? true {
      throw AnalysisError(
        .missingValues,
        "Row \(sample.table.rowNumbers[row] + 1) of data “\(sample.table.name)” has a missing value, which "
          + "“missing: fail” does not allow.")
    }
    return nil
  }

  /// The fields `rows` and `covariance` of estimates that stand variable by variable, each over all domains.
  func fields(
    _ set: EstimateSet, of variables: [AnalysedVariable], designEffects: Bool
  ) throws(AnalysisError) -> AnalysisFields {
    let names = variables.flatMap { variable in cells.map { variable.members + members(ofCell: $0) } }
    let labels = variables.flatMap { variable in cells.map { label(variable, $0) } }
    let rows = names.indices.map { index in
      JSONValue.object(names[index] + set.members(ofEstimateAt: index, designEffects: designEffects))
    }
    return AnalysisFields(
      members: [JSONMember("rows", .list(rows)), JSONMember("covariance", .matrix(of: set))],
      warnings: sample.warnings + (try warnings(set.warnings, labels)))
  }

  /// The name of an estimate for people: the variable and its domain.
  func label(_ variable: AnalysedVariable, _ cell: Int) -> String {
    categories[cell].isEmpty ? variable.label : variable.label + ":" + categories[cell].joined(separator: ".")
  }

  /// The notes on undefined estimates; a lonely PSU is an error where the design says `fail`.
  func warnings(_ found: [EstimationWarning], _ labels: [String]) throws(AnalysisError) -> [PlanWarning] {
    var lines: [PlanWarning] = []
    for warning in found {
      switch warning {
      case .nothingObserved(let index): lines.append("\(labels[index]): no row of the domain has a value.")
      case .lonelyPSU(_, let stratum) where sample.refusesLonelyPSU:
        throw AnalysisError(
          .lonelyPSU,
          "Stratum “\(stratum)” of design “\(sample.name)” has one sampled unit; choose another “lonelyPSU” than fail.")
      case .lonelyPSU(let index, let stratum):
        lines.append("\(labels[index]): no standard error, since no stratum beside “\(stratum)” has two units.")
      case .noDegreesOfFreedom(let index):
        lines.append("\(labels[index]): no standard error, since there are no more sampled units than strata.")
      case .undefinedInterval(let index):
        lines.append("\(labels[index]): this interval is not defined for such a share.")
      case .undefinedReplicates(let index, let count):
        lines.append("\(labels[index]): not defined in \(count) replicates, which were left out.")
      case .noReplicate(let index):
        throw AnalysisError(.notEstimable, "\(labels[index]) is not defined in any replicate.")
      case .negativeVariance(let index):
        lines.append("\(labels[index]): no standard error, since this estimator of the variance is below zero here.")
      }
    }
    return lines
  }
}

extension EstimateSet {
  /// The fields of one row that every estimate has.
  func members(ofEstimateAt index: Int, designEffects: Bool) -> [JSONMember] {
    let estimate = estimates[index]
    let effect = designEffects ? [JSONMember("deff", JSONValue(self.designEffects[index]))] : []
    return estimate.members + effect + [
      JSONMember("n", JSONValue(estimate.count)), JSONMember("sumWeights", JSONValue(sumWeights[index])),
    ]
  }
}

extension Estimate {
  /// The estimate with its error and limits; infinite degrees of freedom print as null.
  var members: [JSONMember] {
    [
      JSONMember("estimate", JSONValue(value)), JSONMember("se", JSONValue(standardError)),
      JSONMember("df", JSONValue(degreesOfFreedom)), JSONMember("lower", JSONValue(lower)),
      JSONMember("upper", JSONValue(upper)),
    ]
  }
}

extension JSONValue {
  /// The covariance matrix of estimates.
  static func matrix(of set: EstimateSet) -> JSONValue { .deferred(DeferredJSON { .matrix(set.covarianceMatrix()) }) }

  static func matrix(_ rows: [[Double]]) -> JSONValue {
    .list(rows.map { row in .list(row.map { JSONValue($0) }) })
  }
}
