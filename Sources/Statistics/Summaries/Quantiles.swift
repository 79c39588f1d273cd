/// The quantile of type 7 (Hyndman & Fan 1996, American Statistician 50:361): linear between the order statistics
/// x₍ⱼ₎ and x₍ⱼ₊₁₎ at h = (n − 1)p + 1, as R, NumPy and spreadsheets do by default.
///
/// `sorted` is ascending without NaN; nil when it is empty or `probability` lies outside [0, 1].
package func quantile(ofSorted sorted: [Double], probability: Double) -> Double? {
  guard !sorted.isEmpty, probability >= 0, probability <= 1 else { return nil }
  let position = Double(sorted.count - 1) * probability
  let below = Int(position.rounded(.down))
  let fraction = position - Double(below)
  guard fraction > 0 else { return sorted[below] }
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below])
}
