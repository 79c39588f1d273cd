import ReviewPanel
import Tables

/// The many-facet Rasch model.
struct AgreementRasch {
  static let method = AnalysisMethod(name: "agreement.manyFacetRasch") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AgreementRasch(arguments).fields(&context)
  }

  private let data: String
  private let facets: [String]
  private let rating: String

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "agreement.manyFacetRasch", known: ["data", "facets", "rating"])
    data = try reader.required("data", try reader.text("data"))
    facets = try reader.requiredTexts("facets")
    guard (2...5).contains(facets.count) else { throw reader.invalid("facets", "a list of 2 to 5 columns") }
    rating = try reader.required("rating", try reader.text("rating"))
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    try table.check(columns: facets + [rating])
    let marks = try table.numbers(rating)
    let present = marks.indices.filter { !marks[$0].isNaN }
    guard !present.isEmpty else { throw AnalysisError(.noData, "Data “\(table.name)” has no rating.") }
    var columns: [LabelledColumns] = []
    for facet in facets { columns.append(try LabelledColumns([facet], of: table)) }
    let whole = try wholeMarks(marks, present, table)
    let codes = try levels(columns, present, table)
    // Levels without a rating are no levels.
    let used = facets.indices.map { facet in Set(codes.map { $0[facet] }).sorted() }
    let places = used.map { levels in Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) }) }
    let ratings = FacetRatings(
      levelCounts: used.map(\.count),
      levels: codes.map { row in row.enumerated().map { places[$0][$1] ?? 0 } }, marks: whole)
    let labels = used.enumerated().map { facet, levels in levels.map { columns[facet].labels[$0] } }
    let model: ManyFacetRasch
    do { model = try ManyFacetRasch(ratings) } catch { throw refusal(error, labels) }
    return AnalysisFields(members: members(model, labels), warnings: table.warnings)
  }

  private func wholeMarks(_ marks: [Double], _ rows: [Int], _ table: PlanTable) throws(AnalysisError) -> [Int] {
    var whole: [Int] = []
    for row in rows {
      guard let mark = Int(exactly: marks[row]), abs(mark) <= 1_000_000_000 else {
        throw AnalysisError(
          .notACount,
          "Ratings must be whole numbers, but row \(table.rowNumbers[row] + 1) of data “\(table.name)” holds "
            + "\(marks[row].shortestText).")
      }
      whole.append(mark)
    }
    return whole
  }

  private func levels(
    _ columns: [LabelledColumns], _ rows: [Int], _ table: PlanTable
  ) throws(AnalysisError) -> [[Int]] {
    var levels: [[Int]] = []
    for row in rows {
      let codes = columns.map { $0.codes[0][row] }
      if let facet = codes.firstIndex(of: -1) {
        throw AnalysisError(
          .missingValues,
          "Row \(table.rowNumbers[row] + 1) of data “\(table.name)” has a rating but nothing in “\(facets[facet])”.")
      }
      levels.append(codes)
    }
    return levels
  }

  private func members(_ model: ManyFacetRasch, _ labels: [[String]]) -> [JSONMember] {
    let rows = facets.indices.flatMap { facet in
      zip(labels[facet], model.levels[facet]).map { label, level in
        JSONValue.object(
          [
            JSONMember("facet", .text(facets[facet])), JSONMember("level", .text(label)),
            JSONMember("measure", JSONValue(level.measure)), JSONMember("se", JSONValue(level.standardError)),
            JSONMember("infit", JSONValue(level.infit)), JSONMember("outfit", JSONValue(level.outfit)),
            JSONMember("observedAverage", JSONValue(level.observedAverage)),
          ] + (level.fairAverage.map { [JSONMember("fairAverage", JSONValue($0))] } ?? []))
      }
    }
    return [
      JSONMember("rows", .list(rows)), JSONMember("thresholds", .list(model.thresholds.map { JSONValue($0) })),
      JSONMember("logLikelihood", JSONValue(model.logLikelihood)),
      JSONMember("maximumResidual", JSONValue(model.maximumResidual)),
    ]
  }

  private func refusal(_ error: RaschRefusal, _ labels: [[String]]) -> AnalysisError {
    switch error {
    case .constant: return AnalysisError(.constantData, "The ratings do not vary.")
    case .extreme(let facet, let level):
      return AnalysisError(
        .extremeScore,
        "“\(labels[facet][level])” of “\(facets[facet])” has only lowest or only highest ratings, which no finite measure "
          + "explains; leave it out.")
    case .unobserved(let mark):
      return AnalysisError(
        .unobservedCategory, "Nobody gave \(mark), which lies between the lowest and highest rating.")
    case .disconnected(let parts):
      let lists = parts.map { part in
        part.enumerated().map { facet, levels in
          "\(facets[facet]) \(levels.map { labels[facet][$0] }.joined(separator: ", "))"
        }.joined(separator: ", ")
      }
      let text = lists.isEmpty ? "The levels of the facets are confounded" : lists.joined(separator: "; ")
      return AnalysisError(.disconnectedDesign, "No rating links all levels: \(text).")
    case .notConverged(let residual):
      return AnalysisError(
        .notConverged, "The score equations do not vanish; the largest is still \(residual.shortestText).")
    }
  }
}
