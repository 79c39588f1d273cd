import Indicators
import Tables

/// Long tails and outliers of single indicators.
enum IndexOutliers {
  /// The words of `transformation`.
  private enum TransformationName: String, CaseIterable {
    case log, logEitherSide, boxCox
  }

  static let transform = AnalysisMethod(name: "index.transform") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.transform", known: IndexColumns.keys + ["transformation", "lambda"])
    let selection = try IndexColumns.Selection(reader)
    let name = try reader.required("transformation", try reader.choice("transformation", as: TransformationName.self))
    let lambda = try reader.number("lambda")
    let transformation: Transformation =
      switch name {
      case .log: .log
      case .logEitherSide: .logEitherSide
      case .boxCox: .boxCox(lambda: try reader.required("lambda", lambda))
      }
    let found = try IndexColumns(selection, &context)
    let values = try found.map { (_, column) throws(IndexError) in try transformation.values(of: column) }
    return AnalysisFields(
      members: [found.rows { [JSONMember("values", .numbers(values[$0]))] }], warnings: found.table.warnings)
  }

  static let treat = AnalysisMethod(name: "index.treat") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "index.treat", known: IndexColumns.keys + OutlierRule.keys)
    let selection = try IndexColumns.Selection(reader)
    let rule = try OutlierRule(reader, steps: [.winsorise, .log])
    let found = try IndexColumns(selection, &context)
    let treated = try found.map { (_, column) throws(IndexError) in try rule.treated(column) }
    let rows = found.rows { place in
      let column = treated[place]
      return [
        JSONMember("skewness", JSONValue(column.before.skewness)),
        JSONMember("kurtosis", JSONValue(column.before.kurtosis)),
      ] + rule.members(column) + [
        JSONMember("skewnessAfter", JSONValue(column.after.skewness)),
        JSONMember("kurtosisAfter", JSONValue(column.after.kurtosis)), JSONMember("values", .numbers(column.values)),
      ]
    }
    return AnalysisFields(
      members: [rows], warnings: found.table.warnings + rule.warnings(found.names, treated))
  }
}

extension OutlierRule {
  static let keys = ["treatment", "winsoriseMaximum", "skewnessLimit", "kurtosisLimit"]

  /// The rule of the arguments; `steps` when no `treatment` is given.
  init(_ reader: ArgumentReader, steps: [TreatmentStep]) throws(AnalysisError) {
    self.init(
      steps: try reader.choices("treatment", as: TreatmentStep.self) ?? steps,
      winsoriseMaximum: try reader.count("winsoriseMaximum", in: 1...Int(Int32.max)) ?? 5,
      skewnessLimit: try reader.number("skewnessLimit", above: 0, below: .infinity) ?? 2,
      kurtosisLimit: try reader.number("kurtosisLimit", above: 0, below: .infinity) ?? 3.5)
  }

  /// What was done to a column.
  func members(_ column: TreatedColumn) -> [JSONMember] {
    [
      JSONMember("passBefore", .bool(passes(column.before))),
      JSONMember("treatment", .text(column.step?.rawValue ?? "none")),
      JSONMember("winsorised", JSONValue(column.winsorised)), JSONMember("passAfter", .bool(passes(column.after))),
    ]
  }

  /// A note on each column that fails also after treatment.
  func warnings(_ names: [String], _ treated: [TreatedColumn]) -> [PlanWarning] {
    zip(names, treated).filter { !passes($1.after) }.map { name, column in
      "“\(name)” fails also after treatment; \(column.step.map { "“\($0.rawValue)” was kept" } ?? "it stays as it is")."
    }
  }
}
