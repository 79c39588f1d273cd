/// A k-d tree of units in the space of their coordinates, from which units can be removed (Bentley 1975, CACM 18:509).
///
/// The nearest are those with the smallest sum of squared differences; of equally near ones the first in the order of the
/// units comes first. Building takes O(N log² N), a search O(log N) for few coordinates.
struct NeighbourTree {
  private let dimension: Int
  /// The coordinates of all units, unit by unit.
  private let points: [Double]
  /// The open units; a leaf is a range of it.
  private var order: [Int]
  private var nodes: [Node] = []
  /// The leaf of each unit.
  private var leafOfUnit: [Int]

  private struct Node {
    /// The units of the node in `order`.
    var range: Range<Int>
    /// Open units below.
    var count: Int
    var parent: Int
    /// The first child, the other follows; −1 for a leaf.
    var child = -1
    var axis = 0
    var split = 0.0
  }

  private static let leafSize = 8

  /// `coordinates` by column; `units` are those that can be found, ascending.
  init(_ coordinates: [[Double]], units: [Int]) {
    dimension = coordinates.count
    let total = coordinates.first?.count ?? 0
    points = (0..<total).flatMap { unit in coordinates.map { $0[unit] } }
    order = units
    leafOfUnit = [Int](repeating: -1, count: total)
    nodes.append(Node(range: 0..<units.count, count: units.count, parent: -1))
    var next = 0
    while next < nodes.count {
      divide(next)
      next += 1
    }
  }

  /// Halves a node along its longest side; few units, or units all at one place, stay together.
  private mutating func divide(_ node: Int) {
    let range = nodes[node].range
    let (axis, width) = longestSide(range)
    guard range.count > Self.leafSize, width > 0 else {
      for position in range { leafOfUnit[order[position]] = node }
      return
    }
    order[range].sort { points[$0 * dimension + axis] < points[$1 * dimension + axis] }
    func value(_ position: Int) -> Double { points[order[position] * dimension + axis] }
    var middle = (range.lowerBound + range.upperBound) / 2
    let median = value(middle)
    if value(range.lowerBound) == median {
      while value(middle) == median { middle += 1 }
    } else {
      while value(middle - 1) == median { middle -= 1 }
    }
    nodes[node].axis = axis
    nodes[node].split = value(middle)
    nodes[node].child = nodes.count
    for part in [range.lowerBound..<middle, middle..<range.upperBound] {
      nodes.append(Node(range: part, count: part.count, parent: node))
    }
  }

  private func longestSide(_ range: Range<Int>) -> (axis: Int, width: Double) {
    var longest = (axis: 0, width: 0.0)
    for axis in 0..<dimension {
      var low = Double.infinity
      var high = -Double.infinity
      for position in range {
        let value = points[order[position] * dimension + axis]
        low = min(low, value)
        high = max(high, value)
      }
      if high - low > longest.width { longest = (axis, high - low) }
    }
    return longest
  }

  /// Takes a unit out.
  mutating func remove(_ unit: Int) {
    var node = leafOfUnit[unit]
    let range = nodes[node].range
    let end = range.lowerBound + nodes[node].count - 1
    for position in range where order[position] == unit {
      order.swapAt(position, end)
      break
    }
    while node >= 0 {
      nodes[node].count -= 1
      node = nodes[node].parent
    }
  }

  /// The `count` units nearest to a unit, without itself, from the nearest on; fewer when no more are left.
  func nearest(to unit: Int, count: Int) -> [Int] {
    var found = Nearest(wanted: count)
    search(0, unit, &found)
    return found.units
  }

  private func search(_ index: Int, _ unit: Int, _ found: inout Nearest) {
    let node = nodes[index]
    guard node.count > 0 else { return }
    guard node.child >= 0 else {
      for position in node.range.lowerBound..<(node.range.lowerBound + node.count) where order[position] != unit {
        found.offer(order[position], distance(unit, order[position]))
      }
      return
    }
    let offset = points[unit * dimension + node.axis] - node.split
    let near = offset < 0 ? node.child : node.child + 1
    search(near, unit, &found)
    // A point on the border may be an equally near one that comes first.
    if offset * offset <= found.farthest { search(2 * node.child + 1 - near, unit, &found) }
  }

  /// The sum of squared differences.
  private func distance(_ unit: Int, _ other: Int) -> Double {
    var sum = 0.0
    for axis in 0..<dimension {
      let difference = points[unit * dimension + axis] - points[other * dimension + axis]
      sum += difference * difference
    }
    return sum
  }
}

/// The nearest units found so far, in order.
private struct Nearest {
  let wanted: Int
  private(set) var units: [Int] = []
  private var distances: [Double] = []

  init(wanted: Int) { self.wanted = wanted }

  /// The distance that a further unit must not exceed.
  var farthest: Double { units.count < wanted ? .infinity : distances[units.count - 1] }

  mutating func offer(_ unit: Int, _ distance: Double) {
    guard distance <= farthest else { return }
    var position = units.count
    while position > 0, (distance, unit) < (distances[position - 1], units[position - 1]) { position -= 1 }
    guard position < wanted else { return }
    units.insert(unit, at: position)
    distances.insert(distance, at: position)
    if units.count > wanted {
      units.removeLast()
      distances.removeLast()
    }
  }
}
