import Statistics

/// The months of one period in which a count was observed, each with its exposure.
///
/// A gap is not a zero: a month without a count takes no part, neither in the count nor in the exposure.
package struct ObservedMonths: Sendable, Equatable {
  /// Events of each observed month; not always whole, since a cleaned month holds an expected number.
  package let counts: [Double]
  /// Exposure of each observed month.
  package let exposures: [Double]

  /// Keeps the months with a count.
  /// - Parameters:
  ///   - series: one value for each month of the period, nil where nothing was observed.
  ///   - exposures: exposure of each month (days open, residents); 1 each when nil.
  /// - Throws: `unequalLengths`, `notACount` for a negative or infinite value, `zeroExposure`.
  package init(series: [Double?], exposures: [Double]? = nil) throws(CountError) {
    let exposures = exposures ?? Array(repeating: 1, count: series.count)
    guard exposures.count == series.count else { throw .unequalLengths(series.count, exposures.count) }
    var kept: [Double] = []
    var observed: [Double] = []
    for (value, exposure) in zip(series, exposures) {
      guard let value else { continue }
      guard value >= 0, value.isFinite else { throw .notACount(value) }
      guard exposure > 0, exposure.isFinite else { throw .zeroExposure(exposure) }
      kept.append(value)
      observed.append(exposure)
    }
    counts = kept
    self.exposures = observed
  }

  /// Events of all observed months.
  package var total: Double { counts.compensatedSum() }
  /// Exposure of all observed months.
  package var exposure: Double { exposures.compensatedSum() }

  /// Σ (x − λT)²/(λT) over the months, λ the period's own rate; 0 without events.
  var pearson: Double {
    guard total > 0 else { return 0 }
    let rate = total / exposure
    return zip(counts, exposures).map { count, time in
      let expected = rate * time
      return (count - expected) * (count - expected) / expected
    }.compensatedSum()
  }
}
