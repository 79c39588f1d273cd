import Statistics

/// A site's monthly views with surges of machine traffic replaced by what its visitors would have viewed.
///
/// A month is flagged when its views per visitor exceed `surgeFactor` times the median of the series; its views become
/// visitors × median. Raw and cleaned values are both kept, so that a reader can undo the rule. Gaps stay gaps.
package struct SeriesCleaning: Sendable, Equatable {
  /// Views as observed; nil where the month was not.
  package let raw: [Double?]
  /// Views after the rule; nil exactly where `raw` is.
  package let cleaned: [Double?]
  /// Indices of the replaced months, ascending.
  package let flagged: [Int]
  /// Indices of months with views but without visitors on record: kept as they are, since nothing can be said of them.
  package let unchecked: [Int]
  /// Median of views per visitor over the months that have visitors; nil when there are none.
  package let medianViewsPerVisitor: Double?

  /// - Parameters:
  ///   - views: page views of each month, nil where not observed.
  ///   - visitors: visitors of each month, nil where not observed. Views without a single visitor are flagged and
  ///     become 0.
  ///   - surgeFactor: > 1.
  /// - Throws: `unequalLengths`, `notACount` for a negative or infinite value, `invalidArgument`.
  package init(views: [Double?], visitors: [Double?], surgeFactor: Double) throws(CountError) {
    guard views.count == visitors.count else { throw .unequalLengths(views.count, visitors.count) }
    guard surgeFactor > 1, surgeFactor.isFinite else { throw .invalidArgument(surgeFactor) }
    for case let value? in views + visitors where !(value >= 0 && value.isFinite) { throw .notACount(value) }
    let ratios = zip(views, visitors).compactMap { viewed, came -> Double? in
      guard let viewed, let came, came > 0 else { return nil }
      return viewed / came
    }
    let typical = quantile(ofSorted: ratios.sorted(), probability: 0.5)
    raw = views
    medianViewsPerVisitor = typical
    unchecked = views.indices.filter { views[$0] != nil && (visitors[$0] == nil || typical == nil) }
    flagged = views.indices.filter { index in
      guard let viewed = views[index], let came = visitors[index], let typical else { return false }
      return viewed > surgeFactor * typical * came
    }
    var values = views
    for index in flagged {
      guard let came = visitors[index], let typical else { continue }
      values[index] = came * typical
    }
    cleaned = values
  }
}
