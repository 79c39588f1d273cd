import Statistics
import SurveyEstimation
import Tables

/// The items of a scale as a plan names them: columns of answers, or a matrix of correlations.
struct ItemScale {
  let names: [String]
  let warnings: [PlanWarning]
  private let columns: [[Double]]
  /// For each item the row of a matrix that stands for it; nil where the table is no square.
  private let rows: [Int]?
  private let missing: MissingAnswers

  /// What is done with rows in which an item is not answered.
  enum MissingAnswers: String, CaseIterable {
    case pairwise, complete
  }

  /// What the columns hold.
  enum Input: String, CaseIterable {
    case responses, correlationMatrix
  }

  static let arguments = ["data", "items", "reverse"]

  /// Reads `data`, `items`, `reverse` and, where the method has it, `missing`; refuses fewer than `least` items.
  init(_ reader: ArgumentReader, least: Int, _ context: inout AnalysisContext) throws(AnalysisError) {
    let source = try reader.required("data", try reader.text("data"))
    names = try reader.requiredTexts("items")
    missing = try reader.choice("missing", as: MissingAnswers.self) ?? .pairwise
    let totals = try Self.totals(reader, names)
    guard names.count >= least else {
      throw AnalysisError(.tooFewItems, "There must be at least \(least) “items”; \(names.count) is named.")
    }
    let table = try context.table(source)
    try table.check(columns: names)
    var columns: [[Double]] = []
    for name in names {
      let column = try table.numbers(name)
      columns.append(totals[name].map { total in column.map { total - $0 } } ?? column)
    }
    self.columns = columns
    let all = table.data.columnNames
    rows = table.data.rowCount == all.count ? names.compactMap { all.firstIndex(of: $0) } : nil
    warnings = table.warnings
  }

  /// For each reversed item its lowest plus its highest category.
  private static func totals(_ reader: ArgumentReader, _ names: [String]) throws(AnalysisError) -> [String: Double] {
    guard let value = reader.value("reverse") else { return [:] }
    guard let entries = value.entries else { throw reader.invalid("reverse", "a mapping of items to numbers") }
    var totals: [String: Double] = [:]
    for entry in entries {
      guard names.contains(entry.key) else { throw .unknown(.unknownColumn, "item named", entry.key, among: names) }
      guard case .number(let total, _) = entry.value else {
        throw reader.invalid("reverse", "a mapping of items to numbers (lowest plus highest category)")
      }
      totals[entry.key] = total
    }
    return totals
  }

  /// The answers with their covariances; refuses what cannot be analysed, in the order of methods-common.
  func responses() throws(AnalysisError) -> ItemResponses {
    let responses = ItemResponses(columns, onlyComplete: missing == .complete)
    guard responses.count > 0 else { throw AnalysisError(.noData, "No row has an answer to the items.") }
    guard responses.count > 2 else {
      throw AnalysisError(.tooFewUnits, "Only \(responses.count) rows have an answer; at least 3 are needed.")
    }
    if let pair = responses.unmatchedPair {
      throw AnalysisError(
        .tooFewUnits, "Fewer than two rows answer both “\(names[pair.0])” and “\(names[pair.1])”.")
    }
    if let item = responses.constantItem {
      throw AnalysisError(.constantData, "The answers to “\(names[item])” do not vary.")
    }
    return responses
  }

  /// The correlations of the items, computed or as the table holds them.
  func correlations(_ input: Input) throws(AnalysisError) -> [[Double]] {
    switch input {
    case .responses: return try responses().correlations
    case .correlationMatrix:
      guard let rows else {
        throw AnalysisError(
          .invalidArgument, "A matrix of correlations must have one row for each column, in the columns' order.")
      }
      let matrix = rows.map { row in columns.map { $0[row] } }
      let isMatrix = matrix.indices.allSatisfy { row in
        abs(matrix[row][row] - 1) <= 1e-8
          && matrix.indices.allSatisfy { abs(matrix[row][$0] - matrix[$0][row]) <= 1e-8 }
      }
      guard isMatrix else {
        throw AnalysisError(
          .invalidArgument, "A matrix of correlations must be symmetric to 1e-8, with 1 on its diagonal.")
      }
      return matrix
    }
  }

  /// A note on each item whose correlation with the rest is below zero.
  func reversalWarnings(_ rests: [Double]) -> [PlanWarning] {
    zip(names, rests).filter { $0.1 < 0 }.map { name, _ in
      "“\(name)” correlates negatively with the other items; should it be reversed?"
    }
  }
}
