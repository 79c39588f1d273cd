/// Sums over replicates of the distance of some scores from their points.
struct ScoreTally {
  private let points: [Double?]
  private var sums: [Double]
  private var squares: [Double]

  init(points: [Double?]) {
    self.points = points
    sums = Array(repeating: 0, count: points.count)
    squares = sums
  }

  /// Scores without a point are left out.
  mutating func add(_ score: Double, at place: Int) {
    guard let point = points[place] else { return }
    let distance = score - point
    sums[place] += distance
    squares[place] += distance * distance
  }

  func score(at place: Int, replicates: Int) -> SimulatedScore? {
    guard let point = points[place] else { return nil }
    let count = Double(replicates)
    let variance = (squares[place] - sums[place] * sums[place] / count) / (count - 1)
    return SimulatedScore(
      point: point, mean: point + sums[place] / count, standardDeviation: max(variance, 0).squareRoot())
  }
}

/// How often each unit had each rank.
struct RankTally {
  private let ranked: [Int]
  private let unitCount: Int
  private var order: [Int]
  private var counts: [Int]

  /// `ranked`: the units that have a total.
  init(ranked: [Int], unitCount: Int) {
    self.ranked = ranked
    self.unitCount = unitCount
    order = ranked
    counts = Array(repeating: 0, count: unitCount * (unitCount + 1))
  }

  /// Adds one replicate's totals, by unit.
  mutating func add(_ totals: [Double]) {
    order.sort { totals[$0] > totals[$1] }
    var rank = 0
    for (place, unit) in order.enumerated() {
      if place == 0 || totals[order[place - 1]] > totals[unit] { rank = place + 1 }
      counts[unit * (unitCount + 1) + rank] += 1
    }
  }

  /// The smallest ranks that at least (1 − level)/2 and (1 + level)/2 of the replicates do not exceed, with `rank`
  /// included.
  func limits(of unit: Int, around rank: Int, replicates: Int, level: Double) -> ClosedRange<Int> {
    let tail = (1 - level) / 2
    let low = smallestRank(of: unit, reaching: tail * Double(replicates))
    let high = smallestRank(of: unit, reaching: (1 - tail) * Double(replicates))
    return min(low, rank)...max(high, rank)
  }

  private func smallestRank(of unit: Int, reaching need: Double) -> Int {
    var reached = 0
    for rank in 1...unitCount {
      reached += counts[unit * (unitCount + 1) + rank]
      if Double(reached) >= need { return rank }
    }
    return unitCount
  }
}
