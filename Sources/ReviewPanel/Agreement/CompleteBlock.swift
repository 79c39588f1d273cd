/// A complete table of marks cut out of a panel with gaps: agreement is measured on it.
package struct CompleteBlock: Sendable, Equatable {
  package let judges: [String]
  package let units: [String]
  /// Marks by unit and judge.
  package let marks: [[Double]]

  /// What is left out to be rid of gaps.
  package enum Rule: Sendable {
    /// Keeps every unit that has a mark, and the judges who scored all of them.
    case judgesOfAllUnits
    /// Keeps every judge who has a mark, and the units that all of them scored.
    case unitsOfAllJudges
  }

  /// The larger of the two blocks, by the number of marks; of equal ones that of all judges.
  package init(largestOf panel: PanelScores) {
    let blocks = [CompleteBlock(panel, keeping: .unitsOfAllJudges), CompleteBlock(panel, keeping: .judgesOfAllUnits)]
    self = blocks[1].size > blocks[0].size ? blocks[1] : blocks[0]
  }

  /// Marks, 0 where there are too few judges or units to compare.
  private var size: Int { judges.count > 1 && units.count > 1 ? judges.count * units.count : 0 }

  package init(_ panel: PanelScores, keeping rule: Rule) {
    var units = panel.units.indices.filter { unit in panel.marks[unit].contains { $0 != nil } }
    var judges = panel.judges.indices.filter { judge in panel.marks.contains { $0[judge] != nil } }
    switch rule {
    case .judgesOfAllUnits: judges.removeAll { judge in units.contains { panel.marks[$0][judge] == nil } }
    case .unitsOfAllJudges: units.removeAll { unit in judges.contains { panel.marks[unit][$0] == nil } }
    }
    self.judges = judges.map { panel.judges[$0] }
    self.units = units.map { panel.units[$0] }
    marks = units.map { unit in judges.compactMap { panel.marks[unit][$0] } }
  }

  /// All ratings of a table, which must have no gap.
  ///
  /// - Throws: `tooFewJudges`, `tooFewUnits` below two; `missingRating`.
  package init(_ table: RatingTable) throws(PanelError) {
    judges = table.judges
    units = table.units
    marks = table.units.indices.map { Array(table.values[table.range($0)]) }
    try validate()
    for (unit, row) in marks.enumerated() where row.count < judges.count {
      let present = Set(table.judgeOfRating[table.range(unit)])
      let judge = judges.indices.first { !present.contains(Int32($0)) }
      throw .missingRating(judge: judges[judge ?? 0], unit: units[unit])
    }
  }

  private init(judges: [String], units: [String], marks: [[Double]]) {
    self.judges = judges
    self.units = units
    self.marks = marks
  }

  /// The block with one unit left out.
  func without(unit: Int) -> CompleteBlock {
    var (units, marks) = (units, marks)
    units.remove(at: unit)
    marks.remove(at: unit)
    return CompleteBlock(judges: judges, units: units, marks: marks)
  }

  /// - Throws: `tooFewJudges`, `tooFewUnits` below two.
  func validate() throws(PanelError) {
    guard judges.count > 1 else { throw .tooFewJudges(judges.count) }
    guard units.count > 1 else { throw .tooFewUnits(units.count) }
  }
}
