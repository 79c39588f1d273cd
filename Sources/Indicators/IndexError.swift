/// Why a column of an indicator cannot be used. Units count from 0 in the list handed over.
package enum IndexError: Error, Equatable, Sendable {
  /// No unit has a value, or the unit of reference has none.
  case noData
  /// Fewer units with a value than the method needs.
  case tooFewUnits(least: Int, found: Int)
  /// A value below 0 where the formula forbids it.
  case negativeValue(unit: Int)
  /// A value of 0 or less where the formula forbids it.
  case nonPositiveValue(unit: Int)
  /// No variation where the method divides by it.
  case constantData
  /// A target that is the worst value that occurs.
  case targetIsWorst

  /// When several apply, the lowest is reported.
  package var precedence: Int {
    switch self {
    case .noData: 0
    case .tooFewUnits: 1
    case .negativeValue: 2
    case .nonPositiveValue: 3
    case .constantData: 4
    case .targetIsWorst: 5
    }
  }
}

/// An error with the place of the column, or of the node of a tree, that it is about.
package struct PlacedIndexError: Error, Equatable, Sendable {
  package let place: Int
  package let error: IndexError

  package init(place: Int, error: IndexError) {
    self.place = place
    self.error = error
  }
}

extension [[Double]] {
  /// The result of each column. When columns are refused, the error of the lowest precedence is thrown, of equal ones
  /// the first.
  package func mapColumns<Result>(
    _ transform: (Int, [Double]) throws(IndexError) -> Result
  ) throws(PlacedIndexError) -> [Result] {
    var results: [Result] = []
    var worst: PlacedIndexError?
    for (place, column) in enumerated() {
      do { results.append(try transform(place, column)) } catch {
        if error.precedence < worst?.error.precedence ?? .max { worst = PlacedIndexError(place: place, error: error) }
      }
    }
    if let worst { throw worst }
    return results
  }
}
