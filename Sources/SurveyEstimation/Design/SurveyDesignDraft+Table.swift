package import Tables

/// The columns of a table that describe its design.
package struct DesignColumns: Sendable, Equatable {
  /// Strata by stage; nil = none at that stage.
  package var strata: [String?] = []
  package var clusters: [String] = []
  package var weights: String?
  package var probabilities: String?
  package var fpc: [String] = []
  /// Whether every row weighs 1 because the author says so.
  package var equalWeights = false

  package init() {}

  /// All columns that are named.
  package var names: [String] {
    strata.compactMap(\.self) + clusters + [weights, probabilities].compactMap(\.self) + fpc
  }
}

extension SurveyDesignDraft {
  /// A draft from the columns of a table.
  ///
  /// Weights are taken from `weights`, else 1/`probabilities`, else from the fpc. Throws `unknownColumn`, and
  /// `notNumeric` for text in weights, probabilities or fpc.
  package init(table: DataTable, columns: DesignColumns) throws(DesignError) {
    for name in columns.names where table[name] == nil { throw .unknownColumn(name) }
    var strata: [[Int32]?] = []
    for name in columns.strata { strata.append(table.codes(name)) }
    var fpc: [[Double]] = []
    for name in columns.fpc { fpc.append(try table.sizes(name)) }
    self.init(
      rowCount: table.rowCount, strata: strata, clusters: columns.clusters.compactMap { table.codes($0) },
      weighting: try Self.weighting(table, columns), fpc: fpc)
    if let first = columns.strata.first, let name = first {
      stratumNames = table[name]?.categories().levels ?? []
    }
  }

  private static func weighting(_ table: DataTable, _ columns: DesignColumns) throws(DesignError) -> Weighting {
    if let name = columns.weights { return .weights(try table.sizes(name)) }
    if let name = columns.probabilities { return .probabilities(try table.sizes(name)) }
    if columns.equalWeights { return .equal }
    return columns.fpc.isEmpty ? .unstated : .populationSizes
  }
}

extension DataTable {
  fileprivate func codes(_ name: String?) -> [Int32]? {
    name.flatMap { self[$0] }?.categories().codes
  }

  fileprivate func sizes(_ name: String) throws(DesignError) -> [Double] {
    guard let column = self[name] else { throw .unknownColumn(name) }
    guard case .categories(let codes, let levels) = column.content else { return column.numbers ?? [] }
    let row = codes.firstIndex { $0 >= 0 && Double(decimalText: levels[Int($0)]) == nil }
    guard let row = row ?? codes.firstIndex(where: { $0 >= 0 }) else {
      return Array(repeating: .nan, count: codes.count)
    }
    throw .notNumeric(column: name, row: row)
  }
}
