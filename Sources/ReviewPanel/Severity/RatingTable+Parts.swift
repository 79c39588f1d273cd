extension RatingTable {
  /// The parts of the panel that ratings connect; one when every severity can be compared with every other.
  ///
  /// Judges and units without any rating are in no part. Parts are in the order of their first unit.
  package var parts: [PanelPart] {
    var sets = DisjointSets(count: units.count + judges.count)
    for unit in units.indices {
      for place in range(unit) { sets.join(unit, units.count + Int(judgeOfRating[place])) }
    }
    var parts: [PanelPart] = []
    var partOfRoot: [Int: Int] = [:]
    for unit in units.indices where !range(unit).isEmpty {
      let root = sets.root(of: unit)
      if partOfRoot[root] == nil {
        partOfRoot[root] = parts.count
        parts.append(PanelPart(judges: [], units: []))
      }
      parts[partOfRoot[root] ?? 0].units.append(units[unit])
    }
    for (judge, count) in countsByJudge.enumerated() where count > 0 {
      parts[partOfRoot[sets.root(of: units.count + judge)] ?? 0].judges.append(judges[judge])
    }
    return parts
  }
}

/// Sets of places that are joined step by step (Tarjan 1975, J. ACM 22:215).
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The place that stands for the set of a place.
  mutating func root(of place: Int) -> Int {
    var place = place
    while parents[place] != place {
      parents[place] = parents[parents[place]]
      place = parents[place]
    }
    return place
  }

  mutating func join(_ first: Int, _ second: Int) { parents[root(of: second)] = root(of: first) }
}
