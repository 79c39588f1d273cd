import Statistics

/// How standard errors allow for observations that belong together.
package enum ClusterErrorRule: String, Sendable, CaseIterable {
  /// Independent residuals of one variance; t on n − k.
  case model
  /// Squares of the sums of each cluster (Liang & Zeger 1986, Biometrika 73:13), no factor; t on G − 1.
  case CR0
  /// CR0 times G/(G − 1)·(n − 1)/(n − k); t on G − 1.
  case CR1
  /// Residuals of a cluster times (I − H_gg)^(−1/2) (Bell & McCaffrey 2002, Survey Methodology 28:169), t on Satterthwaite's
  /// degrees of freedom under independent residuals of one variance (Pustejovsky & Tipton 2018, JBES 36:672).
  case CR2
}

/// A least squares fit whose errors are summed over clusters.
struct ClusteredFit {
  let coefficients: [Double]
  private let design: OrthonormalColumns
  private let residuals: [Double]
  /// The rows of each cluster.
  private let clusters: [[Int]]

  /// nil when the columns are dependent.
  init?(_ columns: [[Double]], response: [Double], clusters: [[Int]]) {
    guard let design = OrthonormalColumns(columns) else { return nil }
    let first = design.coordinates(of: response)
    var residuals = response
    add(design.vector(first), times: -1, to: &residuals)
    // Once more on the residuals, which takes out what rounding has left.
    let second = design.coordinates(of: residuals)
    add(design.vector(second), times: -1, to: &residuals)
    self.design = design
    self.residuals = residuals
    self.clusters = clusters
    coefficients = design.coefficients(zip(first, second).map { $0 + $1 })
  }

  /// The variances of some coefficients with their degrees of freedom.
  func variances(
    _ rule: ClusterErrorRule, of wanted: Range<Int>
  ) -> [(variance: Double, degreesOfFreedom: Double)] {
    let inverse = design.inverseTriangle
    let groups = Double(clusters.count)
    let freedom = Double(residuals.count - design.count)
    switch rule {
    case .model:
      let scale = dot(residuals, residuals) / freedom
      return wanted.map { (scale * dot(inverse[$0], inverse[$0]), freedom) }
    case .CR0, .CR1:
      let factor = rule == .CR0 ? 1 : groups / (groups - 1) * Double(residuals.count - 1) / freedom
      return wanted.map { index in
        let influences = multiplied(design.vector(inverse[index]), residuals)
        let sums = clusters.map { rows in rows.lazy.map { influences[$0] }.compensatedSum() }
        return (factor * dot(sums, sums), groups - 1)
      }
    case .CR2:
      let leverages = clusters.map { ClusterLeverage(design, rows: $0) }
      return wanted.map { biasReduced(design.vector(inverse[$0]), leverages) }
    }
  }

  /// Σ_g(a_g'e_g)² with a_g = (I − H_gg)^(−1/2) m_g, m the weights of the responses in a coefficient, and
  /// (Σ_g S_gg)²/Σ_gh S_gh² with S_gh = a_g'(I − H)_gh a_h.
  private func biasReduced(
    _ weights: [Double], _ leverages: [ClusterLeverage]
  ) -> (variance: Double, degreesOfFreedom: Double) {
    var sums: [Double] = []
    var projections: [[Double]] = []
    var (trace, total) = (CompensatedSum(), CompensatedSum())
    for leverage in leverages {
      let adjusted = leverage.adjusted(leverage.rows.map { weights[$0] })
      let projection = leverage.basis.map { dot($0, adjusted) }
      let own = dot(adjusted, adjusted) - dot(projection, projection)
      trace.add(own)
      total.add(own * own)
      for other in projections {
        let shared = dot(projection, other)
        total.add(2 * shared * shared)
      }
      sums.append(dot(adjusted, leverage.rows.map { residuals[$0] }))
      projections.append(projection)
    }
    return (dot(sums, sums), trace.value * trace.value / total.value)
  }
}
