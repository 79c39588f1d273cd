import Statistics
import SurveyEstimation

/// Internal consistency of a scale: Cronbach's alpha and how each item goes with it.
enum ItemsReliability {
  /// Whose limits alpha gets.
  private enum Interval: String, CaseIterable {
    case feldt, duhachek
  }

  static let cronbachAlpha = AnalysisMethod(name: "items.cronbachAlpha") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "items.cronbachAlpha", known: ItemScale.arguments + ["missing", "interval", "level"])
    let interval = try reader.choice("interval", as: Interval.self) ?? .feldt
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let scale = try ItemScale(reader, least: 2, &context)
    let responses = try scale.responses()
    let alpha = Reliability(covariances: responses.covariances, count: responses.count)
    let limits = interval == .feldt ? alpha.feldtLimits(level: level) : alpha.normalLimits(level: level)
    let means = responses.respondentMeans.filter { !$0.isNaN }
    let spread = ItemResponses.pairwise(means, means).squareRoot()
    let pairs = responses.offDiagonalCorrelations
    return AnalysisFields(
      members: [
        JSONMember("estimate", JSONValue(alpha.alpha)), JSONMember("standardised", JSONValue(alpha.standardised)),
        JSONMember("lambda6", JSONValue(alpha.lambda6)),
        JSONMember("meanCorrelation", JSONValue(pairs.compensatedSum() / Double(pairs.count))),
        JSONMember("medianCorrelation", JSONValue(median(pairs))), JSONMember("se", JSONValue(alpha.standardError)),
        JSONMember("lower", JSONValue(limits.lower)), JSONMember("upper", JSONValue(limits.upper)),
        JSONMember("mean", JSONValue(means.compensatedSum() / Double(means.count))),
        JSONMember("sd", JSONValue(spread)), JSONMember("n", JSONValue(responses.count)),
      ], warnings: scale.warnings + scale.reversalWarnings(responses.restCorrelations))
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  static let itemTotal = AnalysisMethod(name: "items.itemTotal") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "items.itemTotal", known: ItemScale.arguments + ["missing"])
    let scale = try ItemScale(reader, least: 2, &context)
    let responses = try scale.responses()
    let rests = responses.restCorrelations
    let rows = zip(scale.names, zip(responses.itemTotals, rests)).map { name, found in
      let (item, rest) = found
      return JSONValue.object([
        JSONMember("item", .text(name)), JSONMember("n", JSONValue(item.count)),
        JSONMember("mean", JSONValue(item.mean)), JSONMember("sd", JSONValue(item.standardDeviation)),
        JSONMember("rawCorrelation", JSONValue(item.raw)),
        JSONMember("standardisedCorrelation", JSONValue(item.standardised)),
        JSONMember("correctedCorrelation", JSONValue(item.corrected)),
        JSONMember("restCorrelation", JSONValue(rest)),
        JSONMember("alphaIfDropped", JSONValue(item.dropped?.alpha)),
        JSONMember("standardisedAlphaIfDropped", JSONValue(item.dropped?.standardised)),
        JSONMember("lambda6IfDropped", JSONValue(item.dropped?.lambda6)),
      ])
    }
    return AnalysisFields(
      members: [JSONMember("rows", .list(rows))], warnings: scale.warnings + scale.reversalWarnings(rests))
  }
}
