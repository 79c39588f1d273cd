import Statistics
import SurveyEstimation
import Tables

/// Generalised linear models.
struct SurveyRegressionModel {
  static let method = AnalysisMethod(name: "survey.regression") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyRegressionModel(arguments).fields(&context)
  }

  private let design: String
  private let condition: String?
  private let formula: ModelFormula
  private let family: ModelFamily
  private let tested: [String]
  private let level: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.regression", known: ["design", "formula", "family", "terms", "where", "level"])
    design = try reader.required("design", try reader.text("design"))
    condition = try reader.text("where")
    formula = try PlanTable.formula(try reader.required("formula", try reader.text("formula")))
    family = try reader.choice("family", as: ModelFamily.self) ?? .gaussian
    tested = try reader.texts("terms") ?? []
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
    guard formula.response != nil else { throw reader.invalid("formula", "“response ~ terms”") }
    guard formula.hasIntercept || !formula.terms.isEmpty else {
      throw reader.invalid("formula", "a model with at least a term or the intercept")
    }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(design: design, by: [], where: condition, columns: [])
    let table = frame.sample.table
    let matrix = try table.modelMatrix(formula)
    let response = try table.modelVariable(formula.response ?? "")
    for term in tested where !matrix.terms.contains(where: { $0.name == term }) {
      throw .unknown(.unknownTerm, "term of the formula named", term, among: matrix.terms.map(\.name))
    }
    if let term = matrix.terms.first(where: { $0.columns.isEmpty }) {
      throw AnalysisError(.tooFewLevels, "“\(term.name)” has a single category and says nothing about the response.")
    }
    let used = response.indices.map {
      matrix.isComplete[$0] && !response[$0].isNaN && frame.whereRows?[$0] ?? true
    }
    try check(response, used, table)
    let model: SurveyRegression
    do {
      model = try frame.sample.design.regression(
        matrix.columns, response: response, family: family, in: used, level: level)
    } catch { throw AnalysisError(error, of: "formula “\(formula.source)”") }
    if let stratum = model.lonelyStratum, frame.sample.refusesLonelyPSU {
      throw AnalysisError(.lonelyPSU, "Stratum “\(stratum)” of design “\(design)” has one sampled unit.")
    }
    return AnalysisFields(members: members(model, matrix), warnings: frame.sample.warnings + warnings(model))
  }

  /// Responses that the family cannot have.
  private func check(_ response: [Double], _ used: [Bool], _ table: PlanTable) throws(AnalysisError) {
    for row in response.indices where used[row] {
      let place = "row \(table.rowNumbers[row] + 1) of data “\(table.name)” holds \(response[row].shortestText)"
      if family == .binomial, response[row] != 0, response[row] != 1 {
        throw AnalysisError(.notBinary, "The response of a binomial model must be 0 or 1, but \(place).")
      }
      if family == .poisson, response[row] < 0 {
        throw AnalysisError(.negativeValues, "The response of a Poisson model must not be below 0, but \(place).")
      }
    }
  }

  private func members(_ model: SurveyRegression, _ matrix: ModelMatrix) -> [JSONMember] {
    let rows = zip(matrix.names, model.coefficients).map { name, coefficient in
      JSONValue.object([JSONMember("term", .text(name))] + coefficient.testedMembers)
    }
    let tests = matrix.terms.filter { tested.contains($0.name) }.map { term -> JSONValue in
      let test = model.test(of: term.columns)
      return [
        "term": .text(term.name), "statistic": JSONValue(test?.statistic), "df1": JSONValue(term.columns.count),
        "df2": JSONValue(model.degreesOfFreedom), "p": JSONValue(test?.p),
      ]
    }
    return [
      JSONMember("rows", .list(rows)), JSONMember("covariance", .matrix(model.covariance)),
      JSONMember("df", JSONValue(model.degreesOfFreedom)),
      JSONMember("designDf", JSONValue(model.designDegreesOfFreedom)),
      JSONMember("dispersion", JSONValue(model.dispersion)), JSONMember("deviance", JSONValue(model.deviance)),
      JSONMember("nullDeviance", JSONValue(model.nullDeviance)), JSONMember("n", JSONValue(model.count)),
      JSONMember("tests", .list(tests)),
    ]
  }

  private func warnings(_ model: SurveyRegression) -> [PlanWarning] {
    if model.lonelyStratum != nil { return ["No standard errors, since a stratum has a single unit."] }
    return model.degreesOfFreedom > 0
      ? [] : ["No tests and limits, since there are no more degrees of freedom than coefficients."]
  }
}

extension Estimate {
  /// An estimate with its t test against 0 and its limits.
  var testedMembers: [JSONMember] {
    let statistic = standardError.map { value / $0 }
    let p =
      degreesOfFreedom > 0
      ? statistic.map { 2 * StudentDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(abs($0)) } : nil
    return [
      JSONMember("estimate", JSONValue(value)), JSONMember("se", JSONValue(standardError)),
      JSONMember("statistic", JSONValue(statistic)), JSONMember("df", JSONValue(degreesOfFreedom)),
      JSONMember("p", JSONValue(p)), JSONMember("lower", JSONValue(lower)), JSONMember("upper", JSONValue(upper)),
    ]
  }
}

extension PlanTable {
  /// A model formula of the plan.
  static func formula(_ source: String) throws(AnalysisError) -> ModelFormula {
    do { return try ModelFormula(source) } catch {
      throw AnalysisError(.invalidArgument, "The formula “\(source)” cannot be used: \(error).", about: source)
    }
  }

  /// The model matrix of a formula; columns that do not exist are named with the nearest one.
  func modelMatrix(_ formula: ModelFormula) throws(AnalysisError) -> ModelMatrix {
    do { return try ModelMatrix(formula, of: data) } catch { throw refusal(error, formula.source) }
  }

  /// One variable of a formula as numbers.
  func modelVariable(_ name: String) throws(AnalysisError) -> [Double] {
    if data[name] != nil { return try numbers(name) }
    do { return try ModelMatrix.numbers(name, in: data) } catch { throw refusal(error, name) }
  }

  private func refusal(_ error: ExpressionError, _ source: String) -> AnalysisError {
    if case .unknownColumn(let name) = error {
      return .unknown(.unknownColumn, "column of data “\(self.name)” named", name, among: data.columnNames)
    }
    if case .wrongKind(let function) = error {
      return AnalysisError(.notNumeric, "“\(function)” in “\(source)” needs a column of numbers.")
    }
    return AnalysisError(.invalidArgument, "The formula “\(source)” cannot be used: \(error).", about: source)
  }
}

extension AnalysisError {
  init(_ error: ModelError, of subject: String) {
    switch error {
    case .singular:
      self.init(.singularDesign, "A column of \(subject) is zero throughout or follows from the others.")
    case .notConverged:
      self.init(.notConverged, "The fit of \(subject) does not converge; perhaps a group has only one outcome.")
    case .noRows: self.init(.noData, "No row has values of all variables of \(subject).")
    }
  }
}
