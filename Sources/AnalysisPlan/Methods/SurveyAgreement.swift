import Statistics
import SurveyEstimation
import Tables

/// Alpha and kappa of a population.
enum SurveyAgreement {
  static let alpha = AnalysisMethod(name: "survey.alpha") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "survey.alpha", known: ["design", "variables", "where"])
    let names = try reader.requiredTexts("variables")
    guard names.count > 1 else { throw AnalysisError(.tooFewItems, "survey.alpha needs at least two “variables”.") }
    let frame = try context.frame(
      design: try reader.required("design", try reader.text("design")), by: [], where: try reader.text("where"),
      columns: names)
    var items: [[Double]] = []
    for name in names { items.append(try frame.sample.table.numbers(name)) }
    let found = frame.sample.design.alpha(items, in: frame.whereRows)
    return AnalysisFields(
      members: [
        JSONMember("estimate", JSONValue(found?.value)),
        JSONMember("n", found.map { JSONValue($0.count) } ?? .null),
      ],
      warnings: frame.sample.warnings
        + (found == nil ? ["Not defined, since the sum of the variables does not vary."] : []))
  }

  static let kappa = AnalysisMethod(name: "survey.kappa") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "survey.kappa", known: ["design", "variables", "where", "level", "df"])
    let names = try reader.requiredTexts("variables")
    guard names.count == 2 else { throw reader.invalid("variables", "a list of two columns") }
    let request = try SurveyRequest(reader)
    let frame = try context.frame(request, columns: names)
    let first = try frame.sample.table.categories(names[0])
    let second = try frame.sample.table.categories(names[1])
    let levels = first.levels + second.levels.filter { !first.levels.contains($0) }
    func codes(_ column: CategoryCodes) -> [Int32] {
      let position = column.levels.map { level in Int32(levels.firstIndex(of: level) ?? -1) }
      return column.codes.map { $0 < 0 ? -1 : position[Int($0)] }
    }
    guard levels.count > 1 else { throw AnalysisError(.tooFewLevels, "The two columns hold a single category.") }
    let found = frame.sample.design.kappa(
      codes(first), codes(second), categories: levels.count, in: frame.whereRows, options: request.options)
    let label = "kappa of " + names.joined(separator: " and ")
    let warnings = try frame.warnings(found.warnings, Array(repeating: label, count: levels.count * levels.count))
    let unique = warnings.enumerated().filter { index, line in !warnings[..<index].contains(line) }.map(\.element)
    return AnalysisFields(members: found.estimate.members, warnings: frame.sample.warnings + unique)
  }
}
