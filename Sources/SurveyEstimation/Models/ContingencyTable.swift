package import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tests of independence of two classifications in the population.
package enum IndependenceTest: String, Sendable, CaseIterable {
  /// X²/tr Δ on d₀ = (tr Δ)²/tr Δ² and d₀ν: Rao & Scott (1984, Ann. Stat. 12:46), second order.
  case raoScottF
  /// X²/(tr Δ/k) on χ²_k: first order.
  case raoScottChisq
  /// The distribution of the sum Σδ_jχ²₁ with an estimated scale, by Lugannani & Rice's saddlepoint.
  case saddlepoint
  /// Wald's test of the interactions of the totals (Koch, Freeman & Freeman 1975, Int. Stat. Rev. 43:59).
  case wald
  /// The same with the factor of Thomas & Rao (1987, JASA 82:630).
  case adjustedWald
}

/// A two-way table of a population with its tests.
package struct ContingencyTable: Sendable {
  /// Cells in the order of rows, then columns.
  package let counts: [Int]
  package let totals: [Double]
  package let shares: [Estimate]
  /// X² = n Σ(p̂ − p_r p_c)²/(p_r p_c).
  package let pearson: Double
  package let warnings: [EstimationWarning]
  private let rowCount: Int
  private let columnCount: Int
  private let freedom: Double
  private let shareCovariance: [[Double]]
  private let totalCovariance: [[Double]]
  private let base: Double

  /// The result of one test; nil where it is not defined.
  package struct Result: Sendable {
    package var statistic: Double?
    package var df1: Double?
    package var df2: Double?
    package var p: Double?
  }

  /// `rows` and `columns`: categories from 0 on of every row of the design, −1 missing. `base`: n of X²; nil = complete rows.
  package init(
    _ rows: [Int32], _ columns: [Int32], rowCount: Int, columnCount: Int, in domain: [Bool]?, base: Int?,
    of design: SurveyDesign
  ) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    let cells = rows.indices.map {
      rows[$0] < 0 || columns[$0] < 0 ? -1 : Int(rows[$0]) * columnCount + Int(columns[$0])
    }
    let indicators = (0..<rowCount * columnCount).map { cell in
      cells.map { $0 < 0 ? .nan : $0 == cell ? 1.0 : 0 }
    }
    let domains = design.domains(rows: domain)
    let means = design.means(indicators, over: domains)
    let sums = design.totals(indicators, over: domains)
    shares = means.estimates
    totals = sums.estimates.map(\.value)
    warnings = means.warnings
    shareCovariance = means.covarianceMatrix()
    totalCovariance = sums.covarianceMatrix()
    freedom = design.degreesOfFreedom(.domain, in: domains.cells[0])
    var counts = [Int](repeating: 0, count: rowCount * columnCount)
    for (row, cell) in cells.enumerated() where cell >= 0 && domain?[row] ?? true { counts[cell] += 1 }
    self.counts = counts
    self.base = Double(base ?? counts.reduce(0, +))
    let margins = Margins(shares.map(\.value), rowCount, columnCount)
    pearson =
      self.base
      * shares.indices.reduce(0) { sum, cell in
        let expected = margins.rows[cell / columnCount] * margins.columns[cell % columnCount]
        let miss = means.estimates[cell].value - expected
        return sum + (expected > 0 ? miss * miss / expected : 0)
      }
  }

  /// Sums of rows and columns.
  private struct Margins {
    let rows: [Double]
    let columns: [Double]

    init(_ cells: [Double], _ rowCount: Int, _ columnCount: Int) {
      rows = (0..<rowCount).map { row in (0..<columnCount).reduce(0) { $0 + cells[row * columnCount + $1] } }
      columns = (0..<columnCount).map { column in (0..<rowCount).reduce(0) { $0 + cells[$1 * columnCount + column] } }
    }
  }

  private var interactions: Int { (rowCount - 1) * (columnCount - 1) }

  package func result(of test: IndependenceTest) -> Result {
    switch test {
    case .wald, .adjustedWald: return wald(adjusted: test == .adjustedWald)
    case .raoScottF, .raoScottChisq, .saddlepoint: break
    }
    guard let effects = designEffects(), freedom > 0 else { return Result() }
    let trace = effects.reduce(0, +)
    let squares = effects.reduce(0) { $0 + $1 * $1 }
    let first = trace * trace / squares
    switch test {
    case .raoScottF:
      let statistic = pearson / trace
      let p = FDistribution(numerator: first, denominator: first * freedom).upperTail(statistic)
      return Result(statistic: statistic, df1: first, df2: first * freedom, p: p)
    case .raoScottChisq:
      let count = Double(interactions)
      let statistic = pearson / (trace / count)
      return Result(
        statistic: statistic, df1: count, df2: nil,
        p: ChiSquareDistribution(degreesOfFreedom: count).upperTail(statistic))
    default:
      let spread = (first * freedom).rounded(.down)
      let terms = effects.map { ($0, 1.0) } + [(-pearson / (first * freedom), spread)]
      return Result(statistic: pearson, df1: nil, df2: nil, p: Self.upperTail(ofSum: terms))
    }
  }

  /// The eigenvalues of Δ = (C'D⁻¹C/n)⁻¹ C'D⁻¹VD⁻¹C; nil where V is not defined.
  private func designEffects() -> [Double]? {
    let contrasts = orthogonalInteractions()
    let inverse = shares.map { $0.value > 0 ? 1 / $0.value : 0 }
    func product(_ left: [Double], _ right: [Double]) -> Double {
      var sum = 0.0
      for row in left.indices {
        for column in right.indices {
          sum += left[row] * inverse[row] * shareCovariance[row][column] * inverse[column] * right[column]
        }
      }
      return sum
    }
    guard shareCovariance.allSatisfy({ $0.allSatisfy { !$0.isNaN } }) else { return nil }
    let above = contrasts.map { left in contrasts.map { product(left, $0) } }
    let below = contrasts.map { left in
      contrasts.map { right in left.indices.reduce(0) { $0 + left[$1] * inverse[$1] * right[$1] } / base }
    }
    return generalizedEigenvalues(above, below)
  }

  /// The interaction columns of treatment coding, made orthogonal to the main effects by least squares over the cells.
  private func orthogonalInteractions() -> [[Double]] {
    let cells = 0..<rowCount * columnCount
    var main = [cells.map { _ in 1.0 }]
    main += (1..<rowCount).map { row in cells.map { $0 / columnCount == row ? 1 : 0 } }
    main += (1..<columnCount).map { column in cells.map { $0 % columnCount == column ? 1 : 0 } }
    let space = ColumnSpace(spannedBy: main)
    return (1..<rowCount).flatMap { row in
      (1..<columnCount).map { column in
        let interaction = cells.map { $0 == row * columnCount + column ? 1.0 : 0 }
        return zip(interaction, space.projection(of: interaction)).map { $0 - $1 }
      }
    }
  }

  /// Y'V⁻¹Y of Y = cell total − row·column/grand total, first row and column left out.
  private func wald(adjusted: Bool) -> Result {
    let count = Double(interactions)
    guard count <= freedom else { return Result() }
    let margins = Margins(totals, rowCount, columnCount)
    let grand = margins.rows.reduce(0, +)
    var values: [Double] = []
    var gradients: [[Double]] = []
    for row in 1..<rowCount {
      for column in 1..<columnCount {
        let (r, c) = (margins.rows[row], margins.columns[column])
        values.append(totals[row * columnCount + column] - r * c / grand)
        gradients.append(
          totals.indices.map { cell in
            let (inRow, inColumn) = (cell / columnCount == row, cell % columnCount == column)
            return (inRow && inColumn ? 1 : 0) - (inRow ? c / grand : 0) - (inColumn ? r / grand : 0)
              + r * c / grand / grand
          })
      }
    }
    let covariance = gradients.map { left in
      gradients.map { right in
        left.indices.reduce(0) { sum, i in
          sum + left[i] * right.indices.reduce(0) { $0 + totalCovariance[i][$1] * right[$1] }
        }
      }
    }
    guard let form = quadraticForm(values, inverseOf: covariance) else { return Result() }
    let rest = adjusted ? freedom - count + 1 : freedom
    let statistic = adjusted ? form * rest / (count * freedom) : form / count
    let p = FDistribution(numerator: count, denominator: rest).upperTail(statistic)
    return Result(statistic: statistic, df1: count, df2: rest, p: p)
  }

  /// P(Σλ_jχ²_{m_j} > 0) by the saddlepoint approximation of Lugannani & Rice (1980, Adv. Appl. Prob. 12:475).
  private static func upperTail(ofSum terms: [(weight: Double, multiplicity: Double)]) -> Double? {
    let largest = terms.map(\.weight).max() ?? 0
    let smallest = terms.map(\.weight).min() ?? 0
    guard largest > 0, smallest < 0 else { return largest > 0 ? 1 : 0 }
    func slope(_ z: Double) -> Double {
      terms.reduce(0) { $0 + $1.multiplicity * $1.weight / (1 - 2 * z * $1.weight) }
    }
    var low = 1 / (2 * smallest)
    var high = 1 / (2 * largest)
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if slope(middle) > 0 { high = middle } else { low = middle }
    }
    let z = low + (high - low) / 2
    let generating = -0.5 * terms.reduce(0) { $0 + $1.multiplicity * log1p(-2 * z * $1.weight) }
    let curvature = terms.reduce(0) { sum, term in
      let part = term.weight / (1 - 2 * z * term.weight)
      return sum + 2 * term.multiplicity * part * part
    }
    let w = (z < 0 ? -1 : 1) * (-2 * generating).squareRoot()
    let v = z * curvature.squareRoot()
    guard abs(w) > 1e-6 else {
      let skewness = terms.reduce(0) { $0 + 8 * $1.multiplicity * $1.weight * $1.weight * $1.weight }
      return 0.5 - skewness / (6 * (2 * Double.pi).squareRoot() * pow(curvature, 1.5))
    }
    return NormalDistribution().upperTail(w + log(v / w) / w)
  }
}
