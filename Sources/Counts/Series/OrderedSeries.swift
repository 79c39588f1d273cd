/// Values in the order of their times, which all differ.
struct OrderedSeries {
  let values: [Double]
  let times: [Double]

  /// - Throws: `unequalLengths`, `repeatedTime`.
  init(values: [Double], times: [Double]) throws(CountError) {
    guard values.count == times.count else { throw .unequalLengths(values.count, times.count) }
    let order = times.indices.sorted { times[$0] < times[$1] }
    for (earlier, later) in zip(order, order.dropFirst()) where times[earlier] == times[later] {
      throw .repeatedTime(times[later])
    }
    self.values = order.map { values[$0] }
    self.times = order.map { times[$0] }
  }

  /// Throws `unevenTime` unless neighbouring times are one apart (to 1e-9).
  func checkSteps() throws(CountError) {
    for (earlier, later) in zip(times, times.dropFirst()) where abs(later - earlier - 1) > 1e-9 {
      throw .unevenTime(earlier)
    }
  }
}
