/// The outcome of a draw: every unit of the frame with its place (vdraw/1, sections 5 and 9).
package struct InspectionSample: Sendable, Equatable {
  package let units: [SampledUnit]

  /// One unit of the frame in the order of selection of its stratum.
  package struct SampledUnit: Sendable, Equatable {
    package enum Status: String, Sendable {
      case selected
      case reserve
      case not
    }

    package let stratum: String
    /// From 1 within the stratum.
    package let order: Int
    package let id: String
    package let status: Status
    package let isCertain: Bool
    package let ticket: String
    /// Chance of being selected: n/N for simple random sampling; for unequal probabilities the target π of the design
    /// (methods-sampling, section 1), 1 for a certain unit.
    package let inclusionProbability: Double
  }

  /// Draws.
  /// - Parameter covariates: of a balanced draw, nil of the others.
  /// - Throws: `DrawError.strata` when plan and frame differ, and what the ranking of a stratum refuses.
  package init(
    frame: SamplingFrame, plan: DrawPlan, seed: DrawSeed, covariates: DrawCovariates? = nil
  ) throws(DrawError) {
    let planned = plan.strata.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard planned == frame.strata else { throw .strata(planned: planned, found: frame.strata) }
    let visited = Set(plan.previous?.units ?? [])
    var units: [SampledUnit] = []
    for stratum in planned {
      guard let rule = plan.strata[stratum] else { continue }
      let positions = frame.units.indices.filter { frame.units[$0].stratum == stratum }
      let own = positions.map { frame.units[$0] }
      let ranked: [StratumRanking.Ranked]
      if let covariates {
        let draw = BalancedDraw(stratum: stratum, method: plan.method, seed: seed, covariates: covariates)
        ranked = try draw.order(own, positions: positions, count: rule.count)
      } else {
        let ranking = StratumRanking(
          stratum: stratum, rule: rule, method: plan.method, seed: seed, visited: visited)
        ranked = try ranking.order(own)
      }
      units += Self.sampled(ranked, stratum: stratum, rule: rule, method: plan.method)
    }
    self.units = units
  }

  private static func sampled(
    _ ranked: [StratumRanking.Ranked], stratum: String, rule: DrawPlan.StratumRule, method: DrawPlan.Method
  ) -> [SampledUnit] {
    let certain = ranked.count { $0.isCertain }
    let total = ranked.reduce(0.0) { $0 + ($1.isCertain ? 0 : Double($1.unit.size)) }
    return ranked.enumerated().map { index, item in
      let target: Double =
        switch method {
        case .srs, .cube, .localPivotal, .scps: Double(rule.count) / Double(ranked.count)
        case .pareto, .seqpoisson:
          item.isCertain ? 1 : Double(rule.count - certain) * Double(item.unit.size) / total
        }
      let status: SampledUnit.Status =
        index < rule.count ? .selected : index < rule.count + rule.reserves ? .reserve : .not
      return SampledUnit(
        stratum: stratum, order: index + 1, id: item.unit.id, status: status, isCertain: item.isCertain,
        ticket: item.ticket.hex, inclusionProbability: target)
    }
  }

  /// result.tsv.
  package var bytes: [UInt8] {
    var text = "stratum\torder\tunit_id\tstatus\tkind\tticket\n"
    for unit in units {
      text += "\(unit.stratum)\t\(unit.order)\t\(unit.id)\t\(unit.status.rawValue)\t\(unit.kind)\t\(unit.ticket)\n"
    }
    return Array(text.utf8)
  }

  package var digest: String { SHA256Digest(bytes).hex }

  /// The identifiers of the selected units, sorted.
  package var selected: [String] { units.filter { $0.status == .selected }.map(\.id).sorted() }
}

extension InspectionSample.SampledUnit {
  var kind: String { isCertain ? "certain" : "drawn" }
}
