import Testing

@testable import Sampling

struct InclusionProbabilityTests {
  /// 4·300 ≥ 720 makes the first certain; of the others the largest has 3·90/420 < 1.
  @Test func `large units are certain and the rest shares what is left`() throws {
    let found = try inclusionProbabilities(ofSizes: [300, 90, 75, 60, 60, 45, 30, 15, 30, 15], sampleSize: 4)
    let wanted = [28, 18, 15, 12, 12, 9, 6, 3, 6, 3].map { Double($0) / 28 }
    for (value, other) in zip(found, wanted) { #expect(abs(value - other) < 1e-15) }
  }

  @Test(arguments: [1, 3, 7, 11])
  func `they add up to n whatever the sizes, and follow their units`(size: Int) throws {
    let sizes = [0.1, 700, 3, 0, 5.5, 90, 2, 2, 41, 13, 0.004, 8]
    let found = try inclusionProbabilities(ofSizes: sizes, sampleSize: size)
    #expect(abs(found.reduce(0, +) - Double(size)) < 1e-12)
    #expect(found[3] == 0)
    let turned = try inclusionProbabilities(ofSizes: sizes.reversed(), sampleSize: size)
    for (value, other) in zip(found, turned.reversed()) { #expect(abs(value - other) < 1e-14) }
  }

  @Test func `impossible sizes are refused`() {
    #expect(throws: SamplingError.zeroTotal) { try inclusionProbabilities(ofSizes: [0, 0], sampleSize: 1) }
    #expect(throws: SamplingError.tooMany(asked: 3, available: 2)) {
      try inclusionProbabilities(ofSizes: [1, 0, 4], sampleSize: 3)
    }
  }
}

struct JointProbabilityTests {
  private static let probabilities = [0.2, 0.7, 1, 0.35, 0.6, 0, 0.45, 0.7]

