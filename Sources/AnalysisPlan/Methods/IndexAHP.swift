import Indicators
import Tables

/// Weights from pairwise comparisons by one or several experts.
struct IndexAHP {
  static let method = AnalysisMethod(name: "index.ahp") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try IndexAHP(arguments).fields(&context)
  }

  /// What is averaged over experts.
  private enum Grouping: String, CaseIterable {
    case judgements, priorities
  }

  private let data: String
  private let item: String
  private let items: [String]
  private let expert: String?
  private let weighting: PairwiseComparisons.Weighting
  private let grouping: Grouping
  private let randomIndex: PairwiseComparisons.RandomIndex
  private let limit: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "index.ahp",
      known: ["data", "item", "items", "expert", "weighting", "grouping", "randomIndex", "consistencyLimit"])
    data = try reader.required("data", try reader.text("data"))
    item = try reader.required("item", try reader.text("item"))
    items = try reader.requiredTexts("items")
    expert = try reader.text("expert")
    weighting = try reader.choice("weighting", as: PairwiseComparisons.Weighting.self) ?? .eigenvector
    grouping = try reader.choice("grouping", as: Grouping.self) ?? .judgements
    randomIndex = try reader.choice("randomIndex", as: PairwiseComparisons.RandomIndex.self) ?? .saaty1980
    limit = try reader.number("consistencyLimit", above: 0, below: .infinity) ?? 0.1
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    let matrices = try JudgementMatrices(table, item: item, items: items, expert: expert)
    let notes = table.warnings + matrices.warnings
    var experts: [PairwiseComparisons] = []
    for matrix in matrices.matrices { experts.append(try Self.comparisons(matrix)) }
    guard grouping == .priorities, experts.count > 1 else {
      let one = experts.count == 1
      let group = one ? experts[0] : try Self.comparisons(PairwiseComparisons.geometricMean(of: matrices.matrices))
      return fields(
        notes, weights: group.weights(by: weighting), group: group, experts: zip(matrices.experts, experts).map { $0 })
    }
    let weights = PairwiseComparisons.geometricMean(ofWeights: experts.map { $0.weights(by: weighting) })
    return fields(notes, weights: weights, group: nil, experts: zip(matrices.experts, experts).map { $0 })
  }

  private static func comparisons(_ matrix: [[Double]]) throws(AnalysisError) -> PairwiseComparisons {
    guard let comparisons = PairwiseComparisons(matrix) else {
      throw AnalysisError(.notConverged, "The principal eigenvector was not found to 1e-14 in 100000 steps.")
    }
    return comparisons
  }

  /// `group`: the one matrix that stands for all; nil when only weights were averaged.
  private func fields(
    _ notes: [PlanWarning], weights: [Double], group: PairwiseComparisons?,
    experts: [(name: String, comparisons: PairwiseComparisons)]
  ) -> AnalysisFields {
    let ratio = group?.consistencyRatio(randomIndex)
    let rows = zip(items, weights).map { item, weight -> JSONValue in
      ["item": .text(item), "weight": JSONValue(weight)]
    }
    let experts = experts.map { ($0.name, $0.comparisons.consistencyRatio(randomIndex)) }
    var members = [
      JSONMember("rows", .list(rows)), JSONMember("lambdaMax", JSONValue(group?.lambdaMax)),
      JSONMember("consistencyIndex", JSONValue(group?.consistencyIndex)),
      JSONMember("consistencyRatio", JSONValue(ratio)),
      JSONMember("geometricConsistencyIndex", JSONValue(group?.geometricConsistencyIndex)),
      JSONMember("consistent", ratio.map { .bool($0 <= limit) } ?? .null),
    ]
    if expert != nil {
      let listed = experts.map { name, ratio -> JSONValue in
        ["expert": .text(name), "consistencyRatio": JSONValue(ratio)]
      }
      members.append(JSONMember("experts", .list(listed)))
    }
    members.append(JSONMember("inconsistencies", .list(group.map { inconsistencies($0, weights) } ?? [])))
    return AnalysisFields(members: members, warnings: notes + warnings(ratio, experts, group))
  }

  private func inconsistencies(_ group: PairwiseComparisons, _ weights: [Double]) -> [JSONValue] {
    group.inconsistencies(weights: weights).map { row, column in
      [
        "row": .text(items[row]), "column": .text(items[column]),
        "judgement": JSONValue(group.judgements[row][column]), "implied": JSONValue(weights[row] / weights[column]),
      ]
    }
  }

  private func warnings(
    _ ratio: Double?, _ experts: [(String, Double?)], _ group: PairwiseComparisons?
  ) -> [PlanWarning] {
    var lines: [PlanWarning] = []
    if let ratio, ratio > limit { lines.append("The consistency ratio \(ratio.shortestText) is above \(limit).") }
    if expert != nil {
      lines += experts.filter { $0.1 ?? 0 > limit }.map { name, ratio in
        "The consistency ratio of “\(name)”, \((ratio ?? 0).shortestText), is above \(limit)."
      }
    }
    if group == nil { lines.append("Weights of several experts were averaged: there is no consistency of the group.") }
    if group != nil, ratio == nil { lines.append("There is no random index for \(items.count) items.") }
    return lines
  }
}

