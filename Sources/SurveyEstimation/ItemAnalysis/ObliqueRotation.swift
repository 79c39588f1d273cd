import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Factors that may correlate: loadings L = A(T')⁻¹ with factor correlations Φ = T'T.
struct ObliqueRotation: Sendable {
  let loadings: [[Double]]
  let correlations: [[Double]]

  /// Direct oblimin with γ = 0 (quartimin), without Kaiser's normalisation: the least Σ_{k<l}Σ_i L²_ik L²_il by the
  /// gradient projection of Bernaards & Jennrich (2005, Educ. Psychol. Meas. 65:676), from the varimax solution on (as
  /// psych does: the criterion has more than one minimum), until the projected gradient is below 1e-11.
  ///
  /// Nil when a step makes factors coincide.
  init?(oblimin principal: [[Double]]) {
    let count = principal.first?.count ?? 0
    let unrotated = Self.varimax(principal)
    var axes = (0..<count).map { row in (0..<count).map { row == $0 ? 1.0 : 0.0 } }
    guard var state = Quartimin(unrotated, axes) else { return nil }
    var length = 1.0
    for _ in 0..<20_000 {
      let direction = Self.projected(state.gradient, axes)
      let square = direction.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
      if square.squareRoot() < 1e-11 { break }
      length *= 2
      var moved = false
      for _ in 0..<60 {
        let trial = Self.normalised(axes, direction, length)
        if let next = Quartimin(unrotated, trial), state.value - next.value > 0.5 * square * length {
          (axes, state, moved) = (trial, next, true)
          break
        }
        length /= 2
      }
      if !moved { break }
    }
    loadings = state.loadings
    correlations = axes.indices.map { i in
      axes.indices.map { j in axes.reduce(0) { $0 + $1[i] * $1[j] } }
    }
  }

  /// Varimax with Kaiser's normalisation: pairs of factors turned by the angle of greatest variance of squared loadings
  /// (Kaiser 1958, Psychometrika 23:187), until no angle exceeds 1e-14.
  static func varimax(_ loadings: [[Double]]) -> [[Double]] {
    let lengths = loadings.map { $0.norm > 0 ? $0.norm : 1 }
    var rows = zip(loadings, lengths).map { row, length in row.map { $0 / length } }
    let factors = loadings.first?.count ?? 0
    for _ in 0..<1_000 {
      var largest = 0.0
      for first in 0..<factors {
        for second in first + 1..<max(factors, first + 1) {
          let angle = varimaxAngle(rows.map { ($0[first], $0[second]) })
          largest = max(largest, abs(angle))
          for item in rows.indices {
            let (x, y) = (rows[item][first], rows[item][second])
            rows[item][first] = cos(angle) * x + sin(angle) * y
            rows[item][second] = cos(angle) * y - sin(angle) * x
          }
        }
      }
      if largest < 1e-14 { break }
    }
    return zip(rows, lengths).map { row, length in row.map { $0 * length } }
  }

  private static func varimaxAngle(_ pairs: [(x: Double, y: Double)]) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    for (x, y) in pairs {
      let (u, v) = (x * x - y * y, 2 * x * y)
      a += u
      b += v
      c += u * u - v * v
      d += 2 * u * v
    }
    let items = Double(pairs.count)
    return atan2(d - 2 * a * b / items, c - (a * a - b * b) / items) / 4
  }

  /// G − T·diag(T'G).
  private static func projected(_ gradient: [[Double]], _ axes: [[Double]]) -> [[Double]] {
    let along = axes.indices.map { column in axes.indices.reduce(0) { $0 + axes[$1][column] * gradient[$1][column] } }
    return axes.indices.map { row in axes.indices.map { gradient[row][$0] - axes[row][$0] * along[$0] } }
  }

  /// T − length·direction with columns of length 1.
  private static func normalised(_ axes: [[Double]], _ direction: [[Double]], _ length: Double) -> [[Double]] {
    let moved = axes.indices.map { row in axes.indices.map { axes[row][$0] - length * direction[row][$0] } }
    let lengths = axes.indices.map { column in moved.map { $0[column] }.norm }
    return moved.map { row in row.indices.map { row[$0] / lengths[$0] } }
  }
}

/// The quartimin criterion Σ L² ∘ (L²N)/4 with N = 1 − I, and its gradient with respect to the axes.
private struct Quartimin {
  let loadings: [[Double]]
  let value: Double
  let gradient: [[Double]]

  init?(_ unrotated: [[Double]], _ axes: [[Double]]) {
    guard let inverted = inverse(of: axes) else { return nil }
    let factors = axes.indices
    let loadings = unrotated.map { row in
      factors.map { factor in factors.reduce(0) { $0 + row[$1] * inverted[factor][$1] } }
    }
    var value = 0.0
    let slopes = loadings.map { row in
      let total = row.reduce(0) { $0 + $1 * $1 }
      return row.map { loading in
        value += loading * loading * (total - loading * loading) / 4
        return loading * (total - loading * loading)
      }
    }
    // −(L'·slopes·T⁻¹)'
    let products = factors.map { i in
      factors.map { j in loadings.indices.reduce(0) { $0 + loadings[$1][i] * slopes[$1][j] } }
    }
    gradient = factors.map { column in
      factors.map { row in -factors.reduce(0) { $0 + products[row][$1] * inverted[$1][column] } }
    }
    self.loadings = loadings
    self.value = value
  }
}

/// A general factor behind correlated group factors (Schmid & Leiman 1957, Psychometrika 22:53).
package struct GeneralFactor: Sendable {
  /// ω_h = (Σg)²/ΣR (Zinbarg et al. 2005, Psychometrika 70:123), items with a negative g reversed.
  package let omegaHierarchical: Double
  /// ω_t = 1 − Σu/ΣR.
  package let omegaTotal: Double
  /// Of the items as they are turned here: standardised α and λ₆ (nil where R is singular).
  package let reliability: Reliability
  /// ω_h/ω_t: what ω_h tends to when items are added.
  package var asymptotic: Double { omegaHierarchical / omegaTotal }
  /// Positions of items that were reversed because their loading on the general factor is negative.
  package let reversed: [Int]

  /// Minimum residuals with `factors` factors, direct oblimin, one factor γ by minimum residuals on the factors'
  /// correlations, g_i = Σ_k λ_ik γ_k, u = 1 − communality.
  ///
  /// Nil when a fit has no solution.
  package init?(_ correlations: [[Double]], factors: Int) {
    guard let model = FactorModel.minimumResiduals(correlations, factors: factors),
      let oblique = ObliqueRotation(oblimin: model.loadings),
      let higher = FactorModel.minimumResiduals(oblique.correlations, factors: 1)
    else { return nil }
    var general = oblique.loadings.map { row in zip(row, higher.loadings).reduce(0) { $0 + $1.0 * $1.1[0] } }
    if general.reduce(0, +) < 0 { general = general.map { -$0 } }
    reversed = general.indices.filter { general[$0] < 0 }
    let signs = general.map { $0 < 0 ? -1.0 : 1.0 }
    let turned = correlations.indices.map { row in
      correlations.indices.map { correlations[row][$0] * signs[row] * signs[$0] }
    }
    let total = turned.reduce(0) { $0 + $1.reduce(0, +) }
    let sum = general.reduce(0) { $0 + abs($1) }
    omegaHierarchical = sum * sum / total
    omegaTotal = 1 - model.uniquenesses.reduce(0, +) / total
    reliability = Reliability(covariances: turned, count: 0)
  }
}
