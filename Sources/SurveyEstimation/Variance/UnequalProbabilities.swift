/// The variance of a sample with unequal probabilities without replacement (methods page, 3.4): one stage, each
/// estimate's variance a sum over pairs of units of one stratum.
package struct UnequalProbabilities: Sendable {
  package let rule: PairRule
  /// By first-stage unit: π, and a row of it.
  private let probabilities: [Double]
  private let rowOfUnit: [Int]
  private let negligible: Double

  /// How pairs of units are weighed.
  package enum PairRule: Sendable {
    /// Brewer & Donadio (2003, Survey Methodology 29:191): Σ(1 − π_i)·n/(n − 1)·(t_i − t̄)², no pairs.
    case brewer
    /// Overton (1985): Ď_ij = 1 − (n − (π_i + π_j)/2)/(n − 1).
    case overton
    /// Hartley & Rao (1962, Ann. Math. Stat. 33:350): Ď_ij = 1 − (n − π_i − π_j + q)/(n − 1), q = Σ_U π²/n or, when nil,
    /// the sample's mean of π.
    case hartleyRao(populationSum: Double?)
    /// Horvitz & Thompson with known joint probabilities of the rows: Ď_ij = 1 − π_iπ_j/π_ij; a Ď below a ten-thousandth
    /// of the smallest π_ij counts as 0.
    case joint([[Double]])
    /// Yates & Grundy with known joint probabilities: V_HT − Σ_i t_i² Σ_j Ď_ij.
    case jointYatesGrundy([[Double]])
  }

  init(_ rule: PairRule, probabilities: [Double], stage: SampledStage) {
    self.rule = rule
    var rows = [Int](repeating: 0, count: stage.unitCount)
    for (row, unit) in stage.unitOfRow.enumerated() { rows[Int(unit)] = row }
    rowOfUnit = rows
    self.probabilities = rows.map { probabilities[$0] }
    switch rule {
    case .joint(let joint), .jointYatesGrundy(let joint): negligible = (joint.compactMap { $0.min() }.min() ?? 0) / 1e4
    case .brewer, .overton, .hartleyRao: negligible = 0
    }
  }

  /// The vector of the totals with its product by Ď. A stratum with one unit that was not certain has no variance.
  func samplingError(of totals: [Double], stage: SampledStage, touched: [Int32]) -> SamplingError {
    var values = [Double](repeating: 0, count: totals.count)
    var duals = values
    for stratum in touched.indices where touched[stratum] > 0 {
      let units = stage.units(ofStratum: stratum)
      if units.count == 1, probabilities[units.lowerBound] < 1 {
        return .lonely(stratum: stage.stratumNames[stratum])
      }
      if case .brewer = rule {
        let mean = totals[units].reduce(0, +) / Double(units.count)
        let factor = Double(units.count) / Double(max(1, units.count - 1))
        for unit in units {
          values[unit] = totals[unit] - mean
          duals[unit] = (1 - probabilities[unit]) * factor * values[unit]
        }
      } else {
        for unit in units {
          values[unit] = totals[unit]
          duals[unit] = pairs(of: unit, units, totals)
        }
      }
    }
    return .vector(
      DeviationVector(
        parts: [DeviationVector.Part(start: 0, values: values)], duals: [DeviationVector.Part(start: 0, values: duals)])
    )
  }

  /// Σ_j Ď_ij t_j; for Yates & Grundy Σ_j Ď_ij (t_j − t_i).
  private func pairs(of unit: Int, _ units: Range<Int>, _ totals: [Double]) -> Double {
    var sum = 0.0
    for other in units {
      let weight = pairWeight(unit, other, count: Double(units.count), units)
      if case .jointYatesGrundy = rule {
        sum += weight * (totals[other] - totals[unit])
      } else {
        sum += weight * totals[other]
      }
    }
    return sum
  }

  private func pairWeight(_ i: Int, _ j: Int, count: Double, _ units: Range<Int>) -> Double {
    let (left, right) = (probabilities[i], probabilities[j])
    switch rule {
    case .brewer: return i == j ? 1 - left : 0
    case .overton: return i == j ? 1 - left : 1 - (count - (left + right) / 2) / (count - 1)
    case .hartleyRao(let populationSum):
      let sum = populationSum ?? probabilities[units].reduce(0, +) / count
      return i == j ? 1 - left : 1 - (count - left - right + sum) / (count - 1)
    case .joint(let joint), .jointYatesGrundy(let joint):
      let weight = i == j ? 1 - left : 1 - left * right / joint[rowOfUnit[i]][rowOfUnit[j]]
      return abs(weight) < negligible ? 0 : weight
    }
  }
}
