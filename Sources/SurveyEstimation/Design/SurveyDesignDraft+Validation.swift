extension SurveyDesignDraft {
  /// The design, or the first rule that the draft breaks.
  ///
  /// Checked in this order: lengths, number of stages, rows, weights, missing strata and clusters, nesting, fpc,
  /// adjustments.
  package func validated() throws(DesignError) -> SurveyDesign {
    try checkShape()
    guard rowCount > 0 else { throw .noRows }
    guard let kept = try rowsWithWeight() else {
      var warnings: [DesignWarning] = []
      return try designOfCompleteRows(rowsOfDraft: nil, warnings: &warnings)
    }
    guard !kept.isEmpty else { throw .noRows }
    do {
      var warnings = [DesignWarning.droppedRows(rowCount - kept.count)]
      return try keeping(rows: kept).designOfCompleteRows(rowsOfDraft: kept, warnings: &warnings)
    } catch { throw error.moved { kept[$0] } }
  }

  private func designOfCompleteRows(
    rowsOfDraft: [Int]?, warnings: inout [DesignWarning]
  ) throws(DesignError) -> SurveyDesign {
    var base = try statedWeights()
    let stages = try sampledStages()
    if base == nil { base = weightsFromPopulationSizes(stages) }
    guard let base else { throw .missingWeights(row: nil) }
    let steps = try aggregated(over: stages)
    if let position = steps.firstIndex(where: \.removesRows) {
      return try designOfRespondents(steps, until: position, base, rowsOfDraft, &warnings)
    }
    var weights = base
    var applied: [AppliedAdjustment] = []
    for step in steps { applied.append(try step.applied(to: &weights, warnings: &warnings)) }
    return SurveyDesign(
      rowCount: rowCount, rowsOfDraft: rowsOfDraft, baseWeights: baseWeights ?? base, startWeights: base,
      weights: weights,
      stages: Array(stages.prefix(varianceDepth)), steps: steps, adjustments: applied, lonelyPSU: lonelyPSU,
      lonelyDomain: lonelyDomain, unequalProbabilities: try unequalProbabilities(in: stages[0]),
      replicates: try replicates?.replicates(
        weights: base, stage: stages[0], lonely: lonelyPSU, aroundEstimate: replicatesAroundEstimate,
        warnings: &warnings), warnings: warnings)
  }

  /// The adjustments with the clusters inside which calibration factors are constant.
  private func aggregated(over stages: [SampledStage]) throws(DesignError) -> [WeightAdjustment] {
    var steps = adjustments
    for (index, step) in steps.enumerated() {
      guard case .calibrate(var calibration) = step, let stage = calibration.aggregateStage else { continue }
      guard stages.indices.contains(stage - 1) else { throw .noSuchStage(stage) }
      calibration.clusters = stages[stage - 1].unitOfRow
      steps[index] = .calibrate(calibration)
    }
    return steps
  }

  /// The design of the rows that responded, with the weights after the steps up to the nonresponse adjustment as known
  /// weights and the other steps still to do.
  private func designOfRespondents(
    _ steps: [WeightAdjustment], until position: Int, _ base: [Double], _ rowsOfDraft: [Int]?,
    _ warnings: inout [DesignWarning]
  ) throws(DesignError) -> SurveyDesign {
    var weights = base
    for step in steps[...position] { _ = try step.applied(to: &weights, warnings: &warnings) }
    let kept = weights.indices.filter { weights[$0] > 0 }
    guard !kept.isEmpty else { throw .noRows }
    var draft = keeping(rows: kept)
    draft.weighting = .weights(kept.map { weights[$0] })
    draft.adjustments = adjustments[(position + 1)...].map { $0.keeping(rows: kept) }
    draft.baseWeights = kept.map { base[$0] }
    let rows = rowsOfDraft.map { rows in kept.map { rows[$0] } } ?? kept
    return try draft.designOfCompleteRows(rowsOfDraft: rows, warnings: &warnings)
  }

  /// The variance by pairs, with its joint probabilities checked.
  private func unequalProbabilities(in stage: SampledStage) throws(DesignError) -> UnequalProbabilities? {
    guard let rule = unequalProbabilities, case .probabilities(let probabilities) = weighting else { return nil }
    switch rule {
    case .joint(let joint), .jointYatesGrundy(let joint):
      guard joint.count == rowCount, joint.allSatisfy({ $0.count == rowCount }) else { throw .invalidJoint }
      for row in 0..<rowCount {
        for other in 0..<row {
          let (left, right) = (joint[row][other], joint[other][row])
          guard abs(left - right) <= 1e-8 * max(abs(left), abs(right)) else { throw .invalidJoint }
        }
      }
    case .brewer, .overton, .hartleyRao: break
    }
    return UnequalProbabilities(rule, probabilities: probabilities, stage: stage)
  }

  /// The number of stages of sampling; elements are sampled when there are no clusters.
  private var stageCount: Int { max(1, clusters.count) }

  /// The stages whose variance counts: without fpc the first only (ultimate clusters).
  private var varianceDepth: Int { max(1, min(stageCount, fpc.count)) }

  private func checkShape() throws(DesignError) {
    func check(_ count: Int?, _ part: String) throws(DesignError) {
      if let count, count != rowCount { throw .unequalLength(part: part, expected: rowCount, found: count) }
    }
    for codes in strata { try check(codes?.count, "strata") }
    for codes in clusters { try check(codes.count, "clusters") }
    for sizes in fpc { try check(sizes.count, "fpc") }
    switch weighting {
    case .weights(let values), .probabilities(let values): try check(values.count, "weights")
    case .populationSizes, .equal, .unstated: break
    }
    if strata.count > stageCount { throw .tooManyStages(part: "strata", stages: stageCount) }
    if fpc.count > stageCount { throw .tooManyStages(part: "fpc", stages: stageCount) }
  }

  /// The rows that stay when those with a missing weight are dropped; nil when none is missing.
  private func rowsWithWeight() throws(DesignError) -> [Int]? {
    switch weighting {
    case .weights(let values), .probabilities(let values):
      guard let row = values.firstIndex(where: \.isNaN) else { return nil }
      if missingWeights == .fail { throw .missingWeights(row: row) }
      return (0..<rowCount).filter { !values[$0].isNaN }
    case .unstated: throw .missingWeights(row: nil)
    case .populationSizes where fpc.isEmpty: throw .missingWeights(row: nil)
    case .populationSizes, .equal: return nil
    }
  }

  private func keeping(rows: [Int]) -> SurveyDesignDraft {
    var draft = self
    draft.replicates = replicates?.keeping(rows: rows)
    draft.rowCount = rows.count
    draft.strata = strata.map { codes in codes.map { codes in rows.map { codes[$0] } } }
    draft.clusters = clusters.map { codes in rows.map { codes[$0] } }
    draft.fpc = fpc.map { sizes in rows.map { sizes[$0] } }
    draft.adjustments = adjustments.map { $0.keeping(rows: rows) }
    switch weighting {
    case .weights(let values): draft.weighting = .weights(rows.map { values[$0] })
    case .probabilities(let values): draft.weighting = .probabilities(rows.map { values[$0] })
    case .populationSizes, .equal, .unstated: break
    }
    return draft
  }

  /// The weights that do not depend on the stages; nil for `populationSizes`.
  private func statedWeights() throws(DesignError) -> [Double]? {
    switch weighting {
    case .weights(let values):
      if values.allSatisfy({ $0 > 0 && $0 < .infinity }) { return values }
      if let row = values.firstIndex(where: { $0.isInfinite }) { throw .notNumeric(column: "weights", row: row) }
      if let row = values.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
      if let row = values.firstIndex(of: 0) { throw .zeroWeight(row: row) }
      return values
    case .probabilities(let values):
      if let row = values.firstIndex(where: { !($0 > 0 && $0 <= 1) }) { throw .invalidProbability(row: row) }
      return values.map { 1 / $0 }
    case .equal: return Array(repeating: 1, count: rowCount)
    case .populationSizes, .unstated: return nil
    }
  }

  private func weightsFromPopulationSizes(_ stages: [SampledStage]) -> [Double] {
    var weights = [Double](repeating: 1, count: rowCount)
    for stage in stages.prefix(fpc.count) {
      for row in 0..<rowCount {
        let stratum = Int(stage.stratumOfUnit[Int(stage.unitOfRow[row])])
        weights[row] *= stage.population[stratum] / Double(stage.sampled[stratum])
      }
    }
    return weights
  }
}

