/// Sums over replicates of the distance of some scores from their points.
struct ScoreTally {
  private let points: [Double?]
  private var sums: [Double]
  private var squares: [Double]

  init(points: [Double?]) {
    self.points = points
    sums = Array(repeating: 0, count: points.count)
    squares = sums
  }

  /// Scores without a point are left out.
  mutating func add(_ score: Double, at place: Int) {
    guard let point = points[place] else { return }
    let distance = score - point
    sums[place] += distance
    squares[place] += distance * distance
  }

  func score(at place: Int, replicates: Int) -> SimulatedScore? {
    guard let point = points[place] else { return nil }
    let count = Double(replicates)
    let variance = (squares[place] - sums[place] * sums[place] / count) / (count - 1)
    return SimulatedScore(
      point: point, mean: point + sums[place] / count, standardDeviation: max(variance, 0).squareRoot())
  }
}
