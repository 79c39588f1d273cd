/// xoshiro256** 1.0 (Blackman & Vigna 2021, ACM TOMS 47:36): a fast generator for simulation, seeded by 256 bits.
///
/// The four words of the seed are taken from a SHA-256 digest by the caller, so that every stream of random numbers has
/// a printable origin. It is not for draws of sites: those come from the tickets of `Sampling`, one digest each.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// `seed`: four words, not all zero (a SHA-256 digest never is).
  package init(seed: (UInt64, UInt64, UInt64, UInt64)) {
    state = seed
    if seed.0 | seed.1 | seed.2 | seed.3 == 0 { state.0 = 0x9E37_79B9_7F4A_7C15 }
  }

  package mutating func next() -> UInt64 {
    let scrambled = state.1 &* 5
    let result = (scrambled << 7 | scrambled >> 57) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3 << 45 | state.3 >> 19
    return result
  }

  /// A uniform number of the open interval (0, 1): (2·(x >> 12) + 1) / 2⁵³.
  package mutating func uniform() -> Double {
    Double(2 * (next() >> 12) + 1) / 9_007_199_254_740_992
  }
}
