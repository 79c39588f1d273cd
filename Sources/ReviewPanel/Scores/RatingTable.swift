/// Ratings of units by judges, with gaps: unit by unit, within a unit in the order of the judges.
package struct RatingTable: Sendable, Equatable {
  package let units: [String]
  package let judges: [String]
  /// The ratings of all units one after another; those of unit u stand at `starts[u]..<starts[u + 1]`.
  package let values: [Double]
  /// The judge of each rating.
  package let judgeOfRating: [Int32]
  package let starts: [Int]

  /// One rating: places in `units` and `judges`, and a finite value.
  package struct Rating: Sendable {
    var unit: Int32
    var judge: Int32
    var value: Double

    package init(unit: Int, judge: Int, value: Double) {
      self.unit = Int32(unit)
      self.judge = Int32(judge)
      self.value = value
    }
  }

  /// Ratings in any order, no judge twice on a unit. Complexity: O(ratings + units + judges).
  package init(units: [String], judges: [String], ratings: [Rating]) {
    self.units = units
    self.judges = judges
    let byJudge = Self.sorted(ratings, into: judges.count, by: \.judge).ratings
    let (ordered, starts) = Self.sorted(byJudge, into: units.count, by: \.unit)
    values = ordered.map(\.value)
    judgeOfRating = ordered.map(\.judge)
    self.starts = starts
  }

  /// The marks of a panel.
  package init(_ panel: PanelScores) {
    self.init(
      units: panel.units, judges: panel.judges,
      ratings: panel.marks.enumerated().flatMap { unit, row in
        row.enumerated().compactMap { judge, mark in mark.map { Rating(unit: unit, judge: judge, value: $0) } }
      })
  }

  /// Sorted by a key, equal keys in the order given.
  private static func sorted(
    _ ratings: [Rating], into count: Int, by key: (Rating) -> Int32
  ) -> (ratings: [Rating], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for rating in ratings { starts[Int(key(rating)) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var sorted = ratings
    for rating in ratings {
      sorted[next[Int(key(rating))]] = rating
      next[Int(key(rating))] += 1
    }
    return (sorted, starts)
  }

  /// Where the ratings of a unit stand.
  package func range(_ unit: Int) -> Range<Int> { starts[unit]..<starts[unit + 1] }

  /// Units with at least so many ratings.
  package func units(withAtLeast count: Int) -> [Int] { units.indices.filter { range($0).count >= count } }

  /// Ratings by judge.
  package var countsByJudge: [Int] {
    var counts = [Int](repeating: 0, count: judges.count)
    for judge in judgeOfRating { counts[Int(judge)] += 1 }
    return counts
  }

  /// Whether all ratings are equal.
  package var isConstant: Bool { values.allSatisfy { $0 == values[0] } }
}
