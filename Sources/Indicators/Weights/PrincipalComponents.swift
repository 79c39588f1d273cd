import Foundation
import Statistics

/// The components of a correlation matrix and whether it is worth analysing.
package struct PrincipalComponents: Sendable, Equatable {
  /// Descending.
  package let eigenvalues: [Double]
  /// Unit eigenvectors in the order of the eigenvalues, each with a sum that is not negative.
  package let vectors: [[Double]]
  private let correlations: [[Double]]
  private let unitCount: Int

  /// Complete columns.
  /// - Throws: `noData`; `tooFewUnits` below 2; `constantData`.
  package init(_ columns: [[Double]]) throws(PlacedIndexError) {
    _ = try columns.mapColumns { (_, column) throws(IndexError) in
      guard let (least, greatest) = column.extent else { throw .noData }
      guard column.count > 1 else { throw .tooFewUnits(least: 2, found: column.count) }
      guard greatest > least else { throw .constantData }
    }
    correlations = columns.indices.map { row in
      columns.indices.map { $0 == row ? 1 : correlation(columns[max(row, $0)], columns[min(row, $0)]) ?? .nan }
    }
    unitCount = columns.first?.count ?? 0
    guard let eigen = symmetricEigen(correlations) else { throw PlacedIndexError(place: 0, error: .constantData) }
    eigenvalues = eigen.values
    vectors = eigen.vectors.map { vector in vector.reduce(0, +) < 0 ? vector.map { -$0 } : vector }
  }

  /// Components with an eigenvalue above 1 (Kaiser 1960), at least one.
  package var factorCount: Int { max(1, eigenvalues.count { $0 > 1 + 1e-12 }) }

  /// The first eigenvector divided by its sum.
  package var firstComponentWeights: [Double] {
    let sum = vectors[0].compensatedSum()
    return vectors[0].map { $0 / sum }
  }

  /// The squared loadings of each variable on the kept components, turned by varimax when there are several.
  private var squaredLoadings: [[Double]] {
    let rows = correlations.indices.map { variable in
      (0..<factorCount).map { vectors[$0][variable] * max(eigenvalues[$0], 0).squareRoot() }
    }
    return (factorCount > 1 ? varimax(rows) : rows).map { row in row.map { $0 * $0 } }
  }

  /// The factor of each variable: that of its largest squared loading, of equal ones the first. Factors are numbered
  /// from 0 by the eigenvalues before rotation.
  package var factors: [Int] { squaredLoadings.map(Self.largest) }

  private static func largest(of row: [Double]) -> Int {
    var best = 0
    for (factor, square) in row.enumerated() where square > row[best] * (1 + 1e-12) { best = factor }
    return best
  }

  /// The squared loading of each variable on its own factor, divided by their sum (Nicoletti, Scarpetta & Boylaud
  /// 2000, OECD ECO/WKP(99)18; OECD/JRC 2008, step 6).
  package var nicolettiWeights: [Double] {
    let own = squaredLoadings.map { $0[Self.largest(of: $0)] }
    let total = own.compensatedSum()
    return own.map { $0 / total }
  }

  /// The Kaiser–Meyer–Olkin measure Σr²/(Σr² + Σa²) over i ≠ j, a the partial correlations: overall and by variable.
  /// Nil when the matrix is singular.
  package var samplingAdequacy: (overall: Double, byVariable: [Double])? {
    guard let inverted = inverse(of: correlations) else { return nil }
    var (simple, partial) = (
      [Double](repeating: 0, count: inverted.count), [Double](repeating: 0, count: inverted.count)
    )
    for i in inverted.indices {
      for j in inverted.indices where i != j {
        simple[i] += correlations[i][j] * correlations[i][j]
        partial[i] += inverted[i][j] * inverted[i][j] / (inverted[i][i] * inverted[j][j])
      }
    }
    let (allSimple, allPartial) = (simple.compensatedSum(), partial.compensatedSum())
    return (allSimple / (allSimple + allPartial), zip(simple, partial).map { $0 / ($0 + $1) })
  }

  /// Bartlett's test that no variables correlate (1950, *Brit. J. Psychol. Stat.* 3:77): −(n − 1 − (2p + 5)/6)·ln det R
  /// on p(p − 1)/2 degrees of freedom. Nil when the matrix is singular.
  package var bartlett: (statistic: Double, p: Double)? {
    guard inverse(of: correlations) != nil, eigenvalues.allSatisfy({ $0 > 0 }) else { return nil }
    let count = Double(eigenvalues.count)
    let statistic = -(Double(unitCount) - 1 - (2 * count + 5) / 6) * eigenvalues.map { log($0) }.compensatedSum()
    return (statistic, ChiSquareDistribution(degreesOfFreedom: Double(bartlettDegrees)).upperTail(statistic))
  }

  package var bartlettDegrees: Int { eigenvalues.count * (eigenvalues.count - 1) / 2 }
}
