import Statistics

/// The marks of a panel: for each unit and judge the mean over the criteria.
package struct PanelScores: Sendable, Equatable {
  /// All judges named in a rating, sorted.
  package let judges: [String]
  /// All units named in a rating, sorted.
  package let units: [String]
  /// Marks by unit and judge; nil where the judge gave no score.
  package let marks: [[Double?]]
  /// Judge and unit of each mark that lacks some of the panel's criteria; it is the mean of those scored.
  package let incomplete: [JudgedUnit]

  /// A judge and a unit.
  package struct JudgedUnit: Sendable, Equatable {
    package let judge: String
    package let unit: String
  }

  /// - Throws: `repeatedRating`, `invalidScore`.
  package init(_ ratings: [PanelRating]) throws(PanelError) {
    let judges = Set(ratings.map(\.judge)).sorted()
    let units = Set(ratings.map(\.unit)).sorted()
    let criteria = Set(ratings.map(\.criterion)).count
    var scores: [Pair: [Double]] = [:]
    var seen: Set<[String]> = []
    for rating in ratings {
      let (judge, unit, criterion) = (rating.judge, rating.unit, rating.criterion)
      guard seen.insert([judge, unit, criterion]).inserted else {
        throw .repeatedRating(judge: judge, unit: unit, criterion: criterion)
      }
      guard let score = rating.score else { continue }
      guard score.isFinite else { throw .invalidScore(judge: judge, unit: unit, criterion: criterion) }
      scores[Pair(judge: judge, unit: unit), default: []].append(score)
    }
    var incomplete: [JudgedUnit] = []
    marks = units.map { unit in
      judges.map { judge in
        guard let given = scores[Pair(judge: judge, unit: unit)] else { return nil }
        if given.count < criteria { incomplete.append(JudgedUnit(judge: judge, unit: unit)) }
        return given.sorted().compensatedSum() / Double(given.count)
      }
    }
    self.judges = judges
    self.units = units
    self.incomplete = incomplete
  }
}

private struct Pair: Hashable {
  let judge: String
  let unit: String
}
