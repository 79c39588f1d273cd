/// Numbers the units and strata of one stage of sampling, in the order of their parents.
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
    var unitOfRow: [Int32] = []
    var stratumOfUnit: [Int32] = []
    var parentOfStratum: [Int32] = []
    var codeOfStratum: [Int32] = []
    /// A row of each stratum, for messages and for the fpc.
    var rowOfStratum: [Int] = []
  }

  /// The numbers, with strata of one parent next to each other.
  func numbered(rowCount: Int) throws(DesignError) -> Numbers {
    let stratumOfRow = try numberStrata(rowCount: rowCount)
    var numbers = stratumOfRow.numbers
    numbers.unitOfRow.reserveCapacity(rowCount)
    var unitOfKey: [Key: Int32] = [:]
    for row in 0..<rowCount {
      let stratum = stratumOfRow.ofRow[row]
      guard let clusters else {
        numbers.unitOfRow.append(Int32(row))
        numbers.stratumOfUnit.append(stratum)
        continue
      }
      guard clusters[row] >= 0 else { throw .missingDesign(row: row, stage: stage) }
      let key = Key(outer: nested ? stratum : parents?[row] ?? -1, inner: clusters[row])
      if let unit = unitOfKey[key] {
        guard numbers.stratumOfUnit[Int(unit)] == stratum else { throw .clustersNotNested(row: row, stage: stage) }
        numbers.unitOfRow.append(unit)
      } else {
        let unit = Int32(numbers.stratumOfUnit.count)
        unitOfKey[key] = unit
        numbers.unitOfRow.append(unit)
        numbers.stratumOfUnit.append(stratum)
      }
    }
    return numbers
  }

  private struct Key: Hashable {
    let outer: Int32
    let inner: Int32
  }

  private func numberStrata(rowCount: Int) throws(DesignError) -> (ofRow: [Int32], numbers: Numbers) {
    var rowOfKey: [Key: Int] = [:]
    var keys: [Key] = []
    keys.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      if let strata, strata[row] < 0 { throw .missingDesign(row: row, stage: stage) }
      let key = Key(outer: parents?[row] ?? -1, inner: strata?[row] ?? 0)
      keys.append(key)
      if rowOfKey[key] == nil { rowOfKey[key] = row }
    }
    var numbers = Numbers()
    var stratumOfKey: [Key: Int32] = [:]
    let ordered = rowOfKey.sorted { ($0.key.outer, $0.key.inner) < ($1.key.outer, $1.key.inner) }
    for (key, row) in ordered {
      stratumOfKey[key] = Int32(numbers.rowOfStratum.count)
      numbers.parentOfStratum.append(key.outer)
      numbers.codeOfStratum.append(key.inner)
      numbers.rowOfStratum.append(row)
    }
    return (keys.map { stratumOfKey[$0] ?? -1 }, numbers)
  }
}
