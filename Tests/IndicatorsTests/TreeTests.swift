import Indicators
import Testing

@Suite struct TreeTests {
  @Test func `leaves are listed in preorder`() throws {
    let tree = try exampleTree()
    #expect(tree.ids == ["total", "satisfaction", "a", "b", "delivery", "c", "d"])
    #expect(tree.leaves == [2, 3, 5, 6] && tree.topNodes == [1, 4])
    #expect(tree.index(of: "c") == 5 && tree.leafIndex(of: "c") == 2 && tree.leafIndex(of: "delivery") == nil)
  }

  static let wrongTrees: [(IndicatorNode, TreeError)] = [
    (IndicatorNode(id: "x"), .noIndicators),
    (IndicatorNode(id: "x", children: [IndicatorNode(id: "a"), IndicatorNode(id: "a")]), .repeatedID("a")),
    (IndicatorNode(id: "x", children: [IndicatorNode(id: "a", weight: -1)]), .negativeWeight("a")),
    (IndicatorNode(id: "x", children: [IndicatorNode(id: "a", weight: .nan)]), .negativeWeight("a")),
    (IndicatorNode(id: "x", children: [IndicatorNode(id: "a", weight: 0)]), .zeroWeights("x")),
  ]

  @Test(arguments: wrongTrees)
  func `a draft that is no tree is refused`(draft: IndicatorNode, error: TreeError) {
    #expect(throws: error) { try IndicatorTree(draft) }
  }

  @Test func `not applicable gives its weight to its group, missing scores nothing`() throws {
    // By hand: satisfaction 80; delivery (3·50 + 1·0)/4 = 37.5; total 0.6·80 + 0.4·37.5 = 63.
    let tree = try exampleTree()
    let scores = try TreeScores(tree: tree, states: exampleStates)
    #expect(agree(scores.scores[1], 80) && agree(scores.scores[4], 37.5) && agree(scores.total, 63))
    #expect(scores.scores[3] == nil && scores.missing == ["d"])
    for (found, expected) in zip(scores.effectiveWeights, [1, 0.6, 0.6, 0, 0.4, 0.3, 0.1]) {
      #expect(agree(found, expected))
    }
    #expect(agree(scores.coverage[1], 1) && agree(scores.coverage[4], 0.75) && agree(scores.coverage[0], 0.9))
  }

  @Test func `a group without an applicable leaf is itself not applicable`() throws {
    let tree = try exampleTree()
    let scores = try TreeScores(tree: tree, states: [.notApplicable, .notApplicable, exact(50), exact(90)])
    #expect(scores.scores[1] == nil && agree(scores.total, 60) && agree(scores.effectiveWeights[4], 1))
    let nothing = try TreeScores(tree: tree, states: Array(repeating: .notApplicable, count: 4))
    #expect(nothing.total == nil && nothing.coverage[0] == nil)
  }

  @Test func `a cap holds one node and says so`() throws {
    // By hand: 0.6·60 + 0.4·37.5 = 51.
    let scores = try TreeScores(tree: exampleTree(), states: exampleStates, caps: ["satisfaction": 60, "delivery": 60])
    #expect(agree(scores.scores[1], 60) && agree(scores.total, 51))
    #expect(scores.isCapped == [false, true, false, false, false, false, false])
  }

  @Test func `the geometric mean punishes what is uneven`() throws {
    // √(80·20) = 40.
    let tree = try flatTree(2, aggregation: .geometric)
    #expect(agree(try TreeScores(tree: tree, states: [exact(80), exact(20)]).total, 40))
    #expect(try TreeScores(tree: tree, states: [exact(80), .missing]).total == 0)
    #expect(agree(try TreeScores(tree: tree, states: [exact(80), .notApplicable]).total, 80))
  }

