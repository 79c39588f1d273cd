import Statistics

/// Loadings turned to the greatest variance of their squares, rows scaled to length 1 meanwhile (Kaiser 1958,
/// *Psychometrika* 23:187).
///
/// The rotation T is the polar factor of A'G(AT), over and over, until no entry of it moves by 1e-13 (Horst 1965, *Factor
/// Analysis of Data Matrices*, §18.5; so does R's `varimax`); it begins at the axes as they are, so that factors keep
/// their numbers.
func varimax(_ loadings: [[Double]]) -> [[Double]] {
  let lengths = loadings.map { $0.norm > 0 ? $0.norm : 1 }
  let rows = zip(loadings, lengths).map { row, length in row.map { $0 / length } }
  let count = loadings.first?.count ?? 0
  var rotation = (0..<count).map { row in (0..<count).map { row == $0 ? 1.0 : 0.0 } }
  for _ in 0..<100_000 {
    guard let next = orthogonalPart(of: slope(rows, turnedBy: rotation)) else { break }
    let change = zip(next.joined(), rotation.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
    rotation = next
    if change < 1e-13 { break }
  }
  return zip(rows, lengths).map { row, length in product(row, rotation).map { $0 * length } }
}

/// A'(Z³ − Z·diag(ΣZ²)/p), Z = AT.
private func slope(_ rows: [[Double]], turnedBy rotation: [[Double]]) -> [[Double]] {
  let turned = rows.map { product($0, rotation) }
  let squares = rotation.indices.map { factor in turned.reduce(0) { $0 + $1[factor] * $1[factor] } / Double(rows.count)
  }
  var slope = rotation.map { $0.map { _ in 0.0 } }
  for (row, z) in zip(rows, turned) {
    for i in rotation.indices {
      for j in rotation.indices { slope[i][j] += row[i] * z[j] * (z[j] * z[j] - squares[j]) }
    }
  }
  return slope
}

/// The orthogonal factor B(B'B)^(−1/2) of a square matrix; nil when it is singular.
private func orthogonalPart(of matrix: [[Double]]) -> [[Double]]? {
  let indices = matrix.indices
  let square = indices.map { i in indices.map { j in matrix.reduce(0) { $0 + $1[i] * $1[j] } } }
  guard let eigen = symmetricEigen(square), let least = eigen.values.last, least > 0 else { return nil }
  let root = indices.map { i in
    indices.map { j in
      indices.reduce(0) { $0 + eigen.vectors[$1][i] * eigen.vectors[$1][j] / eigen.values[$1].squareRoot() }
    }
  }
  return matrix.map { product($0, root) }
}

/// The row vector x'M.
private func product(_ row: [Double], _ matrix: [[Double]]) -> [Double] {
  matrix.indices.map { column in row.indices.reduce(0) { $0 + row[$1] * matrix[$1][column] } }
}
