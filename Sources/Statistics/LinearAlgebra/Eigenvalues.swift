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
