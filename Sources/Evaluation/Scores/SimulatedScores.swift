/// What a simulation of scores has found.
struct SimulatedScores: Sendable {
  /// Standard deviations over the replicates: by site and indicator, site and dimension, site, and area.
  let scoreErrors: [[Double]]
  let dimensionErrors: [[Double]]
  let totalErrors: [Double]
  let areaErrors: [Double]
  /// By site and grade: the share of replicates.
  let gradeShares: [[Double]]
  /// By site: how often it had each rank, from the first.
  private let rankCounts: [[Int]]
  private let replicates: Int

  init(
    scoreErrors: [[Double]], dimensionErrors: [[Double]], totalErrors: [Double], areaErrors: [Double],
    gradeShares: [[Double]], rankCounts: [[Int]], replicates: Int
  ) {
    self.scoreErrors = scoreErrors
    self.dimensionErrors = dimensionErrors
    self.totalErrors = totalErrors
    self.areaErrors = areaErrors
    self.gradeShares = gradeShares
    self.rankCounts = rankCounts
    self.replicates = replicates
  }

  /// The ranks that leave at most (1 − level)/2 of the replicates on either side, widened to hold the site's own rank.
  func rankInterval(site: Int, rank: Int, level: Double) -> ClosedRange<Int> {
    let tail = Double(replicates) * (1 - level) / 2
    let lower = Self.firstRank(rankCounts[site], beyond: tail)
    let upper = rankCounts.count + 1 - Self.firstRank(rankCounts[site].reversed(), beyond: tail)
    return min(rank, lower)...max(rank, upper)
  }

  /// The first position, from 1, up to which more than `tail` replicates are counted.
  private static func firstRank(_ counts: [Int], beyond tail: Double) -> Int {
    var sum = 0
    for (index, count) in counts.enumerated() {
      sum += count
      if Double(sum) > tail { return index + 1 }
    }
    return 1
  }
}

/// Sums over the replicates, of differences from the observed scores so that no digits are lost.
struct SimulationTally: Sendable {
  private let points: [DrawnSite]
  private let areas: [[Int]]
  private var scores: [[Spread]]
  private var dimensions: [[Spread]]
  private var totals: [Spread]
  private var areaMeans: [Spread]
  private var grades: [[Int]]
  private var ranks: [[Int]]

  init(sites: [DrawnSite], areas: [[Int]], gradeCount: Int) {
    points = sites
    self.areas = areas
    scores = sites.map { Array(repeating: Spread(), count: $0.scores.count) }
    dimensions = sites.map { Array(repeating: Spread(), count: $0.dimensions.count) }
    totals = Array(repeating: Spread(), count: sites.count)
    areaMeans = Array(repeating: Spread(), count: areas.count)
    grades = Array(repeating: Array(repeating: 0, count: gradeCount), count: sites.count)
    ranks = Array(repeating: Array(repeating: 0, count: sites.count), count: sites.count)
  }

  mutating func add(_ drawn: DrawnSite, grade: Int, site: Int) {
    for index in drawn.scores.indices { scores[site][index].add(drawn.scores[index] - points[site].scores[index]) }
    for index in drawn.dimensions.indices {
      dimensions[site][index].add(drawn.dimensions[index] - points[site].dimensions[index])
    }
    totals[site].add(drawn.total - points[site].total)
    grades[site][grade] += 1
  }

  /// Counts the ranks (1 = highest; ties take the smallest) and the means of the areas.
  mutating func addRanks(_ totals: [Double]) {
    for (index, rank) in Self.ranks(totals).enumerated() { ranks[index][rank - 1] += 1 }
    for (index, area) in areas.enumerated() {
      let shift = area.reduce(0) { $0 + totals[$1] - points[$1].total }
      areaMeans[index].add(shift / Double(area.count))
    }
  }

  func finished(replicates: Int) -> SimulatedScores {
    SimulatedScores(
      scoreErrors: scores.map { $0.map(\.deviation) }, dimensionErrors: dimensions.map { $0.map(\.deviation) },
      totalErrors: totals.map(\.deviation), areaErrors: areaMeans.map(\.deviation),
      gradeShares: grades.map { $0.map { Double($0) / Double(replicates) } }, rankCounts: ranks,
      replicates: replicates)
  }

  /// Ranks of scores: 1 = highest, ties all get the smallest.
  static func ranks(_ scores: [Double]) -> [Int] {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var ranks = [Int](repeating: 0, count: scores.count)
    for (place, index) in order.enumerated() {
      let ties = place > 0 && scores[order[place - 1]] == scores[index]
      ranks[index] = ties ? ranks[order[place - 1]] : place + 1
    }
    return ranks
  }

  /// Sum and sum of squares.
  private struct Spread: Sendable {
    var count = 0
    var sum = 0.0
    var squares = 0.0

    mutating func add(_ value: Double) {
      count += 1
      sum += value
      squares += value * value
    }

    /// Standard deviation with n − 1.
    var deviation: Double {
      guard count > 1 else { return 0 }
      return max(0, (squares - sum * sum / Double(count)) / Double(count - 1)).squareRoot()
    }
  }
}
