import Counts
import Statistics
import Tables

/// Series over time: a break at a known time, and a trend.
enum CountsSeries {
  private enum ErrorRule: String, CaseIterable { case model, neweyWest }

  static let interruptedTimeSeries = AnalysisMethod(name: "counts.interruptedTimeSeries") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "counts.interruptedTimeSeries",
      known: SeriesRequest.keys + ["start", "se", "lag", "smallSample", "level"])
    let request = try SeriesRequest(reader)
    let start = try reader.required(
      "start", try reader.number("start", above: -.greatestFiniteMagnitude, below: .greatestFiniteMagnitude))
    let rule = try reader.choice("se", as: ErrorRule.self) ?? .neweyWest
    let lag = try reader.count("lag", in: 0...1_000_000)
    let smallSample = try reader.flag("smallSample")
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let series = try request.series(&context)
    let found: InterruptedSeries
    do throws(CountError) {
      found = try InterruptedSeries(
        values: series.values, times: series.times, start: start,
        errors: rule == .model ? .model : .neweyWest(lag: lag, smallSample: smallSample), level: level)
    } catch { throw AnalysisError(error, of: "the series “\(request.outcome)”") }
    let notes: [PlanWarning] =
      found.dependence == nil ? ["The fit is exact: no measure of how residuals depend on each other."] : []
    return AnalysisFields(members: members(found), warnings: series.warnings + notes)
  }

  private static func members(_ found: InterruptedSeries) -> [JSONMember] {
    let rows = zip(["intercept", "trend", "levelChange", "slopeChange"], found.coefficients).map { term, coefficient in
      JSONValue.object([JSONMember("term", .text(term))] + coefficient.testedMembers)
    }
    return [
      JSONMember("rows", .list(rows)), JSONMember("sigma", JSONValue(found.residualDeviation)),
      JSONMember("rSquared", JSONValue(found.determination)),
      JSONMember("durbinWatson", JSONValue(found.dependence?.durbinWatson)),
      JSONMember("breuschGodfrey", JSONValue(found.dependence?.breuschGodfrey)),
      JSONMember("breuschGodfreyP", JSONValue(found.dependence?.breuschGodfreyP)),
      JSONMember("residualAutocorrelation", JSONValue(found.dependence?.autocorrelation)),
      JSONMember("counterfactualLast", JSONValue(found.counterfactualLast)),
      JSONMember("cumulativeEffect", JSONValue(found.cumulativeEffect)),
    ]
  }

  static let mannKendall = AnalysisMethod(name: "counts.mannKendall") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "counts.mannKendall", known: SeriesRequest.keys)
    let request = try SeriesRequest(reader)
    let series = try request.series(&context)
    let test: TrendTest
    do throws(CountError) { test = try TrendTest(values: series.values, times: series.times) } catch {
      throw AnalysisError(error, of: "the series “\(request.outcome)”")
    }
    return AnalysisFields(
      members: [
        JSONMember("score", JSONValue(test.score)), JSONMember("variance", JSONValue(test.variance)),
        JSONMember("statistic", JSONValue(test.statistic)), JSONMember("p", JSONValue(test.p)),
        JSONMember("tauA", JSONValue(test.tauA)), JSONMember("tauB", JSONValue(test.tauB)),
        JSONMember("slope", JSONValue(test.slope)), JSONMember("intercept", JSONValue(test.intercept)),
      ], warnings: series.warnings)
  }

  /// An outcome over time as a plan names it.
  private struct SeriesRequest {
    let data: String
    let outcome: String
    let time: String

    static let keys = ["data", "outcome", "time"]

    init(_ reader: ArgumentReader) throws(AnalysisError) {
      data = try reader.required("data", try reader.text("data"))
      outcome = try reader.required("outcome", try reader.text("outcome"))
      time = try reader.required("time", try reader.text("time"))
    }

    /// The rows that have both; a time that stands twice is refused even where the outcome is missing.
    func series(
      _ context: inout AnalysisContext
    ) throws(AnalysisError) -> (values: [Double], times: [Double], warnings: [PlanWarning]) {
      let read = try CountsColumns(data, unit: nil, numbers: [outcome, time], &context)
      var seen: Set<Double> = []
      for time in read.columns[1] where !time.isNaN && !seen.insert(time).inserted {
        throw AnalysisError(.repeatedUnit, "The time \(time.shortestText) of “\(self.time)” stands in two rows.")
      }
      let rows = try read.completeRows()
      return (
        rows.map { read.columns[0][$0] }, rows.map { read.columns[1][$0] },
        read.table.warnings + leftOutWarnings(read.units.count - rows.count)
      )
    }
  }
}
