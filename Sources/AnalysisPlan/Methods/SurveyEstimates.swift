import SurveyEstimation
import Tables

/// Means, totals, ratios and variances.
enum SurveyEstimates {
  static let mean = AnalysisMethod(name: "survey.mean") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try meansOrTotals(arguments, "survey.mean", &context) { design, variables, domains, options in
      design.means(variables, over: domains, options: options)
    }
  }

  static let total = AnalysisMethod(name: "survey.total") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try meansOrTotals(arguments, "survey.total", &context) { design, variables, domains, options in
      design.totals(variables, over: domains, options: options)
    }
  }

  private static func meansOrTotals(
    _ arguments: [PlanEntry], _ method: String, _ context: inout AnalysisContext,
    estimate: (SurveyDesign, [[Double]], Domains, EstimationOptions) -> EstimateSet
  ) throws(AnalysisError) -> AnalysisFields {
    let reader = try ArgumentReader(arguments, of: method, known: SurveyRequest.keys + ["variables"])
    let request = try SurveyRequest(reader)
    let names = try reader.requiredTexts("variables")
    let frame = try context.frame(request, columns: names)
    let variables = try frame.variables(names, missing: request.missing)
    let set = estimate(frame.sample.design, variables.map(\.values), frame.domains, request.options)
    return try frame.fields(set, of: variables, designEffects: request.options.designEffect != nil)
  }

  static let ratio = AnalysisMethod(name: "survey.ratio") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "survey.ratio", known: SurveyRequest.keys + ["numerator", "denominator"])
    let request = try SurveyRequest(reader)
    let numerators = try reader.requiredTexts("numerator")
    let denominators = try reader.requiredTexts("denominator")
    let names = numerators + denominators.filter { !numerators.contains($0) }
    let frame = try context.frame(request, columns: names)
    for name in names { _ = try frame.sample.table.numbers(name) }
    let rule = request.missing == .available ? .listwise : request.missing
    var values: [String: [Double]] = [:]
    for variable in try frame.variables(names, missing: rule) { values[variable.label] = variable.values }
    var ratios: [(variable: AnalysedVariable, denominator: [Double])] = []
    for numerator in numerators {
      for denominator in denominators {
        let members = [JSONMember("numerator", .text(numerator)), JSONMember("denominator", .text(denominator))]
        let variable = AnalysedVariable(
          members: members, label: "\(numerator)/\(denominator)", values: values[numerator] ?? [])
        ratios.append((variable, values[denominator] ?? []))
      }
    }
    let set = try estimate(ratios, frame, request.options)
    return try frame.fields(set, of: ratios.map(\.variable), designEffects: request.options.designEffect != nil)
  }

  static let variance = AnalysisMethod(name: "survey.variance") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "survey.variance", known: SurveyRequest.keys + ["variables"])
    let request = try SurveyRequest(reader)
    let names = try reader.requiredTexts("variables")
    let frame = try context.frame(request, columns: names)
    for name in names { _ = try frame.sample.table.numbers(name) }
    let variables = try frame.variables(names, missing: request.missing == .available ? .listwise : request.missing)
    var rows: [AnalysedVariable] = []
    var pairs: [(variable: [Double], other: [Double])] = []
    for (index, first) in variables.enumerated() {
      for second in variables[index...] {
        let members = [JSONMember("variable", .text(first.label)), JSONMember("other", .text(second.label))]
        rows.append(
          AnalysedVariable(members: members, label: "\(first.label),\(second.label)", values: first.values))
        pairs.append((first.values, second.values))
      }
    }
    let set = frame.sample.design.covariances(pairs, over: frame.domains, options: request.options)
    return try frame.fields(set, of: rows, designEffects: request.options.designEffect != nil)
  }

  private static func estimate(
    _ ratios: [(variable: AnalysedVariable, denominator: [Double])], _ frame: SurveyFrame, _ options: EstimationOptions
  ) throws(AnalysisError) -> EstimateSet {
    let pairs = ratios.map { (numerator: $0.variable.values, denominator: $0.denominator) }
    do { return try frame.sample.design.ratios(pairs, over: frame.domains, options: options) } catch {
      switch error {
      case .zeroDenominator(let index):
        let label = ratios[index / frame.cells.count].variable.label
        throw AnalysisError(.zeroDenominator, "The denominator of “\(label)” sums to zero.")
      }
    }
  }
}
