import Statistics

/// What is counted over the rows of the design.
struct SourceTally {
  var a: [Double] = []
  var b: [Double] = []
  /// By source.
  var mixed: [[Double]]
  private let points: [Double?]
  private let nominal: [Int?]
  /// Of the total and of the rank of each unit, and of the mean shift of all.
  private var totals: [JansenTally]
  private var ranks: [JansenTally]
  private var shifts: JansenTally
  private var ranking: Ranking
  private var orders: OrderTally

  init(points: [Double?], sources: Int) {
    self.points = points
    mixed = Array(repeating: [], count: sources)
    nominal = Indicators.ranks(ofScores: points)
    totals = points.map { JansenTally(sources: sources, offset: $0 ?? 0) }
    ranks = nominal.map { JansenTally(sources: sources, offset: Double($0 ?? 0)) }
    shifts = JansenTally(sources: sources, offset: 0)
    let ranked = points.indices.filter { points[$0] != nil }
    ranking = Ranking(ranked: ranked, unitCount: points.count)
    orders = OrderTally(points: points)
  }

  mutating func closeRow() {
    orders.add(a)
    let (rankA, rankB, rankMixed) = (ranked(a), ranked(b), mixed.map { ranked($0) })
    for unit in points.indices where points[unit] != nil {
      totals[unit].add(a: a[unit], b: b[unit], mixed: mixed.map { $0[unit] })
      ranks[unit].add(
        a: Double(rankA[unit]), b: Double(rankB[unit]), mixed: rankMixed.map { Double($0[unit]) })
    }
    shifts.add(a: shift(rankA), b: shift(rankB), mixed: rankMixed.map { shift($0) })
  }

  /// Ranks by unit; 0 without a total.
  private mutating func ranked(_ totals: [Double]) -> [Int] {
    ranking.rank(totals[...])
    return ranking.ranks
  }

  /// The mean absolute distance from the ranks of the points.
  private func shift(_ ranks: [Int]) -> Double {
    var (sum, count) = (0, 0)
    for (rank, nominal) in zip(ranks, nominal) {
      guard let nominal else { continue }
      sum += abs(rank - nominal)
      count += 1
    }
    return count > 0 ? Double(sum) / Double(count) : 0
  }

  func result(rows: Int, level: Double) -> SourceShares {
    SourceShares(
      units: points.indices.map { unit in
        points[unit].map { _ in SourceShares.Unit(total: totals[unit].spread, rank: ranks[unit].spread) }
      },
      ranks: shifts.shares,
      rankLimits: points.indices.map { unit in
        nominal[unit].flatMap { orders.limits(of: unit, around: $0, replicates: rows, level: level) }
      })
  }
}
