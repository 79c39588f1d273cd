import Statistics
import SurveyEstimation
import Tables

/// t tests and rank tests.
enum SurveyGroupTests {
  private enum FreedomName: String, CaseIterable { case residual, design, infinite }

  static let tTest = AnalysisMethod(name: "survey.tTest") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "survey.tTest",
      known: ["design", "variable", "group", "pair", "mu", "where", "level", "df"])
    let variable = try reader.required("variable", try reader.text("variable"))
    let group = try reader.text("group")
    let pair = try reader.text("pair")
    if group != nil, pair != nil { throw reader.invalid("pair", "absent when a “group” is given") }
    let expected = try reader.number("mu", above: -.infinity, below: .infinity) ?? 0
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let frame = try context.frame(
      design: try reader.required("design", try reader.text("design")), by: [], where: try reader.text("where"),
      columns: [variable] + [group, pair].compactMap(\.self))
    var values = try frame.sample.table.numbers(variable)
    if let pair { values = zip(values, try frame.sample.table.numbers(pair)).map { $0 - $1 } }
    let found: (estimate: Estimate, designFreedom: Double)
    if let group {
      let groups = try frame.groups(group, values)
      guard groups.names.count == 2 else {
        throw AnalysisError(
          .notTwoGroups, "“\(group)” has \(groups.names.count) groups with values; a t test compares two.")
      }
      let model = try frame.fitted { design throws(ModelError) in
        try design.groupDifferences(of: values, groups: groups.ofRow, count: groups.names.count, level: level)
      }
      found = (model.coefficients[1], model.designDegreesOfFreedom)
    } else {
      found = try frame.mean(values, variable, level)
    }
    let freedom = try degreesOfFreedom(reader, found.estimate.degreesOfFreedom, design: found.designFreedom)
    return frame.testFields(found.estimate, freedom, expected: expected, level: level)
  }

  private static func degreesOfFreedom(
    _ reader: ArgumentReader, _ residual: Double, design: Double
  ) throws(AnalysisError) -> Double {
    if case .number(let number, _) = reader.value("df"), number > 0 { return number }
    switch try reader.choice("df", as: FreedomName.self) ?? .residual {
    case .residual: return residual
    case .design: return design
    case .infinite: return .infinity
    }
  }

  static let rankTest = AnalysisMethod(name: "survey.rankTest") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "survey.rankTest", known: ["design", "variable", "group", "scores", "where"])
    let variable = try reader.required("variable", try reader.text("variable"))
    let group = try reader.required("group", try reader.text("group"))
    let scores = try reader.choice("scores", as: RankScores.self) ?? .wilcoxon
    let frame = try context.frame(
      design: try reader.required("design", try reader.text("design")), by: [], where: try reader.text("where"),
      columns: [variable, group])
    let values = try frame.sample.table.numbers(variable)
    let groups = try frame.groups(group, values)
    guard groups.names.count > 1 else {
      throw AnalysisError(.tooFewLevels, "“\(group)” has fewer than two groups with values.")
    }
    let model = try frame.fitted { design throws(ModelError) in
      try design.rankDifferences(of: values, groups: groups.ofRow, count: groups.names.count, scores: scores)
    }
    if groups.names.count == 2 {
      let members = model.coefficients[1].testedMembers.filter { $0.key != "lower" && $0.key != "upper" }
      return AnalysisFields(members: members, warnings: frame.sample.warnings)
    }
    let count = Double(groups.names.count - 1)
    let freedom = model.designDegreesOfFreedom - count
    let test = model.test(of: 1..<groups.names.count)
    return AnalysisFields(
      members: [
        JSONMember("chisq", JSONValue(test.map { $0.statistic * count })),
        JSONMember("statistic", JSONValue(test?.statistic)), JSONMember("df1", JSONValue(count)),
        JSONMember("df2", JSONValue(freedom)), JSONMember("p", JSONValue(test?.p)),
      ], warnings: frame.sample.warnings)
  }
}

extension SurveyFrame {
  /// The groups that occur among the rows of `where` with a value, in order of their categories.
  fileprivate func groups(
    _ name: String, _ values: [Double]
  ) throws(AnalysisError) -> (ofRow: [Int32], names: [String]) {
    let categories = try sample.table.categories(name)
    let cells = values.indices.map { row -> Int32 in
      values[row].isNaN || !(whereRows?[row] ?? true) ? -1 : categories.codes[row]
    }
    let zeros = [Int32](repeating: 0, count: cells.count)
    let occurring = PairNumbering(outer: cells, inner: zeros, rowCount: cells.count)
    return (occurring.ofRow, occurring.outer.map { categories.levels[Int($0)] })
  }

  /// A comparison of groups; a lonely PSU is an error where the design says `fail`.
  fileprivate func fitted(
    _ fit: (SurveyDesign) throws(ModelError) -> SurveyRegression
  ) throws(AnalysisError) -> SurveyRegression {
    let model: SurveyRegression
    do { model = try fit(sample.design) } catch { throw AnalysisError(error, of: "the comparison of groups") }
    if let stratum = model.lonelyStratum, sample.refusesLonelyPSU {
      throw AnalysisError(.lonelyPSU, "Stratum “\(stratum)” of design “\(sample.name)” has one sampled unit.")
    }
    return model
  }

  /// The mean over the rows with a value, whose degrees of freedom count.
  fileprivate func mean(
    _ values: [Double], _ name: String, _ level: Double
  ) throws(AnalysisError) -> (estimate: Estimate, designFreedom: Double) {
    let rows = values.indices.map { !values[$0].isNaN && whereRows?[$0] ?? true }
    guard rows.contains(true) else { throw AnalysisError(.noData, "“\(name)” has no value in the domain.") }
    let set = sample.design.means([values], in: rows, options: EstimationOptions(level: level))
    _ = try warnings(set.warnings, [name])
    return (set.estimates[0], set.estimates[0].degreesOfFreedom)
  }

  fileprivate func testFields(
    _ estimate: Estimate, _ freedom: Double, expected: Double, level: Double
  ) -> AnalysisFields {
    let error = freedom > 0 ? estimate.standardError : nil
    let student = StudentDistribution(degreesOfFreedom: freedom)
    let statistic = estimate.standardError.map { (estimate.value - expected) / $0 }
    let reach = error.map { $0 * student.quantile(1 - (1 - level) / 2) }
    return AnalysisFields(
      members: [
        JSONMember("estimate", JSONValue(estimate.value)), JSONMember("se", JSONValue(estimate.standardError)),
        JSONMember("statistic", JSONValue(statistic)), JSONMember("df", JSONValue(freedom)),
        JSONMember("p", JSONValue(error == nil ? nil : statistic.map { 2 * student.upperTail(abs($0)) })),
        JSONMember("lower", JSONValue(reach.map { estimate.value - $0 })),
        JSONMember("upper", JSONValue(reach.map { estimate.value + $0 })),
      ],
      warnings: sample.warnings
        + (error == nil ? ["No test, since the standard error or its degrees of freedom are not defined."] : []))
  }
}
