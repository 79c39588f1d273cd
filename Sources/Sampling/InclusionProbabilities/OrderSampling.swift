import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Order sampling: each unit has a ranking variable and the n smallest are taken (Rosén 1997, J. Statist. Plann.
/// Inference 62:135 and 159).
package enum OrderSampling: String, Sendable {
  /// q = [u/(1 − u)]·[(1 − λ)/λ].
  case pareto
  /// Ohlsson's sequential Poisson sampling: q = u/λ.
  case sequentialPoisson

  /// The true inclusion probabilities, which differ a little from the targets λ.
  ///
  /// With x = log q and F_k(x) = P(log q_k ≤ x), π_k = ∫ F_k'(x)·P(fewer than n of the others lie below x) dx. The second
  /// factor falls from 1 to 0 in an interval [a, b] outside which less than 1e-15 is left, so π_k = F_k(a) + ∫ₐᵇ. The
  /// number below x is Poisson-binomial; the unit itself is divided out of it. Panels of Gauss and Legendre's rule
  /// match the width 1/σ of the fall; for sequential Poisson sampling they also end at the kinks x = −log λ_k.
  ///
  /// `targets`: 0 < λ < 1, their sum n within rounding. Accurate to about 1e-12. Complexity: O(N·σ) for each of some 100
  /// nodes (sequential Poisson: 16 more for each kink).
  package func inclusionProbabilities(targets: [Double], sampleSize: Int) -> [Double] {
    guard sampleSize > 0, !targets.isEmpty else { return targets.map { _ in 0 } }
    guard sampleSize < targets.count else { return targets.map { _ in 1 } }
    let edges = panelEdges(targets, sampleSize)
    var found = targets.map { share($0, edges.first ?? 0).value }
    let rule = GaussLegendreRule(count: Self.nodesPerPanel)
    var below = TrimmedPoissonBinomial(capacity: targets.count)
    for (lower, upper) in zip(edges, edges.dropFirst()) {
      for point in rule.points(from: lower, to: upper) {
        let shares = targets.map { share($0, point.node) }
        below.reset()
        for share in shares { below.add(share.value) }
        for (unit, share) in shares.enumerated() where share.slope > 0 {
          found[unit] += point.weight * share.slope * below.atMost(sampleSize - 1, removing: share.value)
        }
      }
    }
    return found
  }

  private static let nodesPerPanel = 16

  /// F and F' of a unit at x = log q.
  private func share(_ target: Double, _ x: Double) -> (value: Double, slope: Double) {
    switch self {
    case .pareto:
      let odds = exp(x) * target / (1 - target)
      return (odds / (1 + odds), odds / ((1 + odds) * (1 + odds)))
    case .sequentialPoisson:
      let value = target * exp(x)
      return value < 1 ? (value, value) : (1, 0)
    }
  }

  /// Where the panels of integration begin and end.
  private func panelEdges(_ targets: [Double], _ sampleSize: Int) -> [Double] {
    func isFilled(_ x: Double) -> Bool { !lacks(targets, sampleSize, x, below: 1e-15) }
    func isOpen(_ x: Double) -> Bool { !exceeds(targets, sampleSize, x, below: 1e-15) }
    let lower = Self.boundary(from: 0, step: -1, while: isOpen)
    let upper = Self.boundary(from: 0, step: 1, while: isFilled)
    let spread = targets.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
    let width = 3 / max(1, spread)
    var ends = [lower, upper]
    if self == .sequentialPoisson { ends += targets.map { -log($0) }.filter { $0 > lower && $0 < upper } }
    ends.sort()
    var edges = [lower]
    for (start, end) in zip(ends, ends.dropFirst()) where end > start {
      let parts = ((end - start) / width).rounded(.up)
      for part in 1...max(1, Int(parts)) { edges.append(start + (end - start) * Double(part) / max(1, parts)) }
    }
    return edges
  }

  /// The point near `start` at which a condition, true at first, ends; found to 1e-3.
  private static func boundary(from start: Double, step: Double, while holds: (Double) -> Bool) -> Double {
    var inside = start
    var outside = start + step
    while holds(outside), abs(outside) < 200 {
      inside = outside
      outside += 2 * (outside - start)
    }
    while abs(outside - inside) > 1e-3 {
      let middle = (inside + outside) / 2
      if holds(middle) { inside = middle } else { outside = middle }
    }
    return outside
  }

  /// Chernoff's bound: whether P(S ≥ n) at x is below a limit.
  private func exceeds(_ targets: [Double], _ count: Int, _ x: Double, below limit: Double) -> Bool {
    chernoff(targets, count, x, tilts: stride(from: 0.25, through: 40, by: 0.25)) < log(limit)
  }

  /// Chernoff's bound: whether P(S ≤ n) at x is below a limit.
  private func lacks(_ targets: [Double], _ count: Int, _ x: Double, below limit: Double) -> Bool {
    chernoff(targets, count, x, tilts: stride(from: -0.25, through: -40, by: -0.25)) < log(limit)
  }

  /// The least of log E exp(t(S − n)) over some t.
  private func chernoff(_ targets: [Double], _ count: Int, _ x: Double, tilts: StrideThrough<Double>) -> Double {
    let shares = targets.map { share($0, x).value }
    var least = Double.infinity
    for tilt in tilts {
      let bound = shares.reduce(-tilt * Double(count)) { $0 + log1p($1 * expm1(tilt)) }
      if bound > least { break }
      least = bound
    }
    return least
  }
}

/// A Poisson-binomial distribution of which only the part with masses above 1e-18 is held.
private struct TrimmedPoissonBinomial {
  private var masses: [Double]
  private var first = 0
  private var last = 0

  init(capacity: Int) {
    masses = [Double](repeating: 0, count: capacity + 2)
    masses[0] = 1
  }

  mutating func reset() {
    for count in first...last { masses[count] = 0 }
    masses[0] = 1
    first = 0
    last = 0
  }

  mutating func add(_ probability: Double) {
    var carried = 0.0
    for count in first...last {
      let mass = masses[count]
      masses[count] = mass * (1 - probability) + carried
      carried = mass * probability
    }
    if carried > 1e-18 {
      last += 1
      masses[last] = carried
    }
    while first < last, masses[first] < 1e-18 {
      masses[first] = 0
      first += 1
    }
    while last > first, masses[last] < 1e-18 {
      masses[last] = 0
      last -= 1
    }
  }

  /// P(S − one trial ≤ count), by the recurrence from the side on which errors shrink.
  func atMost(_ count: Int, removing probability: Double) -> Double {
    if count < first - 1 { return 0 }
    if count >= last { return 1 }
    var sum = 0.0
    if probability <= 0.5 {
      var mass = 0.0
      let inverse = 1 / (1 - probability)
      let ratio = probability * inverse
      for position in first..<max(first, count + 1) {
        mass = masses[position] * inverse - ratio * mass
        sum += mass
      }
      return min(1, max(0, sum))
    }
    var mass = 0.0
    let inverse = 1 / probability
    let ratio = (1 - probability) * inverse
    for position in stride(from: last, to: count + 1, by: -1) {
      mass = masses[position] * inverse - ratio * mass
      sum += mass
    }
    return min(1, max(0, 1 - sum))
  }
}
