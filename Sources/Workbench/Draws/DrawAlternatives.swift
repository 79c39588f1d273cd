import Sampling

/// The table of alternatives from which a sample design is chosen before its plan is sealed.
package struct DrawAlternatives: Sendable {
  let strata: PlannedStrata
  let alternatives: [DesignAlternative]
  /// Sites that the margin, and the detection, would need.
  let sizeForMargin: Int
  let sizeForDetection: Int
  let request: Request

  /// What is asked and what is guessed.
  package struct Request: Sendable {
    /// Sites to draw in all; nil for as many as margin and detection need.
    package var sites: Int?
    package var minimum = 2
    /// Half the width of the interval of the factor.
    package var margin = 0.05
    package var deviation = 0.15
    /// `STRATUM=VALUE`, where it differs.
    package var deviations: [String] = []
    package var cost = 1.0
    package var costs: [String] = []
    /// Sites that are visited in any case.
    package var certain: [String] = []
    package var inflated = 5
    package var chance = 0.95

    package init() {}
  }

  /// - Throws: `WorkbenchError.draw` for the frame, `.unclearValue`, `.unknownSite`, `.allocation`.
  package static func make(_ request: Request, in path: String) throws(WorkbenchError) -> DrawAlternatives {
    let frame = try DrawFolder(path: path).frame()
    for unit in request.certain where !frame.units.contains(where: { $0.id == unit }) {
      throw .unknownSite(unit, nearest: nil)
    }
    let certain = Set(request.certain)
    let deviations = try values(request.deviations, of: frame)
    let costs = try values(request.costs, of: frame)
    let strata = frame.strata.map { name in
      let units = frame.units.filter { $0.stratum == name }
      let fixed = units.count { certain.contains($0.id) }
      return PlannedStrata.Stratum(
        name: name, population: units.count - fixed, certain: fixed, deviation: deviations[name] ?? request.deviation,
        cost: costs[name] ?? request.cost)
    }
    let drawable = strata.reduce(0) { $0 + $1.population }
    guard request.inflated <= drawable else {
      throw .allocation(.tooMany(asked: request.inflated, available: drawable))
    }
    let planned = PlannedStrata(strata, minimum: request.minimum, inflated: request.inflated, level: 0.95)
    let needed = (planned.size(forMargin: request.margin), planned.size(forDetection: request.chance))
    let size = request.sites ?? max(needed.0, needed.1)
    do throws(SamplingError) {
      return DrawAlternatives(
        strata: planned, alternatives: try planned.alternatives(size: size), sizeForMargin: needed.0,
        sizeForDetection: needed.1, request: request)
    } catch { throw .allocation(error) }
  }

  private static func values(_ texts: [String], of frame: SamplingFrame) throws(WorkbenchError) -> [String: Double] {
    var values: [String: Double] = [:]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, frame.strata.contains(parts[0]), values[parts[0]] == nil, let value = Double(parts[1]),
        value > 0, value < 1e12
      else { throw .unclearValue(text) }
      values[parts[0]] = value
    }
    return values
  }
}
