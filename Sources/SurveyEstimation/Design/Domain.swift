import Tables

/// A part of the population about which something is estimated: what a design needs to know of it.
///
/// The rows outside stay in the design: they say how many units were sampled. Strata without a row in the domain take no
/// part in the variance or the degrees of freedom.
package struct Domain: Sendable {
  /// Rows that belong to it.
  package let rowCount: Int
  /// First-stage units and strata with at least one row in it.
  package let psuCount: Int
  package let stratumCount: Int
  /// By stage and stratum: units with at least one row in it.
  let touchedUnits: [[Int32]]

  /// PSUs − strata among those with at least one row in the domain.
  package var degreesOfFreedom: Int { psuCount - stratumCount }
}

/// Domains that do not overlap (districts, sites, one condition), which one pass over the rows can serve together.
package struct Domains: Sendable {
  /// What is known of each domain, in the order of their numbers.
  package let cells: [Domain]
  /// The number of each row's domain; −1 is in none.
  package let cellOfRow: [Int32]
  /// Every sampled unit in every domain where it has rows.
  let slots: UnitSlots

  /// Whether each row belongs to a domain.
  package func rows(of cell: Int) -> [Bool] { cellOfRow.map { $0 == Int32(cell) } }
}

/// The pairs of a domain and a sampled unit (of the last stage that enters the variance) that have rows, ordered by
/// domain, then unit.
struct UnitSlots: Sendable {
  let ofRow: [Int32]
  let cell: [Int32]
  let unit: [Int32]
  /// The slots of each domain.
  let ofCell: [Range<Int>]
  /// Where the slot changes from one row to the next, if rows of one slot mostly stand together; else nil.
  let runStarts: [Int32]?

  var count: Int { unit.count }

  init(unitOfRow: [Int32], cellOfRow: [Int32], cellCount: Int, unitIsRow: Bool) {
    let ofRow: [Int32]
    let pairs: PairNumbering
    if unitIsRow {
      var cellOfUnit = [Int32](repeating: -1, count: unitOfRow.count)
      for (row, unit) in unitOfRow.enumerated() { cellOfUnit[Int(unit)] = cellOfRow[row] }
      pairs = PairNumbering(outer: cellOfUnit, inner: nil, rowCount: unitOfRow.count)
      ofRow = unitOfRow.map { pairs.ofRow[Int($0)] }
    } else {
      pairs = PairNumbering(outer: cellOfRow, inner: unitOfRow, rowCount: cellOfRow.count)
      ofRow = pairs.ofRow
    }
    self.ofRow = ofRow
    cell = pairs.outer
    unit = pairs.inner
    var ends = [Int](repeating: 0, count: cellCount + 1)
    for cell in pairs.outer { ends[Int(cell) + 1] += 1 }
    for index in ends.indices.dropFirst() { ends[index] += ends[index - 1] }
    ofCell = (0..<cellCount).map { ends[$0]..<ends[$0 + 1] }
    runStarts = unitIsRow ? nil : Self.runStarts(of: ofRow)
  }

  private static func runStarts(of slots: [Int32]) -> [Int32]? {
    let limit = slots.count / 8
    var starts: [Int32] = []
    var last: Int32 = -2
    for (row, slot) in slots.enumerated() where slot != last {
      guard starts.count < limit else { return nil }
      starts.append(Int32(row))
      last = slot
    }
    return starts
  }
}

extension SurveyDesign {
  /// The domain of the given rows; all rows when nil.
  package func domain(_ rows: [Bool]? = nil) -> Domain { domains(rows: rows).cells[0] }

  /// One domain: the given rows, all rows when nil.
  package func domains(rows: [Bool]? = nil) -> Domains {
    let cells = rows.map { $0.map { $0 ? 0 : -1 } } ?? [Int32](repeating: 0, count: rowCount)
    return domains(cellOfRow: cells, count: 1)
  }

  /// Domains by the number of each row's domain, −1 for none; `count` is the number of domains. O(rows + units).
  package func domains(cellOfRow: [Int32], count: Int) -> Domains {
    precondition(cellOfRow.count == rowCount, "domains have one entry for each row of the design")
    let last = stages[stages.count - 1]
    let slots = UnitSlots(
      unitOfRow: last.unitOfRow, cellOfRow: cellOfRow, cellCount: count, unitIsRow: last.unitCount == rowCount)
    var rowCounts = [Int](repeating: 0, count: count)
    for cell in cellOfRow where cell >= 0 { rowCounts[Int(cell)] += 1 }
    let cells = (0..<count).map { cell in
      let touched = touchedUnits(units: slots.unit[slots.ofCell[cell]])
      return Domain(
        rowCount: rowCounts[cell], psuCount: Int(touched[0].reduce(0, +)),
        stratumCount: touched[0].count { $0 > 0 }, touchedUnits: touched)
    }
    return Domains(cells: cells, cellOfRow: cellOfRow, slots: slots)
  }

  /// By stage and stratum, how many of the given units of the last stage (ascending) and of their parents there are.
  private func touchedUnits(units: ArraySlice<Int32>) -> [[Int32]] {
    var touched: [[Int32]] = []
    var units = units
    for stage in stages.reversed() {
      var counts = [Int32](repeating: 0, count: stage.stratumCount)
      var parents: [Int32] = []
      for unit in units {
        let stratum = Int(stage.stratumOfUnit[Int(unit)])
        counts[stratum] += 1
        let parent = stage.parentOfStratum[stratum]
        if parents.last != parent { parents.append(parent) }
      }
      touched.insert(counts, at: 0)
      units = parents[...]
    }
    return touched
  }
}
