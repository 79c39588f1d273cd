/// Grades by the lowest score that earns them, best first.
package struct Grades: Sendable, Equatable {
  package let ids: [String]
  package let minimums: [Double]

  /// - Throws: `repeatedGrade`; `unorderedGrades` unless the minimums fall strictly; `noLowestGrade` unless the last
  ///   is 0 or less, so that every score has a grade.
  package init(_ grades: [(id: String, minimum: Double)]) throws(SimulationError) {
    var seen: Set<String> = []
    for grade in grades where !seen.insert(grade.id).inserted { throw .repeatedGrade(grade.id) }
    for (better, worse) in zip(grades, grades.dropFirst()) where !(better.minimum > worse.minimum) {
      throw .unorderedGrades(worse.id)
    }
    guard let last = grades.last, last.minimum <= 0 else { throw .noLowestGrade }
    ids = grades.map(\.id)
    minimums = grades.map(\.minimum)
  }

  /// The position of the grade that a score earns, 0 the best. A score below a minimum by less than 1e-9, which only
  /// rounding of the sum can do, earns it.
  package func index(of score: Double) -> Int {
    minimums.firstIndex { score >= $0 - 1e-9 } ?? minimums.count - 1
  }
}

/// What one leaf demands of the grade, whatever the total.
package struct GradeGate: Sendable {
  /// Position among the tree's leaves.
  package let leaf: Int
  /// Best grade allowed to a unit (its position) at this value of the leaf; nil where the unit has no value.
  package let bestAllowed: @Sendable (_ unit: Int, _ value: Double?) -> Int

  package init(leaf: Int, bestAllowed: @escaping @Sendable (_ unit: Int, _ value: Double?) -> Int) {
    self.leaf = leaf
    self.bestAllowed = bestAllowed
  }
}