  @Test(arguments: JointDesign.allCases.filter { $0 != .poisson && $0 != .srs })
  func `the rows of a design of fixed size add up to n times the probability`(design: JointDesign) throws {
    let joint = try design.jointProbabilities(Self.probabilities)
    for (row, probability) in zip(joint, Self.probabilities) {
      #expect(abs(row.reduce(0, +) - 4 * probability) < 1e-11)
    }
    for row in joint.indices {
      for column in joint.indices { #expect(abs(joint[row][column] - joint[column][row]) < 1e-15) }
    }
  }

  /// Equal probabilities: 2·1/(5·4) = 0.1 for every design but the systematic one.
  @Test(arguments: [JointDesign.srs, .tille, .midzuno, .sampford, .maximumEntropy])
  func `equal probabilities are those of simple random sampling`(design: JointDesign) throws {
    let joint = try design.jointProbabilities([0.4, 0.4, 0.4, 0.4, 0.4])
    for row in joint.indices {
      for column in joint.indices { #expect(abs(joint[row][column] - (row == column ? 0.4 : 0.1)) < 1e-12) }
    }
  }

  /// R 4.2.2, sampling 2.9: UPsampfordpi2, UPtillepi2 and UPmaxentropypi2 (good to 5e-7) of c(.2,.7,.8,.5,.4,.4).
  @Test(arguments: [
    (
      JointDesign.sampford,
      [0.2, 0.108181818181818, 0.136363636363636, 0.0627272727272727, 0.0463636363636364, 0.0463636363636364], 1e-12
    ),
    (
      .tille, [0.2, 0.118787878787879, 0.145454545454546, 0.0678787878787879, 0.033939393939394, 0.033939393939394],
      1e-12
    ),
    (
      .maximumEntropy,
      [0.2, 0.106984395108828, 0.13498460087636, 0.0629703445899583, 0.0475303299991472, 0.0475303299991472], 1e-6
    ),
  ]) func `the first row is that of R`(design: JointDesign, wanted: [Double], tolerance: Double) throws {
    let joint = try design.jointProbabilities([0.2, 0.7, 0.8, 0.5, 0.4, 0.4])
    for (value, other) in zip(joint[0], wanted) { #expect(abs(value - other) < tolerance) }
  }

  /// Breakpoints 0, .2, .5, .9: u in (0, .2) selects units 1 and 3, (.2, .5) 2 and 3, (.5, .9) 2 and 4, (.9, 1) 3 and 4.
  @Test func `systematic sampling shares the starts`() throws {
    let joint = try JointDesign.systematic.jointProbabilities([0.2, 0.7, 0.6, 0.5])
    let wanted = [[0.2, 0, 0.2, 0], [0, 0.7, 0.3, 0.4], [0.2, 0.3, 0.6, 0.1], [0, 0.4, 0.1, 0.5]]
    for (row, other) in zip(joint, wanted) {
      for (value, want) in zip(row, other) { #expect(abs(value - want) < 1e-15) }
    }
  }

  @Test func `probabilities that do not fit the design are refused`() {
    #expect(throws: SamplingError.unequalProbabilities) { try JointDesign.srs.jointProbabilities([0.5, 0.7, 0.8]) }
    #expect(throws: SamplingError.fractionalSize(sum: 0.75)) { try JointDesign.tille.jointProbabilities([0.5, 0.25]) }
    #expect(throws: SamplingError.nearlyCertain(unit: 1)) {
      try JointDesign.sampford.jointProbabilities([0.5, 1 - 1e-10, 0.5])
    }
  }
}

struct OrderSamplingTests {
  /// Two units, one place. Pareto: log q are two logistic variables whose medians differ by log r, r = (λ/(1 − λ))², and
  /// P(X − Y < log r) = r(r − 1 − log r)/(r − 1)². Sequential Poisson: 1 − (1 − λ)/(2λ), an area of the square.
  @Test(arguments: [0.55, 0.8, 0.97])
  func `two units by hand`(target: Double) {
    let ratio = (target / (1 - target)) * (target / (1 - target))
    let pareto = OrderSampling.pareto.inclusionProbabilities(targets: [target, 1 - target], sampleSize: 1)
    let excess = ratio - 1
    let first = ratio * (excess - logarithm(ratio)) / (excess * excess)
    #expect(abs(pareto[0] - first) < 1e-11)
    let poisson = OrderSampling.sequentialPoisson.inclusionProbabilities(targets: [target, 1 - target], sampleSize: 1)
    let area = 1 - (1 - target) / (2 * target)
    #expect(abs(poisson[0] - area) < 1e-11)
  }

  /// The published check of the protocol (numerical integration in Python, six decimals).
  @Test(arguments: [
    (OrderSampling.pareto, [0.647553, 0.538878, 0.429071, 0.429071, 0.319720, 0.212006, 0.212006, 0.105848, 0.105848]),
    (
      .sequentialPoisson,
      [0.680171, 0.560845, 0.429823, 0.429823, 0.309032, 0.198840, 0.198840, 0.096313, 0.096313]
    ),
  ]) func `the worked example of the protocol`(design: OrderSampling, wanted: [Double]) {
    let targets = [18, 15, 12, 12, 9, 6, 6, 3, 3].map { Double($0) / 28 }
    let found = design.inclusionProbabilities(targets: targets, sampleSize: 3)
    #expect(abs(found.reduce(0, +) - 3) < 1e-11)
    for (value, other) in zip(found, wanted) { #expect(abs(value - other) < 6e-7) }
  }

  @Test(arguments: [OrderSampling.pareto, .sequentialPoisson])
  func `equal targets are exact, and many add up to n`(design: OrderSampling) throws {
    let equal = design.inclusionProbabilities(targets: [Double](repeating: 0.3, count: 10), sampleSize: 3)
    for value in equal { #expect(abs(value - 0.3) < 1e-11) }
    let targets = try inclusionProbabilities(ofSizes: (1...120).map { Double($0) }, sampleSize: 30)
    let found = design.inclusionProbabilities(targets: targets, sampleSize: 30)
    #expect(abs(found.reduce(0, +) - 30) < 1e-9)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
  }
}

/// The natural logarithm by its series in (x − 1)/(x + 1), independent of the library under test.
private func logarithm(_ value: Double) -> Double {
  var (reduced, doublings) = (value, 0.0)
  while reduced > 2 { (reduced, doublings) = (reduced / 2, doublings + 1) }
  func series(_ x: Double) -> Double {
    let part = (x - 1) / (x + 1)
    var power = part
    var sum = 0.0
    for index in 0..<60 {
      sum += 2 * power / Double(2 * index + 1)
      power *= part * part
    }
    return sum
  }
  return series(reduced) + doublings * series(2)
}
