import Sampling

/// Audits by attributes: bounds for the number of defective items, and the sample that finds enough of them.
enum AuditCounts {
  private enum Side: String, CaseIterable { case upper, lower, twoSided }
  private enum Distribution: String, CaseIterable { case hypergeometric, binomial, poisson }

  private static let largest = Int(UInt32.max)

  static let bound = AnalysisMethod(name: "audit.bound") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "audit.bound", known: ["population", "sample", "errors", "side", "distribution", "level"])
    let population = try reader.required("population", try reader.count("population", in: 1...largest))
    let sample = try reader.required("sample", try reader.count("sample", in: 1...population))
    let errors = try reader.required("errors", try reader.count("errors", in: 0...sample))
    let side = try reader.choice("side", as: Side.self) ?? .upper
    let distribution = try reader.choice("distribution", as: Distribution.self) ?? .hypergeometric
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let risk = side == .twoSided ? (1 - level) / 2 : 1 - level
    let audit = AttributeAudit(population: population, sample: sample, errors: errors)
    var limits = Limits(audit, distribution, risk)
    if side == .upper { (limits.lower, limits.lowerRate) = (nil, nil) }
    if side == .lower { (limits.upper, limits.upperRate, limits.factor) = (nil, nil, nil) }
    return AnalysisFields(members: limits.members)
  }

  private struct Limits {
    var lower: Int?
    var upper: Int?
    var lowerRate: Double?
    var upperRate: Double?
    var factor: Double?

    init(_ audit: AttributeAudit, _ distribution: Distribution, _ risk: Double) {
      switch distribution {
      case .hypergeometric:
        let (least, most) = (audit.smallestCount(risk: risk), audit.largestCount(risk: risk))
        (lower, upper) = (least, most)
        lowerRate = Double(least) / Double(audit.population)
        upperRate = Double(most) / Double(audit.population)
      case .binomial: (lowerRate, upperRate) = audit.binomialLimits(risk: risk)
      case .poisson:
        let expected = audit.poissonLimits(risk: risk)
        lowerRate = expected.lower / Double(audit.sample)
        upperRate = expected.upper / Double(audit.sample)
        factor = expected.upper
      }
    }

    var members: [JSONMember] {
      [
        JSONMember("lower", JSONValue(lower.map { Double($0) })),
        JSONMember("upper", JSONValue(upper.map { Double($0) })), JSONMember("lowerRate", JSONValue(lowerRate)),
        JSONMember("upperRate", JSONValue(upperRate)), JSONMember("factor", JSONValue(factor)),
      ]
    }
  }

  static let sampleSize = AnalysisMethod(name: "audit.sampleSize") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "audit.sampleSize", known: ["population", "tolerable", "level", "allowed"])
    let population = try reader.required("population", try reader.count("population", in: 1...largest))
    let allowed = try reader.count("allowed", in: 0...largest) ?? 0
    let tolerable = try reader.required("tolerable", try reader.count("tolerable", in: 1...population))
    guard tolerable > allowed else { throw reader.invalid("tolerable", "above “allowed”") }
    let level = try reader.number("level", above: 0, below: 1) ?? 0.95
    let found = AttributeAudit.sampleSize(
      population: population, tolerable: tolerable, allowed: allowed, risk: 1 - level)
    return AnalysisFields(
      members: [JSONMember("sample", JSONValue(found.size)), JSONMember("achieved", JSONValue(1 - found.risk))])
  }
}

extension AnalysisMethod {
  static let auditMethods = [AuditCounts.bound, AuditCounts.sampleSize, AuditVerificationFactor.method]
}
