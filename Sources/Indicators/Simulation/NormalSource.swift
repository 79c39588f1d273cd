import Foundation
import Statistics

/// Standard normal numbers by the polar method (Marsaglia & Bray 1964, SIAM Review 6:260).
///
/// Pairs of uniform numbers are drawn until one falls into the unit disc; it gives two normal numbers, the second of
/// which is kept for the next call.
struct NormalSource {
  var generator: SeededGenerator
  private var spare = 0.0
  private var hasSpare = false

  init(generator: SeededGenerator) { self.generator = generator }

  mutating func next() -> Double {
    if hasSpare {
      hasSpare = false
      return spare
    }
    while true {
      let x = 2 * generator.uniform() - 1
      let y = 2 * generator.uniform() - 1
      let square = x * x + y * y
      guard square < 1, square > 0 else { continue }
      let scale = (-2 * log(square) / square).squareRoot()
      spare = y * scale
      hasSpare = true
      return x * scale
    }
  }
}
