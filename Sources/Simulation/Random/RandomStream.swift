import Foundation
import Statistics

/// The 256 bits from which a whole simulation follows.
package struct SimulationSeed: Sendable, Equatable {
  fileprivate let words: [UInt64]

  /// Four words, as a SHA-256 digest gives them.
  package init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    words = [first, second, third, fourth]
  }
}

/// Random numbers with a name: each purpose has a stream of its own, so that a new file or another order of work never
/// changes the numbers of the others.
struct RandomStream {
  private var generator: SeededGenerator

  /// The words of the seed are mixed with the FNV-1a hash of the label by SplitMix64 (Steele, Lea & Flood 2014).
  init(seed: SimulationSeed, label: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in label.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let mixed = seed.words.enumerated().map { index, word in
      Self.mix(word ^ hash &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
    }
    generator = SeededGenerator(seed: (mixed[0], mixed[1], mixed[2], mixed[3]))
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    var mixed = word &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number of the open interval (0, 1).
  mutating func uniform() -> Double { generator.uniform() }

  /// A number between two limits.
  mutating func uniform(_ lower: Double, _ upper: Double) -> Double { lower + (upper - lower) * uniform() }

  /// True with probability `share`.
  mutating func chance(_ share: Double) -> Bool { uniform() < share }

  /// A whole number of a range, all equally likely.
  mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// One element; nil of none.
  mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &generator) }

  /// `count` different elements in random order (all when there are fewer).
  mutating func sample<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    Array(elements.shuffled(using: &generator).prefix(count))
  }

  /// Normal by the polar method (Marsaglia & Bray 1964).
  mutating func normal(mean: Double = 0, sd: Double = 1) -> Double {
    while true {
      let across = 2 * uniform() - 1
      let up = 2 * uniform() - 1
      let square = across * across + up * up
      if square < 1, square > 0 { return mean + sd * across * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Gamma with mean 1 and the given shape ≥ 1 (Marsaglia & Tsang 2000).
  mutating func gamma(shape: Double) -> Double {
    let shifted = shape - 1.0 / 3
    let scale = 1 / (9 * shifted).squareRoot()
    while true {
      let deviate = normal()
      let cube = 1 + scale * deviate
      guard cube > 0 else { continue }
      let value = cube * cube * cube
      if log(uniform()) < deviate * deviate / 2 + shifted * (1 - value + log(value)) { return shifted * value / shape }
    }
  }

  /// Poisson: by multiplication of uniforms below 30 (Knuth, vol. 2, 3.4.1), above as a sum of halves.
  mutating func poisson(_ mean: Double) -> Int {
    guard mean < 30 else { return poisson(mean / 2) + poisson(mean / 2) }
    let limit = exp(-mean)
    var product = uniform()
    var count = 0
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }

  /// Binomial as the number of successes of `trials` chances.
  mutating func binomial(_ trials: Int, _ share: Double) -> Int {
    (0..<max(0, trials)).reduce(0) { count, _ in count + (chance(share) ? 1 : 0) }
  }
}

/// The share whose logit is given.
func expit(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
