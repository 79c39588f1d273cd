/// A method of the analysis plan: a name and what computes its result.
struct AnalysisMethod: Sendable {
  let name: String
  let compute: @Sendable ([PlanEntry], inout AnalysisContext) throws(AnalysisError) -> AnalysisFields

  /// All methods that can be computed.
  static let all: [AnalysisMethod] =
    surveyMethods + itemMethods + qualityMethods + testMethods + regressionMethods + samplingMethods + auditMethods
    + agreementMethods

  /// The method of a name, or why there is none.
  static func named(_ name: String) throws(AnalysisError) -> AnalysisMethod {
    if let method = all.first(where: { $0.name == name }) { return method }
    throw .unknown(.unknownMethod, "method", name, among: all.map(\.name))
  }
}

/// What an analysis found: the fields of its result in their order, and notes on what is undefined.
struct AnalysisFields: Sendable {
  var members: [JSONMember]
  var warnings: [PlanWarning] = []
}
