import ProgrammeModel
import SurveyEstimation

/// Responses of one or several sites with their design: every site is a stratum, its blocks are the primary sampling
/// units.
///
/// Since no site is left out, this gives the same standard errors as districts as strata with sites as a first stage
/// that is a census (docs/decisions/0002); the degrees of freedom of areas follow that second reading.
struct SurveySample: Sendable {
  let responses: [SurveyResponse]
  /// The position of each response's site in the list of sites.
  let siteOfRow: [Int]
  let clusterOfRow: [Int32]
  let clusterCount: Int
  let design: SurveyDesign
  /// Sites whose number of blocks is contradictory, with the number used.
  let unclearPopulations: [(site: Int, used: Int)]

  /// The sample of the sites at some positions; nil without a response.
  /// - Parameter lonelyPSU: what a site with answers from one block adds to the variance.
  init?(_ sites: [SiteEvidence], positions: [Int], lonelyPSU: LonelyPSURule) throws(EvaluationError) {
    var rows = Rows()
    for position in positions { rows.add(sites[position], at: position) }
    guard !rows.responses.isEmpty else { return nil }
    responses = rows.responses
    siteOfRow = rows.siteOfRow
    clusterOfRow = rows.clusters
    clusterCount = rows.clusterCount
    unclearPopulations = rows.unclear
    var draft = SurveyDesignDraft(
      rowCount: responses.count, strata: [rows.siteOfRow.map(Int32.init)], clusters: [rows.clusters],
      weighting: .weights(responses.map(\.weight)), fpc: [rows.populations])
    draft.lonelyPSU = lonelyPSU
    do { design = try draft.validated() } catch {
      throw .notEstimable(figure: "survey", reason: "\(error)")
    }
  }

  /// The number of clusters in which a variable was observed.
  func observedClusters(_ values: [Double]) -> Int {
    Set(values.indices.filter { !values[$0].isNaN }.map { clusterOfRow[$0] }).count
  }

  /// Collects the rows of the sites one after the other.
  private struct Rows {
    var responses: [SurveyResponse] = []
    var siteOfRow: [Int] = []
    var clusters: [Int32] = []
    var populations: [Double] = []
    var clusterCount = 0
    var unclear: [(site: Int, used: Int)] = []

    mutating func add(_ site: SiteEvidence, at position: Int) {
      var codes: [String: Int32] = [:]
      for response in site.responses where codes[response.cluster] == nil {
        codes[response.cluster] = Int32(clusterCount + codes.count)
      }
      let population = population(of: site, clusters: codes.count, at: position)
      for response in site.responses {
        responses.append(response)
        siteOfRow.append(position)
        clusters.append(codes[response.cluster] ?? -1)
        populations.append(population)
      }
      clusterCount += codes.count
    }

    /// The number of blocks in the site for the finite population correction.
    ///
    /// Where it is not known, and where every block is in the sample, no correction is made, which is written as a
    /// number of blocks beside which the sample is nothing: residents are sampled within blocks, so a full list of
    /// blocks is no census.
    private mutating func population(of site: SiteEvidence, clusters: Int, at position: Int) -> Double {
      let uncorrected = 1e12
      let stated = Set(site.responses.compactMap(\.clusterPopulation))
      guard let largest = stated.max(), site.responses.allSatisfy({ $0.clusterPopulation != nil }) else {
        return uncorrected
      }
      if stated.count > 1 || largest < clusters { unclear.append((site: position, used: max(largest, clusters))) }
      return largest > clusters ? Double(largest) : uncorrected
    }
  }
}
