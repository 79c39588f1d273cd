import Testing

@testable import Sampling

/// A small frame with unequal sizes in a plane.
private enum Frame {
  static let sizes: [Double] = [5, 1, 3, 8, 2, 6, 4, 7, 2, 3]
  static let identifiers = (0..<10).map { "U\($0)" }
  static let columns: [[Double]] = [[1, 9, 4, 4, 0, 7, 2, 8, 5, 3], [2, 8, 4, 5, 1, 7, 2, 1, 9, 6]]

  static func draw(
    _ scheme: SelectionScheme, size: Int, seed: DrawSeed, reserves: Int = 0
  ) throws -> SampleSelection {
    try SampleSelection(
      SelectionFrame(
        identifiers: identifiers, sizes: scheme == .srs ? nil : sizes,
        auxiliaries: scheme.needsCoordinates || scheme == .cube ? columns : []),
      size: size, reserves: reserves, scheme: scheme, source: .seed(seed), label: scheme.rawValue)
  }

  static func seed(_ number: Int) -> DrawSeed { DrawSeed(published: SHA256Digest(of: "seed \(number)").hex) }
}

struct SelectionTests {
  /// Frequencies over 600 seeds against the stated probabilities. For a sample of fixed size Σ(f − Mπ)²/(Mπ) is at most a
  /// χ² variable with N − 1 = 9 degrees of freedom, whose 0.1 % point is 27.88 (tables).
  @Test(arguments: SelectionScheme.allCases)
  func `units are drawn as often as their probability says`(scheme: SelectionScheme) throws {
    let draws = 600
    var counts = [Double](repeating: 0, count: 10)
    var probabilities: [Double] = []
    for number in 0..<draws {
      let sample = try Frame.draw(scheme, size: 4, seed: Frame.seed(number))
      probabilities = sample.probabilities
      for unit in sample.drawn { counts[unit.position] += 1 }
    }
    #expect(counts.reduce(0, +) == Double(4 * draws))
    if let design = scheme.orderSampling {
      probabilities = SampleSelection.exactProbabilities(probabilities, of: design)
    }
    let distance = zip(counts, probabilities).reduce(0.0) { sum, pair in
      let expected = Double(draws) * pair.1
      return sum + (pair.0 - expected) * (pair.0 - expected) / expected
    }
    #expect(distance < 27.88)
  }

  @Test(arguments: SelectionScheme.allCases)
  func `the same seed draws the same sample, another one another`(scheme: SelectionScheme) throws {
    let samples = try (0..<12).map { try Frame.draw(scheme, size: 3, seed: Frame.seed($0)).drawn.map(\.position) }
    #expect(try Frame.draw(scheme, size: 3, seed: Frame.seed(0)).drawn.map(\.position) == samples[0])
    #expect(Set(samples).count > 1)
  }

  @Test(arguments: [SelectionScheme.srs, .pareto, .sequentialPoisson])
  func `the order of rows changes nothing with tickets`(scheme: SelectionScheme) throws {
    let seed = Frame.seed(7)
    let sizes = scheme == .srs ? nil : Frame.sizes
    let straight = try SampleSelection(
      SelectionFrame(identifiers: Frame.identifiers, sizes: sizes, auxiliaries: []), size: 4, reserves: 2,
      scheme: scheme, source: .seed(seed), label: "")
    let turned = try SampleSelection(
      SelectionFrame(identifiers: Frame.identifiers.reversed(), sizes: sizes?.reversed(), auxiliaries: []), size: 4,
      reserves: 2, scheme: scheme, source: .seed(seed), label: "")
    #expect(straight.drawn.map(\.position) == turned.drawn.map { 9 - $0.position })
    #expect(straight.drawn.map(\.status) == [.selected, .selected, .selected, .selected, .reserve, .reserve])
  }

  @Test(arguments: SelectionScheme.allCases)
  func `certain units are always there and empty ones never`(scheme: SelectionScheme) throws {
    guard scheme != .srs else { return }
    for number in 0..<20 {
      let sample = try SampleSelection(
        SelectionFrame(
          identifiers: (0..<6).map { "U\($0)" }, sizes: [1, 100, 0, 2, 1.5, 1],
          auxiliaries: [[1, 2, 3, 4, 5, 6]]), size: 3, reserves: 0, scheme: scheme,
        source: .seed(Frame.seed(number)), label: "x")
      #expect(sample.drawn.first { $0.position == 1 }?.status == .certain)
      #expect(!sample.drawn.contains { $0.position == 2 })
    }
  }

