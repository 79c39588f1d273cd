import ReviewPanel
import Statistics
import Tables

/// Cohen's κ of two raters.
struct AgreementCohen {
  static let method = AnalysisMethod(name: "agreement.cohen") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AgreementCohen(arguments).fields(&context)
  }

  private let data: String
  private let ratings: [String]
  private let unit: String?
  private let count: String?
  private let weights: AgreementWeights
  private let categories: [String]?
  private let level: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "agreement.cohen",
      known: ["data", "ratings", "unit", "count", "weights", "categories", "level"])
    data = try reader.required("data", try reader.text("data"))
    ratings = try reader.requiredTexts("ratings")
    guard ratings.count == 2 else { throw reader.invalid("ratings", "a list of two columns") }
    unit = try reader.text("unit")
    count = try reader.text("count")
    weights = try reader.choice("weights", as: AgreementWeights.self) ?? .unweighted
    guard weights != .ordinal else { throw reader.invalid("weights", "one of unweighted, linear, quadratic") }
    categories = try reader.texts("categories")
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    try table.check(columns: ratings + [unit, count].compactMap { $0 })
    let columns = try LabelledColumns(ratings, of: table)
    let frequencies = try count.map { name throws(AnalysisError) in try table.numbers(name) }
    if let unit { try checkUnits(unit, table) }
    let scale = try CategoryScale(columns, order: categories)
    var counts = scale.scores.map { _ in scale.scores.map { _ in 0.0 } }
    for row in 0..<table.data.rowCount {
      let frequency = frequencies?[row] ?? 1
      guard frequency.isNaN || frequency >= 0 && frequency == frequency.rounded() else {
        throw AnalysisError(
          .notACount,
          "Row \(table.rowNumbers[row] + 1) of data “\(table.name)” has the count \(frequency.shortestText) in "
            + "“\(count ?? "")”.")
      }
      let (first, second) = (columns.codes[0][row], columns.codes[1][row])
      guard first >= 0, second >= 0, !frequency.isNaN else { continue }
      counts[scale.positions[first]][scale.positions[second]] += frequency
    }
    guard counts.contains(where: { $0.contains { $0 > 0 } }) else {
      throw AnalysisError(.noData, "No row of data “\(table.name)” has both ratings.")
    }
    let kappa: CohenKappa
    do { kappa = try CohenKappa(counts: counts, scores: scale.scores, weights: weights, level: level) } catch {
      throw AnalysisError(error)
    }
    return AnalysisFields(members: kappa.coefficient.members, warnings: table.warnings + notes(columns))
  }

  private func checkUnits(_ unit: String, _ table: PlanTable) throws(AnalysisError) {
    let named = try NamedRows(unit, of: table)
    var seen: Set<Int> = []
    for place in named.places {
      guard let place, !seen.insert(place).inserted else { continue }
      throw AnalysisError(.repeatedUnit, "Unit “\(named.names[place])” stands twice in “\(unit)”.")
    }
  }

  private func notes(_ columns: LabelledColumns) -> [PlanWarning] {
    let broken = zip(columns.codes[0], columns.codes[1]).count { ($0 < 0) != ($1 < 0) }
    return broken == 0 ? [] : ["\(broken) rows lack one of the two ratings and were left out."]
  }
}

/// The chance of a normal value as far from 0 on either side.
func twoSidedNormal(_ statistic: Double) -> Double { 2 * NormalDistribution().upperTail(abs(statistic)) }
