import ProgrammeModel
import SurveyEstimation

/// Responses of one or several sites with their design: every site is a stratum, its blocks are the primary sampling
/// units, the residents within a block the second stage.
///
/// Since no site is left out, this gives the same standard errors as districts as strata with sites as a first stage
/// that is a census (docs/decisions/0002); the degrees of freedom of areas follow that second reading. The second stage
/// matters because a site has few blocks: the correction for the blocks alone would leave out the residents not asked.
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
  ///
  /// A site with answers from one block, or a block with one answer, is centred at the mean of the others; a sample of one
  /// block in all has no error.
  init?(_ sites: [SiteEvidence], positions: [Int]) throws(EvaluationError) {
    var rows = Rows()
    for position in positions { rows.add(sites[position], at: position) }
    guard !rows.responses.isEmpty else { return nil }
    responses = rows.responses
    siteOfRow = rows.siteOfRow
    clusterOfRow = rows.clusters
    clusterCount = rows.clusterCount
    unclearPopulations = rows.unclear
    var draft = SurveyDesignDraft(
      rowCount: responses.count, strata: [rows.siteOfRow.map(Int32.init)],
      clusters: [rows.clusters, responses.indices.map { Int32($0) }],
      weighting: .weights(responses.map(\.weight)), fpc: [rows.blocks, rows.residents])
    draft.lonelyPSU = rows.clusterCount > 1 ? .adjust : .fail
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
    /// Blocks of the site, and residents of a block, by row.
    var blocks: [Double] = []
    var residents: [Double] = []
    var clusterCount = 0
    var unclear: [(site: Int, used: Int)] = []

    mutating func add(_ site: SiteEvidence, at position: Int) {
      var answers: [String: Int] = [:]
      var codes: [String: Int32] = [:]
      for response in site.responses {
        if codes[response.cluster] == nil { codes[response.cluster] = Int32(clusterCount + codes.count) }
        answers[response.cluster, default: 0] += 1
      }
      let population = population(of: site, clusters: codes.count, at: position)
      let size = Double(site.site.residents) / population
      for response in site.responses {
        responses.append(response)
        siteOfRow.append(position)
        clusters.append(codes[response.cluster] ?? -1)
        blocks.append(population)
        residents.append(max(size, Double(answers[response.cluster] ?? 1)))
      }
      clusterCount += codes.count
    }

    /// The number of blocks in the site for the finite population correction. Where it is not known no correction is made,
    /// which is written as a number of blocks beside which the sample is nothing.
    private mutating func population(of site: SiteEvidence, clusters: Int, at position: Int) -> Double {
      let stated = Set(site.responses.compactMap(\.clusterPopulation))
      guard let largest = stated.max(), site.responses.allSatisfy({ $0.clusterPopulation != nil }) else { return 1e12 }
      if stated.count > 1 || largest < clusters { unclear.append((site: position, used: max(largest, clusters))) }
      return Double(max(largest, clusters))
    }
  }
}
