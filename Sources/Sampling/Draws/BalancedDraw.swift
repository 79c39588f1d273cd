/// The sample of one stratum by a method that spreads it over covariates, with equal probabilities n/N.
///
/// The stream of the seed with the label `sample/STRATUM` gives the numbers; only sums, products and quotients of doubles are
/// used, so that every computer with this program derives the same sample. The selected come first, then the others, each by
/// ticket: reserves are simple random ones and do not keep the balance.
struct BalancedDraw {
  let stratum: String
  let method: DrawPlan.Method
  let seed: DrawSeed
  let covariates: DrawCovariates

  /// - Parameter positions: of the units in the frame, ascending.
  /// - Throws: `DrawError.allocation` when more are asked for than there are, or the method ends with another number.
  func order(
    _ units: [SamplingFrame.FrameUnit], positions: [Int], count: Int
  ) throws(DrawError) -> [StratumRanking.Ranked] {
    guard (0...units.count).contains(count) else {
      throw .allocation(stratum: stratum, asked: count, available: units.count)
    }
    let probabilities = [Double](repeating: Double(count) / Double(units.count), count: units.count)
    var stream = UniformStream(seed: seed, label: "sample/\(stratum)")
    func own(_ columns: [[Double]]) -> [[Double]] { columns.map { column in positions.map { column[$0] } } }
    let selected: [Int] =
      switch method {
      case .cube: CubeSample.selection(probabilities, balance: own(covariates.columns), &stream)
      case .scps:
        CorrelatedPoissonSample.selection(probabilities, coordinates: own(covariates.coordinates), &stream)
      default: LocalPivotalSample.selection(probabilities, coordinates: own(covariates.coordinates), &stream)
      }
    guard selected.count == count else {
      throw .allocation(stratum: stratum, asked: count, available: selected.count)
    }
    let chosen = Set(selected)
    let ranked = units.enumerated().map { (isChosen: chosen.contains($0), unit: $1, ticket: seed.ticket($1.id)) }
    return ranked.sorted { left, right in
      left.isChosen == right.isChosen ? left.ticket < right.ticket : left.isChosen
    }.map { StratumRanking.Ranked(unit: $0.unit, ticket: $0.ticket, isCertain: false) }
  }
}
