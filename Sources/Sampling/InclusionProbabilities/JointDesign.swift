import Statistics

/// A design whose joint inclusion probabilities π_kl are computed from the inclusion probabilities π.
package enum JointDesign: String, CaseIterable, Sendable {
  /// Simple random sampling without replacement: n(n − 1)/(N(N − 1)).
  case srs
  /// Independent selections: π_kπ_l.
  case poisson
  /// Tillé's elimination (1996, Biometrika 83:238).
  case tille
  /// Midzuno's design as the complement of an elimination of the complement (Tillé 2006, 6.3.5).
  case midzuno
  /// Systematic sampling in the order given.
  case systematic
  /// Sampford (1967, Biometrika 54:499).
  case sampford
  /// Conditional Poisson sampling, the design of largest entropy (Hájek 1964; Chen, Dempster & Liu 1994).
  case maximumEntropy

  /// The matrix of joint probabilities in the order of the units, π on its diagonal.
  ///
  /// Units with π = 1 or π = 0 are set aside: π_kl = π_kπ_l with them. For a design of fixed size Σ_l π_kl = nπ_k.
  /// Complexity: O(N²), elimination O(N³), Sampford and maximum entropy O(N³).
  ///
  /// - Throws: `SamplingError.fractionalSize` when Σπ is not whole within 1e-6 (all but Poisson),
  ///   `.unequalProbabilities` (srs), `.nearlyCertain` (Sampford), `.notConverged` (maximum entropy).
  package func jointProbabilities(_ probabilities: [Double]) throws(SamplingError) -> [[Double]] {
    let sum = probabilities.compensatedSum()
    let size = Int(sum.rounded())
    if self != .poisson, abs(sum - Double(size)) > 1e-6 { throw .fractionalSize(sum: sum) }
    if self == .srs { return try Self.simpleRandom(probabilities, size: size) }
    if self == .sampford, let unit = probabilities.firstIndex(where: { $0 >= 1 - 1e-9 && $0 < 1 }) {
      throw .nearlyCertain(unit: unit)
    }
    let open = probabilities.indices.filter { probabilities[$0] > 0 && probabilities[$0] <= 1 - certaintyTolerance }
    let certain = probabilities.count { $0 > 1 - certaintyTolerance }
    let inner = try among(open.map { probabilities[$0] }, size: size - certain)
    var joint = probabilities.map { left in probabilities.map { left * $0 } }
    for (row, unit) in open.enumerated() {
      for (column, other) in open.enumerated() { joint[unit][other] = inner[row][column] }
    }
    for unit in probabilities.indices { joint[unit][unit] = probabilities[unit] }
    return joint
  }

  /// Equal probabilities, all of them n/N.
  private static func simpleRandom(_ probabilities: [Double], size: Int) throws(SamplingError) -> [[Double]] {
    let count = Double(probabilities.count)
    guard let first = probabilities.first, probabilities.allSatisfy({ abs($0 - first) <= 1e-9 }) else {
      throw .unequalProbabilities
    }
    let pair = Double(size) * Double(size - 1) / (count * (count - 1))
    return probabilities.indices.map { row in
      probabilities.indices.map { $0 == row ? probabilities[row] : pair }
    }
  }

  /// Among units with 0 < π < 1; the diagonal is not used.
  private func among(_ probabilities: [Double], size: Int) throws(SamplingError) -> [[Double]] {
    switch self {
    case .srs, .poisson: return probabilities.map { left in probabilities.map { left * $0 } }
    case .tille: return Self.snapped(try Self.elimination(probabilities, size: size))
    case .midzuno:
      let complement = try Self.elimination(probabilities.map { 1 - $0 }, size: probabilities.count - size)
      return Self.snapped(
        probabilities.indices.map { row in
          probabilities.indices.map { probabilities[row] + probabilities[$0] - 1 + complement[row][$0] }
        })
    case .systematic: return Self.snapped(Self.systematicSample(probabilities, size: size))
    case .sampford: return Self.rejective(probabilities, size: size)
    case .maximumEntropy: return try ConditionalPoisson(probabilities, size: size).jointProbabilities
    }
  }

  /// What differences leave of a probability that is zero.
  private static func snapped(_ joint: [[Double]]) -> [[Double]] { joint.map { $0.map { abs($0) <= 1e-14 ? 0 : $0 } } }

  /// π_kl = Π_j (1 − r_kj − r_lj), r_kj = 1 − π(k|j)/π(k|j+1) the chance to be eliminated when j + 1 units are left.
  private static func elimination(_ probabilities: [Double], size: Int) throws(SamplingError) -> [[Double]] {
    let count = probabilities.count
    var joint = [[Double]](repeating: [Double](repeating: 1, count: count), count: count)
    var before = [Double](repeating: 1, count: count)
    for left in stride(from: count - 1, through: size, by: -1) {
      let after =
        left == 0
        ? [Double](repeating: 0, count: count) : try inclusionProbabilities(ofSizes: probabilities, sampleSize: left)
      let removal = zip(after, before).map { 1 - $0 / $1 }
      for row in 0..<count {
        for column in 0..<count { joint[row][column] *= 1 - removal[row] - removal[column] }
      }
      before = after
    }
    return joint
  }

  /// The share of the starts u in (0, 1) with which both units are selected.
  private static func systematicSample(_ probabilities: [Double], size: Int) -> [[Double]] {
    let count = probabilities.count
    let sums = SystematicSample.cumulated(probabilities, size: size)
    let breaks = ([0, 1] + sums.map { $0 - $0.rounded(.down) }).sorted()
    var joint = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (lower, upper) in zip(breaks, breaks.dropFirst()) where upper > lower {
      let selected = SystematicSample.selected(sums, start: (lower + upper) / 2)
      for unit in selected { for other in selected { joint[unit][other] += upper - lower } }
    }
    return joint
  }

  /// Sampford's formula with S the number of successes of independent trials with probabilities π:
  /// π_kl = π_kπ_l · Σ_{t=2…n} (t − π_k − π_l)·P(S_kl = n − t) / Σ_{t=1…n} t·P(S = n − t), S_kl without k and l.
  ///
  /// It is the sum of his elementary symmetric functions L_m of λ = (π/n)/(1 − π) times Π(1 − π), in which the powers of n
  /// cancel: no term overflows or vanishes.
  private static func rejective(_ probabilities: [Double], size: Int) -> [[Double]] {
    let count = probabilities.count
    var joint = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    guard size >= 2 else { return joint }
    let all = PoissonBinomial(probabilities)
    let below = (1...size).map { Double($0) * all.mass(size - $0) }.compensatedSum()
    for row in 0..<count {
      let withoutOne = all.removing(probabilities[row])
      for column in 0..<row {
        let rest = withoutOne.removing(probabilities[column])
        let both = probabilities[row] + probabilities[column]
        let above = (2...size).map { (Double($0) - both) * rest.mass(size - $0) }.compensatedSum()
        let pair = probabilities[row] * probabilities[column] * above / below
        joint[row][column] = pair
        joint[column][row] = pair
      }
    }
    return joint
  }
}
