package import Tables

extension PlanDocument {
  /// Computes every analysis of the plan from the tables of its `dataSources`, by name.
  ///
  /// An analysis that is refused does not stop the others. A table that is not handed over is `unknown-data` where it
  /// is used.
  package func run(tables: [String: TextTable]) -> PlanResults {
    var context = AnalysisContext(plan: self, texts: tables)
    return PlanResults(results: analyses.map { $0.result(in: &context) })
  }
}

extension PlannedAnalysis {
  fileprivate func result(in context: inout AnalysisContext) -> AnalysisResult {
    do throws(AnalysisError) {
      guard let method else { throw AnalysisError(.missingArgument, "Analysis “\(id)” names no method.") }
      let found = try AnalysisMethod.named(method).compute(arguments, &context)
      return AnalysisResult(id: id, method: method, fields: found.members, warnings: found.warnings, error: nil)
    } catch {
      return AnalysisResult(id: id, method: method, fields: [], warnings: [], error: error)
    }
  }
}
