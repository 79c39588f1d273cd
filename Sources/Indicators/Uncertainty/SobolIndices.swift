import Statistics

/// Shares of an output's variance that single inputs explain, from a design of two independent samples A and B (Jansen
/// 1999, *Computer Physics Communications* 117:35).
///
/// Only differences of outputs are used, so that a constant added to all of them changes nothing. Estimates can be
/// below 0; they stay as they are.
package struct SobolIndices: Sendable, Equatable {
  /// Of the outputs of A and B together, divisor 2N − 1.
  package let variance: Double
  /// By input: 1 − mean((y_B − y_ABi)²)/(2·variance), what it explains alone.
  package let firstOrder: [Double]
  /// mean((y_A − y_ABi)²)/(2·variance), what it explains with all its interactions.
  package let total: [Double]

  /// - Parameters:
  ///   - a, b: outputs of the N rows of A and of B.
  ///   - mixed: for each input the outputs of A with that input taken from B.
  /// - Returns: nil when the outputs do not vary.
  package init?(a: [Double], b: [Double], mixed: [[Double]]) {
    let all = a + b
    guard let least = all.min(), let greatest = all.max(), greatest > least else { return nil }
    let variance = all.squaredDeviations / Double(all.count - 1)
    self.variance = variance
    firstOrder = mixed.map { 1 - Self.meanSquare(b, $0) / (2 * variance) }
    total = mixed.map { Self.meanSquare(a, $0) / (2 * variance) }
  }

  private static func meanSquare(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).map { ($0 - $1) * ($0 - $1) }.compensatedSum() / Double(first.count)
  }
}
