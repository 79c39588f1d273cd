import Statistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The restricted likelihood of crossed units and judges, as a function of their variances over that of the error, which is
/// profiled out.
///
/// With H = I + γ_u Z_u Z_u' + γ_j Z_j Z_j' the units are eliminated one by one (their block of H has a closed inverse), so
/// that a look costs O(Σ ratings² of a unit + judges³).
struct RestrictedLikelihood {
  /// What the marks are taken about, so that their squares do not drown the variance.
  let center: Double
  private let judgeCount: Int
  private let observations: Double
  /// By unit the judges who rated it and the sum of their marks.
  private let unitJudges: [[Int]]
  private let unitSums: [Double]
  private let judgeCounts: [Double]
  private let judgeSums: [Double]
  private let squares: Double

  /// The variances of units and judges over that of the error.
  struct Ratios: Equatable {
    var unit: Double
    var judge: Double
  }

  /// The criterion at some ratios, with its gradient by them.
  struct Look {
    let ratios: Ratios
    let criterion: Double
    let gradient: (unit: Double, judge: Double)
    let residual: Double
    let mean: Double
  }

  init(_ table: RatingTable, units: [Int], judges: [Int]) {
    var place = [Int](repeating: 0, count: table.judges.count)
    for (index, judge) in judges.enumerated() { place[judge] = index }
    let middle = table.values.compensatedSum() / Double(table.values.count)
    var (counts, sums) = (
      [Double](repeating: 0, count: judges.count), [CompensatedSum](repeating: CompensatedSum(), count: judges.count)
    )
    for (judge, value) in zip(table.judgeOfRating, table.values) {
      counts[place[Int(judge)]] += 1
      sums[place[Int(judge)]].add(value - middle)
    }
    center = middle
    judgeCount = judges.count
    observations = Double(table.values.count)
    unitJudges = units.map { unit in table.range(unit).map { place[Int(table.judgeOfRating[$0])] } }
    unitSums = units.map { unit in table.values[table.range(unit)].lazy.map { $0 - middle }.compensatedSum() }
    judgeCounts = counts
    judgeSums = sums.map(\.value)
    squares = table.values.lazy.map { ($0 - middle) * ($0 - middle) }.compensatedSum()
  }

  /// What H_u⁻¹, the inverse without the judges, makes of the data.
  private struct Eliminated {
    /// By unit 1/(1 + γ_u·ratings).
    var shrinkage: [Double] = []
    /// Z_j'H_u⁻¹Z_j, Z_j'H_u⁻¹1 and Z_j'H_u⁻¹y.
    var cross: [[Double]]
    var ones: [Double]
    var marks: [Double]
    /// 1'H_u⁻¹1, 1'H_u⁻¹y, y'H_u⁻¹y and log det H_u.
    var one = 0.0
    var sum = 0.0
    var square: Double
    var logDeterminant = 0.0
  }

  private func eliminated(_ ratio: Double) -> Eliminated {
    var result = Eliminated(
      cross: (0..<judgeCount).map { row in (0..<judgeCount).map { $0 == row ? judgeCounts[row] : 0 } },
      ones: [Double](repeating: 0, count: judgeCount), marks: judgeSums, square: squares)
    for (raters, sum) in zip(unitJudges, unitSums) {
      let count = Double(raters.count)
      let shrinkage = 1 / (1 + ratio * count)
      let weight = ratio * shrinkage
      result.shrinkage.append(shrinkage)
      for judge in raters {
        result.ones[judge] += shrinkage
        result.marks[judge] -= weight * sum
        for other in raters { result.cross[judge][other] -= weight }
      }
      result.one += count * shrinkage
      result.sum += sum * shrinkage
      result.square -= weight * sum * sum
      result.logDeterminant += log1p(ratio * count)
    }
    return result
  }

  /// nil where H is not positive definite to working precision.
  func look(at ratios: Ratios) -> Look? {
    let part = eliminated(ratios.unit)
    let judges = 0..<judgeCount
    let system = judges.map { row in judges.map { ratios.judge * part.cross[row][$0] + ($0 == row ? 1 : 0) } }
    guard let factor = Cholesky(system) else { return nil }
    let inverse = factor.inverse
    func product(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
    // Z_j'H⁻¹1 and Z_j'H⁻¹y.
    let ones = factor.solution(part.ones)
    let marks = factor.solution(part.marks)
    let one = part.one - ratios.judge * product(part.ones, ones)
    let sum = part.sum - ratios.judge * product(part.ones, marks)
    let mean = sum / one
    let square = part.square - ratios.judge * product(part.marks, marks) - mean * sum
    guard one > 0, square > 0 else { return nil }
    let residual = square / (observations - 1)
    let judgeTrace =
      judges.reduce(0) { $0 + product(part.cross[$1], inverse[$1]) } - product(ones, ones) / one
    let judgeSquare = zip(marks, ones).reduce(0) { $0 + ($1.0 - mean * $1.1) * ($1.0 - mean * $1.1) }
    var (unitTrace, unitOnes, unitSquare) = (0.0, 0.0, 0.0)
    for (unit, raters) in unitJudges.enumerated() {
      let (count, shrinkage) = (Double(raters.count), part.shrinkage[unit])
      let own = shrinkage * (count - ratios.judge * raters.reduce(0) { $0 + ones[$1] })
      let rest = shrinkage * (unitSums[unit] - ratios.judge * raters.reduce(0) { $0 + marks[$1] }) - mean * own
      let shared = raters.reduce(0) { sum, judge in raters.reduce(sum) { $0 + inverse[judge][$1] } }
      unitTrace += shrinkage * count - ratios.judge * shared * shrinkage * shrinkage
      unitOnes += own * own
      unitSquare += rest * rest
    }
    return Look(
      ratios: ratios,
      criterion: part.logDeterminant + factor.logDeterminant + log(one)
        + (observations - 1) * (1 + log(2 * Double.pi * residual)),
      gradient: (unitTrace - unitOnes / one - unitSquare / residual, judgeTrace - judgeSquare / residual),
      residual: residual, mean: mean)
  }
}
