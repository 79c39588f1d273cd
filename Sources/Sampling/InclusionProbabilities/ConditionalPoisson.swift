import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Conditional Poisson sampling: independent trials given that n of them succeed, with trial probabilities such that the
/// inclusion probabilities are those wanted (Chen, Dempster & Liu 1994, Biometrika 81:457).
struct ConditionalPoisson {
  /// π_kl of different units; π on the diagonal.
  let jointProbabilities: [[Double]]

  /// Newton's method on the log odds of the trials, until every π is met within 1e-12. 0 < π < 1, Σπ = size.
  init(_ wanted: [Double], size: Int) throws(SamplingError) {
    var logits = wanted.map { log($0 / (1 - $0)) }
    var joint: [[Double]] = []
    var change = Double.infinity
    for _ in 0..<100 {
      joint = Self.joint(logits, size: size)
      let misses = wanted.indices.map { wanted[$0] - joint[$0][$0] }
      change = misses.map(abs).max() ?? 0
      if change < 1e-12 { break }
      guard let step = Self.step(joint, misses) else { throw .notConverged(change: change) }
      // A step of more than 2 in the log odds overshoots.
      let length = step.map(abs).max() ?? 0
      let factor = min(1, 2 / length)
      logits = zip(logits, step).map { $0 + factor * $1 }
    }
    guard change < 1e-12 else { throw .notConverged(change: change) }
    jointProbabilities = joint
  }

  /// Of trials with these log odds, given that `size` succeed.
  private static func joint(_ logits: [Double], size: Int) -> [[Double]] {
    let trials = centred(logits, size: size)
    let all = PoissonBinomial(trials)
    let below = all.mass(size)
    var joint = [[Double]](repeating: [Double](repeating: 0, count: trials.count), count: trials.count)
    for row in trials.indices {
      let withoutOne = all.removing(trials[row])
      joint[row][row] = trials[row] * withoutOne.mass(size - 1) / below
      for column in 0..<row where size >= 2 {
        let pair = trials[row] * trials[column] * withoutOne.removing(trials[column]).mass(size - 2) / below
        joint[row][column] = pair
        joint[column][row] = pair
      }
    }
    return joint
  }

  /// The trial probabilities with the same design that expect `size` successes: all log odds moved by one amount, found
  /// by bisection. It keeps the condition from being a rare event.
  private static func centred(_ logits: [Double], size: Int) -> [Double] {
    var low = -60.0 - (logits.max() ?? 0)
    var high = 60.0 - (logits.min() ?? 0)
    func trials(_ shift: Double) -> [Double] { logits.map { 1 / (1 + exp(-$0 - shift)) } }
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if trials(middle).reduce(0, +) > Double(size) { high = middle } else { low = middle }
    }
    return trials((low + high) / 2)
  }

  /// (Σ + c·11')⁻¹ of the misses, Σ = π_kl − π_kπ_l: it is singular in the direction of ones only, which the design does
  /// not depend on.
  private static func step(_ joint: [[Double]], _ misses: [Double]) -> [Double]? {
    let trace = joint.indices.reduce(0) { $0 + joint[$1][$1] * (1 - joint[$1][$1]) }
    let ridge = trace / Double(joint.count * joint.count)
    let covariance = joint.indices.map { row in
      joint.indices.map { column in
        let product = row == column ? joint[row][row] * joint[row][row] : joint[row][row] * joint[column][column]
        return joint[row][column] - product + ridge
      }
    }
    return solution(of: covariance, misses)
  }
}
