import Indicators
import Tables

/// Indices that measure units against means and ideals.
enum IndexDistances {
  static let mazziottaPareto = AnalysisMethod(name: "index.mazziottaPareto") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.mazziottaPareto",
      known: IndexColumns.keys + ["directions", "variant", "penalty", "references"])
    let selection = try IndexColumns.Selection(reader)
    let directions = try reader.directions(of: selection.names)
    let variant = try reader.choice("variant", as: MazziottaPareto.Variant.self) ?? .standard
    let penalty = try reader.choice("penalty", as: MazziottaPareto.Penalty.self) ?? .subtract
    let references = try references(reader, selection.names)
    let found = try IndexColumns(selection, &context)
    let index: MazziottaPareto
    do throws(PlacedIndexError) {
      index = try MazziottaPareto(
        found.columns, directions: directions, variant: variant, penalty: penalty, references: references)
    } catch { throw found.refusal(error) }
    let ranks = ranks(ofScores: index.scores)
    let rows = found.unitRows { unit in
      [JSONMember("score", JSONValue(index.scores[unit])), JSONMember("rank", JSONValue(rank: ranks[unit]))]
    }
    let goalposts = zip(found.names, index.goalposts).map { name, posts -> JSONValue in
      ["variable": .text(name), "lower": JSONValue(posts.lower), "upper": JSONValue(posts.upper)]
    }
    let listed = variant == .adjusted ? [JSONMember("goalposts", .list(goalposts))] : []
    return AnalysisFields(
      members: [rows] + listed, warnings: found.table.warnings + found.unscored(index.scores))
  }

  private static func references(
    _ reader: ArgumentReader, _ names: [String]
  ) throws(AnalysisError) -> [Double?] {
    let entries = try reader.entries("references", by: names) ?? []
    var references: [Double?] = []
    for name in names {
      switch entries[name] {
      case nil: references.append(nil)
      case .number(let number, _): references.append(number)
      default: throw reader.invalid("references", "a number for every variable it names")
      }
    }
    return references
  }

  static let topsis = AnalysisMethod(name: "index.topsis") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "index.topsis", known: IndexColumns.keys + ["weights", "directions", "normalisation"])
    let selection = try IndexColumns.Selection(reader)
    let directions = try reader.directions(of: selection.names)
    let scaling = try reader.choice("normalisation", as: IdealSolution.Scaling.self) ?? .vector
    let weights = try reader.weights(of: selection.names)
    let found = try IndexColumns(selection, &context)
    let solution: IdealSolution
    do throws(PlacedIndexError) {
      solution = try IdealSolution(found.columns, weights: weights, directions: directions, scaling: scaling)
    } catch { throw found.refusal(error) }
    let scores = solution.closeness
    let ranks = ranks(ofScores: scores)
    let rows = found.unitRows { unit in
      [
        JSONMember("score", JSONValue(scores[unit])), JSONMember("rank", JSONValue(rank: ranks[unit])),
        JSONMember("distanceToIdeal", JSONValue(solution.toIdeal[unit])),
        JSONMember("distanceToAntiIdeal", JSONValue(solution.toAntiIdeal[unit])),
      ]
    }
    return AnalysisFields(members: [rows], warnings: found.table.warnings + found.unscored(scores))
  }
}
