package import Tables

extension PlanDocument {
  /// Computes every analysis of the plan from the tables of its `dataSources`, by name.
  ///
  /// An analysis that is refused does not stop the others. A table that is not handed over is `unknown-data` where it
  /// is used.
  package func run(tables: [String: TextTable]) -> PlanResults {
    var context = AnalysisContext(plan: self, texts: tables)
    let results = analyses.map { analysis in
      analysis.result(in: &context, design: designs.first { $0.key == analysis.arguments["design"]?.label })
    }
    return PlanResults(results: results, warnings: unusedDesigns + unusedData(&context))
  }

  /// Designs that no analysis names; their faults would otherwise never be seen.
  private var unusedDesigns: [PlanWarning] {
    designs.filter { design in !analyses.contains { $0.arguments.mentions(design.key) } }.map { entry in
      do throws(AnalysisError) {
        _ = try DesignSpecification(entry)
        return PlanWarning("No analysis uses the design “\(entry.key)”.", line: entry.line)
      } catch {
        return PlanWarning(error.message, line: error.on(entry.value.entries ?? [], else: entry.line).line)
      }
    }
  }

  private func unusedData(_ context: inout AnalysisContext) -> [PlanWarning] {
    var warnings: [PlanWarning] = []
    for source in dataSources where !isUsed(source) {
      do throws(AnalysisError) {
        _ = try context.table(source.name)
        warnings.append(PlanWarning("No design or analysis uses the data “\(source.name)”.", line: source.line))
      } catch {
        warnings.append(PlanWarning(error.message, line: error.line ?? source.line))
      }
    }
    return warnings
  }

  private func isUsed(_ source: DataSource) -> Bool {
    designs.contains { $0.value.entries?.mentions(source.name) ?? false }
      || analyses.contains { $0.arguments.mentions(source.name) }
  }
}

extension PlannedAnalysis {
  fileprivate func result(in context: inout AnalysisContext, design: PlanEntry?) -> AnalysisResult {
    let outline = AnalysisOutline(self, design: design)
    do throws(AnalysisError) {
      let found = try fields(in: &context)
      return AnalysisResult(
        id: id, method: method, outline: outline, fields: found.members,
        warnings: found.warnings.map { $0.on(line: line) }, error: nil)
    } catch {
      return AnalysisResult(
        id: id, method: method, outline: outline, fields: [], warnings: [], error: error.on(arguments, else: line))
    }
  }

  private func fields(in context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    guard let method else { throw AnalysisError(.missingArgument, "Analysis “\(id)” names no method.") }
    let known: AnalysisMethod
    do { known = try AnalysisMethod.named(method) } catch { throw error.on(line: methodLine) }
    return try known.compute(arguments, &context)
  }
}
