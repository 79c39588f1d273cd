package import Statistics

/// How replicates of the weights are made (methods page, section 4).
package enum ReplicatePlan: Sendable {
  /// Each unit of an unstratified sample is left out in turn.
  case jackknife
  /// Each unit of each stratum is left out in turn (Wolter 2007, ch. 4).
  case stratifiedJackknife
  /// Balanced halves of two units per stratum, factors 2 − ρ and ρ (Judkins 1990, J. Off. Stat. 6:223; ρ = 0: McCarthy 1969).
  case balanced(rho: Double)
  /// n_h − 1 units drawn with replacement from each stratum (Rao & Wu 1988, JASA 83:231), `count` times, from a generator
  /// seeded by the caller.
  case bootstrap(count: Int, generator: SeededGenerator)
  /// Replicates that came with the data, by row: weights, or factors of the weight when not `combined`.
  case given(columns: [[Double]], combined: Bool, scale: Double, rscales: [Double]?, degreesOfFreedom: Double?)
}

/// Replicates of a design's weights: V = scale · Σ_r rscale_r (θ_r − centre)².
struct Replicates: Sendable {
  enum Weights: Sendable {
    case factors(ReplicateFactors)
    /// Weights by row for each replicate.
    case rows([[Double]])
  }

  let weights: Weights
  let scale: Double
  let rscales: [Double]
  /// Deviations from the full sample's estimate instead of the replicates' mean.
  let aroundEstimate: Bool
  /// Degrees of freedom that came with the replicates or are their rank − 1; nil = those of the design.
  let degreesOfFreedom: Double?

  var count: Int { rscales.count }

  /// The sampling error from the estimates of all replicates. Those that are NaN are left out.
  func samplingError(of estimates: [Double], around value: Double) -> SamplingError {
    let used = estimates.indices.filter { estimates[$0].isFinite }
    guard !used.isEmpty else { return .noReplicate }
    var centre = value
    if !aroundEstimate {
      let varying = used.filter { rscales[$0] > 0 }
      centre = varying.reduce(0) { $0 + estimates[$1] } / Double(varying.count)
    }
    var deviations = [Double](repeating: 0, count: estimates.count)
    for index in used { deviations[index] = (scale * rscales[index]).squareRoot() * (estimates[index] - centre) }
    return .vector(DeviationVector(parts: [DeviationVector.Part(start: 0, values: deviations)]))
  }

  /// The weights of a replicate before adjustments.
  func rowWeights(_ replicate: Int, base: [Double], stage: SampledStage) -> [Double] {
    switch weights {
    case .rows(let columns): return columns[replicate]
    case .factors(let factors):
      let ofUnit = factors.factors(of: replicate, stage: stage)
      return zip(base, stage.unitOfRow).map { $0 * ofUnit[Int($1)] }
    }
  }
}

extension ReplicatePlan {
  func keeping(rows: [Int]) -> ReplicatePlan {
    guard case .given(let columns, let combined, let scale, let rscales, let freedom) = self else { return self }
    return .given(
      columns: columns.map { column in rows.map { column[$0] } }, combined: combined, scale: scale, rscales: rscales,
      degreesOfFreedom: freedom)
  }
}
