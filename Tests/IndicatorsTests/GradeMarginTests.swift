import Indicators
import Statistics
import Testing

/// Break-evens are put back into `TreeScores`, which must then stand at the limit of the grade.
@Suite struct GradeMarginTests {
  let grades: Grades
  let tree: IndicatorTree

  init() throws {
    grades = try Grades([("A", 85), ("B", 70), ("C", 0)])
    tree = try IndicatorTree(
      IndicatorNode(
        id: "total",
        children: [
          IndicatorNode(
            id: "use", weight: 60, children: [IndicatorNode(id: "u1", weight: 1), IndicatorNode(id: "u2", weight: 3)]),
          IndicatorNode(id: "order", weight: 40, children: [IndicatorNode(id: "o1", weight: 1)]),
        ]))
  }

  @Test func `worked by hand`() throws {
    // use = (40 + 3·80)/4 = 70, order = 85: total 0.6·70 + 0.4·85 = 76, grade B.
    // To A, 85: u1 = 40 + 9/0.15 = 100; u2 = 80 + 9/0.45 = 100; o1 = 85 + 9/0.4 > 100: none.
    // Weight of use: w·70 + (1 − w)·85 = 85 at w = 0. To C, 70: u2 = 80 − 6/0.45 = 66.667; o1 = 85 − 15 = 70; w = 1.
    let found = try GradeMargins(
      tree: tree, grades: grades, states: [40.0, 80, 85].map { .scored($0, standardError: nil) })
    let margins = try #require(found)
    let (better, worse) = (try #require(margins.better), try #require(margins.worse))
    #expect(better.grade == 0 && agree(better.distance, 9, within: 1e-12))
    #expect(agree(better.leafScores[0], 100, within: 1e-9) && agree(better.leafScores[1], 100, within: 1e-9))
    #expect(better.leafScores[2] == nil && agree(better.topShares[0], 0, within: 1e-12))
    #expect(worse.grade == 2 && agree(worse.distance, -6, within: 1e-12))
    #expect(worse.leafScores[0] == 0 && agree(worse.leafScores[1], 200.0 / 3, within: 1e-9))
    #expect(agree(worse.leafScores[2], 70, within: 1e-9) && agree(worse.topShares[0], 1, within: 1e-12))
  }

  @Test func `a capped node is not lifted over its cap`() throws {
    // use is capped at 50: only order can help, 0.6·50 + 0.4·100 = 70 ≥ 70.
    let found = try GradeMargins(
      tree: tree, grades: grades, states: [40.0, 80, 85].map { .scored($0, standardError: nil) }, caps: ["use": 50])
    let better = try #require(found?.better)
    #expect(better.grade == 1 && better.leafScores[0] == nil && better.leafScores[1] == nil)
    #expect(agree(better.leafScores[2], 100, within: 1e-9))
  }

  @Test(arguments: 0..<200)
  func `what is found brings the total to the limit`(seed: Int) throws {
    var random = SeededGenerator(seed: (UInt64(seed), 1, 2, 3))
    func number() -> Double { Double.random(in: 0...100, using: &random) }
    let states: [IndicatorState] = (0..<3).map { leaf in
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where leaf != 2: .notApplicable
      case 1: .missing
      default: .scored(number(), standardError: nil)
      }
    }
    let caps = seed.isMultiple(of: 3) ? ["use": number()] : [:]
    guard let margins = try GradeMargins(tree: tree, grades: grades, states: states, caps: caps) else { return }
    let limits = [
      margins.better.map { ($0, grades.minimums[$0.grade]) }, margins.worse.map { ($0, grades.minimums[$0.grade - 1]) },
    ]
    for (margin, bound) in limits.compactMap(\.self) {
      for (leaf, score) in margin.leafScores.enumerated() {
        guard let score else { continue }
        var moved = states
        moved[leaf] = .scored(score, standardError: nil)
        #expect(agree(try TreeScores(tree: tree, states: moved, caps: caps).total, bound, within: 1e-9))
      }
      let tops = try TreeScores(tree: tree, states: states, caps: caps)
      for (place, share) in margin.topShares.enumerated() {
        guard let share else { continue }
        let node = tree.topNodes[place]
        let other = tree.topNodes[1 - place]
        #expect(agree(share * (tops.scores[node] ?? 0) + (1 - share) * (tops.scores[other] ?? 0), bound, within: 1e-9))
      }
    }
  }
}
