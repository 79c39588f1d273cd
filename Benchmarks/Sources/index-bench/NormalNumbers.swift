import Foundation
import Statistics

/// Simulated numbers: reproducible, one stream each.
struct NormalNumbers {
  private var generator: SeededGenerator

  init(stream: UInt64) { generator = SeededGenerator(seed: (stream, 2, 3, 5)) }

  mutating func uniform() -> Double { generator.uniform() }

  /// Box & Muller (1958, Ann. Math. Stat. 29:610), the cosine of each pair.
  mutating func next() -> Double {
    (-2 * log(generator.uniform())).squareRoot() * cos(2 * Double.pi * generator.uniform())
  }

  mutating func squared() -> Double {
    let number = next()
    return number * number
  }

  /// Knuth (1998, TAOCP 2, 3.4.1): uniform numbers are multiplied until exp(−mean) is reached.
  mutating func poisson(_ mean: Double) -> Double {
    var (left, count) = (mean, 0.0)
    while true {
      left += log(generator.uniform())
      if left < 0 { return count }
      count += 1
    }
  }
}
