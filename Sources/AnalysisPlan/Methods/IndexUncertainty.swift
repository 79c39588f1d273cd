import Indicators
import Sampling
import Tables

/// How far ranks depend on the choices of an index's author.
struct IndexUncertainty {
  static let method = AnalysisMethod(name: "index.uncertainty") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try IndexUncertainty(arguments).fields(&context)
  }

  private let request: IndexScoreRequest
  private let seed: String
  private let replications: Int
  private let assumptions: UncertainAssumptions
  private let top: Int
  private let isSobol: Bool

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "index.uncertainty",
      known: IndexScoreRequest.keys + [
        "seed", "replications", "weightPerturbation", "normalisations", "aggregationChoices", "imputations", "top",
        "sobol",
      ])
    let request = try IndexScoreRequest(reader)
    self.request = request
    seed = try reader.required("seed", try reader.text("seed"))
    replications = try reader.count("replications", in: 1...1_000_000) ?? 1_000
    let scales = try Self.choices(reader, "normalisations", IndexScoreRequest.Scale.self) ?? [request.scale]
    let means = try Self.choices(reader, "aggregationChoices", IndexScoreRequest.Mean.self) ?? [request.mean]
    let imputations =
      try Self.choices(reader, "imputations", IndexScoreRequest.Substitute.self) ?? [request.imputation]
    assumptions = UncertainAssumptions(
      weightPerturbation: try reader.share("weightPerturbation") ?? 0,
      normalisations: scales.map { request.normalisation($0) }, means: means.map(\.mean),
      imputations: imputations.map(\.imputation))
    top = try reader.count("top", in: 1...Int(Int32.max)) ?? 10
    isSobol = try reader.flag("sobol")
  }

  /// A list that must not be empty.
  private static func choices<Choice: RawRepresentable & CaseIterable>(
    _ reader: ArgumentReader, _ key: String, _ type: Choice.Type
  ) throws(AnalysisError) -> [Choice]? where Choice.RawValue == String {
    let choices = try reader.choices(key, as: type)
    if choices?.isEmpty == true { throw reader.invalid(key, "a list of at least one word") }
    return choices
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let composite = try request.composite(&context)
    var analysis = try composite.scored { () throws(PlacedIndexError) in
      try UncertaintyAnalysis(
        composite.plan, composite.data, assumptions: assumptions, order: composite.structure.order)
    }
    analysis.run(replications: replications, isSobol: isSobol) { replication, input, count in
      Self.uniforms(seed: seed, replication: replication, input: input, count: count)
    }
    var members = [rows(composite, analysis)]
    if isSobol { members.append(sensitivity(analysis)) }
    members.append(JSONMember("skipped", JSONValue(analysis.skipped)))
    return AnalysisFields(members: members, warnings: composite.warnings(analysis.nominal) + notes(analysis))
  }

  /// The first numbers of an input's stream, which can be derived again with a digest alone.
  static func uniforms(seed: String, replication: Int, input: UncertainInput, count: Int) -> [Double] {
    var stream = UniformStream(
      seed: DrawSeed(published: seed), label: "index.uncertainty/\(replication)/\(input.rawValue)")
    return (0..<count).map { _ in stream.next() }
  }

  private func rows(_ composite: Composite, _ analysis: UncertaintyAnalysis) -> JSONMember {
    var places: [Int: Int] = [:]
    for (place, unit) in analysis.units.enumerated() { places[unit] = place }
    let distribution = analysis.distribution
    return composite.found.unitRows { unit in
      let place = places[unit]
      let quantile = { (probability: Double) in
        JSONValue(place.flatMap { distribution.quantile(of: $0, probability: probability) })
      }
      return [
        JSONMember("rank", JSONValue(rank: analysis.nominal.ranks[unit])), JSONMember("rankMedian", quantile(0.5)),
        JSONMember("rankLower", quantile(0.05)), JSONMember("rankUpper", quantile(0.95)),
        JSONMember("topShare", JSONValue(place.map { distribution.share(of: $0, upTo: top) })),
      ]
    }
  }

  /// A row for each input; undefined where the ranks do not vary.
  private func sensitivity(_ analysis: UncertaintyAnalysis) -> JSONMember {
    let found = analysis.sensitivity
    let rows = UncertainInput.allCases.map { input -> JSONValue in
      let indices = found?.first { $0.input == input }
      return [
        "input": .text(input.rawValue), "firstOrder": JSONValue(indices?.firstOrder),
        "total": JSONValue(indices?.total),
      ]
    }
    return JSONMember("sensitivity", .list(rows))
  }

  private func notes(_ analysis: UncertaintyAnalysis) -> [PlanWarning] {
    var lines: [PlanWarning] = [
      "rankLower and rankUpper are sensitivity ranges of the assumptions, not confidence intervals."
    ]
    if analysis.skipped > 0 {
      lines.append("\(analysis.skipped) of \(replications) replications could not be scored and were left out.")
    }
    if analysis.skippedRows > 0 {
      lines.append("\(analysis.skippedRows) of \(replications) rows of the Sobol design could not be scored.")
    }
    if isSobol, analysis.sensitivity == nil {
      lines.append("The ranks do not depend on the assumptions: there is no variance to share out.")
    }
    return lines
  }
}