/// The complete, positive and reciprocal matrices of a table, one for each expert in the order of the file.
private struct JudgementMatrices {
  let experts: [String]
  let matrices: [[[Double]]]
  /// A note on rows that are left out.
  let warnings: [PlanWarning]

  init(_ table: PlanTable, item: String, items: [String], expert: String?) throws(AnalysisError) {
    try table.check(columns: [item] + items + [expert].compactMap(\.self))
    let labels = try table.cellTexts(item)
    let strangers = labels.filter { !items.contains($0) }
    warnings = strangers.isEmpty ? [] : ["rows of none of the items: \(strangers.joined(separator: ", "))"]
    var columns: [[Double]] = []
    for name in items { columns.append(try table.numbers(name)) }
    let names = try expert.map { column throws(AnalysisError) in try table.cellTexts(column) } ?? labels.map { _ in "" }
    var order: [String] = []
    for name in names where !order.contains(name) { order.append(name) }
    var matrices: [[[Double]]] = []
    for name in order {
      let rows = labels.indices.filter { names[$0] == name }
      let matrix = try items.map { (label) throws(AnalysisError) -> [Double] in
        let found = rows.filter { labels[$0] == label }
        guard found.count < 2 else {
          throw AnalysisError(.repeatedUnit, "The item “\(label)” has two rows\(Self.suffix(name)).")
        }
        return found.first.map { row in columns.map { $0[row] } } ?? items.map { _ in .nan }
      }
      matrices.append(matrix)
    }
    guard !matrices.isEmpty else { throw AnalysisError(.noData, "Data “\(table.name)” has no rows.") }
    experts = order
    self.matrices = matrices
    try check(items)
  }

  private static func suffix(_ expert: String) -> String { expert.isEmpty ? "" : " of expert “\(expert)”" }

  /// Each rule over all experts before the next.
  private func check(_ items: [String]) throws(AnalysisError) {
    try check(items, .missingJudgement, "is missing") { matrix, i, j in !matrix[i][j].isNaN }
    try check(items, .nonPositiveValues, "must be above 0") { matrix, i, j in matrix[i][j] > 0 }
    try check(items, .notReciprocal, "must be 1 over that the other way round, and 1 on the diagonal") { matrix, i, j in
      i == j ? matrix[i][i] == 1 : abs(matrix[i][j] * matrix[j][i] - 1) <= 0.01
    }
    guard items.count > 1 else {
      throw AnalysisError(.tooFewItems, "There must be at least two “items” to compare.")
    }
  }

  private func check(
    _ items: [String], _ code: AnalysisError.Code, _ rule: String, holds: ([[Double]], Int, Int) -> Bool
  ) throws(AnalysisError) {
    for (expert, matrix) in zip(experts, matrices) {
      for i in matrix.indices {
        for j in matrix.indices where !holds(matrix, i, j) {
          throw AnalysisError(
            code, "The judgement of “\(items[i])” against “\(items[j])”\(Self.suffix(expert)) \(rule).")
        }
      }
    }
  }
}
