import Statistics

/// How often each unit had each rank, over many rankings.
package struct RankDistribution: Sendable, Equatable {
  private let unitCount: Int
  /// units × (units + 1): how often a unit had a rank; rank 0 = none.
  private var counts: [Int]
  package private(set) var rankings = 0

  init(unitCount: Int) {
    self.unitCount = unitCount
    counts = Array(repeating: 0, count: unitCount * (unitCount + 1))
  }

  /// `ranks` by unit; 0 = none.
  mutating func add(_ ranks: [Int]) {
    for unit in 0..<unitCount { counts[unit * (unitCount + 1) + ranks[unit]] += 1 }
    rankings += 1
  }

  /// The quantile of type 7 of a unit's ranks; nil of a unit that never had one.
  package func quantile(of unit: Int, probability: Double) -> Double? {
    let row = counts[unit * (unitCount + 1)..<(unit + 1) * (unitCount + 1)].dropFirst()
    let ranked = row.reduce(0, +)
    guard ranked > 0 else { return nil }
    let position = Double(ranked - 1) * probability
    let below = Int(position.rounded(.down))
    let low = Double(rank(row, at: below))
    guard position > Double(below) else { return low }
    return low + (position - Double(below)) * (Double(rank(row, at: below + 1)) - low)
  }

  /// The rank at a place (from 0) of the sorted ranks.
  private func rank(_ row: ArraySlice<Int>, at place: Int) -> Int {
    var passed = 0
    for (offset, count) in row.enumerated() {
      passed += count
      if passed > place { return offset + 1 }
    }
    return unitCount
  }

  /// The share of all rankings in which a unit has a rank of `top` or better.
  package func share(of unit: Int, upTo top: Int) -> Double {
    let row = counts[unit * (unitCount + 1)..<(unit + 1) * (unitCount + 1)].dropFirst()
    return Double(row.prefix(top).reduce(0, +)) / Double(rankings)
  }
}

/// Ranks the same units again and again; the last order is where the next sort begins.
struct Ranking {
  private var entries: [(score: Double, unit: Int)]
  /// By unit; 0 = none.
  private(set) var ranks: [Int]

  /// `ranked`: positions of the units that have a score.
  init(ranked: [Int], unitCount: Int) {
    entries = ranked.map { (0, $0) }
    ranks = Array(repeating: 0, count: unitCount)
  }

  /// Ranks by scores, equal ones as `ranks(ofScores:)` has it. O(n log n), O(n) when the order is the last one.
  mutating func rank(_ scores: ArraySlice<Double>) {
    for place in entries.indices { entries[place].score = scores[scores.startIndex + entries[place].unit] }
    entries.sort { $0.score > $1.score }
    var (rank, highest) = (0, Double.nan)
    for (place, entry) in entries.enumerated() {
      if !(highest - entry.score <= 1e-12 * max(abs(highest), abs(entry.score))) {
        (rank, highest) = (place + 1, entry.score)
      }
      ranks[entry.unit] = rank
    }
  }
}
