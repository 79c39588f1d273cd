import Statistics

/// The many-facet Rasch model of a meeting: units, judges and criteria on one scale of logits.
///
/// The categories are the different scores given, in ascending order, each one step above the next lower: a score that
/// nobody gave is no category. Levels of each facet are in the order of their names.
package struct PanelRasch: Sendable, Equatable {
  package let units: [Level]
  package let judges: [Level]
  package let criteria: [Level]
  /// Different scores.
  package let categories: Int
  /// Scores that the model rests on.
  package let count: Int

  /// One unit, judge or criterion with what `ManyFacetRasch` finds of it.
  package struct Level: Sendable, Equatable {
    package let name: String
    package let found: ManyFacetRasch.Level
  }

  /// Ratings without a score (recusals) do not count.
  /// - Throws: `PanelRasch.Refusal`, which names levels by their names.
  package init(_ ratings: [PanelRating]) throws(Refusal) {
    let scored = ratings.filter { $0.score != nil }
    let names = [\PanelRating.unit, \.judge, \.criterion].map { facet in Set(scored.map { $0[keyPath: facet] }).sorted()
    }
    let places = names.map { Dictionary(uniqueKeysWithValues: $0.enumerated().map { ($1, $0) }) }
    let coded = CodedValues(scored.compactMap(\.score))
    let facets = FacetRatings(
      levelCounts: names.map(\.count),
      levels: scored.map { rating in
        zip(places, [rating.unit, rating.judge, rating.criterion]).map { $0[$1] ?? 0 }
      }, marks: coded.codes.map { Int($0) })
    let model: ManyFacetRasch
    do { model = try ManyFacetRasch(facets) } catch { throw Refusal(error, names) }
    func levels(_ facet: Int) -> [Level] {
      zip(names[facet], model.levels[facet]).map { Level(name: $0, found: $1) }
    }
    (units, judges, criteria) = (levels(0), levels(1), levels(2))
    categories = coded.levels.count
    count = scored.count
  }

  /// Why there are no measures.
  package enum Refusal: Error, Equatable, Sendable {
    /// All scores are equal, or there are none.
    case constant
    /// A unit, judge or criterion with only lowest or only highest scores.
    case extreme(String)
    /// No score links all units, judges and criteria.
    case disconnected
    case notConverged

    fileprivate init(_ refusal: RaschRefusal, _ names: [[String]]) {
      switch refusal {
      case .constant: self = .constant
      case .extreme(let facet, let level): self = .extreme(names[facet][level])
      case .disconnected: self = .disconnected
      // Every code from the lowest to the highest is given, so that none is unobserved.
      case .unobserved, .notConverged: self = .notConverged
      }
    }
  }
}
