import Statistics
import Tables

/// p-values adjusted for the number of tests.
enum TestsAdjust {
  static let method = AnalysisMethod(name: "tests.adjust") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "tests.adjust", known: ["pValues", "data", "variable", "adjustment"])
    let adjustment = try reader.required(
      "adjustment", try reader.choice("adjustment", as: PAdjustment.self))
    let values = try pValues(reader, &context)
    guard values.allSatisfy({ $0.map((0...1).contains) ?? true }) else {
      throw AnalysisError(.invalidArgument, "Every p-value of tests.adjust must lie between 0 and 1.")
    }
    return AnalysisFields(
      members: [
        JSONMember("adjusted", .list(adjustment.adjusted(values).map { JSONValue($0) })),
        JSONMember("n", JSONValue(values.count { $0 != nil })),
      ])
  }

  private static func pValues(
    _ reader: ArgumentReader, _ context: inout AnalysisContext
  ) throws(AnalysisError) -> [Double?] {
    guard let listed = reader.value("pValues") else {
      let table = try context.table(try reader.required("pValues", try reader.text("data")))
      let column = try table.numbers(try reader.required("variable", try reader.text("variable")))
      return column.map { $0.isNaN ? nil : $0 }
    }
    guard reader.value("data") == nil, reader.value("variable") == nil else {
      throw reader.invalid("pValues", "absent when “data” is given")
    }
    guard let elements = listed.elements else { throw reader.invalid("pValues", "a list of numbers") }
    var values: [Double?] = []
    for element in elements {
      switch element {
      case .null: values.append(nil)
      case .number(let number, _): values.append(number)
      default: throw reader.invalid("pValues", "a list of numbers")
      }
    }
    return values
  }
}