extension SurveyDesignDraft {
  private func sampledStages() throws(DesignError) -> [SampledStage] {
    var stages: [SampledStage] = []
    for index in 0..<stageCount {
      let numbering = StageNumbering(
        stage: index + 1, parents: stages.last?.unitOfRow, strata: index < strata.count ? strata[index] : nil,
        clusters: index < clusters.count ? clusters[index] : nil, nested: nested)
      let numbers = try numbering.numbered(rowCount: rowCount)
      stages.append(try stage(at: index, numbers, below: stages.last))
    }
    return stages
  }

  private func stage(
    at index: Int, _ numbers: StageNumbering.Numbers, below previous: SampledStage?
  ) throws(DesignError) -> SampledStage {
    var sampled = [Int](repeating: 0, count: numbers.rowOfStratum.count)
    for stratum in numbers.stratumOfUnit { sampled[Int(stratum)] += 1 }
    let share = numbers.parentOfStratum.map { parent -> Double in
      guard let previous, parent >= 0 else { return 1 }
      let stratum = Int(previous.stratumOfUnit[Int(parent)])
      return previous.share[stratum] * Double(previous.sampled[stratum]) / previous.population[stratum]
    }
    let names = numbers.codeOfStratum.map { code in
      index == 0 && stratumNames.indices.contains(Int(code)) ? stratumNames[Int(code)] : String(code)
    }
    return SampledStage(
      unitOfRow: numbers.unitOfRow, stratumOfUnit: numbers.stratumOfUnit, parentOfStratum: numbers.parentOfStratum,
      sampled: sampled, population: try population(at: index, numbers, sampled: sampled), share: share,
      stratumNames: names, firstUnit: Self.starts(of: sampled), groups: Self.groups(of: numbers.parentOfStratum))
  }

