import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Factors behind a matrix of correlations: R ≈ ΛΛ' + U with orthogonal factors (columns of Λ) and uniquenesses U.
package struct FactorModel: Sendable {
  /// By item, then factor; each factor's loadings have a sum that is not negative, strongest factor first.
  package let loadings: [[Double]]
  /// 1 − communality by minres; the estimated uniqueness by maximum likelihood.
  package let uniquenesses: [Double]

  /// The least uniqueness that maximum likelihood allows; an item that reaches it is a Heywood case.
  package static let leastUniqueness = 0.005

  /// McDonald's ω_t = (Σl)²/((Σl)² + Σu) of one factor (McDonald 1999, Test Theory, eq. 6.20b).
  package var omega: Double {
    let total = loadings.reduce(0) { $0 + $1[0] }
    return total * total / (total * total + uniquenesses.reduce(0, +))
  }

  // MARK: Least residuals

  /// Minimum residuals (Harman & Jones 1966, Psychometrika 31:351): least Σ_{i<j}(r_ij − λ_i'λ_j)², item by item. An
  /// item's loadings are the regression of its correlations on the others' loadings, held to a communality of at most
  /// 1 (Harman & Fukuda 1966, Psychometrika 31:563), over and over until no loading moves by 1e-13.
  ///
  /// Nil when the matrix is not finite or a regression has no solution.
  package static func minimumResiduals(_ correlations: [[Double]], factors: Int) -> FactorModel? {
    guard var loadings = principalLoadings(reduced(correlations), factors: factors) else { return nil }
    for _ in 0..<20_000 {
      var change = 0.0
      for item in loadings.indices {
        let others = loadings.indices.filter { $0 != item }
        guard
          let row = boundedFit(
            others.map { loadings[$0] }, others.map { correlations[item][$0] }, square: 1)
        else { return nil }
        change = zip(row, loadings[item]).reduce(change) { max($0, abs($1.0 - $1.1)) }
        loadings[item] = row
      }
      if change < 1e-13 { break }
    }
    return FactorModel(orienting: loadings)
  }

  /// Turns loadings to principal axes: the factors are the eigenvectors of ΛΛ', signs by their sums.
  private init?(orienting loadings: [[Double]]) {
    let product = loadings.map { first in loadings.map { second in zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } } }
    guard let turned = Self.principalLoadings(product, factors: loadings.first?.count ?? 0) else { return nil }
    self.loadings = turned
    uniquenesses = turned.map { row in 1 - row.reduce(0) { $0 + $1 * $1 } }
  }

  private init(loadings: [[Double]], uniquenesses: [Double]) {
    self.loadings = loadings
    self.uniquenesses = uniquenesses
  }

  /// The correlations with squared multiple correlations on the diagonal, or the largest correlation where R is
  /// singular.
  private static func reduced(_ correlations: [[Double]]) -> [[Double]] {
    let smc = squaredMultipleCorrelations(correlations)
    return correlations.indices.map { row in
      correlations.indices.map { column in
        guard row == column else { return correlations[row][column] }
        return smc?[row] ?? correlations.indices.filter { $0 != row }.map { abs(correlations[row][$0]) }.max() ?? 0
      }
    }
  }

  /// √θ_k·w_k of the largest eigenvalues θ of a symmetric matrix.
  private static func principalLoadings(_ matrix: [[Double]], factors: Int) -> [[Double]]? {
    guard let eigen = symmetricEigen(matrix) else { return nil }
    let columns = (0..<factors).map { factor in
      let sign = eigen.vectors[factor].reduce(0, +) < 0 ? -1.0 : 1.0
      return eigen.vectors[factor].map { sign * $0 * max(0, eigen.values[factor]).squareRoot() }
    }
    return matrix.indices.map { item in columns.map { $0[item] } }
  }

  /// The x with the least |Ax − b|² among those with |x|² ≤ `square`: least squares, shrunk by a ridge μ found by
  /// bisection where they are too long.
  private static func boundedFit(_ rows: [[Double]], _ right: [Double], square: Double) -> [Double]? {
    let count = rows.first?.count ?? 0
    let normal = (0..<count).map { i in (0..<count).map { j in rows.reduce(0) { $0 + $1[i] * $1[j] } } }
    let products = (0..<count).map { i in zip(rows, right).reduce(0) { $0 + $1.0[i] * $1.1 } }
    func fit(_ ridge: Double) -> [Double]? {
      solution(of: normal.indices.map { i in normal.indices.map { normal[i][$0] + (i == $0 ? ridge : 0) } }, products)
    }
    let tiny = 1e-12 * normal.indices.reduce(0) { max($0, normal[$1][$1]) }
    guard let free = fit(0) ?? fit(tiny) else { return nil }
    guard free.reduce(0, { $0 + $1 * $1 }) > square else { return free }
    var (low, high) = (0.0, products.norm / square.squareRoot())
    var best = free
    for _ in 0..<200 where high - low > 1e-16 * high {
      let middle = (low + high) / 2
      guard let trial = fit(middle) else { return nil }
      if trial.reduce(0, { $0 + $1 * $1 }) > square { low = middle } else { (high, best) = (middle, trial) }
    }
    return best
  }

  // MARK: Maximum likelihood

  /// One factor by maximum likelihood (Jöreskog 1967, Psychometrika 32:443): the least Σ_{j>1}(θ_j − ln θ_j − 1) over
  /// 0.005 ≤ u ≤ 1, with θ and w the eigenvalues and vectors of U^{-1/2} R U^{-1/2}; l = √u·w₁·√(θ₁ − 1).
  ///
  /// Newton's steps with Jöreskog's approximate second derivatives (eq. 25), halved until the function falls, bounds held
  /// by leaving out the items that lie on them. Nil when R is not positive definite.
  package static func maximumLikelihood(_ correlations: [[Double]]) -> FactorModel? {
    let smc = squaredMultipleCorrelations(correlations)
    var state = LikelihoodState(
      correlations, correlations.indices.map { bounded(1 - (smc?[$0] ?? 0.5)) })
    for _ in 0..<500 {
      guard let current = state else { return nil }
      guard let next = current.improved(correlations), current.value - next.value > 1e-15 else { break }
      state = next
    }
    guard let state else { return nil }
    let scale = max(0, state.values[0] - 1).squareRoot()
    let sign = state.vectors[0].reduce(0, +) < 0 ? -1.0 : 1.0
    return FactorModel(
      loadings: zip(state.uniquenesses, state.vectors[0]).map { [sign * $0.squareRoot() * $1 * scale] },
      uniquenesses: state.uniquenesses)
  }

  static func bounded(_ uniqueness: Double) -> Double { min(1, max(leastUniqueness, uniqueness)) }
}

