import ProgrammeModel
import Testing

@testable import Evaluation

/// What must hold whatever the evidence.
struct RoundPropertyTests {
  private let options = EvaluationOptions(seedText: "properties", replicates: 200)

  private func evaluate(_ evidence: RoundEvidence) throws -> RoundResult {
    try RoundEvaluation.evaluate(evidence, options: options)
  }

  @Test func `the order of rows changes nothing`() throws {
    var evidence = try WorkedExample.evidence()
    let expected = try evaluate(evidence)
    evidence.sites.reverse()
    evidence.responses = evidence.responses.sorted { $0.line % 7 < $1.line % 7 }
    evidence.selfReports.reverse()
    evidence.ledger.reverse()
    #expect(try evaluate(evidence) == expected)
  }

  @Test func `the same evidence gives the same result, another seed only other errors`() throws {
    let evidence = try WorkedExample.evidence()
    let first = try evaluate(evidence)
    #expect(try evaluate(evidence) == first)
    let other = try RoundEvaluation.evaluate(evidence, options: EvaluationOptions(seedText: "other", replicates: 200))
    #expect(other.sites.map(\.score.value) == first.sites.map(\.score.value))
    #expect(other.sites.map(\.score.se) != first.sites.map(\.score.se))
  }

  @Test func `an indicator that applies to nobody changes nothing`() throws {
    let evidence = try WorkedExample.evidence()
    let expected = try evaluate(evidence)
    var dimensions = SmallProgramme.dimensions
    let delivery = dimensions[1]
    let home = SmallProgramme.indicator("home", .inspectionItems(["home"]), project: "home", weight: 7)
    dimensions[1] = IndicatorDimension(
      id: delivery.id, name: delivery.name, weight: delivery.weight, indicators: [home] + delivery.indicators,
      capBelowMinimumProjects: delivery.capBelowMinimumProjects)
    var wider = RoundEvidence(
      programme: SmallProgramme.programme(dimensions: dimensions), round: evidence.round,
      questionnaire: evidence.questionnaire)
    wider.sites = evidence.sites
    wider.responses = evidence.responses
    wider.selfReports = evidence.selfReports
    wider.ledger = evidence.ledger
    let result = try evaluate(wider)
    #expect(result.sites.map(\.score) == expected.sites.map(\.score))
    #expect(result.sites.map(\.gradeProbability) == expected.sites.map(\.gradeProbability))
    #expect(result.sites.map { $0.rankLower...$0.rankUpper } == expected.sites.map { $0.rankLower...$0.rankUpper })
  }

  @Test(arguments: ["n1", "n2", "s1", "s2"])
  func `withholding evidence is never rewarded`(_ site: String) throws {
    let evidence = try WorkedExample.evidence()
    let full = try evaluate(evidence)
    func score(_ result: RoundResult) -> Double { result.sites.first { $0.site == site }?.score.value ?? .nan }
    var without = evidence
    without.responses.removeAll { $0.site == site }
    #expect(try score(evaluate(without)) <= score(full))
    without = evidence
    without.selfReports.removeAll { $0.site == site }
    #expect(try score(evaluate(without)) <= score(full))
    without = evidence
    without.ledger.removeAll { $0.site == site }
    #expect(try score(evaluate(without)) <= score(full))
  }

  @Test func `the gate never raises a grade`() throws {
    let gate = try SatisfactionGate(SmallProgramme.programme())
    let limits: [Double?] = [nil, 0, 0.59, 0.6, 1]
    for lower in limits {
      for upper in limits {
        let allowed = gate.bestAllowed(lower: lower, upper: upper)
        #expect((0...2).contains(allowed))
        if let lower, lower >= 0.6, upper.map({ $0 >= 0.6 }) ?? true {
          #expect(allowed == 0)
        } else {
          #expect(allowed > 0)
        }
      }
    }
  }

  @Test func `probabilities add up to one and intervals hold the rank`() throws {
    for site in try evaluate(WorkedExample.evidence()).sites {
      #expect(isClose(site.gradeProbability.values.reduce(0, +), 1))
      #expect((site.rankLower...site.rankUpper).contains(site.rank))
      #expect(isClose(site.indicators.map(\.weight).reduce(0, +), 1))
    }
  }

  // The 56 respondents of the other sites stay; n1 has answers from one block only.
  @Test func `a site with one block borrows an error and says so`() throws {
    var evidence = try WorkedExample.evidence()
    evidence.responses.removeAll { $0.site == "n1" }
    evidence.responses += Rows.overall("n1", "gggb")
    let site = try #require(try evaluate(evidence).sites.first)
    #expect(site.indicators[0].value?.se == nil)
    // The median of n2's 0.125 and s1's 0.0527046.
    let borrowed = try #require(site.flags.first { $0.code == "error-borrowed" })
    #expect(isClose(borrowed.value, (0.125 + 0.0527046) / 2, within: 1e-6))
    #expect(site.flags.map(\.code).contains("single-cluster"))
    #expect((site.score.se ?? 0) > 0)
  }

  @Test func `without any answer the areas say that there is none`() throws {
    var evidence = try WorkedExample.evidence()
    evidence.responses = []
    let result = try evaluate(evidence)
    #expect(result.city.satisfaction == Figure.none)
    #expect(result.rules.findings.contains(Finding(.noSurveyAnswers, subject: "city")))
    #expect(result.sites.allSatisfy { $0.grade != "gold" })
  }

  @Test func `rows of strangers are listed`() throws {
    var evidence = try WorkedExample.evidence()
    evidence.ledger.append(try Rows.booking("nowhere", 5, line: 77))
    let findings = try evaluate(evidence).rules.findings
    #expect(findings.contains(Finding(.unknownSite, subject: "nowhere", value: 1, evidence: ["1:77"])))
  }

  @Test func `what cannot be evaluated is refused with its place`() throws {
    var evidence = try WorkedExample.evidence()
    evidence.sites.append(evidence.sites[0])
    #expect(throws: EvaluationError.repeatedSite("n1")) { try evaluate(evidence) }
    evidence.sites = [SmallProgramme.site("x", "west", residents: 1, elders: 1, projects: [])]
    #expect(throws: EvaluationError.unknownDistrict(site: "x", district: "west")) { try evaluate(evidence) }
    evidence.sites = []
    #expect(throws: EvaluationError.noSites) { try evaluate(evidence) }
  }
}
