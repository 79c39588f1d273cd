import Statistics

/// Everything that is counted over the replicates of one simulation.
struct SimulationTallies {
  private let topNodes: [Int]
  private let gradeCount: Int
  private let groups: [[Int]]
  private let points: [Double?]
  private var totals: [Double]
  private var grades: [Int]
  private var totalTally: ScoreTally
  private var topTally: ScoreTally
  private var groupTally: ScoreTally
  private var orderTally: OrderTally

  init(topNodes: [Int], gradeCount: Int, groups: [[Int]], points scores: [TreeScores]) {
    self.topNodes = topNodes
    self.gradeCount = gradeCount
    let points = scores.map(\.total)
    self.points = points
    self.groups = groups.map { $0.filter { points[$0] != nil } }
    totals = Array(repeating: 0, count: scores.count)
    grades = Array(repeating: 0, count: scores.count * gradeCount)
    totalTally = ScoreTally(points: points)
    topTally = ScoreTally(points: scores.flatMap { score in topNodes.map { score.scores[$0] } })
    groupTally = ScoreTally(points: self.groups.map { mean(of: $0.compactMap { points[$0] }) })
    orderTally = OrderTally(points: points)
  }

  mutating func add(_ replicate: borrowing Replicate, of unit: Int, grade: Int) {
    totals[unit] = replicate.scores[0]
    totalTally.add(totals[unit], at: unit)
    for (place, node) in topNodes.enumerated() {
      topTally.add(replicate.scores[node], at: unit * topNodes.count + place)
    }
    grades[unit * gradeCount + grade] += 1
  }

  mutating func closeReplicate() {
    orderTally.add(totals)
    for (place, group) in groups.enumerated() where !group.isEmpty {
      var sum = 0.0
      for unit in group { sum += totals[unit] }
      groupTally.add(sum / Double(group.count), at: place)
    }
  }

  func result(replicates: Int, level: Double) -> SimulationResult {
    let ranks = ranks(ofScores: points)
    let ties = orderTally.groups(unitCount: points.count, replicates: replicates, level: level)
    let units = points.indices.map { unit in
      let counts = grades[unit * gradeCount..<(unit + 1) * gradeCount]
      return SimulatedUnit(
        total: totalTally.score(at: unit, replicates: replicates),
        topNodes: topNodes.indices.map {
          topTally.score(at: unit * topNodes.count + $0, replicates: replicates)
        },
        rank: ranks[unit],
        rankLimits: ranks[unit].flatMap {
          orderTally.limits(of: unit, around: $0, replicates: replicates, level: level)
        },
        tieGroup: ties[unit],
        gradeProbabilities: points[unit] == nil ? [] : counts.map { Double($0) / Double(replicates) })
    }
    return SimulationResult(
      units: units, groups: groups.indices.map { groupTally.score(at: $0, replicates: replicates) })
  }
}

private func mean(of numbers: [Double]) -> Double? {
  numbers.isEmpty ? nil : numbers.compensatedSum() / Double(numbers.count)
}
