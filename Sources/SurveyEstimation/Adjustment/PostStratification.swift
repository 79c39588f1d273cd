import Statistics

/// Known counts of the population in cells, to which the sample is weighted.
///
/// Post-stratification multiplies weights cell by cell so that they sum to the cell's count: w' = w · N_c / Σ_c w
/// (Holt & Smith 1979, JRSS A 142:33).
package struct PostStratification: Sendable {
  /// The cell of each row as a position in `names`; −1: a value is missing, positions from `counts.count` on: no count.
  package let cells: [Int32]
  /// The population count of each cell; the cells of the population come first.
  package let counts: [Double]
  /// Names of all cells, for messages.
  package let names: [String]
  /// Whether cells of the population without a row in the sample are let go with a warning.
  package let allowsEmptyCells: Bool

  package init(cells: [Int32], counts: [Double], names: [String], allowsEmptyCells: Bool = false) {
    self.cells = cells
    self.counts = counts
    self.names = names
    self.allowsEmptyCells = allowsEmptyCells
  }

  func keeping(rows: [Int]) -> PostStratification {
    PostStratification(
      cells: rows.map { cells[$0] }, counts: counts, names: names, allowsEmptyCells: allowsEmptyCells)
  }

  /// Throws `invalidPopulation`, `unknownCell` for a row without a count, `emptyCell` for a count without rows.
  func check(warnings: inout [DesignWarning]) throws(DesignError) {
    if let cell = counts.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) { throw .invalidPopulation(names[cell]) }
    var isEmpty = [Bool](repeating: true, count: counts.count)
    for (row, cell) in cells.enumerated() {
      guard cell >= 0 else { throw .unknownCell(nil, row: row) }
      guard cell < counts.count else { throw .unknownCell(names[Int(cell)], row: row) }
      isEmpty[Int(cell)] = false
    }
    for cell in isEmpty.indices where isEmpty[cell] {
      guard allowsEmptyCells else { throw .emptyCell(names[cell]) }
      warnings.append(.emptyCell(names[cell]))
    }
  }

  /// The weights with the counts as sums of their cells; a cell whose weights are all 0 stays as it is.
  func adjusted(_ weights: [Double]) -> [Double] {
    let sums = sums(of: weights)
    return zip(weights, cells).map { sums[Int($1)] > 0 ? $0 * counts[Int($1)] / sums[Int($1)] : $0 }
  }

  /// Sums of weights by cell.
  func sums(of weights: [Double]) -> [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: counts.count)
    for (row, cell) in cells.enumerated() { sums[Int(cell)].add(weights[row]) }
    return sums.map(\.value)
  }
}
