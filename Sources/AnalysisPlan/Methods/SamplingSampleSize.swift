import Sampling
import Statistics
import Tables

/// The size of a sample for a wanted precision.
struct SamplingSampleSize {
  static let method = AnalysisMethod(name: "sampling.sampleSize") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SamplingSampleSize(arguments).fields()
  }

  private enum Parameter: String, CaseIterable { case proportion, mean }
  private enum Interval: String, CaseIterable { case wald, wilson }

  private let size: Double
  private let population: Double?
  /// deff/(responseRate·domainShare).
  private let inflation: Double

  private static let targets = ["margin", "relativeMargin", "targetCV", "targetVariance"]

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "sampling.sampleSize",
      known: ["parameter", "p", "sd", "populationCV", "mean"] + Self.targets + [
        "level", "population", "interval", "deff", "responseRate", "domainShare",
      ])
    let parameter = try reader.required("parameter", try reader.choice("parameter", as: Parameter.self))
    let interval = try reader.choice("interval", as: Interval.self) ?? .wald
    let least = parameter == .proportion ? 2 : 1
    population = try reader.count("population", in: least...StratumCounts.largest).map { Double($0) }
    let responseRate = try Self.share(reader, "responseRate")
    let domainShare = try Self.share(reader, "domainShare")
    inflation = (try reader.number("deff", above: 0, below: .infinity) ?? 1) / (responseRate * domainShare)
    let target = try Self.target(reader, parameter)
    switch parameter {
    case .proportion:
      try reader.refuse(["sd", "populationCV", "mean"], "for a proportion")
      let proportion = try reader.required("p", try reader.number("p", above: 0, below: 1))
      if interval == .wald {
        size = target.size(proportion: proportion, population: population)
      } else {
        try reader.refuse(["population"], "with Wilson’s interval")
        guard let found = target.wilsonSize(proportion: proportion) else {
          throw reader.invalid("interval", "wald unless the target is a margin")
        }
        size = found
      }
    case .mean:
      try reader.refuse(["p"], "for a mean")
      guard interval == .wald else { throw reader.invalid("interval", "wald for a mean") }
      size = try Self.size(ofMean: target, reader, population)
    }
  }

  /// A number above 0 and at most 1; 1 by default.
  private static func share(_ reader: ArgumentReader, _ key: String) throws(AnalysisError) -> Double {
    guard let share = try reader.number(key, in: 0...1) else { return 1 }
    guard share > 0 else { throw reader.invalid(key, "above 0 and at most 1") }
    return share
  }

  private static func target(_ reader: ArgumentReader, _ parameter: Parameter) throws(AnalysisError) -> SampleSizeTarget
  {
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let z = NormalDistribution().quantile(0.5 + level / 2)
    let given = targets.filter { reader.value($0) != nil }
    guard given.count == 1, let key = given.first else {
      throw AnalysisError(
        .invalidArgument, "Exactly one of \(targets.joined(separator: ", ")) must be given to sampling.sampleSize.")
    }
    let isShare = parameter == .proportion && key == "margin"
    let value = try reader.required(key, try reader.number(key, above: 0, below: isShare ? 1 : .infinity))
    switch key {
    case "margin": return .margin(value, z: z)
    case "relativeMargin": return .relativeMargin(value, z: z)
    case "targetCV": return .coefficientOfVariation(value)
    default: return .variance(value)
    }
  }

  /// With `sd` or `populationCV`, of which `mean` makes the other.
  private static func size(
    ofMean target: SampleSizeTarget, _ reader: ArgumentReader, _ population: Double?
  ) throws(AnalysisError) -> Double {
    var deviation = try reader.number("sd", above: 0, below: .infinity)
    var coefficient = try reader.number("populationCV", above: 0, below: .infinity)
    let mean = try reader.number("mean", in: -.infinity ... .infinity)
    if deviation != nil, coefficient != nil { throw reader.invalid("populationCV", "absent when “sd” is given") }
    if let mean {
      guard mean != 0 else { throw reader.invalid("mean", "a number other than 0") }
      if let known = deviation {
        coefficient = known / abs(mean)
      } else {
        deviation = coefficient.map { $0 * abs(mean) }
      }
    }
    let size = target.size(deviation: deviation, coefficient: coefficient, population: population)
    let isKnown = deviation != nil || coefficient != nil
    return try reader.required(isKnown ? "mean" : "sd", size)
  }

  private func fields() -> AnalysisFields {
    let wanted = roundedUp(size * inflation)
    let field = min(wanted, population ?? .infinity)
    return AnalysisFields(
      members: [
        JSONMember("n", JSONValue(size)), JSONMember("nRounded", JSONValue(roundedUp(size))),
        JSONMember("nField", JSONValue(field)),
      ],
      warnings: field < wanted
        ? ["The field sample would have to be \(wanted.shortestText) units, more than the population has."] : [])
  }
}
