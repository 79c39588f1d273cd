import Statistics

/// Closeness to the ideal solution, TOPSIS (Hwang & Yoon 1981, *Multiple Attribute Decision Making*, ch. 3).
package struct IdealSolution: Sendable, Equatable {
  /// Euclidean distances of each unit from the best and from the worst weighted value of every column; NaN where a
  /// value is missing.
  package let toIdeal: [Double]
  package let toAntiIdeal: [Double]

  /// How columns are made comparable.
  package enum Scaling: String, Sendable, CaseIterable {
    /// x/√Σx².
    case vector
    /// (x − min)/(max − min), for lower-is-better (max − x)/(max − min).
    case minMax
  }

  /// Columns by indicator; only units with all values are used. Weights need not sum to 1.
  /// - Throws: `noData` when no unit is complete; `constantData` when all units are equal, and where the scaling would
  ///   divide by 0.
  package init(
    _ columns: [[Double]], weights: [Double], directions: [Direction], scaling: Scaling
  ) throws(PlacedIndexError) {
    let complete = completeRows(of: columns)
    let total = weights.compensatedSum()
    var squares = (
      ideal: [Double](repeating: 0, count: columns.first?.count ?? 0),
      anti: [Double](repeating: 0, count: columns.first?.count ?? 0)
    )
    let scaled = try columns.mapColumns { (place, column) throws(IndexError) -> [Double] in
      try Self.scaled(column, complete, directions[place], scaling).map { $0 * weights[place] / total }
    }
    guard scaled.contains(where: { column in Set(complete.map { column[$0] }).count > 1 }) else {
      throw PlacedIndexError(place: 0, error: .constantData)
    }
    for column in scaled {
      let used = complete.map { column[$0] }
      guard let (worst, best) = used.extent else { continue }
      for unit in column.indices {
        squares.ideal[unit] += (best - column[unit]) * (best - column[unit])
        squares.anti[unit] += (column[unit] - worst) * (column[unit] - worst)
      }
    }
    toIdeal = squares.ideal.map { $0.squareRoot() }
    toAntiIdeal = squares.anti.map { $0.squareRoot() }
  }

  /// The column with higher values better.
  private static func scaled(
    _ column: [Double], _ complete: [Int], _ direction: Direction, _ scaling: Scaling
  ) throws(IndexError) -> [Double] {
    let used = complete.map { column[$0] }
    guard let (least, greatest) = used.extent else { throw .noData }
    let divisor =
      switch scaling {
      case .vector: used.map { $0 * $0 }.compensatedSum().squareRoot()
      case .minMax: greatest - least
      }
    guard divisor > 0 else { throw .constantData }
    return direction.oriented(column).map { value in
      scaling == .vector ? value / divisor : (value - (direction == .higher ? least : -greatest)) / divisor
    }
  }

  /// D⁻/(D⁺ + D⁻); nil where a value is missing.
  package var closeness: [Double?] {
    zip(toIdeal, toAntiIdeal).map { ideal, anti in (anti / (ideal + anti)).isNaN ? nil : anti / (ideal + anti) }
  }
}
