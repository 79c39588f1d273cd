/// The order statistics of all averages or differences of pairs, without forming the pairs: O(n) a look, 64 looks a rank.
struct PairwiseOrder {
  /// The number of pairs.
  let count: Int
  private let lowest: Double
  private let highest: Double
  private let countAtMost: (Double) -> Int

  /// Walsh averages (xᵢ + xⱼ)/2, i ≤ j, of at least one value.
  init(averagesOf values: [Double]) {
    let sorted = values.sorted()
    count = sorted.count * (sorted.count + 1) / 2
    (lowest, highest) = (sorted.first ?? .nan, sorted.last ?? .nan)
    countAtMost = { limit in
      var last = sorted.count - 1
      var found = 0
      for (place, value) in sorted.enumerated() {
        while last >= place, (value + sorted[last]) / 2 > limit { last -= 1 }
        if last < place { break }
        found += last - place + 1
      }
      return found
    }
  }

  /// Differences xᵢ − yⱼ, at least one of each.
  init(differencesOf first: [Double], from second: [Double]) {
    let (left, right) = (first.sorted(), second.sorted())
    count = left.count * right.count
    lowest = (left.first ?? .nan) - (right.last ?? .nan)
    highest = (left.last ?? .nan) - (right.first ?? .nan)
    countAtMost = { limit in
      var start = 0
      var found = 0
      for value in left {
        while start < right.count, value - right[start] > limit { start += 1 }
        found += right.count - start
      }
      return found
    }
  }

  /// The value of a rank from 1 to `count`, by bisection on the order of the floating-point numbers.
  subscript(rank: Int) -> Double {
    var (low, high) = (Self.place(of: lowest), Self.place(of: highest))
    while low < high {
      let middle = (low & high) + ((low ^ high) >> 1)
      if countAtMost(Self.number(at: middle)) >= rank { high = middle } else { low = middle + 1 }
    }
    return Self.number(at: low) + 0
  }

  /// The mean of the middle one or two: the estimate of Hodges & Lehmann (1963, Ann. Math. Stat. 34:598).
  var median: Double {
    let upper = self[count / 2 + 1]
    return count.isMultiple(of: 2) ? (self[count / 2] + upper) / 2 : upper
  }

  /// Where a number stands among all numbers: greater numbers have greater places.
  private static func place(of number: Double) -> Int64 {
    let bits = Int64(bitPattern: number.bitPattern)
    return bits >= 0 ? bits : bits ^ Int64.max
  }

  private static func number(at place: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: place >= 0 ? place : place ^ Int64.max))
  }
}
