/// The units of a sequential design whose fate is open, in their order, with their current probabilities.
///
/// A probability within 1e-9 of 0 or 1 is set to it, and the unit is decided.
struct UndecidedUnits {
  private(set) var probabilities: [Double]
  private(set) var isOpen: [Bool]
  private(set) var count = 0
  /// Fenwick's tree of the open units: the k-th of them is found in O(log N).
  private var tree: [Int]
  private let top: Int

  init(_ probabilities: [Double]) {
    self.probabilities = probabilities
    isOpen = [Bool](repeating: true, count: probabilities.count)
    tree = [0] + (1...max(1, probabilities.count)).map { $0 & -$0 }
    var top = 1
    while top * 2 <= probabilities.count { top *= 2 }
    self.top = top
    count = probabilities.count
    for unit in probabilities.indices { set(unit, probabilities[unit]) }
  }

  /// Gives a unit another probability. Returns whether that decides it.
  @discardableResult
  mutating func set(_ unit: Int, _ probability: Double) -> Bool {
    if probability > 1e-9, probability < 1 - 1e-9 {
      probabilities[unit] = probability
      return false
    }
    decide(unit, probability > 0.5)
    return true
  }

  /// Selects a unit or not.
  mutating func decide(_ unit: Int, _ isSelected: Bool) {
    probabilities[unit] = isSelected ? 1 : 0
    guard isOpen[unit] else { return }
    isOpen[unit] = false
    count -= 1
    var position = unit + 1
    while position < tree.count {
      tree[position] -= 1
      position += position & -position
    }
  }

  /// The open unit with `rank` (from 0) open ones before it.
  func unit(rank: Int) -> Int {
    var position = 0
    var left = rank
    var step = top
    while step > 0 {
      if position + step < tree.count, tree[position + step] <= left {
        position += step
        left -= tree[position]
      }
      step /= 2
    }
    return position
  }

  /// The positions with probability 1, ascending.
  var selected: [Int] { probabilities.indices.filter { probabilities[$0] == 1 } }
}
