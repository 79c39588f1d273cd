import ProgrammeModel
import SurveyEstimation

/// The design of the visited sites: simple random in a district, or by unequal probabilities with certain sites apart.
struct DesignStrata: Sendable {
  /// By visit.
  let strata: [Int]
  /// By visit: sites in its stratum.
  let populations: [Double]
  let weighting: Weighting

  /// Sites weigh N/n where all probabilities of a district are equal, else 1/π; a site with probability 1 stands for itself
  /// and adds nothing to the error.
  init(_ evidence: GroupedEvidence, sites: [String], districts: [Int]) {
    let probability = Dictionary(
      (evidence.draw?.units ?? []).map { ($0.site, $0.probability) }, uniquingKeysWith: { first, _ in first })
    let members = evidence.districts.map { district in
      district.members.compactMap { probability[evidence.sites[$0].site.id] }
    }
    guard members.contains(where: { Set($0).count > 1 }) else {
      strata = districts
      populations = districts.map { Double(evidence.districts[$0].members.count) }
      weighting = .populationSizes
      return
    }
    let known = sites.map { probability[$0] ?? 1 }
    strata = zip(districts, known).map { 2 * $0 + ($1 < 1 ? 0 : 1) }
    populations = zip(districts, known).map { district, own in
      Double(members[district].count { ($0 < 1) == (own < 1) })
    }
    weighting = .probabilities(known)
  }
}
