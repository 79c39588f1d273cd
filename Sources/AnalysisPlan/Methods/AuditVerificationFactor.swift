import Sampling
import Statistics
import Tables

/// Reported counts against recounted ones.
struct AuditVerificationFactor {
  static let method = AnalysisMethod(name: "audit.verificationFactor") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try AuditVerificationFactor(arguments).fields(&context)
  }

  private enum Interval: String, CaseIterable { case studentT = "t", normal }

  private let data: String
  private let unit: String?
  private let reported: String
  private let recounted: String
  private let strata: String?
  private let populations: String?
  private let overLimit: Double
  private let underLimit: Double
  private let interval: Interval
  private let level: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "audit.verificationFactor",
      known: [
        "data", "unit", "reported", "recounted", "strata", "fpc", "overLimit", "underLimit", "interval", "level",
      ])
    data = try reader.required("data", try reader.text("data"))
    unit = try reader.text("unit")
    reported = try reader.required("reported", try reader.text("reported"))
    recounted = try reader.required("recounted", try reader.text("recounted"))
    strata = try reader.text("strata")
    populations = try reader.text("fpc")
    overLimit = try reader.number("overLimit", in: -.infinity ... .infinity) ?? 0.9
    underLimit = try reader.number("underLimit", in: -.infinity ... .infinity) ?? 1.1
    interval = try reader.choice("interval", as: Interval.self) ?? .studentT
    level = try reader.number("level", above: 0, below: 1) ?? 0.95
  }

  /// The rows of the table with both counts.
  private struct Sample {
    let names: [String]
    /// By row; nil where a count is missing.
    let units: [VerificationFactor.Unit?]
    /// In the order of first occurrence; one without a name stands for a sample without strata.
    let strata: [String?]
    let populations: [Double]?

    var complete: [VerificationFactor.Unit] { units.compactMap(\.self) }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    let sample = try sample(table)
    let units = sample.complete
    guard let pooled = VerificationFactor.ratio(units) else {
      throw AnalysisError(.zeroTotal, "“\(reported)” of data “\(table.name)” adds up to zero.", about: reported)
    }
    let factor = VerificationFactor(units: units, populations: sample.populations, strata: sample.strata.count)
    let factors = units.compactMap(\.factor)
    let members =
      [
        JSONMember(
          "rows",
          .list(
            zip(sample.names, sample.units).map { name, unit in
              ["unit": .text(name), "factor": JSONValue(unit?.factor)]
            })),
        JSONMember("strata", .list(stratumRows(sample))), JSONMember("pooled", JSONValue(pooled)),
        JSONMember("meanFactor", JSONValue(factors.compensatedSum() / Double(factors.count))),
      ] + estimateMembers(factor) + [
        JSONMember("overReporting", JSONValue(factors.count { $0 < overLimit })),
        JSONMember("underReporting", JSONValue(factors.count { $0 > underLimit })),
        JSONMember("discrepancyShare", JSONValue(factor.discrepancyShare)),
      ]
    return AnalysisFields(members: members, warnings: table.warnings + warnings(sample, factor))
  }

  private func sample(_ table: PlanTable) throws(AnalysisError) -> Sample {
    try table.check(columns: [reported, recounted] + [unit, strata, populations].compactMap(\.self))
    let claims = try table.numbers(reported)
    let counts = try table.numbers(recounted)
    let sizes = try populations.map { name throws(AnalysisError) in try table.numbers(name) }
    let names = try table.unitLabels(unit)
    let isCounted = zip(claims, counts).map { !$0.isNaN && !$1.isNaN }
    guard isCounted.contains(true) else {
      throw AnalysisError(.noData, "No row of data “\(table.name)” has both a reported and a recounted number.")
    }
    for (name, values) in [(reported, claims), (recounted, counts)] {
      try table.check(name, values, .negativeValues, "a number ≥ 0") { $0.isNaN || $0 >= 0 && $0.isFinite }
    }
    let labels = try strata.map { name throws(AnalysisError) in try table.completeLabels(name) }
    var order: [String] = []
    var position: [String: Int] = [:]
    for (row, label) in (labels ?? names.map { _ in "" }).enumerated() where isCounted[row] && position[label] == nil {
      position[label] = order.count
      order.append(label)
    }
    let units = claims.indices.map { row -> VerificationFactor.Unit? in
      guard isCounted[row], let stratum = position[labels?[row] ?? ""] else { return nil }
      return VerificationFactor.Unit(reported: claims[row], recounted: counts[row], stratum: stratum)
    }
    return Sample(
      names: names, units: units, strata: strata == nil ? [nil] : order.map { $0 },
      populations: try sizes.map { sizes throws(AnalysisError) in
        try populations(sizes, units, order, table)
      })
  }

  /// The size of each stratum: one number in all of its rows, not below the units sampled.
  private func populations(
    _ sizes: [Double], _ units: [VerificationFactor.Unit?], _ strata: [String], _ table: PlanTable
  ) throws(AnalysisError) -> [Double] {
    let name = populations ?? ""
    try table.checkComplete(name, zip(sizes, units).map { $0.isNaN && $1 != nil })
    return try strata.indices.map { stratum throws(AnalysisError) -> Double in
      let values = zip(sizes, units).filter { $0.1?.stratum == stratum }.map(\.0)
      guard let size = values.first, values.allSatisfy({ $0 == size }), size >= Double(values.count), size.isFinite
      else {
        let place = self.strata == nil ? "the sample" : "stratum “\(strata[stratum])”"
        throw AnalysisError(
          .invalidArgument,
          "“\(name)” must be one number in \(place), not below the \(values.count) units sampled there.", about: name)
      }
      return size
    }
  }

  private func stratumRows(_ sample: Sample) -> [JSONValue] {
    sample.strata.indices.map { stratum in
      let units = sample.complete.filter { $0.stratum == stratum }
      return [
        "stratum": sample.strata[stratum].map { .text($0) } ?? .null,
        "factor": JSONValue(VerificationFactor.ratio(units)),
      ]
    }
  }

  private func estimateMembers(_ factor: VerificationFactor) -> [JSONMember] {
    let degrees = factor.degreesOfFreedom
    let error = factor.standardError
    var half: Double?
    if let error, error == 0 {
      half = 0
    } else if let error, degrees > 0 {
      let probability = 0.5 + level / 2
      let quantile =
        interval == .normal
        ? NormalDistribution().quantile(probability)
        : StudentDistribution(degreesOfFreedom: Double(degrees)).quantile(probability)
      half = quantile * error
    }
    return [
      JSONMember("estimate", JSONValue(factor.estimate)), JSONMember("se", JSONValue(error)),
      JSONMember("df", JSONValue(degrees)), JSONMember("lower", JSONValue(half.map { factor.estimate - $0 })),
      JSONMember("upper", JSONValue(half.map { factor.estimate + $0 })),
    ]
  }

  private func warnings(_ sample: Sample, _ factor: VerificationFactor) -> [PlanWarning] {
    var warnings: [PlanWarning] = []
    let missing = sample.units.count { $0 == nil }
    if missing > 0 { warnings.append("\(missing) rows lack a count and are left out.") }
    let unreported = sample.complete.count { $0.factor == nil }
    if unreported > 0 { warnings.append("\(unreported) units reported nothing and have no factor.") }
    for stratum in factor.lonelyStrata {
      let name = sample.strata[stratum].map { "Stratum “\($0)”" } ?? "The sample"
      warnings.append("\(name) has one sampled unit: the standard error is not defined.")
    }
    return warnings
  }
}
