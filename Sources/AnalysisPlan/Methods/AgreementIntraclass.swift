import ReviewPanel
import Statistics

/// The six intraclass correlations of a complete table.
struct AgreementIntraclass {
  static let method = AnalysisMethod(name: "agreement.icc") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AgreementIntraclass(arguments).fields(&context)
  }

  private let request: AgreementRatings
  private let level: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(arguments, of: "agreement.icc", known: AgreementRatings.arguments + ["level"])
    request = try AgreementRatings(reader)
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let ratings = try request.numbers(&context)
    let found: IntraclassCorrelation
    do { found = try IntraclassCorrelation(try CompleteBlock(ratings.table), level: level) } catch {
      throw AnalysisError(error)
    }
    let isExact = found.forms.contains { $0.statistic == nil }
    return AnalysisFields(
      members: [
        JSONMember("rows", .list(found.forms.map(Self.row))), JSONMember("units", JSONValue(found.units)),
        JSONMember("raters", JSONValue(found.judges)), JSONMember("meanSquareUnits", JSONValue(found.meanSquareUnits)),
        JSONMember("meanSquareWithin", JSONValue(found.meanSquareWithin)),
        JSONMember("meanSquareRaters", JSONValue(found.meanSquareJudges)),
        JSONMember("meanSquareError", JSONValue(found.meanSquareError)),
      ],
      warnings: ratings.warnings
        + (isExact ? ["The mean square of error is 0, so that there are no tests and limits beside it."] : []))
  }

  private static func row(_ coefficient: IntraclassCorrelation.Coefficient) -> JSONValue {
    [
      "form": .text(coefficient.form.rawValue), "model": .text(coefficient.form.model.rawValue),
      "measures": .text(coefficient.form.isAverage ? "average" : "single"),
      "estimate": JSONValue(coefficient.estimate.value), "statistic": JSONValue(coefficient.statistic),
      "df1": JSONValue(coefficient.numerator), "df2": JSONValue(coefficient.denominator),
      "p": JSONValue(coefficient.p), "lower": JSONValue(coefficient.estimate.lower),
      "upper": JSONValue(coefficient.estimate.upper),
    ]
  }
}
