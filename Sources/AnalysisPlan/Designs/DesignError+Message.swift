import SurveyEstimation
import Tables

extension AnalysisError {
  /// The message of a refused design. `table` names the rows as the file numbers them.
  init(_ error: DesignError, design: String, table: PlanTable) {
    func place(_ row: Int) -> String { "row \(table.rowNumbers[row] + 1) of data “\(table.name)”" }
    let subject = "Design “\(design)”"
    switch error {
    case .unknownColumn(let name):
      self = .unknown(.unknownColumn, "column of data “\(table.name)” named", name, among: table.data.columnNames)
    case .notNumeric(let column, let row):
      self.init(
        .notNumeric, "\(subject): “\(column)” must hold finite numbers, but \(place(row)) does not.", about: column)
    case .unequalLength(let part, let expected, let found):
      self.init(.invalidArgument, "\(subject): \(part) has \(found) entries for \(expected) rows.")
    case .tooManyStages(let part, let stages):
      self.init(.invalidArgument, "\(subject): \(part) has more entries than the \(stages) stages of sampling.")
    case .noRows: self.init(.noData, "\(subject): data “\(table.name)” has no row to use.")
    case .missingWeights(let row):
      let cause = row.map { "the weight of \(place($0)) is missing; “missingWeights: drop” leaves such rows out" }
      self.init(
        .missingWeights,
        "\(subject): \(cause ?? "give “weights”, “probabilities” or “fpc”, or “weights: none” if all rows weigh 1").")
    case .negativeWeight(let row): self.init(.negativeWeights, "\(subject): the weight of \(place(row)) is below zero.")
    case .zeroWeight(let row):
      self.init(.zeroWeights, "\(subject): the weight of \(place(row)) is zero; leave such rows out of the data.")
    case .invalidProbability(let row):
      self.init(.invalidProbability, "\(subject): the probability of \(place(row)) is not above 0 and at most 1.")
    case .missingDesign(let row, let stage):
      self.init(.missingDesign, "\(subject): a stratum, cluster or fpc of stage \(stage) is missing in \(place(row)).")
    case .clustersNotNested(let row, let stage):
      self.init(
        .clustersNotNested,
        "\(subject): the cluster of stage \(stage) in \(place(row)) also stands in another stratum; "
          + "say “nested: true” if clusters are numbered anew in every stratum.")
    case .invalidFPC(let row, let stage):
      self.init(
        .invalidFPC, "\(subject): the fpc of stage \(stage) in \(place(row)) is not valid or differs in its stratum.")
    case .fpcTooSmall(let row, let stage, let population, let sampled):
      self.init(
        .fpcTooSmall,
        "\(subject): stage \(stage) has \(sampled) sampled units of \(population) in the stratum of \(place(row)).")
    case .unknownCell(let cell, let row):
      let cause = cell.map { "the cell “\($0)” has no population" } ?? "a value of the adjustment is missing"
      self.init(cell == nil ? .missingDesign : .unknownLevel, "\(subject): \(cause) (\(place(row))).")
    case .emptyCell(let cell):
      self.init(.emptyCell, "\(subject): no row of the sample lies in the cell “\(cell)” of the population.")
    case .inconsistentMargins(let first, let other):
      self.init(
        .inconsistentMargins, "\(subject): the margins sum to \(first.shortestText) and \(other.shortestText).")
    case .notConverged(let miss):
      self.init(
        .notConverged,
        "\(subject): an adjustment does not meet its totals or bounds; the last cycle missed one by "
          + "\(miss.shortestText).")
    case .singularAdjustment:
      self.init(.singularDesign, "\(subject): a calibration variable is zero throughout or follows from the others.")
    case .noSuchStage(let stage):
      self.init(.invalidArgument, "\(subject): “aggregateStage” \(stage) is no stage of the design.")
    case .lonelyPSU(let stratum):
      self.init(
        .lonelyPSU,
        "\(subject): stratum “\(stratum)” has one sampled unit; with replicates choose “lonelyPSU” remove or certainty."
      )
    case .stratifiedSample:
      self.init(
        .invalidArgument, "\(subject): the type JK1 is for samples without strata; JKn is the stratified jackknife.")
    case .notTwoUnits(let stratum, let count):
      self.init(
        .notTwoPSUs, "\(subject): balanced replicates need two units in every stratum; “\(stratum)” has \(count).")
    case .invalidJoint:
      self.init(
        .invalidJoint,
        "\(subject): the joint probabilities must be a symmetric matrix with a row for each row of the data.")
    case .invalidPopulation(let cell):
      self.init(.invalidPopulation, "\(subject): the count of the cell “\(cell)” is below zero or not finite.")
    }
  }
}

extension DesignWarning {
  var message: String {
    switch self {
    case .droppedRows(let count): "\(count) rows without a weight are left out."
    case .droppedFPC: "These replicates take no account of the fpc."
    case .emptyCell(let cell): "No row of the sample lies in the cell “\(cell)”; the weights do not represent it."
    }
  }
}