  /// N of every stratum of a stage; infinite where the stage has no fpc.
  private func population(
    at index: Int, _ numbers: StageNumbering.Numbers, sampled: [Int]
  ) throws(DesignError) -> [Double] {
    guard index < fpc.count else { return Array(repeating: .infinity, count: sampled.count) }
    let sizes = fpc[index]
    for row in 0..<rowCount {
      if sizes[row].isNaN { throw .missingDesign(row: row, stage: index + 1) }
      let stratum = Int(numbers.stratumOfUnit[Int(numbers.unitOfRow[row])])
      let valid = sizes[row] > 0 && sizes[row].isFinite && (fpcKind == .counts || sizes[row] <= 1)
      guard valid, sizes[row] == sizes[Int(numbers.rowOfStratum[stratum])] else {
        throw .invalidFPC(row: row, stage: index + 1)
      }
    }
    var population: [Double] = []
    for (stratum, row) in numbers.rowOfStratum.enumerated() {
      let row = Int(row)
      let size = fpcKind == .counts ? sizes[row] : Double(sampled[stratum]) / sizes[row]
      guard size >= Double(sampled[stratum]) else {
        throw .fpcTooSmall(row: row, stage: index + 1, population: size, sampled: sampled[stratum])
      }
      population.append(size)
    }
    return population
  }

  private static func starts(of sizes: [Int]) -> [Int] {
    var starts = [0]
    for size in sizes { starts.append((starts.last ?? 0) + size) }
    return starts
  }

  private static func groups(of parents: [Int32]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in parents.indices where index + 1 == parents.count || parents[index + 1] != parents[index] {
      groups.append(start..<index + 1)
      start = index + 1
    }
    return groups
  }
}

extension DesignError {
  /// The same error with its row put through a map: from the kept rows back to the rows of the draft.
  fileprivate func moved(by map: (Int) -> Int) -> DesignError {
    switch self {
    case .negativeWeight(let row): .negativeWeight(row: map(row))
    case .zeroWeight(let row): .zeroWeight(row: map(row))
    case .notNumeric(let column, let row): .notNumeric(column: column, row: map(row))
    case .invalidProbability(let row): .invalidProbability(row: map(row))
    case .missingDesign(let row, let stage): .missingDesign(row: map(row), stage: stage)
    case .clustersNotNested(let row, let stage): .clustersNotNested(row: map(row), stage: stage)
    case .invalidFPC(let row, let stage): .invalidFPC(row: map(row), stage: stage)
    case .fpcTooSmall(let row, let stage, let population, let sampled):
      .fpcTooSmall(row: map(row), stage: stage, population: population, sampled: sampled)
    case .unknownCell(let cell, let row): .unknownCell(cell, row: map(row))
    case .unknownColumn, .unequalLength, .tooManyStages, .noRows, .missingWeights, .emptyCell, .invalidPopulation,
      .inconsistentMargins, .notConverged, .lonelyPSU, .stratifiedSample, .notTwoUnits, .invalidJoint,
      .singularAdjustment, .noSuchStage:
      self
    }
  }
}
