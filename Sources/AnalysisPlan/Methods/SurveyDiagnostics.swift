import Statistics
import SurveyEstimation
import Tables

/// What the weights of a design look like, and what the design is.
enum SurveyDiagnostics {
  static let weights = AnalysisMethod(name: "survey.weights") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "survey.weights", known: ["design", "by", "list"])
    let name = try reader.required("design", try reader.text("design"))
    let by = try reader.texts("by") ?? []
    let listed = try reader.flag("list")
    let frame = try context.frame(design: name, by: by, where: nil, columns: [])
    var members = frame.cells.map { _ in [Int]() }
    for (row, cell) in frame.domains.cellOfRow.enumerated() where cell >= 0 { members[Int(cell)].append(row) }
    let rows = frame.cells.map { cell in
      JSONValue.object(frame.members(ofCell: cell) + summary(frame.sample.design, members[cell]))
    }
    let list = listed ? [JSONMember("weights", .list(weightList(frame.sample)))] : []
    return AnalysisFields(members: [JSONMember("rows", .list(rows))] + list, warnings: frame.sample.warnings)
  }

  /// Sums, extremes and Kish's (1965) measures of the weights in a domain; g is the final weight over the sampling
  /// weight.
  private static func summary(_ design: SurveyDesign, _ rows: [Int]) -> [JSONMember] {
    let weights = rows.map { design.weights[$0] }
    let factors = rows.map { design.weights[$0] / design.baseWeights[$0] }
    let count = Double(weights.count)
    let sum = weights.compensatedSum()
    let squares = weights.map { $0 * $0 }.compensatedSum()
    let mean = sum / count
    let deviation = (weights.map { ($0 - mean) * ($0 - mean) }.compensatedSum() / (count - 1)).squareRoot()
    return [
      JSONMember("n", JSONValue(weights.count)), JSONMember("sum", JSONValue(sum)),
      JSONMember("min", JSONValue(weights.min())), JSONMember("max", JSONValue(weights.max())),
      JSONMember("cv", JSONValue(deviation / mean)),
      JSONMember("deffKish", JSONValue(count * squares / (sum * sum))),
      JSONMember("nEff", JSONValue(sum * sum / squares)),
      JSONMember("gMin", JSONValue(factors.min())), JSONMember("gMax", JSONValue(factors.max())),
    ]
  }

  private static func weightList(_ sample: SurveySample) -> [JSONValue] {
    let design = sample.design
    return sample.table.rowNumbers.enumerated().map { row, number in
      [
        "row": JSONValue(number + 1), "weight": JSONValue(design.weights[row]),
        "base": JSONValue(design.baseWeights[row]), "g": JSONValue(design.weights[row] / design.baseWeights[row]),
      ]
    }
  }

  static let describe = AnalysisMethod(name: "survey.describe") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "survey.describe", known: ["design", "where"])
    let name = try reader.required("design", try reader.text("design"))
    let condition = try reader.text("where")
    let frame = try context.frame(design: name, by: [], where: condition, columns: [])
    let domain = frame.whole
    let replication = frame.sample.design.replication
    let weights = frame.sample.design.weights.enumerated().lazy
      .filter { frame.whereRows?[$0.offset] ?? true }.map(\.element)
    return AnalysisFields(
      members: [
        JSONMember("rows", JSONValue(domain.rowCount)), JSONMember("psus", JSONValue(domain.psuCount)),
        JSONMember("strata", JSONValue(domain.stratumCount)),
        JSONMember("df", JSONValue(frame.sample.design.degreesOfFreedom(.domain, in: domain))),
        JSONMember("sumWeights", JSONValue(weights.compensatedSum())),
        JSONMember("replicates", JSONValue(replication.map { Double($0.count) })),
        JSONMember("scale", JSONValue(replication?.scale)),
      ], warnings: frame.sample.warnings)
  }
}

extension AnalysisMethod {
  /// The methods of `survey.*`.
  static let surveyMethods: [AnalysisMethod] = [
    SurveyEstimates.mean, SurveyEstimates.total, SurveyEstimates.ratio, SurveyEstimates.variance,
    SurveyProportion.method, SurveyQuantile.method,
    SurveyContrast.method, SurveyDiagnostics.weights, SurveyDiagnostics.describe,
    SurveyComparison.method, SurveyChange.method, SurveyRanking.method, SurveySmallArea.method,
    SurveyRegressionModel.method, SurveyGroupTests.tTest, SurveyGroupTests.rankTest, SurveyAgreement.alpha,
    SurveyAgreement.kappa, SurveyCrosstab.method,
  ]
}
