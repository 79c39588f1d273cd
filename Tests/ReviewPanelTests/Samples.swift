import ReviewPanel

/// Whether two numbers agree to `relative` of the expected one.
func agree(_ found: Double?, _ expected: Double, relative: Double = 1e-9) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= relative * abs(expected) + 1e-11
}

/// A panel from a table of marks, units in rows, judges J1, J2, … in columns, one criterion.
func panel(_ table: [[Double?]]) throws -> PanelScores {
  try PanelScores(
    table.enumerated().flatMap { unit, row in
      row.enumerated().map { judge, mark in
        PanelRating(judge: "J\(judge + 1)", unit: unitName(unit), criterion: "all", score: mark)
      }
    })
}

/// U01, U02, …: names that sort as they count.
func unitName(_ place: Int) -> String { place < 9 ? "U0\(place + 1)" : "U\(place + 1)" }

/// Six targets and four judges of Shrout & Fleiss (1979), table 2.
let shroutFleiss: [[Double?]] = [
  [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
]
