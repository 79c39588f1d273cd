import ReviewPanel

/// Tests on the ranks of a complete table: Kendall's W, Friedman, Quade.
enum AgreementRanks {
  static let kendall = AnalysisMethod(name: "agreement.kendallW") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "agreement.kendallW", known: AgreementRatings.arguments + ["tieCorrection"])
    let request = try AgreementRatings(reader)
    let isCorrected = reader.value("tieCorrection") == nil ? true : try reader.flag("tieCorrection")
    let (block, warnings) = try block(request, &context)
    let found = try refusing { () throws(PanelError) in try KendallConcordance(block, tieCorrection: isCorrected) }
    return AnalysisFields(
      members: [
        JSONMember("estimate", JSONValue(found.coefficient)), JSONMember("statistic", JSONValue(found.statistic)),
        JSONMember("df", JSONValue(found.degreesOfFreedom)), JSONMember("p", JSONValue(found.probability)),
        JSONMember("units", JSONValue(found.units)), JSONMember("raters", JSONValue(found.judges)),
      ], warnings: warnings)
  }

  static let friedman = AnalysisMethod(name: "agreement.friedman") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "agreement.friedman", known: AgreementRatings.arguments)
    let (block, warnings) = try block(try AgreementRatings(reader), &context)
    let found = try refusing { () throws(PanelError) in try FriedmanTest(block) }
    return AnalysisFields(
      members: [
        JSONMember("statistic", JSONValue(found.statistic)), JSONMember("df", JSONValue(found.degreesOfFreedom)),
        JSONMember("p", JSONValue(found.p)),
      ], warnings: warnings)
  }

  static let quade = AnalysisMethod(name: "agreement.quade") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "agreement.quade", known: AgreementRatings.arguments)
    let (block, warnings) = try block(try AgreementRatings(reader), &context)
    let found = try refusing { () throws(PanelError) in try QuadeTest(block) }
    let notes: [PlanWarning] =
      found.statistic == nil ? ["All units rank the raters alike: no F, p is (1/k!)^(b − 1)."] : []
    return AnalysisFields(
      members: [
        JSONMember("statistic", JSONValue(found.statistic)), JSONMember("df1", JSONValue(found.numerator)),
        JSONMember("df2", JSONValue(found.denominator)), JSONMember("p", JSONValue(found.p)),
      ], warnings: warnings + notes)
  }

  private static func block(
    _ request: AgreementRatings, _ context: inout AnalysisContext
  ) throws(AnalysisError) -> (CompleteBlock, warnings: [PlanWarning]) {
    let ratings = try request.numbers(&context)
    return (try refusing { () throws(PanelError) in try CompleteBlock(ratings.table) }, ratings.warnings)
  }

  private static func refusing<Result>(
    _ body: () throws(PanelError) -> Result
  ) throws(AnalysisError) -> Result {
    do { return try body() } catch { throw AnalysisError(error) }
  }
}
