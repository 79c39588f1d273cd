import Counts
import Statistics
import Tables

/// Log-linear models of counts.
enum CountsModels {
  static let poisson = AnalysisMethod(name: "counts.poisson") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "counts.poisson", known: Request.keys + ["dispersion", "se"])
    let request = try Request(reader)
    let dispersion = try reader.choice("dispersion", as: PoissonModel.Dispersion.self) ?? .fixed
    let errors = try reader.choice("se", as: PoissonModel.ErrorRule.self) ?? .model
    let frame = try CountFrame(request, &context)
    let model: PoissonModel
    do throws(CountError) {
      model = try PoissonModel(
        try frame.regression(), dispersion: dispersion, errors: errors, level: request.level)
    } catch { throw AnalysisError(error, of: "“\(request.formula.source)”") }
    let notes: [PlanWarning] =
      dispersion == .estimated && model.degreesOfFreedom == 0
      ? ["No dispersion, errors and limits, since there are as many coefficients as rows."] : []
    return AnalysisFields(
      members: [
        frame.rows(model.coefficients), JSONMember("dispersion", JSONValue(model.dispersion)),
        JSONMember("deviance", JSONValue(model.deviance)), JSONMember("logLikelihood", JSONValue(model.logLikelihood)),
        JSONMember("dfResidual", JSONValue(model.degreesOfFreedom)),
      ] + frame.countMembers, warnings: frame.table.warnings + notes)
  }

  static let negativeBinomial = AnalysisMethod(name: "counts.negativeBinomial") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "counts.negativeBinomial", known: Request.keys)
    let request = try Request(reader)
    let frame = try CountFrame(request, &context)
    let model: NegativeBinomialModel
    do throws(CountError) { model = try NegativeBinomialModel(try frame.regression(), level: request.level) } catch {
      throw AnalysisError(error, of: "“\(request.formula.source)”")
    }
    return AnalysisFields(
      members: [
        frame.rows(model.coefficients), JSONMember("theta", JSONValue(model.theta)),
        JSONMember("thetaSe", JSONValue(model.thetaError)),
        JSONMember("logLikelihood", JSONValue(model.logLikelihood)), JSONMember("aic", JSONValue(model.aic)),
        JSONMember("deviance", JSONValue(model.deviance)), JSONMember("nullDeviance", JSONValue(model.nullDeviance)),
        JSONMember("dfResidual", JSONValue(model.degreesOfFreedom)),
        JSONMember("overdispersionStatistic", JSONValue(model.overdispersionStatistic)),
      ] + frame.countMembers, warnings: frame.table.warnings)
  }

  /// What a plan says of a model.
  private struct Request {
    let data: String
    let formula: ModelFormula
    let outcome: String
    let exposure: String?
    let level: Double

    static let keys = ["data", "formula", "exposure", "level"]

    init(_ reader: ArgumentReader) throws(AnalysisError) {
      data = try reader.required("data", try reader.text("data"))
      formula = try PlanTable.formula(try reader.required("formula", try reader.text("formula")))
      exposure = try reader.text("exposure")
      level = try reader.number("level", above: 0, below: 1) ?? 0.95
      guard let response = formula.response else { throw reader.invalid("formula", "“response ~ terms”") }
      outcome = response
      guard formula.hasIntercept || !formula.terms.isEmpty else {
        throw reader.invalid("formula", "a model with at least a term or the intercept")
      }
    }
  }

  /// The rows of a table that a model uses.
  private struct CountFrame {
    let table: PlanTable
    private let matrix: ModelMatrix
    private let counts: [Double]
    private let exposures: [Double]?
    private let used: [Int]

    init(_ request: Request, _ context: inout AnalysisContext) throws(AnalysisError) {
      let table = try context.table(request.data)
      try table.check(columns: [request.exposure].compactMap(\.self))
      let matrix = try table.modelMatrix(request.formula)
      let counts = try table.modelVariable(request.outcome)
      var exposures: [Double]?
      if let name = request.exposure { exposures = try table.numbers(name) }
      let used = counts.indices.filter {
        matrix.isComplete[$0] && !counts[$0].isNaN && !(exposures?[$0].isNaN ?? false)
      }
      guard !used.isEmpty else {
        throw AnalysisError(.noData, "No row has values of all variables of “\(request.formula.source)”.")
      }
      (self.table, self.matrix, self.counts, self.exposures, self.used) = (table, matrix, counts, exposures, used)
      try table.checkCounts(masked(counts), of: request.outcome)
      if let exposures, let name = request.exposure { try table.checkExposures(masked(exposures), of: name) }
      // A factor of a single category has no columns and says nothing beside the intercept.
      guard matrix.terms.allSatisfy({ !$0.columns.isEmpty }) else {
        throw AnalysisError(
          .singularDesign, "A factor of “\(request.formula.source)” has a single category; leave it out.")
      }
    }

    /// The values of the rows used, NaN elsewhere.
    private func masked(_ values: [Double]) -> [Double] {
      var masked = [Double](repeating: .nan, count: values.count)
      for row in used { masked[row] = values[row] }
      return masked
    }

    private func kept(_ values: [Double]) -> [Double] {
      used.count == values.count ? values : used.map { values[$0] }
    }

    func regression() throws(CountError) -> CountRegression {
      try CountRegression(
        columns: matrix.columns.map(kept), counts: kept(counts), exposures: exposures.map(kept))
    }

    func rows(_ coefficients: [Estimate]) -> JSONMember {
      JSONMember(
        "rows",
        .list(
          zip(matrix.names, coefficients).map { name, coefficient in
            .object([JSONMember("term", .text(name))] + coefficient.testedMembers)
          }))
    }

    var countMembers: [JSONMember] {
      [JSONMember("n", JSONValue(used.count)), JSONMember("missing", JSONValue(counts.count - used.count))]
    }
  }
}
