import Indicators
import Tables

/// Weights that follow from the data, and whether the data are fit for them.
enum IndexWeights {
  static let weights = AnalysisMethod(name: "index.weights") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.weights", known: IndexColumns.keys + ["directions", "weighting"])
    let selection = try IndexColumns.Selection(reader)
    let directions = try reader.directions(of: selection.names)
    let weighting = try reader.required("weighting", try reader.choice("weighting", as: Weighting.self))
    let found = try IndexColumns(selection, &context)
    let complete = found.completeRows()
    let weights: [Double]
    do throws(PlacedIndexError) { weights = try weighting.weights(complete.columns, directions) } catch {
      throw found.refusal(error, rows: complete.rows)
    }
    let negative = zip(found.names, weights).filter { $0.1 < 0 }.map { name, _ -> PlanWarning in
      "“\(name)” has a negative weight: it runs against the other indicators."
    }
    return AnalysisFields(
      members: [found.rows { [JSONMember("weight", JSONValue(weights[$0]))] }],
      warnings: found.table.warnings + complete.warnings + negative)
  }

  /// The words of `weighting`.
  private enum Weighting: String, CaseIterable {
    case equal, standardDeviation, gini, entropy, critic, merec, firstComponent, nicoletti

    func weights(_ columns: [[Double]], _ directions: [Direction]) throws(PlacedIndexError) -> [Double] {
      switch self {
      case .firstComponent: try PrincipalComponents(columns).firstComponentWeights
      case .nicoletti: try PrincipalComponents(columns).nicolettiWeights
      case .equal: try DataWeights.equal.weights(of: columns, directions: directions)
      case .standardDeviation: try DataWeights.standardDeviation.weights(of: columns, directions: directions)
      case .gini: try DataWeights.gini.weights(of: columns, directions: directions)
      case .entropy: try DataWeights.entropy.weights(of: columns, directions: directions)
      case .critic: try DataWeights.critic.weights(of: columns, directions: directions)
      case .merec: try DataWeights.merec.weights(of: columns, directions: directions)
      }
    }
  }

  static let principalComponents = AnalysisMethod(name: "index.principalComponents") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(arguments, of: "index.principalComponents", known: IndexColumns.keys)
    let found = try IndexColumns(try IndexColumns.Selection(reader), &context)
    let complete = found.completeRows()
    let components: PrincipalComponents
    do throws(PlacedIndexError) { components = try PrincipalComponents(complete.columns) } catch {
      throw found.refusal(error, rows: complete.rows)
    }
    let total = components.eigenvalues.reduce(0, +)
    let (adequacy, bartlett) = (components.samplingAdequacy, components.bartlett)
    let factors = components.factors
    let rows = found.rows { place in
      [
        JSONMember("firstComponent", JSONValue(components.vectors[0][place])),
        JSONMember("kmo", JSONValue(adequacy?.byVariable[place])), JSONMember("factor", JSONValue(factors[place] + 1)),
      ]
    }
    let singular: PlanWarning = "The correlation matrix is singular: “kmo” and Bartlett's test are not defined."
    return AnalysisFields(
      members: [
        JSONMember("eigenvalues", .numbers(components.eigenvalues)),
        JSONMember("shares", .numbers(components.eigenvalues.map { $0 / total })),
        JSONMember("factors", JSONValue(components.factorCount)), JSONMember("kmo", JSONValue(adequacy?.overall)),
        JSONMember("bartlettStatistic", JSONValue(bartlett?.statistic)),
        JSONMember("bartlettDf", JSONValue(components.bartlettDegrees)),
        JSONMember("bartlettP", JSONValue(bartlett?.p)), rows,
      ],
      warnings: found.table.warnings + complete.warnings + (adequacy == nil || bartlett == nil ? [singular] : []))
  }
}
