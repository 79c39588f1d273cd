import Tables

/// Numbers the units and strata of one stage of sampling: strata in the order of their parents, units in the order of
/// their strata, so that the units of a stratum and the strata of a parent stand next to each other.
struct StageNumbering {
  let stage: Int
  /// The unit of the previous stage by row; nil at the first stage.
  let parents: [Int32]?
  /// Stratum codes by row; nil = one stratum per parent.
  let strata: [Int32]?
  /// Cluster codes by row; nil = every row is a unit.
  let clusters: [Int32]?
  let nested: Bool

  struct Numbers {
    let unitOfRow: [Int32]
    let stratumOfUnit: [Int32]
    let parentOfStratum: [Int32]
    let codeOfStratum: [Int32]
    /// A row of each stratum, for messages and for the fpc.
    let rowOfStratum: [Int32]
  }

  func numbered(rowCount: Int) throws(DesignError) -> Numbers {
    if let strata { try checkPresent(strata) }
    let strata = PairNumbering(
      outer: parents, inner: strata ?? [Int32](repeating: 0, count: rowCount), rowCount: rowCount)
    let units = try numberedUnits(strata, rowCount: rowCount)
    return Numbers(
      unitOfRow: units.ofRow, stratumOfUnit: units.stratum,
      parentOfStratum: parents == nil ? strata.outer.map { _ in -1 } : strata.outer, codeOfStratum: strata.inner,
      rowOfStratum: strata.firstRow)
  }

  private func numberedUnits(
    _ strata: PairNumbering, rowCount: Int
  ) throws(DesignError) -> (ofRow: [Int32], stratum: [Int32]) {
    guard let clusters else {
      let units = PairNumbering(outer: strata.ofRow, inner: nil, rowCount: rowCount)
      return (units.ofRow, units.outer)
    }
    try checkPresent(clusters)
    if nested || strata.count == 1 {
      let units = PairNumbering(outer: strata.ofRow, inner: clusters, rowCount: rowCount)
      return (units.ofRow, units.outer)
    }
    let units = PairNumbering(outer: parents, inner: clusters, rowCount: rowCount)
    let stratumOfUnit = units.firstRow.map { strata.ofRow[Int($0)] }
    for (row, unit) in units.ofRow.enumerated() where strata.ofRow[row] != stratumOfUnit[Int(unit)] {
      throw .clustersNotNested(row: row, stage: stage)
    }
    if zip(stratumOfUnit, stratumOfUnit.dropFirst()).allSatisfy(<=) { return (units.ofRow, stratumOfUnit) }
    let ordered = PairNumbering(outer: stratumOfUnit, inner: nil, rowCount: units.count)
    return (units.ofRow.map { ordered.ofRow[Int($0)] }, ordered.outer)
  }

  private func checkPresent(_ codes: [Int32]) throws(DesignError) {
    if let row = codes.firstIndex(where: { $0 < 0 }) { throw .missingDesign(row: row, stage: stage) }
  }
}
