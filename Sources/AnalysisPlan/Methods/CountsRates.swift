import Counts
import Statistics
import Tables

/// Rates and shares of single units.
enum CountsRates {
  static let rate = AnalysisMethod(name: "counts.rate") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "counts.rate", known: ["data", "unit", "count", "exposure", "interval", "level"])
    let request = try Request(reader, size: "exposure")
    let interval = try reader.choice("interval", as: RateInterval.self) ?? .exact
    let read = try CountsColumns(request.data, unit: request.unit, numbers: [request.count, request.size], &context)
    let complete = Set(try read.completeRows())
    try read.table.checkCounts(read.columns[0], of: request.count)
    try read.table.checkExposures(read.columns[1], of: request.size)
    var rows: [JSONValue] = []
    for row in read.units.indices {
      let (count, exposure) = (read.columns[0][row], read.columns[1][row])
      var found: Estimate?
      if complete.contains(row) {
        do throws(CountError) {
          found = try poissonRate(count: Int(count), exposure: exposure, interval: interval, level: request.level)
        } catch { throw AnalysisError(error, of: "row \(row + 1)") }
      }
      rows.append([
        "unit": read.label(row), "count": JSONValue(count), "exposure": JSONValue(exposure),
        "estimate": JSONValue(found?.value), "lower": JSONValue(found?.lower), "upper": JSONValue(found?.upper),
      ])
    }
    return AnalysisFields(
      members: [JSONMember("rows", .list(rows))],
      warnings: read.table.warnings + Self.undefinedWarnings(rows.count - complete.count, "rate"))
  }

  static let proportion = AnalysisMethod(name: "counts.proportion") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "counts.proportion", known: ["data", "unit", "count", "trials", "interval", "level"])
    let request = try Request(reader, size: "trials")
    let interval = try reader.choice("interval", as: ProportionInterval.self) ?? .wilson
    let read = try CountsColumns(request.data, unit: request.unit, numbers: [request.count, request.size], &context)
    let complete = Set(try read.completeRows())
    try read.table.checkCounts(read.columns[0], of: request.count)
    try read.table.checkTrials(read.columns[1], of: request.size)
    try read.table.check(read.columns[0], of: request.count, notAbove: read.columns[1])
    var rows: [JSONValue] = []
    var outside = 0
    for row in read.units.indices {
      let (count, trials) = (read.columns[0][row], read.columns[1][row])
      var limits: (lower: Double, upper: Double)?
      if complete.contains(row) {
        do throws(CountError) {
          limits = try interval.limits(count: Int(count), trials: Int(trials), level: request.level)
        } catch {
          throw AnalysisError(error, of: "row \(row + 1)")
        }
      }
      if let limits, limits.lower < 0 || limits.upper > 1 { outside += 1 }
      rows.append([
        "unit": read.label(row), "count": JSONValue(count), "trials": JSONValue(trials),
        "estimate": JSONValue(count / trials), "lower": JSONValue(limits?.lower), "upper": JSONValue(limits?.upper),
      ])
    }
    let notes: [PlanWarning] =
      outside == 0 ? [] : ["\(outside) intervals of Agresti and Coull reach beyond 0 or 1, where no share can lie."]
    return AnalysisFields(
      members: [JSONMember("rows", .list(rows))],
      warnings: read.table.warnings + Self.undefinedWarnings(rows.count - complete.count, "share") + notes)
  }

  private static func undefinedWarnings(_ count: Int, _ what: String) -> [PlanWarning] {
    count == 0 ? [] : [PlanWarning("\(count) rows lack a value and have no \(what).")]
  }

  private struct Request {
    let data: String
    let unit: String?
    let count: String
    let size: String
    let level: Double

    init(_ reader: ArgumentReader, size key: String) throws(AnalysisError) {
      data = try reader.required("data", try reader.text("data"))
      unit = try reader.text("unit")
      count = try reader.required("count", try reader.text("count"))
      size = try reader.required(key, try reader.text(key))
      level = try reader.number("level", above: 0, below: 1) ?? 0.95
    }
  }
}

extension AnalysisMethod {
  static let countMethods = [
    CountsRates.rate, CountsComparison.rateRatio, CountsRates.proportion, CountsComparison.proportionDifference,
    CountsModels.negativeBinomial, CountsModels.poisson, CountsSeries.interruptedTimeSeries,
    CountsDifferences.method, CountsSeries.mannKendall, CountsAnomalies.outliers, CountsAnomalies.benford,
  ]
}
