/// How a quantile is read off weighted values (Hyndman & Fan 1996, American Statistician 50:361, with weights as R's
/// `svyquantile`).
///
/// With sorted y, weights w, cumulative weights C and their total W, let i be the last value with C_i ≤ pW (the first
/// if none), j the next one, a = p − C_i/W and b = C_j/W − p.
package enum QuantileRule: String, Sendable, CaseIterable {
  /// hf1: y_i if a ≤ 0, else y_j: the inverse of the distribution function.
  case math
  /// hf2: as `math`, with the mean of y_i and y_j if a ≤ 0.
  case school
  /// Shah & Vaish: the step function at (nC_i/W + ½ − w_i/2)/(n + 1).
  case shahvaish
  case hf1, hf2, hf3, hf4, hf5, hf6, hf7, hf8, hf9

  /// The quantile of values in ascending order; nil of none.
  func quantile(of sample: SortedSample, probability p: Double) -> Double? {
    guard let last = sample.values.last else { return nil }
    if sample.values.count == 1 { return last }
    switch self {
    case .math, .hf1: return sample.bracket(p) { $0.a <= 0 ? $0.lower : $0.upper }
    case .school, .hf2: return sample.bracket(p) { $0.a <= 0 ? ($0.lower + $0.upper) / 2 : $0.upper }
    case .hf3:
      return sample.merged.bracket(p) { $0.a <= 0 && $0.position.isMultiple(of: 2) ? $0.lower : $0.upper }
    case .hf4: return sample.bracket(p) { $0.interpolated }
    case .shahvaish: return sample.step(p)
    case .hf5, .hf6, .hf7, .hf8, .hf9: return sample.linear(p, points(of: sample))
    }
  }

  /// P_i of the rules that are linear between the points (P_i, y_i).
  private func points(of sample: SortedSample) -> [Double] {
    let total = sample.total
    let final = sample.weights.last ?? 0
    return sample.weights.indices.map { index in
      let upTo = sample.cumulative[index]
      let before = upTo - sample.weights[index]
      return switch self {
      case .hf6: upTo / (total + final)
      case .hf7: before / (total - final)
      case .hf8: (before / 3 + 2 * upTo / 3) / (total + final / 3)
      case .hf9: (3 * before / 8 + 5 * upTo / 8) / (total + final / 4)
      default: (upTo - sample.weights[index] / 2) / total
      }
    }
  }
}

/// Values in ascending order with their weights.
struct SortedSample {
  let values: [Double]
  let weights: [Double]
  let cumulative: [Double]
  var total: Double { cumulative.last ?? 0 }

  init(values: [Double], weights: [Double]) {
    self.values = values
    self.weights = weights
    var sum = 0.0
    cumulative = weights.map { weight in
      sum += weight
      return sum
    }
  }

  /// The rows of each domain that have a value, sorted; equal values stay in the order of the rows.
  static func samples(_ variable: [Double], weights: [Double], _ domains: Domains) -> [SortedSample] {
    var rows = [[Int]](repeating: [], count: domains.cells.count)
    for (row, cell) in domains.cellOfRow.enumerated() where cell >= 0 && !variable[row].isNaN && weights[row] > 0 {
      rows[Int(cell)].append(row)
    }
    return rows.map { rows in
      let ordered = rows.sorted { (variable[$0], $0) < (variable[$1], $1) }
      return SortedSample(values: ordered.map { variable[$0] }, weights: ordered.map { weights[$0] })
    }
  }

  /// The neighbours of a probability; `position` counts the lower one from 1.
  struct Bracket {
    let lower: Double
    let upper: Double
    let a: Double
    let b: Double
    let position: Int

    /// Linear between the neighbours.
    var interpolated: Double {
      guard a + b != 0 else { return upper }
      let share = a / (a + b)
      return lower * (1 - share) + upper * share
    }
  }

  func bracket(_ p: Double, _ choose: (Bracket) -> Double) -> Double {
    let lower = cumulative.lastIndex { $0 <= p * total } ?? 0
    let upper = min(lower + 1, values.count - 1)
    return choose(
      Bracket(
        lower: values[lower], upper: values[upper], a: p - cumulative[lower] / total,
        b: cumulative[upper] / total - p, position: lower + 1))
  }

  /// The sample with equal values made one.
  var merged: SortedSample {
    var values: [Double] = []
    var weights: [Double] = []
    for (value, weight) in zip(self.values, self.weights) {
      if values.last == value {
        weights[weights.count - 1] += weight
      } else {
        values.append(value)
        weights.append(weight)
      }
    }
    return SortedSample(values: values, weights: weights)
  }

  /// Linear between the points (P_i, y_i), constant beyond the ends.
  func linear(_ p: Double, _ points: [Double]) -> Double {
    guard let above = points.firstIndex(where: { $0 >= p }) else { return values[values.count - 1] }
    guard above > 0, points[above] > p else { return values[above] }
    let share = (p - points[above - 1]) / (points[above] - points[above - 1])
    return values[above - 1] + share * (values[above] - values[above - 1])
  }

  /// The value of the last P_i ≤ p with the points P_i = (nC_i/W + ½ − w_i/2)/(n + 1) in ascending order.
  func step(_ p: Double) -> Double {
    let count = Double(values.count)
    let points = values.indices.map { (count * cumulative[$0] / total + 0.5 - weights[$0] / 2) / (count + 1) }
    let ordered = points.indices.sorted { (points[$0], $0) < (points[$1], $1) }
    return values[ordered.last { points[$0] <= p } ?? ordered[0]]
  }
}
