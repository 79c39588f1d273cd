import Statistics

/// Marks on a common scale of logits: the rating scale model with several facets (Andrich 1978, Psychometrika 43:561; Linacre
/// 1994, Many-Facet Rasch Measurement), by joint maximum likelihood without correction of bias.
///
/// log(P_k/P_{k−1}) = θ_first − Σ other facets − τ_k. Facets after the first and the thresholds sum to zero, the first floats.
package struct ManyFacetRasch: Sendable, Equatable {
  /// By facet and level.
  package let levels: [[Level]]
  /// τ_1 … τ_m.
  package let thresholds: [Double]
  package let logLikelihood: Double
  /// The largest absolute score equation at the solution.
  package let maximumResidual: Double

  /// What is found of one object, judge or criterion.
  package struct Level: Sendable, Equatable {
    /// Logits: ability in the first facet, severity or difficulty in the others.
    package let measure: Double
    /// 1/√ΣV, V the variance of a mark under the model.
    package let standardError: Double
    /// Σ(x − E)²/ΣV, near 1 when marks scatter as the model says.
    package let infit: Double
    /// The mean of (x − E)²/V.
    package let outfit: Double
    package let observedAverage: Double
    /// The expected mark with all other facets at 0; nil outside the first facet.
    package let fairAverage: Double?
  }

  /// Steps stop when no score equation is off by more.
  private static let tolerance = 1e-9

  /// Complexity: O(ratings·m² + (levels + m)³) a step; about ten steps.
  /// - Throws: `RaschRefusal`.
  package init(_ ratings: FacetRatings) throws(RaschRefusal) {
    try ratings.check()
    var state = RaschState(ratings)
    var steps = 0
    while state.maximumResidual > Self.tolerance {
      guard steps < 200, let next = try state.improved(isFirst: steps == 0) else {
        guard state.maximumResidual < 1e-8 else { throw .notConverged(state.maximumResidual) }
        break
      }
      state = next
      steps += 1
    }
    levels = state.levels
    thresholds = state.thresholds
    logLikelihood = state.logLikelihood
    maximumResidual = state.maximumResidual
  }
}

/// Marks with the level of each facet that they belong to.
package struct FacetRatings: Sendable, Equatable {
  /// By facet the number of its levels.
  let levelCounts: [Int]
  /// By mark and facet the level.
  let levels: [[Int]]
  /// The whole numbers given.
  let marks: [Int]
  let lowest: Int
  /// The number of steps: categories less one.
  let steps: Int

  /// `levels`: by mark its level in each facet, each level with at least one mark.
  package init(levelCounts: [Int], levels: [[Int]], marks: [Int]) {
    self.levelCounts = levelCounts
    self.levels = levels
    self.marks = marks
    lowest = marks.min() ?? 0
    steps = (marks.max() ?? 0) - lowest
  }

  /// Refuses marks without maximum likelihood estimates.
  fileprivate func check() throws(RaschRefusal) {
    guard steps > 0 else { throw .constant }
    for facet in levelCounts.indices {
      var (least, most) = (
        [Int](repeating: .max, count: levelCounts[facet]), [Int](repeating: .min, count: levelCounts[facet])
      )
      for (mark, place) in zip(marks, levels) {
        least[place[facet]] = min(least[place[facet]], mark)
        most[place[facet]] = max(most[place[facet]], mark)
      }
      for level in least.indices where least[level] == lowest + steps || most[level] == lowest {
        throw .extreme(facet: facet, level: level)
      }
    }
    let used = Set(marks)
    if used.count <= steps, let unused = (lowest...lowest + steps).first(where: { !used.contains($0) }) {
      throw .unobserved(unused)
    }
    let parts = self.parts
    guard parts.count == 1 else { throw .disconnected(parts) }
  }

  /// Levels that marks link, by facet; more than one part cannot be compared.
  private var parts: [[[Int]]] {
    let offsets = levelCounts.indices.map { levelCounts[..<$0].reduce(0, +) }
    var sets = DisjointSets(count: levelCounts.reduce(0, +))
    for place in levels {
      for facet in place.indices.dropFirst() { sets.join(place[0], offsets[facet] + place[facet]) }
    }
    var parts: [[[Int]]] = []
    var partOfRoot: [Int: Int] = [:]
    for facet in levelCounts.indices {
      for level in 0..<levelCounts[facet] {
        let root = sets.root(of: offsets[facet] + level)
        let part = partOfRoot[root] ?? parts.count
        if part == parts.count { parts.append(levelCounts.map { _ in [] }) }
        partOfRoot[root] = part
        parts[part][facet].append(level)
      }
    }
    return parts
  }
}

/// Why marks have no Rasch measures.
package enum RaschRefusal: Error, Equatable, Sendable {
  /// All marks are equal.
  case constant
  /// A level with only lowest or only highest marks has no finite measure.
  case extreme(facet: Int, level: Int)
  /// A mark between the lowest and the highest that nobody gave.
  case unobserved(Int)
  /// Parts that no mark links, by facet; a single part when the facets are confounded in another way.
  case disconnected([[[Int]]])
  /// The score equations do not vanish, with the largest of them.
  case notConverged(Double)
}
