/// Numbers as positions among their different values.
struct CodedValues {
  /// The different values, ascending.
  let levels: [Double]
  /// How often each occurs.
  let counts: [Double]
  /// By number its position in `levels`.
  let codes: [Int32]

  /// Numbers without NaN. Complexity: O(n + q log q) for q different values.
  init(_ values: [Double]) {
    var table = ValueTable()
    let found = values.map { table.position(of: $0 + 0) }
    let order = table.values.indices.sorted { table.values[$0] < table.values[$1] }
    var places = [Int32](repeating: 0, count: order.count)
    for (place, position) in order.enumerated() { places[position] = Int32(place) }
    var counts = [Double](repeating: 0, count: order.count)
    codes = found.map { position in
      let code = places[position]
      counts[Int(code)] += 1
      return code
    }
    levels = order.map { table.values[$0] }
    self.counts = counts
  }

  /// For each level the ratings below it and half of its own: their distances are those of the ordinal metric.
  var middleRanks: [Double] {
    var below = 0.0
    return counts.map { count in
      below += count
      return below - count / 2
    }
  }
}

/// The different numbers met so far, in a table with open addressing: a look costs a few nanoseconds, where the hashing of
/// `Dictionary` would take most of the time of a coefficient.
private struct ValueTable {
  private(set) var values: [Double] = []
  /// Positions in `values` plus one; 0 is free. A power of two, at most half of it taken.
  private var slots = [Int32](repeating: 0, count: 64)

  mutating func position(of value: Double) -> Int {
    var slot = start(of: value)
    while true {
      let taken = slots[slot]
      if taken == 0 { break }
      if values[Int(taken) - 1] == value { return Int(taken) - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    values.append(value)
    slots[slot] = Int32(values.count)
    if 2 * values.count > slots.count { grow() }
    return values.count - 1
  }

  private func start(of value: Double) -> Int {
    // Fibonacci hashing (Knuth 1998, TAOCP 3, 6.4): the high bits of the product depend on all bits of the number.
    let product = value.bitPattern &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (product ^ (product >> 32)) >> 16) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: 4 * slots.count)
    for (position, value) in values.enumerated() {
      var slot = start(of: value)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position + 1)
    }
  }
}
