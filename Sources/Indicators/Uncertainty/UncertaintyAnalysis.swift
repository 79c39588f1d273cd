/// How far ranks depend on choices that the author of an index could have made otherwise (Saisana, Saltelli & Tarantola
/// 2005, JRSS A 168:307; OECD/JRC 2008, step 7).
///
/// The ranges are those of the assumptions, not confidence intervals: no sampling error is in them.
package struct UncertaintyAnalysis {
  /// By unit, of the author's own choices.
  package let nominal: CompositeScores
  /// Of the replications, by kept unit; `units` are their positions among all.
  package private(set) var distribution: RankDistribution
  package var units: [Int] { nominal.prepared.units }
  /// Replications that could not be scored.
  package private(set) var skipped = 0
  /// Rows of the design of the Sobol indices in which a ranking could not be made.
  package private(set) var skippedRows = 0
  /// The mean absolute shift of ranks against the nominal ones: of the rows of A, of B, and of A with each varying input
  /// from B.
  private var outputs: (a: [Double], b: [Double], mixed: [[Double]]) = ([], [], [])

  private let weights: [Double]
  private let assumptions: UncertainAssumptions
  private let order: [Int]
  /// For every combination of choices; nil where it cannot be scored, as a geometric mean of 0.
  private var models: [Model?] = []
  private var scores: [Double] = []
  private let nominalRanks: [Int]

  /// One combination of choices, ready to be folded, and its last ranking.
  private struct Model {
    let fold: TreeFold
    var ranking: Ranking

    init?(_ plan: CompositePlan, _ data: CompositeData) {
      do { fold = try TreeFold(plan, try PreparedIndicators(plan, data)) } catch { return nil }
      let ranked = (0..<fold.unitCount).filter { [fold] in fold.hasScore($0) }
      ranking = Ranking(ranked: ranked, unitCount: fold.unitCount)
    }
  }

  /// - Parameter order: the nodes in the order in which weights take their random numbers.
  /// - Throws: what keeps the author's own choices from being scored.
  package init(
    _ plan: CompositePlan, _ data: CompositeData, assumptions: UncertainAssumptions, order: [Int]
  ) throws(PlacedIndexError) {
    weights = plan.tree.weights
    self.assumptions = assumptions
    self.order = order
    nominal = try CompositeScores(plan, data)
    nominalRanks = nominal.prepared.units.map { [nominal] in nominal.ranks[$0] ?? 0 }
    distribution = RankDistribution(unitCount: nominal.prepared.units.count)
    scores = Array(repeating: 0, count: plan.tree.ids.count * nominal.prepared.units.count)
    for imputation in assumptions.imputations {
      for normalisation in assumptions.normalisations {
        for mean in assumptions.means {
          var other = plan
          (other.imputation, other.normalisation, other.mean) = (imputation, normalisation, mean)
          models.append(Model(other, data))
        }
      }
    }
  }

  /// Ranks under the assumptions of replications 1 … `replications`.
  ///
  /// For the Sobol indices they are the sample A, the next as many replications the sample B, and A is ranked once more
  /// with each varying input taken from B (Jansen 1999).
  package mutating func run(replications: Int, isSobol: Bool, uniforms: UncertainAssumptions.Uniforms) {
    let varying = UncertainInput.allCases.filter { assumptions.varies($0) }
    outputs.mixed = varying.map { _ in [] }
    for replication in 1...replications {
      let a = assumptions.draw(replication, weights: weights, order: order, uniforms: uniforms)
      let shift = meanShift(a, isCounted: true)
      if shift == nil { skipped += 1 }
      guard isSobol else { continue }
      let b = assumptions.draw(replication + replications, weights: weights, order: order, uniforms: uniforms)
      let others = [meanShift(b)] + varying.map { meanShift(a.taking($0, from: b)) }
      let shifts = others.compactMap(\.self)
      guard let shift, shifts.count == others.count else {
        skippedRows += 1
        continue
      }
      outputs.a.append(shift)
      outputs.b.append(shifts[0])
      for (place, shift) in shifts.dropFirst().enumerated() { outputs.mixed[place].append(shift) }
    }
  }

  /// Jansen's indices of all inputs, 0 of those that do not vary; nil when the output does not vary.
  package var sensitivity: [(input: UncertainInput, firstOrder: Double, total: Double)]? {
    guard let indices = SobolIndices(a: outputs.a, b: outputs.b, mixed: outputs.mixed) else { return nil }
    var found = zip(indices.firstOrder, indices.total).makeIterator()
    return UncertainInput.allCases.map { input in
      let (first, total) = assumptions.varies(input) ? found.next() ?? (0, 0) : (0, 0)
      return (input, first, total)
    }
  }

  /// The mean absolute distance of the ranks under assumptions from the nominal ones, over units that have both; nil
  /// when the index cannot be scored.
  private mutating func meanShift(_ drawn: DrawnAssumptions, isCounted: Bool = false) -> Double? {
    let combination =
      (drawn.imputation * assumptions.normalisations.count + drawn.normalisation) * assumptions.means.count + drawn.mean
    guard let fold = models[combination]?.fold, fold.fold(&scores, weights: drawn.weights) == nil else { return nil }
    models[combination]?.ranking.rank(scores[0..<fold.unitCount])
    guard let ranks = models[combination]?.ranking.ranks else { return nil }
    var (sum, count) = (0, 0)
    for (rank, nominal) in zip(ranks, nominalRanks) where rank > 0 && nominal > 0 {
      sum += abs(rank - nominal)
      count += 1
    }
    guard count > 0 else { return nil }
    if isCounted { distribution.add(ranks) }
    return Double(sum) / Double(count)
  }
}
