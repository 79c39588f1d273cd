import Statistics

extension ReplicatePlan {
  /// The replicates of a checked design. Throws `lonelyPSU`, `notTwoUnits`, `stratifiedJackknife` and what a given
  /// column breaks.
  func replicates(
    weights: [Double], stage: SampledStage, lonely: LonelyPSURule, aroundEstimate: Bool,
    warnings: inout [DesignWarning]
  ) throws(DesignError) -> Replicates {
    let factors: ReplicateFactors
    var scale = 1.0
    var rscales: [Double]?
    switch self {
    case .given(let columns, let combined, let scale, let rscales, let freedom):
      return try Self.given(
        columns, weights: combined ? nil : weights, scale: scale, rscales: rscales, freedom: freedom, aroundEstimate)
    case .jackknife:
      guard stage.stratumCount == 1 else { throw .stratifiedSample }
      factors = try Self.leftOut(stage, lonely)
      scale = stage.unseenShare(ofStratum: 0) * Double(stage.unitCount - 1) / Double(stage.unitCount)
    case .stratifiedJackknife:
      factors = try Self.leftOut(stage, lonely)
      rscales = Self.stratumScales(factors, stage)
    case .balanced(let rho):
      factors = try Self.balanced(stage, rho: rho)
      scale = 1 / (Double(factors.count) * (1 - rho) * (1 - rho))
    case .bootstrap(let count, let generator):
      factors = try Self.bootstrap(stage, count: count, generator: generator, lonely)
      scale = 1 / Double(count - 1)
    }
    if case .leaveOneOut = factors {
    } else if stage.population.contains(where: \.isFinite) {
      warnings.append(.droppedFPC)
    }
    return Replicates(
      weights: .factors(factors), scale: scale, rscales: rscales ?? Array(repeating: 1, count: factors.count),
      aroundEstimate: aroundEstimate, degreesOfFreedom: nil)
  }

  /// Replicates by row; without degrees of freedom they have the rank of their matrix − 1.
  private static func given(
    _ columns: [[Double]], weights: [Double]?, scale: Double, rscales: [Double]?, freedom: Double?,
    _ aroundEstimate: Bool
  ) throws(DesignError) -> Replicates {
    let rows = columns.map { column in
      weights.map { base in zip(column, base).map { $0 * $1 } } ?? column
    }
    let rank = ColumnSpace(spannedBy: rows, tolerance: 1e-5).rank
    return Replicates(
      weights: .rows(rows), scale: scale, rscales: rscales ?? Array(repeating: 1, count: columns.count),
      aroundEstimate: aroundEstimate, degreesOfFreedom: freedom ?? Double(rank - 1))
  }

  /// The strata whose single unit is no census; refused unless a rule lets them go.
  private static func checkLonely(_ stage: SampledStage, _ rule: LonelyPSURule) throws(DesignError) {
    for stratum in 0..<stage.stratumCount where stage.sampled[stratum] == 1 && stage.unseenShare(ofStratum: stratum) > 0
    {
      guard rule == .remove || rule == .certainty else { throw .lonelyPSU(stratum: stage.stratumNames[stratum]) }
    }
  }

  private static func leftOut(_ stage: SampledStage, _ rule: LonelyPSURule) throws(DesignError) -> ReplicateFactors {
    try checkLonely(stage, rule)
    return .leaveOneOut(
      stage.stratumOfUnit.indices.filter { stage.sampled[Int(stage.stratumOfUnit[$0])] > 1 }.map { Int32($0) })
  }

  /// (1 − f_h)(n_h − 1)/n_h for every unit that is left out.
  private static func stratumScales(_ factors: ReplicateFactors, _ stage: SampledStage) -> [Double]? {
    guard case .leaveOneOut(let left) = factors else { return nil }
    return left.map { unit in
      let stratum = Int(stage.stratumOfUnit[Int(unit)])
      let count = Double(stage.sampled[stratum])
      return stage.unseenShare(ofStratum: stratum) * (count - 1) / count
    }
  }

  private static func balanced(_ stage: SampledStage, rho: Double) throws(DesignError) -> ReplicateFactors {
    if let stratum = stage.sampled.firstIndex(where: { $0 != 2 }) {
      throw .notTwoUnits(stratum: stage.stratumNames[stratum], count: stage.sampled[stratum])
    }
    let matrix = HadamardMatrix(atLeast: stage.stratumCount + 1)
    let rows = (0..<matrix.order).map { replicate in
      (0..<stage.unitCount).map { unit -> Float in
        let sign = Float(matrix.sign(row: replicate, column: Int(stage.stratumOfUnit[unit]) + 1))
        return stage.units(ofStratum: Int(stage.stratumOfUnit[unit])).lowerBound == unit ? sign : -sign
      }
    }
    let strata = stage.stratumCount
    return .multiples(
      rows, base: Array(repeating: 1, count: strata), slope: Array(repeating: 1 - rho, count: strata))
  }

  private static func bootstrap(
    _ stage: SampledStage, count: Int, generator: SeededGenerator, _ rule: LonelyPSURule
  ) throws(DesignError) -> ReplicateFactors {
    try checkLonely(stage, rule)
    var generator = generator
    let rows = (0..<count).map { _ in
      var multiples = [Float](repeating: 0, count: stage.unitCount)
      for stratum in 0..<stage.stratumCount {
        let units = stage.units(ofStratum: stratum)
        if units.count == 1 { multiples[units.lowerBound] = 1 }
        for _ in 1..<max(1, units.count) {
          let (drawn, _) = UInt64(units.count).multipliedFullWidth(by: generator.next())
          multiples[units.lowerBound + Int(drawn)] += 1
        }
      }
      return multiples
    }
    let slope = stage.sampled.map { $0 > 1 ? Double($0) / Double($0 - 1) : 1 }
    return .multiples(rows, base: Array(repeating: 0, count: slope.count), slope: slope)
  }
}
