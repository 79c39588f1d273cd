import CGSL

/// The eigenvalues λ of A x = λ B x for symmetric A and positive definite B, in no particular order, by the GNU Scientific
/// Library; nil when B is not positive definite.
package func generalizedEigenvalues(_ a: [[Double]], _ b: [[Double]]) -> [Double]? {
  _ = ScientificLibrary.prepared
  let count = a.count
  guard count > 0, let left = gsl_matrix_alloc(count, count), let right = gsl_matrix_alloc(count, count),
    let values = gsl_vector_alloc(count), let workspace = gsl_eigen_gensymm_alloc(count)
  else { return nil }
  defer {
    gsl_matrix_free(left)
    gsl_matrix_free(right)
    gsl_vector_free(values)
    gsl_eigen_gensymm_free(workspace)
  }
  for row in 0..<count {
    for column in 0..<count {
      gsl_matrix_set(left, row, column, a[row][column])
      gsl_matrix_set(right, row, column, b[row][column])
    }
  }
  guard gsl_eigen_gensymm(left, right, values, workspace) == 0 else { return nil }
  return (0..<count).map { gsl_vector_get(values, $0) }
}

/// Eigenvalues of a symmetric matrix in descending order with their vectors of length 1; nil when it is not finite.
package func symmetricEigen(_ matrix: [[Double]]) -> (values: [Double], vectors: [[Double]])? {
  _ = ScientificLibrary.prepared
  let count = matrix.count
  guard count > 0, matrix.allSatisfy({ $0.allSatisfy(\.isFinite) }), let copy = gsl_matrix_alloc(count, count),
    let vectors = gsl_matrix_alloc(count, count), let values = gsl_vector_alloc(count),
    let workspace = gsl_eigen_symmv_alloc(count)
  else { return nil }
  defer {
    gsl_matrix_free(copy)
    gsl_matrix_free(vectors)
    gsl_vector_free(values)
    gsl_eigen_symmv_free(workspace)
  }
  for row in 0..<count {
    for column in 0..<count { gsl_matrix_set(copy, row, column, matrix[row][column]) }
  }
  guard gsl_eigen_symmv(copy, values, vectors, workspace) == 0,
    gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC) == 0
  else { return nil }
  return (
    (0..<count).map { gsl_vector_get(values, $0) },
    (0..<count).map { column in (0..<count).map { gsl_matrix_get(vectors, $0, column) } }
  )
}

/// The inverse of a square matrix; nil when it is singular to working precision.
package func inverse(of matrix: [[Double]]) -> [[Double]]? {
  let units = matrix.indices.map { index in matrix.indices.map { $0 == index ? 1.0 : 0 } }
  guard let columns = solutions(of: matrix, units) else { return nil }
  return matrix.indices.map { row in columns.map { $0[row] } }
}
