import Statistics
import SurveyEstimation
import Tables

/// Combinations of means or totals with the error that their covariance gives.
struct SurveyContrast {
  static let method = AnalysisMethod(name: "survey.contrast") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyContrast(arguments).fields(&context)
  }

  private enum Statistic: String, CaseIterable { case mean, total }

  private struct Contrast {
    let name: String
    let rule: Rule

    enum Rule {
      case listed([Double])
      case named([(label: String, coefficient: Double)])
      case expression(ColumnExpression)
    }
  }

  private let request: SurveyRequest
  private let names: [String]
  private let statistic: Statistic
  private let contrasts: [Contrast]

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.contrast", known: SurveyRequest.keys + ["variables", "statistic", "contrasts"])
    request = try SurveyRequest(reader)
    names = try reader.requiredTexts("variables")
    statistic = try reader.choice("statistic", as: Statistic.self) ?? .mean
    guard let elements = try reader.required("contrasts", reader.value("contrasts")).elements else {
      throw reader.invalid("contrasts", "a list")
    }
    var contrasts: [Contrast] = []
    for element in elements { contrasts.append(try Self.contrast(element)) }
    self.contrasts = contrasts
  }

  private static func contrast(_ value: PlanValue) throws(AnalysisError) -> Contrast {
    guard let entries = value.entries else {
      throw AnalysisError(.invalidArgument, "Every entry of “contrasts” must be a mapping.")
    }
    let reader = try ArgumentReader(entries, of: "a contrast", known: ["name", "coefficients", "expression"])
    let name = try reader.required("name", try reader.text("name"))
    if let source = try reader.text("expression") {
      guard reader.value("coefficients") == nil else {
        throw reader.invalid("coefficients", "absent when an “expression” is given")
      }
      return Contrast(name: name, rule: .expression(try PlanTable.expression(source, for: name)))
    }
    return Contrast(name: name, rule: try coefficients(reader))
  }

  private static func coefficients(_ reader: ArgumentReader) throws(AnalysisError) -> Contrast.Rule {
    let value = try reader.required("coefficients", reader.value("coefficients"))
    func number(_ value: PlanValue) throws(AnalysisError) -> Double {
      guard case .number(let number, _) = value else { throw reader.invalid("coefficients", "numbers") }
      return number
    }
    if let entries = value.entries {
      var named: [(label: String, coefficient: Double)] = []
      for entry in entries { named.append((entry.key, try number(entry.value))) }
      return .named(named)
    }
    guard let elements = value.elements else { throw reader.invalid("coefficients", "a list or a mapping by label") }
    var listed: [Double] = []
    for element in elements { listed.append(try number(element)) }
    return .listed(listed)
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(request, columns: names)
    let variables = try frame.variables(names, missing: request.missing)
    let study = variables.map(\.values)
    let design = frame.sample.design
    let set =
      switch statistic {
      case .mean: design.means(study, over: frame.domains, options: request.options)
      case .total: design.totals(study, over: frame.domains, options: request.options)
      }
    let labels = variables.flatMap { variable in
      frame.categories.map { label(variable.label, $0, alone: variables.count == 1) }
    }
    let freedom = design.degreesOfFreedom(request.options.degreesOfFreedom, in: frame.whole)
    var rows: [JSONValue] = []
    var warnings = frame.sample.warnings + (try frame.warnings(set.warnings, labels))
    for contrast in contrasts {
      let estimate = try estimate(contrast, set, labels, freedom)
      rows.append(.object([JSONMember("name", .text(contrast.name))] + estimate.members))
      if estimate.standardError == nil {
        warnings.append(
          "\(contrast.name): no standard error, since one of its estimates or the degrees of freedom has none.")
      }
    }
    let estimates = labels.enumerated().map { index, label in
      JSONValue.object(
        [JSONMember("label", .text(label))]
          + set.members(ofEstimateAt: index, designEffects: request.options.designEffect != nil))
    }
    return AnalysisFields(
      members: [
        JSONMember("rows", .list(rows)), JSONMember("estimates", .list(estimates)),
        JSONMember("covariance", .matrix(of: set)),
      ], warnings: warnings)
  }

  /// The variable; with one variable and domains the domain; with both `variable:domain`.
  private func label(_ variable: String, _ categories: [String], alone: Bool) -> String {
    let domain = categories.joined(separator: ".")
    if categories.isEmpty { return variable }
    return alone ? domain : variable + ":" + domain
  }

  private func estimate(
    _ contrast: Contrast, _ set: EstimateSet, _ labels: [String], _ freedom: Double
  ) throws(AnalysisError) -> Estimate {
    switch contrast.rule {
    case .listed(let coefficients):
      guard coefficients.count == labels.count else {
        throw AnalysisError(
          .invalidArgument,
          "Contrast “\(contrast.name)” has \(coefficients.count) coefficients for \(labels.count) estimates.")
      }
      return set.contrast(coefficients, degreesOfFreedom: freedom)
    case .named(let named):
      var coefficients = [Double](repeating: 0, count: labels.count)
      for (label, coefficient) in named {
        guard let index = labels.firstIndex(of: label) else {
          throw .unknown(.invalidArgument, "estimate in contrast “\(contrast.name)” named", label, among: labels)
        }
        coefficients[index] = coefficient
      }
      return set.contrast(coefficients, degreesOfFreedom: freedom)
    case .expression(let expression):
      do {
        let result = try expression.gradient(labels: labels, at: set.estimates.map(\.value))
        return set.combined(value: result.value, gradient: result.gradient, degreesOfFreedom: freedom)
      } catch {
        if case .unknownColumn(let name) = error {
          throw .unknown(.invalidArgument, "estimate in contrast “\(contrast.name)” named", name, among: labels)
        }
        throw AnalysisError(error, in: expression.source, of: contrast.name)
      }
    }
  }
}
