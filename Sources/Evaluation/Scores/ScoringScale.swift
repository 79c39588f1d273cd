import Indicators
import ProgrammeModel
import Statistics

/// The programme's indicator tree and goalposts in the form in which sites are scored.
struct ScoringScale: Sendable {
  /// Root `total`, the dimensions below it, the indicators below them; weighted arithmetic means.
  let tree: IndicatorTree
  /// One for each indicator, in the programme's order.
  let goalposts: [Goalposts]
  let grades: Grades
  let gate: SatisfactionGate
  /// The highest scores by dimension for a site that runs too few projects.
  let caps: [String: Double]

  /// - Parameter values: by indicator, the values of the sites that have one.
  /// - Throws: `invalidProgramme` for a tree or grades that cannot be scored, `unknownGate`.
  init(_ programme: Programme, values: [[Double]]) throws(EvaluationError) {
    let dimensions = programme.dimensions.map { dimension in
      IndicatorNode(
        id: dimension.id, weight: dimension.weight,
        children: dimension.indicators.map { IndicatorNode(id: $0.id, weight: $0.weight) })
    }
    gate = try SatisfactionGate(programme)
    caps = Dictionary(
      programme.dimensions.compactMap { dimension in dimension.capBelowMinimumProjects.map { (dimension.id, $0) } },
      uniquingKeysWith: min)
    do { tree = try IndicatorTree(IndicatorNode(id: "total", children: dimensions)) } catch {
      throw .invalidProgramme("\(error)")
    }
    do { grades = try Grades(programme.grading.grades.map { (id: $0.id, minimum: $0.minimum) }) } catch {
      throw .invalidProgramme("\(error)")
    }
    var goalposts: [Goalposts] = []
    for (definition, values) in zip(programme.indicators, values) {
      do { goalposts.append(try Goalposts(definition, values: values)) } catch {
        throw .invalidProgramme("\(definition.id): \(error)")
      }
    }
    self.goalposts = goalposts
  }
}

extension Goalposts {
  /// The goalposts of an indicator over the sites' values. A percentile is the quantile of type 7.
  ///
  /// Where a percentile falls on the other end, as when most sites have no use at all, the best value of the sites
  /// takes its place; where that is no better, the scale is one unit long and every site scores 0.
  init(_ definition: IndicatorDefinition, values: [Double]) throws(TreeError) {
    let sorted = values.sorted()
    func end(_ goalpost: Goalpost) -> Double {
      switch goalpost {
      case .value(let value): value
      case .percentile(let percent): quantile(ofSorted: sorted, probability: percent / 100) ?? 0
      }
    }
    let zero = end(definition.zero)
    var full = end(definition.full)
    if case .percentile = definition.full, full == zero { full = sorted.last ?? zero }
    if case .percentile = definition.full, full == zero { full = zero + 1 }
    try self.init(zero: zero, full: full)
  }
}
