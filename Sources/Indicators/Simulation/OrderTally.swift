/// How often each unit came before each other one.
struct OrderTally {
  /// Units with a total, best first, ties in the order of the units.
  private let order: [Int]
  /// By unit its place in the order; nil without a total.
  private let places: [Int?]
  /// order × order: replicates in which the first had the higher total; ties count for neither.
  private var above: [Int32]

  init(points: [Double?]) {
    order = points.indices.filter { points[$0] != nil }.sorted { (points[$0] ?? 0, $1) > (points[$1] ?? 0, $0) }
    var places = [Int?](repeating: nil, count: points.count)
    for (place, unit) in order.enumerated() { places[unit] = place }
    self.places = places
    above = Array(repeating: 0, count: order.count * order.count)
  }

  /// Adds one replicate's totals, by unit.
  mutating func add(_ totals: [Double]) {
    let sorted = order.map { totals[$0] }
    // Without checks of bounds, which would keep the rows from being compared in vectors.
    sorted.withUnsafeBufferPointer { sorted in
      above.withUnsafeMutableBufferPointer { above in
        for first in sorted.indices {
          let (own, row) = (sorted[first], first * sorted.count)
          for second in sorted.indices { above[row + second] &+= own > sorted[second] ? 1 : 0 }
        }
      }
    }
  }

  /// The ranks that a unit may have, `rank` included: 1 + the units that are surely above it to the number of units less those
  /// that it is surely level with or above. Sure is what holds in a share of (1 + level)/2 of the replicates; nil without a
  /// total.
  ///
  /// Each comparison has the level by itself. Every replicate is a draw about measured values, so that ranks of replicates
  /// crowd to the middle (Goldstein & Spiegelhalter 1996, JRSS A 159:385, discussion); differences do not, which is why sets
  /// of ranks are made of differences (Mogstad, Romano, Shaikh & Wilhelm 2024, Review of Economic Studies 91:476).
  func limits(of unit: Int, around rank: Int, replicates: Int, level: Double) -> ClosedRange<Int>? {
    guard let own = places[unit] else { return nil }
    let needed = (1 + level) / 2 * Double(replicates)
    let others = order.indices.filter { $0 != own }
    let surelyAbove = others.count { Double(above[$0 * order.count + own]) >= needed }
    let surelyNotBelow = others.count { Double(replicates - Int(above[$0 * order.count + own])) >= needed }
    return min(rank, 1 + surelyAbove)...max(rank, order.count - surelyNotBelow)
  }

  /// Groups whose members' order is not sure, numbered from 1, by unit; nil without a total.
  ///
  /// The best unit opens a group; the next ones join it while the opener came before them in less than `level` of the replicates
  /// (ties half); the first that does not opens the next group.
  func groups(unitCount: Int, replicates: Int, level: Double) -> [Int?] {
    var groups = [Int?](repeating: nil, count: unitCount)
    var (opener, group) = (0, 1)
    for place in order.indices {
      if place > opener, Double(halves(opener, place, replicates)) >= 2 * level * Double(replicates) {
        (opener, group) = (place, group + 1)
      }
      groups[order[place]] = group
    }
    return groups
  }

  /// Twice the replicates in which the first place had the higher total; ties count half.
  private func halves(_ first: Int, _ second: Int, _ replicates: Int) -> Int {
    replicates + Int(above[first * order.count + second]) - Int(above[second * order.count + first])
  }
}
