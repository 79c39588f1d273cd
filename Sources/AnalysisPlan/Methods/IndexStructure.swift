import Indicators
import Tables

/// The tree of an index as a table gives it: a row for each code with its parent and weight.
struct IndexStructure {
  let tree: IndicatorTree
  /// By leaf: which values are better, and the column to divide by.
  let directions: [Direction]
  let denominators: [String?]
  /// The nodes in the order of the rows.
  let order: [Int]

  var leafNames: [String] { tree.leaves.map { tree.ids[$0] } }

  /// - Throws: `unknown-column`, `not-numeric`, `invalid-structure`, `negative-weights`, `zero-weights`.
  init(_ table: PlanTable) throws(AnalysisError) {
    try table.check(columns: ["code", "parent", "weight"])
    let codes = try table.cellTexts("code")
    let weights = try table.numbers("weight").map { $0.isNaN ? 1 : $0 }
    let parents = try Self.cells("parent", table)
    let links = try StructureLinks(table, codes, parents)
    if let row = weights.firstIndex(where: { $0 < 0 }) {
      throw AnalysisError(.negativeWeights, "The weight of “\(codes[row])” in data “\(table.name)” is below 0.")
    }
    let root = links.node(links.root) { row, children in
      IndicatorNode(id: codes[row], weight: weights[row], children: children)
    }
    do { tree = try IndicatorTree(root) } catch { throw AnalysisError(error, structure: table.name) }
    var nodes: [String: Int] = [:]
    for (node, id) in tree.ids.enumerated() { nodes[id] = node }
    order = codes.compactMap { nodes[$0] }
    var rows: [String: Int] = [:]
    for (row, code) in codes.enumerated() { rows[code] = row }
    let leafRows = tree.leaves.compactMap { [tree] in rows[tree.ids[$0]] }
    let words = try Self.cells("direction", table)
    let columns = try Self.cells("denominator", table)
    var directions: [Direction] = []
    for row in leafRows {
      guard let direction = Direction(rawValue: words[row] ?? Direction.higher.rawValue) else {
        throw AnalysisError(
          .invalidStructure, "“direction” of “\(codes[row])” in data “\(table.name)” must be higher, lower or empty.")
      }
      directions.append(direction)
    }
    self.directions = directions
    denominators = leafRows.map { columns[$0] }
  }

  /// The cells of a column that may be absent; nil where empty.
  private static func cells(_ name: String, _ table: PlanTable) throws(AnalysisError) -> [String?] {
    table.data[name] == nil ? table.rowNumbers.map { _ in nil } : try table.labels(name)
  }
}

/// The rows of a structure with the rows below each of them.
private struct StructureLinks {
  let root: Int
  private let children: [[Int]]

  init(_ table: PlanTable, _ codes: [String], _ parents: [String?]) throws(AnalysisError) {
    let refused = { (reason: String) in
      AnalysisError(.invalidStructure, "The structure in data “\(table.name)” is no tree: \(reason).")
    }
    var rows: [String: Int] = [:]
    for (row, code) in codes.enumerated() {
      if code.isEmpty { throw refused("row \(row + 1) has no code") }
      if rows.updateValue(row, forKey: code) != nil { throw refused("the code “\(code)” stands twice") }
    }
    var children = codes.map { _ in [Int]() }
    var roots: [Int] = []
    for (row, parent) in parents.enumerated() {
      guard let parent else {
        roots.append(row)
        continue
      }
      guard let above = rows[parent] else { throw refused("“\(codes[row])” has the unknown parent “\(parent)”") }
      children[above].append(row)
    }
    guard roots.count < 2 else { throw refused("“\(codes[roots[0]])” and “\(codes[roots[1]])” both have no parent") }
    guard let root = roots.first else { throw refused("no code is without a parent") }
    guard !children[root].isEmpty else { throw refused("“\(codes[root])” has no children") }
    var reached = [root]
    var next = 0
    while next < reached.count {
      reached += children[reached[next]]
      next += 1
    }
    if let row = codes.indices.first(where: { !Set(reached).contains($0) }) {
      throw refused("“\(codes[row])” is below itself")
    }
    self.root = root
    self.children = children
  }

  func node(_ row: Int, make: (Int, [IndicatorNode]) -> IndicatorNode) -> IndicatorNode {
    make(row, children[row].map { node($0, make: make) })
  }
}

extension AnalysisError {
  fileprivate init(_ error: TreeError, structure: String) {
    switch error {
    case .zeroWeights(let id): self.init(.zeroWeights, "All children of “\(id)” in data “\(structure)” weigh 0.")
    case .negativeWeight(let id):
      self.init(.negativeWeights, "The weight of “\(id)” in data “\(structure)” is below 0.")
    default: self.init(.invalidStructure, "The structure in data “\(structure)” is no tree of indicators.")
    }
  }
}
