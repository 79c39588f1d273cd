import SurveyEstimation
import Tables

/// Known counts of the population by the categories of one or more variables.
struct CellCounts {
  let variables: [String]
  private let population: Population
  private let place: String

  private enum Population {
    case listed([(categories: [String], count: Double)])
    case table(String)
  }

  init(_ reader: ArgumentReader, of place: String) throws(AnalysisError) {
    self.place = place
    variables = try reader.requiredTexts("variables")
    let value = try reader.required("population", reader.value("population"))
    if let name = value.label {
      population = .table(name)
      return
    }
    guard let elements = value.elements else { throw reader.invalid("population", "a list or the name of a table") }
    var cells: [(categories: [String], count: Double)] = []
    for element in elements { cells.append(try Self.cell(element, variables, place)) }
    population = .listed(cells)
  }

  private static func cell(
    _ element: PlanValue, _ variables: [String], _ place: String
  ) throws(AnalysisError) -> (categories: [String], count: Double) {
    guard let entries = element.entries else {
      throw AnalysisError(.invalidArgument, "“population” of \(place) must list mappings.")
    }
    let reader = try ArgumentReader(entries, of: "“population” of \(place)", known: variables + ["count"])
    var categories: [String] = []
    for variable in variables { categories.append(try reader.required(variable, try reader.text(variable))) }
    guard case .number(let count, _) = try reader.required("count", reader.value("count")) else {
      throw reader.invalid("count", "a number")
    }
    return (categories, count)
  }

  /// The cell of each row, the counts of the population's cells, and the names of all cells, the population's first.
  func margin(
    in table: PlanTable, allowsEmptyCells: Bool = false, context: inout AnalysisContext
  ) throws(AnalysisError) -> PostStratification {
    var numeric: [Bool] = []
    for variable in variables { numeric.append(try table.column(variable).numbers != nil) }
    var position: [[String]: Int32] = [:]
    var counts: [Double] = []
    var names: [String] = []
    for (categories, count) in try listed(context: &context) {
      let key = Self.key(categories, numeric)
      guard position.updateValue(Int32(counts.count), forKey: key) == nil else {
        throw AnalysisError(.invalidPopulation, "The cell “\(name(categories))” of \(place) stands twice.")
      }
      counts.append(count)
      names.append(name(categories))
    }
    var columns: [CategoryCodes] = []
    for variable in variables { columns.append(try table.categories(variable)) }
    let cells = (0..<table.data.rowCount).map { row -> Int32 in
      let codes = columns.map { $0.codes[row] }
      guard !codes.contains(-1) else { return -1 }
      let categories = zip(columns, codes).map { $0.levels[Int($1)] }
      let key = Self.key(categories, numeric)
      if let cell = position[key] { return cell }
      position[key] = Int32(names.count)
      names.append(name(categories))
      return Int32(names.count - 1)
    }
    return PostStratification(cells: cells, counts: counts, names: names, allowsEmptyCells: allowsEmptyCells)
  }

  private func listed(
    context: inout AnalysisContext
  ) throws(AnalysisError) -> [(categories: [String], count: Double)] {
    switch population {
    case .listed(let cells): return cells
    case .table(let name):
      let table = try context.table(name)
      try table.check(columns: variables + ["count"])
      let counts = try table.numbers("count")
      var columns: [CategoryCodes] = []
      for variable in variables { columns.append(try table.categories(variable)) }
      return counts.indices.map { row in
        (columns.map { $0.codes[row] < 0 ? "" : $0.levels[Int($0.codes[row])] }, counts[row])
      }
    }
  }

  /// Categories by which cells are matched: numbers by value, however they are written.
  private static func key(_ categories: [String], _ numeric: [Bool]) -> [String] {
    zip(categories, numeric).map { $1 ? Double(decimalText: $0)?.shortestText ?? $0 : $0 }
  }

  private func name(_ categories: [String]) -> String {
    zip(variables, categories).map { "\($0) = \($1)" }.joined(separator: ", ")
  }
}
