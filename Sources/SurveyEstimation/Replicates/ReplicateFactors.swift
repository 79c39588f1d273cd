/// Replicates that multiply the weights of whole first-stage units.
///
/// Replicated totals follow from the totals of the units: a replicate needs no copy of the rows' weights.
enum ReplicateFactors: Sendable {
  /// Replicate r leaves out unit r and scales up its stratum by n/(n − 1); units by replicate.
  case leaveOneOut([Int32])
  /// The factor of unit i in replicate r is base_h + slope_h · multiples_ri, h the unit's stratum.
  case multiples([[Float]], base: [Double], slope: [Double])

  var count: Int {
    switch self {
    case .leaveOneOut(let left): left.count
    case .multiples(let rows, _, _): rows.count
    }
  }

  /// Σ_i f_ri t_i for every replicate. O(units + replicates) for the jackknife, O(replicates · units) else.
  func totals(of units: [Double], stage: SampledStage) -> [Double] {
    switch self {
    case .leaveOneOut(let left):
      let sums = (0..<stage.stratumCount).map { stratum in units[stage.units(ofStratum: stratum)].reduce(0, +) }
      let all = sums.reduce(0, +)
      return left.map { unit in
        let stratum = Int(stage.stratumOfUnit[Int(unit)])
        let count = Double(stage.sampled[stratum])
        return all - sums[stratum] + count / (count - 1) * (sums[stratum] - units[Int(unit)])
      }
    case .multiples(let rows, let base, let slope):
      let constant = units.indices.reduce(0) { $0 + base[Int(stage.stratumOfUnit[$1])] * units[$1] }
      let sloped = units.indices.map { slope[Int(stage.stratumOfUnit[$0])] * units[$0] }
      return rows.map { constant + Self.product($0, sloped) }
    }
  }

  private static func product(_ multiples: [Float], _ units: [Double]) -> Double {
    multiples.withUnsafeBytes { multiples in
      units.withUnsafeBytes { totals in
        var sums = (SIMD4<Double>(), SIMD4<Double>())
        let even = units.count & ~7
        for start in stride(from: 0, to: even, by: 8) {
          let few = multiples.loadUnaligned(fromByteOffset: 4 * start, as: SIMD8<Float>.self)
          sums.0 += SIMD4<Double>(few.lowHalf) * totals.loadUnaligned(fromByteOffset: 8 * start, as: SIMD4<Double>.self)
          sums.1 +=
            SIMD4<Double>(few.highHalf)
            * totals.loadUnaligned(fromByteOffset: 8 * start + 32, as: SIMD4<Double>.self)
        }
        var sum = (sums.0 + sums.1).sum()
        for index in even..<units.count {
          sum += Double(multiples.loadUnaligned(fromByteOffset: 4 * index, as: Float.self)) * units[index]
        }
        return sum
      }
    }
  }

  /// The factor of every unit in one replicate.
  func factors(of replicate: Int, stage: SampledStage) -> [Double] {
    switch self {
    case .multiples(let rows, let base, let slope):
      return rows[replicate].enumerated().map { unit, multiple in
        let stratum = Int(stage.stratumOfUnit[unit])
        return base[stratum] + slope[stratum] * Double(multiple)
      }
    case .leaveOneOut(let left):
      var factors = [Double](repeating: 1, count: stage.unitCount)
      let stratum = Int(stage.stratumOfUnit[Int(left[replicate])])
      let count = Double(stage.sampled[stratum])
      for unit in stage.units(ofStratum: stratum) { factors[unit] = count / (count - 1) }
      factors[Int(left[replicate])] = 0
      return factors
    }
  }
}
