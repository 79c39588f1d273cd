import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The distribution of a response with its canonical link.
package enum ModelFamily: String, Sendable, CaseIterable {
  /// Normal, identity.
  case gaussian
  /// 0/1, logit.
  case binomial
  /// Counts, logarithm.
  case poisson

  /// μ of a linear predictor.
  func mean(_ predictor: Double) -> Double {
    switch self {
    case .gaussian: predictor
    case .binomial: 1 / (1 + exp(-predictor))
    case .poisson: exp(predictor)
    }
  }

  /// V(μ).
  func variance(_ mean: Double) -> Double {
    switch self {
    case .gaussian: 1
    case .binomial: mean * (1 - mean)
    case .poisson: mean
    }
  }

  /// The linear predictor from which the iteration starts (R's `mustart`).
  func start(_ response: Double, weight: Double) -> Double {
    switch self {
    case .gaussian: return response
    case .binomial:
      let mean = (weight * response + 0.5) / (weight + 1)
      return log(mean / (1 - mean))
    case .poisson: return log(response + 0.1)
    }
  }

  /// The deviance of one observation.
  func deviance(_ response: Double, _ mean: Double) -> Double {
    switch self {
    case .gaussian: (response - mean) * (response - mean)
    case .binomial: -2 * (response == 0 ? log1p(-mean) : response == 1 ? log(mean) : .nan)
    case .poisson: 2 * ((response == 0 ? 0 : response * log(response / mean)) - (response - mean))
    }
  }
}

/// A generalised linear model fitted by iteratively reweighted least squares (Nelder & Wedderburn 1972, JRSS A 135:370).
struct ModelFit {
  let coefficients: [Double]
  let means: [Double]
  let deviance: Double
  /// (X'diag(wV(μ))X)⁻¹ at the weights of the last step.
  let inverse: [[Double]]
  /// w(y − μ) of every row, times the weight of the last step over the weight at μ.
  let scores: [Double]

  /// Rows without weight count for nothing.
  ///
  /// Stops at |ΔD|/(|D| + 0.1) < 1e-8 and takes inverse and scores at the weights of the last step, both as R's `svyglm`, whose
  /// errors are therefore met to the last digit; the converged ones differ by up to about 3e-5. Throws `singular`, and
  /// `notConverged` after 25 iterations or when a further step still moves a predictor, as with perfect separation.
  init(
    _ columns: [[Double]], _ response: [Double], weights: [Double], family: ModelFamily
  ) throws(ModelError) {
    var predictor = zip(response, weights).map { family.start($0, weight: $1) }
    var before = Double.infinity
    for _ in 0..<25 {
      let step = try Step(columns, response, weights, predictor, family)
      let fitted = step.predictor.map(family.mean)
      let deviance = response.indices.reduce(0) {
        $0 + (weights[$1] > 0 ? weights[$1] * family.deviance(response[$1], fitted[$1]) : 0)
      }
      guard deviance.isFinite else { throw .notConverged(change: deviance) }
      predictor = step.predictor
      if family == .gaussian || abs(deviance - before) / (abs(deviance) + 0.1) < 1e-8 {
        try Self.checkRest(family, try Step(columns, response, weights, predictor, family), predictor)
        coefficients = step.coefficients
        means = fitted
        self.deviance = deviance
        inverse = step.squares.inverse
        scores = response.indices.map {
          weights[$0] * (response[$0] - fitted[$0]) * step.slopes[$0] / family.variance(fitted[$0])
        }
        return
      }
      before = deviance
    }
    throw .notConverged(change: before)
  }

  /// One step of the iteration.
  private struct Step {
    let squares: LeastSquares
    /// V(μ) before the step.
    let slopes: [Double]
    let coefficients: [Double]
    let predictor: [Double]

    init(
      _ columns: [[Double]], _ response: [Double], _ weights: [Double], _ predictor: [Double], _ family: ModelFamily
    ) throws(ModelError) {
      let means = predictor.map(family.mean)
      let slopes = means.map(family.variance)
      let working = response.indices.map { predictor[$0] + (response[$0] - means[$0]) / slopes[$0] }
      guard let squares = LeastSquares(columns, weights: zip(weights, slopes).map { $0 * $1 }) else { throw .singular }
      self.squares = squares
      self.slopes = slopes
      coefficients = squares.coefficients(working)
      self.predictor = LeastSquares.combination(of: columns, coefficients)
    }
  }

  /// At the solution a further step is of the square of the last one; with separation every step is about 1.
  private static func checkRest(_ family: ModelFamily, _ next: Step, _ predictor: [Double]) throws(ModelError) {
    guard family != .gaussian else { return }
    let change = zip(next.predictor, predictor).map { abs($0 - $1) }.max() ?? 0
    guard change < 1e-2 else { throw .notConverged(change: change) }
  }
}

/// Why a model is refused.
package enum ModelError: Error, Equatable {
  /// A column that is zero throughout or depends on others.
  case singular
  case notConverged(change: Double)
  /// No row has values of all variables.
  case noRows
}
