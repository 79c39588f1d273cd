import Sampling
import Statistics
import Tables

/// The division of a sample among strata.
struct SamplingAllocate {
  static let method = AnalysisMethod(name: "sampling.allocate") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SamplingAllocate(arguments).fields(&context)
  }

  private enum Rule: String, CaseIterable {
    case proportional, squareRoot, neyman, power, optimumCost, targetCV, optimumInteger

    /// What the rule needs besides the populations.
    var needs: [String] {
      switch self {
      case .proportional, .squareRoot: ["n"]
      case .neyman, .optimumInteger: ["n", "sd"]
      case .power: ["n", "sd", "mean", "exponent"]
      case .optimumCost: ["budget", "sd", "cost"]
      case .targetCV: ["sd"]
      }
    }

    /// What the rule can use besides what it needs.
    var takes: [String] {
      switch self {
      case .targetCV: ["cost", "cv", "mean", "variance", "cap", "round"]
      case .optimumInteger: ["minimum", "maximum"]
      default: ["cap", "round"]
      }
    }
  }

  private static let ruled = [
    "n", "cost", "mean", "exponent", "budget", "cv", "variance", "minimum", "maximum", "cap", "round",
  ]

  private let reader: ArgumentReader
  private let data: String
  private let rule: Rule
  private let isCapped: Bool
  private let isRounded: Bool
  private let size: Int
  private let exponent: Double
  private let budget: Double
  private let minimum: Int
  private let maximum: Int?
  /// The variance that the mean shall have; 0 for other rules.
  private let variance: Double

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    reader = try ArgumentReader(
      arguments, of: "sampling.allocate", known: ["data", "stratum", "population", "sd", "rule"] + Self.ruled)
    data = try reader.required("data", try reader.text("data"))
    rule = try reader.required("rule", try reader.choice("rule", as: Rule.self))
    let rule = rule
    for key in ["population"] + rule.needs { _ = try reader.required(key, reader.value(key)) }
    let foreign = Self.ruled.filter { !rule.needs.contains($0) && !rule.takes.contains($0) }
    try reader.refuse(foreign, "with the rule \(rule.rawValue)")
    isCapped = try reader.flag("cap")
    isRounded = try reader.flag("round")
    size = try reader.count("n", in: 1...StratumCounts.largest) ?? 0
    exponent = try reader.number("exponent", in: -.infinity ... .infinity) ?? 0
    budget = try reader.number("budget", above: 0, below: .infinity) ?? 0
    minimum = try reader.count("minimum", in: 0...StratumCounts.largest) ?? 1
    maximum = try reader.count("maximum", in: 1...StratumCounts.largest)
    variance = rule == .targetCV ? try Self.targetVariance(reader) : 0
  }

  /// (cv·mean)², or the variance itself.
  private static func targetVariance(_ reader: ArgumentReader) throws(AnalysisError) -> Double {
    if let variance = try reader.number("variance", above: 0, below: .infinity) {
      try reader.refuse(["cv", "mean"], "when “variance” is given")
      return variance
    }
    let part = try reader.required("cv", try reader.number("cv", above: 0, below: .infinity))
    let mean = try reader.required("mean", try reader.number("mean", in: -.infinity ... .infinity))
    guard mean != 0 else { throw reader.invalid("mean", "a number other than 0") }
    return part * part * mean * mean
  }

  /// The columns of numbers, by argument.
  private struct Columns {
    var populations: [Double] = []
    var deviations: [Double]?
    var costs: [Double]?
    var means: [Double]?
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    let stratum = try reader.text("stratum")
    if let stratum { try table.check(columns: [stratum]) }
    let columns = try columns(table)
    let names = try table.unitLabels(stratum)
    try table.checkRows()
    try check(columns, table)
    let strata = Strata(populations: columns.populations, deviations: columns.deviations)
    let allocation: [Double]
    do { allocation = try self.allocation(strata, columns) } catch { throw AnalysisError(error) }
    let variance = strata.varianceOfTotal(allocation)
    let population = columns.populations.compensatedSum()
    var members = [
      JSONMember("rows", .list(names.indices.map { row($0, names[$0], allocation[$0], columns.populations[$0]) })),
      JSONMember("n", JSONValue(allocation.compensatedSum())),
    ]
    if columns.deviations != nil {
      let error = variance.flatMap { $0 < 0 ? nil : $0.squareRoot() / population }
      members += [JSONMember("se", JSONValue(error)), JSONMember("variance", JSONValue(variance))]
    }
    return AnalysisFields(members: members, warnings: table.warnings + warnings(names, allocation, columns, variance))
  }

  private func row(_ row: Int, _ name: String, _ allocation: Double, _ population: Double) -> JSONValue {
    [
      "row": JSONValue(row + 1), "stratum": .text(name), "allocation": JSONValue(allocation),
      "fraction": JSONValue(allocation / population),
    ]
  }

  private func columns(_ table: PlanTable) throws(AnalysisError) -> Columns {
    func numbers(_ key: String) throws(AnalysisError) -> [Double]? {
      guard let name = try reader.text(key) else { return nil }
      return try table.numbers(name)
    }
    var names = ["population", "sd", "cost"]
    if rule == .power { names.append("mean") }
    for key in names {
      if let name = try reader.text(key) { try table.check(columns: [name]) }
    }
    return Columns(
      populations: try numbers("population") ?? [], deviations: try numbers("sd"), costs: try numbers("cost"),
      means: rule == .power ? try numbers("mean") : nil)
  }

  private func check(_ columns: Columns, _ table: PlanTable) throws(AnalysisError) {
    let all: [(key: String, values: [Double]?)] = [
      ("population", columns.populations), ("sd", columns.deviations), ("cost", columns.costs), ("mean", columns.means),
    ]
    for (key, values) in all {
      guard let values, let name = try reader.text(key) else { continue }
      try table.checkComplete(name, values.map(\.isNaN))
      let isZeroAllowed = key == "sd"
      try table.check(name, values, .invalidArgument, isZeroAllowed ? "a number ≥ 0" : "a number above 0") {
        $0.isFinite && (isZeroAllowed ? $0 >= 0 : $0 > 0)
      }
    }
  }

  private func allocation(_ strata: Strata, _ columns: Columns) throws(SamplingError) -> [Double] {
    let costs = columns.costs ?? columns.populations.map { _ in 1 }
    let rule: AllocationRule
    switch self.rule {
    case .proportional: rule = .proportional(size)
    case .squareRoot: rule = .squareRoot(size)
    case .neyman: rule = .neyman(size)
    case .power: rule = .power(size, exponent: exponent, means: columns.means ?? [])
    case .optimumCost: rule = .optimumCost(budget: budget, costs: costs)
    case .targetCV: rule = .targetVariance(variance, costs: costs)
    case .optimumInteger:
      return try strata.integerAllocation(size: size, minimum: minimum, maximum: maximum).map { Double($0) }
    }
    let shares = try strata.allocation(by: rule, capped: isCapped)
    return isRounded ? rounded(shares) : shares
  }

  /// To n; what a precision needs is rounded up, what a budget pays for down.
  private func rounded(_ shares: [Double]) -> [Double] {
    let sum = shares.compensatedSum()
    let total: Double
    switch rule {
    case .targetCV: total = (sum - 1e-9).rounded(.up)
    case .optimumCost: total = (sum + 1e-9).rounded(.down)
    default: total = sum.rounded()
    }
    return roundedByLargestRemainders(shares, total: total)
  }

  private func warnings(
    _ names: [String], _ allocation: [Double], _ columns: Columns, _ variance: Double?
  ) -> [PlanWarning] {
    let over = names.indices.filter { allocation[$0] > columns.populations[$0] * (1 + 1e-12) }.map {
      PlanWarning("Stratum “\(names[$0])” is to give \(allocation[$0].shortestText) units but has fewer; see “cap”.")
    }
    guard columns.deviations != nil else { return over }
    if variance == nil { return over + ["A stratum that varies has no unit: the standard error is not defined."] }
    return over + ((variance ?? 0) < 0 ? ["The variance is below zero: a stratum has more units than exist."] : [])
  }
}