  @Test func `scores outside the scale, unknown caps and short lists are refused`() throws {
    let tree = try exampleTree()
    #expect(throws: TreeError.unequalLengths(expected: 4, found: 1)) {
      try TreeScores(tree: tree, states: [exact(1)])
    }
    #expect(throws: TreeError.unknownNode("e")) {
      try TreeScores(tree: tree, states: exampleStates, caps: ["e": 1])
    }
    #expect(throws: TreeError.invalidScore("b")) {
      try TreeScores(tree: tree, states: [exact(1), exact(100.5), exact(1), exact(1)])
    }
  }
}

@Suite struct ScoreErrorTests {
  @Test func `errors follow the weights and the covariance`() throws {
    // By hand: variances 4 and 16, covariance 2: 0.36·4 + 0.09·16 + 2·0.6·0.3·2 = 3.6; delivery 0.75·4 = 3.
    let tree = try exampleTree()
    var covariance = Array(repeating: Double.nan, count: 16)
    covariance[0] = 4
    covariance[10] = 16
    covariance[2] = 2
    covariance[8] = 2
    let scores = try TreeScores(tree: tree, states: exampleStates)
    let errors = try scores.standardErrors(tree: tree, covariance: covariance)
    #expect(agree(errors[0], 3.6.squareRoot()) && agree(errors[1], 2) && agree(errors[4], 3))
    #expect(errors[3] == nil && errors[6] == 0)
    let capped = try TreeScores(tree: tree, states: exampleStates, caps: ["satisfaction": 60])
    #expect(agree(try capped.standardErrors(tree: tree, covariance: covariance)[0], 1.2))
  }

  @Test func `a geometric mean has the derivatives of its logarithm`() throws {
    // By hand: 40·0.5/80 = 0.25 and 40·0.5/20 = 1: √(0.0625·16 + 1·1) = √2.
    let tree = try flatTree(2, aggregation: .geometric)
    let scores = try TreeScores(tree: tree, states: [exact(80), exact(20)])
    #expect(agree(try scores.standardErrors(tree: tree, covariance: [16, 0, 0, 1])[0], 2.0.squareRoot()))
    let zero = try TreeScores(tree: tree, states: [exact(80), exact(0)])
    #expect(try zero.standardErrors(tree: tree, covariance: [16, 0, 0, 1])[0] == nil)
  }

  @Test func `a covariance matrix of another size is refused`() throws {
    let tree = try exampleTree()
    let scores = try TreeScores(tree: tree, states: exampleStates)
    #expect(throws: TreeError.unequalLengths(expected: 16, found: 4)) {
      try scores.standardErrors(tree: tree, covariance: [1, 0, 0, 1])
    }
  }
}

@Suite struct TreePropertyTests {
  @Test(arguments: Aggregation.allCases)
  func `an indicator that does not apply changes nothing`(aggregation: Aggregation) throws {
    let scores = [71.25, 13.5, 98.0]
    let without = try TreeScores(tree: flatTree(3, aggregation: aggregation), states: scores.map(exact))
    let with = try TreeScores(
      tree: flatTree(4, aggregation: aggregation), states: scores.map(exact) + [.notApplicable])
    #expect(with.total == without.total)
  }

  @Test(arguments: Aggregation.allCases)
  func `the order of indicators does not matter`(aggregation: Aggregation) throws {
    let tree = try flatTree(3, aggregation: aggregation)
    let forth = try TreeScores(tree: tree, states: [exact(71.25), exact(13.5), exact(98)])
    let back = try TreeScores(tree: tree, states: [exact(98), exact(13.5), exact(71.25)])
    #expect(agree(forth.total, back.total ?? .nan))
  }

  @Test(arguments: 0..<4, Aggregation.allCases)
  func `missing is never better than a delivered value`(leaf: Int, aggregation: Aggregation) throws {
    let tree = try exampleTree(aggregation: aggregation)
    for score in stride(from: 0.0, through: 100, by: 12.5) {
      var states = [exact(60), exact(70), exact(80), exact(90)]
      states[leaf] = exact(score)
      let delivered = try TreeScores(tree: tree, states: states).total ?? .nan
      states[leaf] = .missing
      let withheld = try TreeScores(tree: tree, states: states).total ?? .nan
      #expect(withheld <= delivered + 1e-12)
    }
  }
}
