/// Watches how much comes out of packed bytes, so that a small file cannot fill memory or time.
struct InflationGuard {
  /// Bytes that are unpacked, as far as they are known.
  var packed: Int
  private let limit: Int
  private var inflated = 0

  /// - Parameters:
  ///   - packed: bytes that are unpacked.
  ///   - limit: bytes that may come out of them.
  init(packed: Int, limit: Int) {
    self.packed = packed
    self.limit = limit
  }

  /// Counts bytes that came out.
  ///
  /// Throws a refusal beyond the limit, or when more came out of each packed byte than real data gives.
  mutating func add(_ count: Int) throws(FileRefusal) {
    inflated += count
    guard inflated <= limit else { throw FileRefusal(rule: .unpackedTooLarge, allowed: "\(limit)") }
    let isSmall = inflated <= ReadingLimits.uncheckedInflation
    guard isSmall || inflated / ReadingLimits.inflationRatio <= packed else {
      throw FileRefusal(rule: .inflationBomb, allowed: "\(ReadingLimits.inflationRatio)")
    }
  }
}