  /// C = .2, .9, 1.5, 2; see the joint probabilities of the same units.
  @Test(arguments: [(0.1, [0, 2]), (0.3, [1, 2]), (0.7, [1, 3]), (0.95, [2, 3])])
  func `systematic sampling takes every whole number`(start: Double, wanted: [Int]) {
    #expect(SystematicSample.selection([0.2, 0.7, 0.6, 0.5], size: 2, start: start) == wanted)
  }

  /// Twins with π = ½ at one place share what they have: exactly one of each pair is drawn.
  @Test(arguments: [SelectionScheme.localPivotal, .scps])
  func `of twins one is drawn`(scheme: SelectionScheme) throws {
    let places = (0..<20).map { Double($0 / 2) }
    for number in 0..<30 {
      let sample = try SampleSelection(
        SelectionFrame(identifiers: (0..<20).map { "\($0)" }, sizes: nil, auxiliaries: [places]), size: 10,
        reserves: 0, scheme: scheme, source: .seed(Frame.seed(number)), label: "twins")
      #expect(sample.drawn.map { $0.position / 2 } == Array(0..<10))
    }
  }

  /// Two groups of 60 and 40, a fifth of them drawn: a sample balanced on one of them has 12 and 8.
  @Test func `a cube sample has the groups' shares`() throws {
    let group = (0..<100).map { $0 % 5 < 3 ? 1.0 : 0 }
    for number in 0..<30 {
      let sample = try SampleSelection(
        SelectionFrame(identifiers: (0..<100).map { "\($0)" }, sizes: nil, auxiliaries: [group]), size: 20,
        reserves: 0, scheme: .cube, source: .seed(Frame.seed(number)), label: "cube")
      #expect(sample.drawn.count { $0.position % 5 < 3 } == 12)
    }
  }

  @Test func `more units than there are is refused`() {
    #expect(throws: SamplingError.tooMany(asked: 11, available: 10)) {
      try Frame.draw(.srs, size: 11, seed: Frame.seed(0))
    }
  }
}

struct NeighbourTreeTests {
  /// Points of a grid, so that ties are many, with some removed: against a search through all.
  @Test(arguments: [1, 3, 20])
  func `the nearest are those of a full search`(count: Int) {
    var stream = UniformStream(seed: Frame.seed(3), label: "grid")
    let columns = (0..<3).map { _ in (0..<300).map { _ in (stream.next() * 6).rounded(.down) } }
    var tree = NeighbourTree(columns, units: Array(0..<300))
    var open = Set(0..<300)
    for unit in stride(from: 0, to: 290, by: 3) {
      tree.remove(unit)
      open.remove(unit)
      let asked = (unit * 7 + 1) % 300
      let distances = open.filter { $0 != asked }.map { other in
        (columns.reduce(0.0) { $0 + ($1[asked] - $1[other]) * ($1[asked] - $1[other]) }, other)
      }
      let wanted = distances.sorted { $0 < $1 }.prefix(count).map(\.1)
      #expect(tree.nearest(to: asked, count: count) == wanted)
    }
  }
}

struct WholeNumberTests {
  /// 2¹²⁸ − 1 = (2⁶⁴ − 1)(2⁶⁴ + 1).
  @Test func `whole numbers are multiplied and subtracted exactly`() {
    let large = WholeNumber(.max) * (WholeNumber(.max) + WholeNumber(2))
    let power = WholeNumber(1 << 63) * WholeNumber(2) * WholeNumber(1 << 63) * WholeNumber(2)
    #expect(power - large == WholeNumber(1))
    #expect(large < power)
    #expect(WholeNumber(7) - WholeNumber(7) == WholeNumber(0))
  }

  /// 0.75 = 3·2⁻², 40 = 5·2³ = 640·2⁻⁴.
  @Test func `doubles are whole multiples of a power of 2`() {
    #expect(WholeNumber(0.75, exponent: -2) == WholeNumber(3))
    #expect(WholeNumber(40, exponent: -4) == WholeNumber(640))
    #expect(40.0.lowestExponent == 3)
    #expect(WholeNumber(0x1p200, exponent: 100) == WholeNumber(1 << 50) * WholeNumber(1 << 50))
  }
}
