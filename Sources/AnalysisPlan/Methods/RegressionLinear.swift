import Statistics
import Tables

/// Ordinary least squares by a model formula.
enum RegressionLinear {
  static let method = AnalysisMethod(name: "regression.linear") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "regression.linear", known: ["data", "formula", "level"])
    let data = try reader.required("data", try reader.text("data"))
    let formula = try PlanTable.formula(try reader.required("formula", try reader.text("formula")))
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    guard let outcome = formula.response else { throw reader.invalid("formula", "“response ~ terms”") }
    guard formula.hasIntercept || !formula.terms.isEmpty else {
      throw reader.invalid("formula", "a model with at least a term or the intercept")
    }
    let table = try context.table(data)
    let response = try table.modelVariable(outcome)
    let matrix = try table.modelMatrix(formula)
    let used = response.indices.filter { matrix.isComplete[$0] && !response[$0].isNaN }
    guard !used.isEmpty else {
      throw AnalysisError(.noData, "No row has values of all variables of “\(formula.source)”.")
    }
    guard used.count > matrix.columns.count else {
      throw AnalysisError(
        .tooFewObservations,
        "\(used.count) rows cannot carry the \(matrix.columns.count) columns of “\(formula.source)”.")
    }
    let fit = LinearRegression(
      matrix.columns.map { column in used.map { column[$0] } }, response: used.map { response[$0] },
      hasIntercept: formula.hasIntercept, level: level)
    // A factor of a single category has no columns and says nothing beside the intercept.
    guard let fit, matrix.terms.allSatisfy({ !$0.columns.isEmpty }) else {
      throw AnalysisError(
        .singularDesign, "A column of “\(formula.source)” is zero throughout or follows from the others; leave it out.")
    }
    return AnalysisFields(
      members: members(fit, matrix.names) + [
        JSONMember("n", JSONValue(used.count)), JSONMember("missing", JSONValue(response.count - used.count)),
      ], warnings: table.warnings + notes(fit))
  }

  private static func members(_ fit: LinearRegression, _ names: [String]) -> [JSONMember] {
    let rows = zip(names, fit.coefficients).map { name, coefficient in
      JSONValue.object([JSONMember("term", .text(name))] + coefficient.testedMembers)
    }
    return [
      JSONMember("rows", .list(rows)), JSONMember("sigma", JSONValue(fit.residualDeviation)),
      JSONMember("rSquared", JSONValue(fit.determination)),
      JSONMember("sumOfSquaresModel", JSONValue(fit.modelSumOfSquares)),
      JSONMember("sumOfSquaresResidual", JSONValue(fit.residualSumOfSquares)),
      JSONMember("statistic", JSONValue(fit.statistic)), JSONMember("dfResidual", JSONValue(fit.degreesOfFreedom)),
    ]
  }

  private static func notes(_ fit: LinearRegression) -> [PlanWarning] {
    var notes: [PlanWarning] = []
    if fit.residualSumOfSquares == 0 { notes.append("The fit is exact: no F, and errors of 0.") }
    if fit.determination == nil { notes.append("The response does not vary, so there is no share explained.") }
    return notes
  }
}

extension AnalysisMethod {
  static let regressionMethods = [RegressionLinear.method, UnivariateSummary.method]
}
