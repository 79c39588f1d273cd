import Statistics
import SurveyEstimation
import Tables

/// Direct estimates of areas with the estimates of an area-level model beside them.
struct SurveySmallArea {
  static let method = AnalysisMethod(name: "survey.smallArea") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveySmallArea(arguments).fields(&context)
  }

  /// A table with one row for each area.
  private struct Covariates {
    let data: String
    let key: String
    let columns: [String]

    init(_ entries: [PlanEntry]) throws(AnalysisError) {
      let reader = try ArgumentReader(entries, of: "“covariates”", known: ["data", "key", "columns"])
      data = try reader.required("data", try reader.text("data"))
      key = try reader.required("key", try reader.text("key"))
      columns = try reader.requiredTexts("columns")
    }
  }

  private let request: SurveyRequest
  private let selection: SurveySelection
  private let by: String
  private let covariates: Covariates?
  private let variance: AreaVarianceMethod

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.smallArea",
      known: SurveyRequest.keys.filter { $0 != "deff" } + SurveySelection.keys + ["covariates", "variance"])
    request = try SurveyRequest(reader)
    guard request.by.count == 1 else { throw reader.invalid("by", "a list of one column") }
    by = request.by[0]
    selection = try SurveySelection(reader)
    guard selection.names.count <= 1 else { throw reader.invalid("variables", "a list of one variable") }
    variance = try reader.choice("variance", as: AreaVarianceMethod.self) ?? .reml
    guard let value = reader.value("covariates") else {
      covariates = nil
      return
    }
    guard let entries = value.entries else { throw reader.invalid("covariates", "a mapping") }
    covariates = try Covariates(entries)
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(request, columns: try selection.columnNames())
    for name in selection.names { _ = try frame.sample.table.numbers(name) }
    let variables = try selection.variables(in: frame, missing: request.missing)
    let set = frame.sample.design.means(
      variables.map(\.values), over: frame.domains, options: request.options)
    var known: AreaRows?
    if let covariates { known = try areaRows(of: covariates, frame, &context) }
    let sampled = frame.categories.map { $0[0] }
    let areas = sampled + (known?.names.filter { !Set(sampled).contains($0) } ?? [])
    let model = try model(set, areas, known)
    let rows: [JSONValue] = areas.enumerated().map { index, area in
      .object(
        variables[0].members + [JSONMember("by", .object([JSONMember(by, .text(area))]))]
          + direct(set, index) + model.areas[index].members)
    }
    let coefficients = (["(Intercept)"] + (covariates?.columns ?? [])).enumerated().map { index, term -> JSONValue in
      [
        "term": .text(term), "estimate": JSONValue(model.coefficients[index]),
        "se": JSONValue(model.coefficientErrors[index]),
      ]
    }
    return AnalysisFields(
      members: [
        JSONMember("rows", .list(rows)), JSONMember("sigma2", JSONValue(model.variance)),
        JSONMember("coefficients", .list(coefficients)),
      ], warnings: frame.sample.warnings + (try warnings(set, model, variables[0], areas, frame)))
  }

  /// The direct estimate, or nulls for an area that is not in the sample.
  private func direct(_ set: EstimateSet, _ index: Int) -> [JSONMember] {
    if index < set.estimates.count { return set.members(ofEstimateAt: index, designEffects: false) }
    return ["estimate", "se", "df", "lower", "upper"].map { JSONMember($0, .null) }
      + ["n", "sumWeights"].map { JSONMember($0, JSONValue(0)) }
  }

  private func model(
    _ set: EstimateSet, _ areas: [String], _ known: AreaRows?
  ) throws(AnalysisError) -> AreaModel {
    let absent = [Double](repeating: .nan, count: areas.count - set.estimates.count)
    var rows: [[Double]] = []
    for area in areas { rows.append([1] + (try known?.row(of: area) ?? [])) }
    do {
      return try AreaModel(
        direct: set.estimates.map(\.value) + absent,
        variances: set.estimates.map { estimate in estimate.standardError.map { $0 * $0 } ?? .nan } + absent,
        covariates: rows, method: variance)
    } catch {
      switch error {
      case .tooFewAreas(let count, let coefficients):
        throw AnalysisError(
          .tooFewUnits,
          "survey.smallArea needs more areas with a standard error than coefficients; there are \(count) and "
            + "\(coefficients).")
      case .singularDesign:
        throw AnalysisError(.singularDesign, "A covariate of survey.smallArea depends on the others or is constant.")
      }
    }
  }

  private func warnings(
    _ set: EstimateSet, _ model: AreaModel, _ variable: AnalysedVariable, _ areas: [String], _ frame: SurveyFrame
  ) throws(AnalysisError) -> [PlanWarning] {
    var lines = try frame.warnings(set.warnings, frame.cells.map { frame.label(variable, $0) })
    for (index, estimate) in set.estimates.enumerated() where estimate.standardError == 0 {
      lines.append("\(areas[index]): its standard error of 0 is no certainty, so it has the synthetic value.")
    }
    for (index, area) in model.areas.enumerated() where area.meanSquaredError == nil {
      lines.append("\(areas[index]): the approximation of the mean squared error is below zero.")
    }
    if model.variance == 0 {
      lines.append("The areas differ no more than their sampling errors explain: every value is the synthetic one.")
    }
    return lines
  }
}

