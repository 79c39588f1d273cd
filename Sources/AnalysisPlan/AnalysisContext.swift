import SurveyEstimation
import Tables

/// What the analyses of one run share: the tables and designs, each read once when it is first needed.
struct AnalysisContext {
  private let plan: PlanDocument
  private let texts: [String: TextTable]
  private var tables: [String: Result<PlanTable, AnalysisError>] = [:]
  private var samples: [String: Result<SurveySample, AnalysisError>] = [:]

  init(plan: PlanDocument, texts: [String: TextTable]) {
    self.plan = plan
    self.texts = texts
  }

  /// A table of the plan.
  mutating func table(_ name: String) throws(AnalysisError) -> PlanTable {
    if let known = tables[name] { return try known.get() }
    let read = Result { () throws(AnalysisError) in try readTable(name) }
    tables[name] = read
    return try read.get()
  }

  private func readTable(_ name: String) throws(AnalysisError) -> PlanTable {
    guard let source = plan.dataSources.first(where: { $0.name == name }), let text = texts[name] else {
      throw .unknown(.unknownData, "data named", name, among: plan.dataSources.map(\.name).filter { texts[$0] != nil })
    }
    do { return try source.table(from: text) } catch { throw error.on(source.entries, else: source.line) }
  }

  /// What the plan says of a design.
  func specification(_ name: String) throws(AnalysisError) -> DesignSpecification {
    guard let entry = plan.designs.first(where: { $0.key == name }) else {
      throw .unknown(.unknownDesign, "design named", name, among: plan.designs.map(\.key))
    }
    do { return try DesignSpecification(entry) } catch { throw error.on(entry.value.entries ?? [], else: entry.line) }
  }

  /// The table of a design, with the design's own columns checked.
  mutating func table(of specification: DesignSpecification) throws(AnalysisError) -> PlanTable {
    do {
      let table = try table(specification.data)
      try table.check(columns: specification.columnNames)
      return table
    } catch { throw specification.placed(error) }
  }

  /// The sample of a design.
  mutating func sample(_ specification: DesignSpecification) throws(AnalysisError) -> SurveySample {
    if let known = samples[specification.name] { return try known.get() }
    let table = try table(of: specification)
    let made: Result<SurveySample, AnalysisError>
    do {
      var adjustments: [WeightAdjustment] = []
      for step in specification.adjustments { adjustments.append(try step.adjustment(in: table, context: &self)) }
      made = .success(
        try SurveySample(
          specification, adjustments, try specification.unequalProbabilities?.rule(context: &self), table))
    } catch { made = .failure(specification.placed(error)) }
    samples[specification.name] = made
    return try made.get()
  }
}

/// A survey design with the rows of its table that belong to it.
struct SurveySample {
  let name: String
  let design: SurveyDesign
  let table: PlanTable
  let warnings: [PlanWarning]
  /// Whether a stratum with one sampled unit refuses the analysis.
  let refusesLonelyPSU: Bool

  init(
    _ specification: DesignSpecification, _ adjustments: [WeightAdjustment],
    _ unequalProbabilities: UnequalProbabilities.PairRule?, _ table: PlanTable
  ) throws(AnalysisError) {
    name = specification.name
    refusesLonelyPSU = specification.lonelyPSU == .fail
    let replicates = try specification.replicates?.plan(in: table)
    do {
      var draft = try SurveyDesignDraft(table: table.data, columns: specification.columns)
      draft.nested = specification.nested
      draft.fpcKind = specification.fpcKind
      draft.lonelyPSU = specification.lonelyPSU
      draft.lonelyDomain = specification.lonelyDomain
      draft.missingWeights = specification.missingWeights
      draft.adjustments = adjustments
      draft.unequalProbabilities = unequalProbabilities
      draft.replicates = replicates
      draft.replicatesAroundEstimate = specification.replicates?.aroundEstimate ?? false
      design = try draft.validated()
    } catch { throw AnalysisError(error, design: specification.name, table: table) }
    self.table = try table.keeping(rows: design.keptRows)
    warnings = table.warnings + design.warnings.map { PlanWarning($0.message, line: specification.line) }
  }
}
