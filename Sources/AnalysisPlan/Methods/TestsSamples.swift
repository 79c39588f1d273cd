import Statistics
import Tables

/// The two columns that a test compares.
struct TestsSamples {
  /// The columns row by row, NaN where a value is missing.
  private let columns: (first: [Double], second: [Double])
  let warnings: [PlanWarning]

  static let arguments = ["data", "variables"]

  /// What a plan says of them.
  struct Request {
    let data: String
    let variables: [String]

    init(_ reader: ArgumentReader) throws(AnalysisError) {
      data = try reader.required("data", try reader.text("data"))
      variables = try reader.requiredTexts("variables")
      guard variables.count == 2 else { throw reader.invalid("variables", "a list of two columns") }
    }
  }

  init(_ request: Request, _ context: inout AnalysisContext) throws(AnalysisError) {
    let table = try context.table(request.data)
    try table.check(columns: request.variables)
    columns = (try table.numbers(request.variables[0]), try table.numbers(request.variables[1]))
    warnings = table.warnings
  }

  /// The rows that have both values.
  var pairs: (first: [Double], second: [Double]) {
    let rows = columns.first.indices.filter { !columns.first[$0].isNaN && !columns.second[$0].isNaN }
    return (rows.map { columns.first[$0] }, rows.map { columns.second[$0] })
  }

  /// First minus second of the rows that have both.
  var differences: [Double] { zip(pairs.first, pairs.second).map { $0 - $1 } }

  /// The values of each column.
  var independent: (first: [Double], second: [Double]) {
    (columns.first.filter { !$0.isNaN }, columns.second.filter { !$0.isNaN })
  }

  /// A note on pairs of which one side is missing.
  var pairWarnings: [PlanWarning] {
    let broken = zip(columns.first, columns.second).count { $0.isNaN != $1.isNaN }
    return broken == 0 ? [] : ["\(broken) rows lack one of the two values and were left out."]
  }
}

extension AnalysisError {
  init(_ refusal: TestRefusal) {
    switch refusal {
    case .noObservations: self.init(.noData, "No row has the values that are compared.")
    case .tooFewObservations(let count):
      self.init(.tooFewObservations, "The test needs at least two values of a sample; there are \(count).")
    case .constant: self.init(.constantData, "The values, or their differences, do not vary.")
    case .ties:
      self.init(
        .tiesPresent, "The exact distribution has no equal values and no zero differences; use “normalContinuity”.")
    case .tooMany(let limit):
      self.init(.invalidArgument, "“exact” enumerates up to \(limit) differences or pairs; use “normalContinuity”.")
    }
  }
}