/// The covariates of the areas.
private struct AreaRows {
  /// Names in the order of the sample's categories or, without one, of their code points.
  let names: [String]
  private let values: [String: [Double]]
  private let place: String

  init(names: [String], values: [String: [Double]], place: String) {
    self.names = names
    self.values = values
    self.place = place
  }

  func row(of area: String) throws(AnalysisError) -> [Double] {
    guard let row = values[area] else {
      throw .unknown(.unknownLevel, "row in data “\(place)” for the area", area, among: values.keys.sorted())
    }
    return row
  }
}

extension SurveySmallArea {
  /// Reads the covariates; areas are matched by name, numbers by value.
  private func areaRows(
    of covariates: Covariates, _ frame: SurveyFrame, _ context: inout AnalysisContext
  ) throws(AnalysisError) -> AreaRows {
    let table = try context.table(covariates.data)
    try table.check(columns: [covariates.key] + covariates.columns)
    var columns: [[Double]] = []
    for name in covariates.columns { columns.append(try table.numbers(name)) }
    let keys = try table.categories(covariates.key)
    let isNumeric = try frame.sample.table.column(by).numbers != nil
    var spelling: [String: String] = [:]
    for category in frame.categories { spelling[Self.key(category[0], isNumeric)] = category[0] }
    var values: [String: [Double]] = [:]
    for (row, code) in keys.codes.enumerated() where code >= 0 {
      let level = keys.levels[Int(code)]
      let name = spelling[Self.key(level, isNumeric)] ?? level
      let found = columns.map { $0[row] }
      guard found.allSatisfy({ !$0.isNaN }) else {
        throw AnalysisError(.missingValues, "The area “\(name)” of data “\(table.name)” misses a covariate.")
      }
      guard values.updateValue(found, forKey: name) == nil else {
        throw AnalysisError(.repeatedUnit, "The area “\(name)” stands twice in data “\(table.name)”.")
      }
    }
    let levels = keys.levels.map { spelling[Self.key($0, isNumeric)] ?? $0 }
    return AreaRows(names: levels.filter { values[$0] != nil }, values: values, place: table.name)
  }

  private static func key(_ name: String, _ isNumeric: Bool) -> String {
    isNumeric ? Double(decimalText: name)?.shortestText ?? name : name
  }
}

extension AreaModel.AreaEstimate {
  fileprivate var members: [JSONMember] {
    [
      JSONMember("eblup", JSONValue(value)), JSONMember("mse", JSONValue(meanSquaredError)),
      JSONMember("gamma", JSONValue(shrinkage)), JSONMember("synthetic", JSONValue(synthetic)),
    ]
  }
}
