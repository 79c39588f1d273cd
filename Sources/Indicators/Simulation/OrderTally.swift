/// How often each unit came before those ranked after it.
struct OrderTally {
  /// Units with a total, best first, ties in the order of the units.
  private let order: [Int]
  /// order × order: replicates in which the first had the higher total; ties count half, in halves.
  private var halves: [Int]

  init(points: [Double?]) {
    order = points.indices.filter { points[$0] != nil }.sorted { (points[$0] ?? 0, $1) > (points[$1] ?? 0, $0) }
    halves = Array(repeating: 0, count: order.count * order.count)
  }

  /// Adds one replicate's totals, by unit.
  mutating func add(_ totals: [Double]) {
    let sorted = order.map { totals[$0] }
    for first in sorted.indices {
      for second in (first + 1)..<max(sorted.count, first + 1) {
        halves[first * sorted.count + second] +=
          sorted[first] > sorted[second] ? 2 : sorted[first] == sorted[second] ? 1 : 0
      }
    }
  }

  /// Groups whose members' order is not sure, numbered from 1, by unit; nil without a total.
  ///
  /// The best unit opens a group; the next ones join it while the opener came before them in less than `level` of the replicates
  /// (ties half); the first that does not opens the next group.
  func groups(unitCount: Int, replicates: Int, level: Double) -> [Int?] {
    var groups = [Int?](repeating: nil, count: unitCount)
    var (opener, group) = (0, 1)
    for place in order.indices {
      if place > opener, Double(halves[opener * order.count + place]) >= 2 * level * Double(replicates) {
        (opener, group) = (place, group + 1)
      }
      groups[order[place]] = group
    }
    return groups
  }
}
