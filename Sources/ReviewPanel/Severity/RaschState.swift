import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The many-facet model at some measures and thresholds: likelihood, score equations and a step towards their root.
struct RaschState {
  private let ratings: FacetRatings
  /// All measures facet by facet, then the thresholds.
  private var parameters: [Double]
  private(set) var logLikelihood = 0.0
  private var scores: [Double]
  /// By level Σ(x − E)², ΣV and Σ(x − E)²/V, and its marks.
  private var squares: [Double]
  private var variances: [Double]
  private var ratios: [Double]
  private var sums: [Double]
  private var counts: [Double]

  /// All measures and thresholds at 0.
  init(_ ratings: FacetRatings) {
    self.init(ratings, [Double](repeating: 0, count: ratings.levelCounts.reduce(0, +) + ratings.steps))
  }

  private init(_ ratings: FacetRatings, _ parameters: [Double]) {
    self.ratings = ratings
    self.parameters = parameters
    let zeros = [Double](repeating: 0, count: parameters.count)
    (scores, squares, variances, ratios, sums, counts) = (zeros, zeros, zeros, zeros, zeros, zeros)
    var likelihood = CompensatedSum()
    forEachMark { step, places, model in
      likelihood.add(model.logarithms[step])
      let rest = Double(step) - model.mean
      for (facet, place) in places.enumerated() {
        scores[place] += facet == 0 ? rest : -rest
        squares[place] += rest * rest
        variances[place] += model.variance
        ratios[place] += rest * rest / model.variance
        sums[place] += Double(ratings.lowest + step)
        counts[place] += 1
      }
      for k in 0..<ratings.steps { scores[firstThreshold + k] -= (step > k ? 1 : 0) - model.tails[k] }
    }
    logLikelihood = likelihood.value
  }

  private var firstThreshold: Int { parameters.count - ratings.steps }
  private var offsets: [Int] {
    ratings.levelCounts.indices.map { ratings.levelCounts[..<$0].reduce(0, +) } + [firstThreshold]
  }

  var thresholds: [Double] { Array(parameters[firstThreshold...]) }
  var maximumResidual: Double { scores.lazy.map(abs).max() ?? 0 }

  var levels: [[ManyFacetRasch.Level]] {
    let offsets = offsets
    return ratings.levelCounts.indices.map { facet in
      (offsets[facet]..<offsets[facet + 1]).map { place in
        let fair = CategoryModel(location: parameters[place], thresholds: parameters[firstThreshold...])
        return ManyFacetRasch.Level(
          measure: parameters[place], standardError: 1 / variances[place].squareRoot(),
          infit: squares[place] / variances[place], outfit: ratios[place] / counts[place],
          observedAverage: sums[place] / counts[place],
          fairAverage: facet == 0 ? Double(ratings.lowest) + fair.mean : nil)
      }
    }
  }

  /// Calls with the step (mark less the lowest), the places of its levels among the parameters, and the model of each mark.
  private func forEachMark(_ body: (Int, [Int], CategoryModel) -> Void) {
    let offsets = offsets
    for (mark, levels) in zip(ratings.marks, ratings.levels) {
      let places = zip(offsets, levels).map { $0 + $1 }
      let location = places.dropFirst().reduce(parameters[places[0]]) { $0 - parameters[$1] }
      body(
        mark - ratings.lowest, places,
        CategoryModel(location: location, thresholds: parameters[firstThreshold...]))
    }
  }

  /// A step of Newton's method, halved until the likelihood does not fall; nil when none is found.
  ///
  /// - Throws: `disconnected` when the facets are confounded, seen before the first step.
  func improved(isFirst: Bool) throws(RaschRefusal) -> RaschState? {
    guard let factor = Cholesky(information(), tolerance: 1e-10) else {
      if isFirst { throw .disconnected([]) }
      return nil
    }
    var step = factor.solution(scores)
    let longest = step.lazy.map(abs).max() ?? 0
    if longest > 3 { step = step.map { $0 * 3 / longest } }
    for _ in 0..<40 {
      let next = RaschState(ratings, zip(parameters, step).map { $0 + $1 })
      if next.logLikelihood >= logLikelihood - 1e-12 * abs(logLikelihood), next.logLikelihood.isFinite { return next }
      step = step.map { $0 / 2 }
    }
    return nil
  }

  /// The information of all parameters. The likelihood does not change when a facet and the first are shifted together, so
  /// for each facet after the first and for the thresholds the square of their sum is added, scaled to the rest: it makes
  /// the matrix regular and keeps these sums at zero.
  private func information() -> [[Double]] {
    let size = parameters.count
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    let steps = ratings.steps
    forEachMark { _, places, model in
      for (facet, place) in places.enumerated() {
        for (other, second) in places.enumerated() {
          matrix[place][second] += (facet == 0) == (other == 0) ? model.variance : -model.variance
        }
        for k in 0..<steps {
          let shared = facet == 0 ? -model.covariances[k] : model.covariances[k]
          matrix[place][firstThreshold + k] += shared
          matrix[firstThreshold + k][place] += shared
        }
      }
      for k in 0..<steps {
        for l in 0..<steps {
          matrix[firstThreshold + k][firstThreshold + l] += model.tails[max(k, l)] - model.tails[k] * model.tails[l]
        }
      }
    }
    for (start, end) in zip(offsets.dropFirst(), offsets.dropFirst(2) + [size]) {
      let weight = (start..<end).reduce(0) { $0 + matrix[$1][$1] } / Double(end - start)
      for row in start..<end {
        for column in start..<end { matrix[row][column] += weight }
      }
    }
    return matrix
  }
}

/// The categories of a mark at a location: log P_k ∝ k·location − Σ_{j≤k} τ_j.
private struct CategoryModel {
  /// log P_k.
  let logarithms: [Double]
  let mean: Double
  let variance: Double
  /// P(X > k) for k = 0 … m − 1: the steps taken.
  let tails: [Double]
  /// The covariance of X with each of these steps.
  let covariances: [Double]

  init(location: Double, thresholds: ArraySlice<Double>) {
    var exponents = [0.0]
    for threshold in thresholds { exponents.append((exponents.last ?? 0) + location - threshold) }
    let highest = exponents.max() ?? 0
    let total = exponents.reduce(0) { $0 + exp($1 - highest) }
    let shift = highest + log(total)
    let logarithms = exponents.map { $0 - shift }
    let shares = logarithms.map { exp($0) }
    let center = shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    self.logarithms = logarithms
    mean = center
    variance = shares.enumerated().reduce(0) {
      $0 + (Double($1.offset) - center) * (Double($1.offset) - center) * $1.element
    }
    var (tail, moment) = (0.0, 0.0)
    var (tails, covariances) = ([Double](), [Double]())
    for category in stride(from: thresholds.count, to: 0, by: -1) {
      tail += shares[category]
      moment += (Double(category) - center) * shares[category]
      tails.append(tail)
      covariances.append(moment)
    }
    self.tails = tails.reversed()
    self.covariances = covariances.reversed()
  }
}
