/// A part of the population about which something is estimated, as rows of a design.
///
/// The rows outside stay in the design: they say how many units were sampled. A domain also knows which strata and
/// units it touches; strata without a row in it take no part in the variance or the degrees of freedom.
package struct Domain: Sendable {
  /// Whether each row belongs to the domain.
  package let rows: [Bool]
  /// Rows that belong to it.
  package let rowCount: Int
  /// First-stage units and strata with at least one row in it.
  package let psuCount: Int
  package let stratumCount: Int
  /// By stage and stratum: units with at least one row in it.
  let touchedUnits: [[Int]]

  /// PSUs − strata among those with at least one row in the domain.
  package var degreesOfFreedom: Int { psuCount - stratumCount }
}

extension SurveyDesign {
  /// The domain of the given rows; all rows when nil. Complexity: O(rows + units).
  package func domain(_ rows: [Bool]? = nil) -> Domain {
    let rows = rows ?? Array(repeating: true, count: rowCount)
    precondition(rows.count == rowCount, "a domain has one entry for each row of the design")
    let touched = stages.map { stage in
      var seen = [Bool](repeating: false, count: stage.unitCount)
      for row in rows.indices where rows[row] { seen[Int(stage.unitOfRow[row])] = true }
      var counts = [Int](repeating: 0, count: stage.stratumCount)
      for unit in seen.indices where seen[unit] { counts[Int(stage.stratumOfUnit[unit])] += 1 }
      return counts
    }
    let first = touched.first ?? []
    return Domain(
      rows: rows, rowCount: rows.count(where: { $0 }), psuCount: first.reduce(0, +),
      stratumCount: first.count(where: { $0 > 0 }), touchedUnits: touched)
  }
}
