import Statistics
import Testing

/// Expected values from `p.adjust` of R 4.2.2.
struct PAdjustmentTests {
  @Test(arguments: [
    (PAdjustment.bonferroni, [1, 0.005, 0.2, 0.15, 1]), (.holm, [1, 0.005, 0.12, 0.12, 1]),
    (.hochberg, [0.9, 0.005, 0.12, 0.12, 0.9]), (.hommel, [0.9, 0.005, 0.12, 0.09, 0.9]),
    (.benjaminiHochberg, [0.9, 0.005, 0.0666666666667, 0.0666666666667, 0.625]),
    (.benjaminiYekutieli, [1, 0.0114166666667, 0.1522222222222, 0.1522222222222, 1]),
  ])
  func `values in any order`(rule: PAdjustment, expected: [Double]) throws {
    let found = rule.adjusted([0.9, 0.001, 0.04, 0.03, 0.5])
    for (value, expected) in zip(found, expected) { #expect(abs(try #require(value) - expected) < 1e-12) }
  }

  /// p.adjust(c(.01, .02, .03, .04, .05, NA, .02), …).
  @Test(arguments: [
    (PAdjustment.bonferroni, [0.06, 0.12, 0.18, 0.24, 0.3, nil, 0.12]),
    (.holm, [0.06, 0.1, 0.1, 0.1, 0.1, nil, 0.1]), (.hochberg, [0.05, 0.05, 0.05, 0.05, 0.05, nil, 0.05]),
    (.hommel, [0.05, 0.05, 0.05, 0.05, 0.05, nil, 0.05]),
    (.benjaminiHochberg, [0.04, 0.04, 0.045, 0.048, 0.05, nil, 0.04]),
    (.benjaminiYekutieli, [0.098, 0.098, 0.11025, 0.1176, 0.1225, nil, 0.098]),
  ])
  func `a missing value is not counted and ties share a result`(rule: PAdjustment, expected: [Double?]) {
    let found = rule.adjusted([0.01, 0.02, 0.03, 0.04, 0.05, nil, 0.02])
    for (value, expected) in zip(found, expected) {
      #expect((value == nil) == (expected == nil))
      if let value, let expected { #expect(abs(value - expected) < 1e-12) }
    }
  }

  @Test(arguments: PAdjustment.allCases)
  func `one test needs no adjustment and none has none`(rule: PAdjustment) {
    #expect(rule.adjusted([0.03]) == [0.03])
    #expect(rule.adjusted([]) == [])
    #expect(rule.adjusted([nil]) == [nil])
  }
}