/// Jöreskog's discrepancy of one factor at given uniquenesses.
private struct LikelihoodState {
  let uniquenesses: [Double]
  let value: Double
  let values: [Double]
  let vectors: [[Double]]

  init?(_ correlations: [[Double]], _ uniquenesses: [Double]) {
    let roots = uniquenesses.map { $0.squareRoot() }
    let scaled = correlations.indices.map { row in
      correlations.indices.map { correlations[row][$0] / roots[row] / roots[$0] }
    }
    guard let eigen = symmetricEigen(scaled), let least = eigen.values.last, least > 0 else { return nil }
    self.uniquenesses = uniquenesses
    (values, vectors) = eigen
    value = eigen.values.dropFirst().reduce(0) { $0 + $1 - log($1) - 1 }
  }

  /// One step on; nil when there is none that lowers the function.
  func improved(_ correlations: [[Double]]) -> LikelihoodState? {
    let items = uniquenesses.indices
    let gradient = items.map { item in
      (1..<items.count).reduce(0) { $0 + (1 - values[$1]) * vectors[$1][item] * vectors[$1][item] }
        / uniquenesses[item]
    }
    let free = items.filter { item in
      !(uniquenesses[item] <= FactorModel.leastUniqueness && gradient[item] > 0)
        && !(uniquenesses[item] >= 1 && gradient[item] < 0)
    }
    let curvature = free.map { i in
      free.map { j in
        let product = (i == j ? 1 : 0) - vectors[0][i] * vectors[0][j]
        return product * product / uniquenesses[i] / uniquenesses[j]
      }
    }
    guard let step = solution(of: curvature, free.map { gradient[$0] }) else { return nil }
    var length = 1.0
    while length > 1e-8 {
      var trial = uniquenesses
      for (index, item) in free.enumerated() {
        trial[item] = FactorModel.bounded(uniquenesses[item] - length * step[index])
      }
      if let next = LikelihoodState(correlations, trial), next.value < value { return next }
      length /= 2
    }
    return nil
  }
}
