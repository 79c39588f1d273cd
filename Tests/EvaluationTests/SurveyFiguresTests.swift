import ProgrammeModel
import Statistics
import SurveyEstimation
import Testing

@testable import Evaluation

struct SurveyFiguresTests {
  private func figures(
    _ responses: [SurveyResponse], indicators: [IndicatorDefinition] = [SmallProgramme.overall]
  ) throws -> (SurveyFigures, GroupedEvidence) {
    let dimension = IndicatorDimension(
      id: "d", name: SmallProgramme.text("d"), weight: 1, indicators: indicators, capBelowMinimumProjects: nil)
    var evidence = SmallProgramme.evidence(SmallProgramme.programme(dimensions: [dimension]))
    evidence.responses = responses
    let grouped = try GroupedEvidence(evidence)
    return (try SurveyFigures(grouped, level: 0.95), grouped)
  }

  // Blocks ggb and gbb: p = 3/6. Influence (y − p)/6: 0.5/6 in the first, −0.5/6 in the second block. V = 2/(2 −
  // 1)·Σ(±1/12)² = 4/144, se 1/6; of 10 blocks (1 − 2/10)·V. Interval: t(0.975; 1) = 12.7062; logit reach
  // 12.7062·(1/6)/0.25 = 8.47080.
  @Test func `a share among those with an opinion, with blocks as units`() throws {
    let (figures, _) = try figures(Rows.overall("n1", "ggb gbbd"))
    let figure = try #require(figures.outcome(of: "overall", site: 0).value?.figure)
    #expect(figure.value == 0.5)
    #expect(figure.n == 6)
    #expect(isClose(figure.se, 1.0 / 6, within: 1e-12))
    #expect(figure.df == 1)
    #expect(isClose(figure.upper, 0.9997905, within: 1e-6))
    #expect(isClose(figure.lower, 0.0002095, within: 1e-6))
  }

  // n1 has 1,000 residents, 100 in each of 10 blocks. Blocks: (1 − 2/10)·4/144 = 0.0222222. Residents within blocks: the
  // influences 1/12, 1/12, −1/12 have Σ(x − x̄)² = 1/54 in either block, so (2/10)·(1 − 3/100)·(3/2)·(2/54) = 0.0107778.
  @Test func `the number of blocks corrects the error`() throws {
    let (figures, _) = try figures(Rows.overall("n1", "ggb gbb", blocks: 10))
    let figure = try #require(figures.outcome(of: "overall", site: 0).value?.figure)
    #expect(isClose(figure.se, 0.033.squareRoot(), within: 1e-9))
  }

  // Blocks add nothing; residents within them: (1 − 3/500)·(3/2)·(2/54) = 0.0552222.
  @Test func `a full list of blocks is no census of residents`() throws {
    let (figures, _) = try figures(Rows.overall("n1", "ggb gbb", blocks: 2))
    let figure = try #require(figures.outcome(of: "overall", site: 0).value?.figure)
    #expect(isClose(figure.se, (0.994 * 1.5 / 27).squareRoot(), within: 1e-9))
  }

  @Test func `one block gives a share without an error`() throws {
    let (figures, evidence) = try figures(Rows.overall("n1", "ggb"))
    let figure = try #require(figures.outcome(of: "overall", site: 0).value?.figure)
    #expect(figure.value == 2.0 / 3)
    #expect(figure.se == nil)
    #expect(figure.lower == nil)
    #expect(figure.upper == nil)
    #expect(figures.findings(evidence).contains(Finding(.singleCluster, site: "n1")))
  }

  // Clopper & Pearson at 6 of 6: (0.025)^(1/6) = exp(ln 0.025 / 6) = exp(−0.6148132) = 0.5407419.
  @Test func `unanimous answers have exact limits and no standard error`() throws {
    let (figures, evidence) = try figures(Rows.overall("n1", "ggg ggg"))
    let figure = try #require(figures.outcome(of: "overall", site: 0).value?.figure)
    #expect(figure.value == 1)
    #expect(figure.se == nil)
    #expect(figure.upper == 1)
    #expect(isClose(figure.lower, 0.5407419, within: 1e-6))
    #expect(figures.findings(evidence).contains(Finding(.unanimousAnswers, site: "n1", subject: "overall", value: 1)))
  }

  @Test func `no answer and no opinion are missing`() throws {
    let (figures, evidence) = try figures(Rows.overall("n1", "dd dd"))
    #expect(figures.outcome(of: "overall", site: 0) == .missing)
    #expect(figures.outcome(of: "overall", site: 1) == .missing)
    #expect(figures.findings(evidence).filter { $0.code == "no-survey-answers" }.map(\.site) == ["n2", "s1", "s2"])
  }

  // Library good, good | bad, bad: 1/2. Garden bad, good | (not asked), good: 2/3. Mean 7/12. Influences by block:
  // library ±0.25, garden ∓1/9, mean (0.25 − 1/9)/2 = ±0.0694444; V = 2·2·0.0694444² = 0.0192901. With the library
  // alone as a second indicator the covariance is 2·2·0.0694444·0.25 = 0.0694444.
  @Test func `the mean over projects carries the covariance of its shares`() throws {
    let answers: [(String, [String: String])] = [
      ("a", ["sat_library": "good", "sat_garden": "bad"]), ("a", ["sat_library": "good", "sat_garden": "good"]),
      ("b", ["sat_library": "bad"]), ("b", ["sat_library": "bad", "sat_garden": "good"]),
    ]
    let responses = answers.enumerated().map { Rows.respondent("n1", block: $1.0, line: $0 + 2, $1.1) }
    let (figures, _) = try figures(
      responses,
      indicators: [
        SmallProgramme.indicator("projects", .surveyProjectShare(prefix: "sat_", categories: ["good"])),
        SmallProgramme.share("library", question: "sat_library", zero: 0, full: 1),
      ])
    let figure = try #require(figures.outcome(of: "projects", site: 0).value?.figure)
    #expect(abs(figure.value - 7.0 / 12) < 1e-12)
    #expect(isClose(figure.se, 0.1388889, within: 1e-6))
    let covariance = try #require(figures.covariance(site: 0))
    #expect(abs(covariance[0][1] - 0.0694444) < 1e-6)
    #expect(covariance[0][1] == covariance[1][0])
  }

  @Test func `a mean of named questions needs them all`() throws {
    let responses = [
      Rows.respondent("n1", block: "a", line: 2, ["aware_library": "yes"]),
      Rows.respondent("n1", block: "b", line: 3, ["aware_library": "no"]),
    ]
    let mean = Measure.surveyMeanShare(questions: ["aware_library", "use_library"], categories: ["yes"])
    let (figures, _) = try figures(responses, indicators: [SmallProgramme.indicator("m", mean)])
    #expect(figures.outcome(of: "m", site: 0) == .missing)
  }

  // n1 ggb gbb and n2 gg bg: p = 6/10; influences 0.02, −0.08 | 0.08, −0.02; each site adds 2·2·0.05² = 0.01: se √0.02.
  @Test func `an area adds the sites' variances, with sites − districts degrees of freedom`() throws {
    let (_, evidence) = try figures(Rows.overall("n1", "ggb gbb") + Rows.overall("n2", "gg bg"))
    let city = try #require(try AreaSurvey(evidence, level: 0.95).satisfaction())
    #expect(abs(city.value - 0.6) < 1e-12)
    #expect(isClose(city.se, 0.02.squareRoot(), within: 1e-9))
    #expect(city.df == 1)
  }

  // docs/decisions/0002: districts as strata, sites as a first stage that is a census, blocks as the second stage, residents
  // as the third (1,000 in 9 blocks, 2,000 in 12).
  @Test func `the design equals that of sites as a first stage without gaps`() throws {
    let responses = Rows.overall("n1", "ggb gbb g", blocks: 9) + Rows.overall("n2", "gg bg bbb b", blocks: 12)
    let (_, evidence) = try figures(responses)
    let city = try #require(try AreaSurvey(evidence, level: 0.95).satisfaction())
    let isFirst = responses.map { $0.site == "n1" }
    var draft = SurveyDesignDraft(
      rowCount: responses.count, strata: [Array(repeating: 0, count: responses.count)],
      clusters: [
        isFirst.map { $0 ? 0 : 1 }, responses.map { Int32($0.cluster.suffix(1)) ?? -1 },
        responses.indices.map { Int32($0) },
      ], weighting: .equal,
      fpc: [
        Array(repeating: 2, count: responses.count), isFirst.map { $0 ? 9 : 12 },
        isFirst.map { $0 ? 1000.0 / 9 : 2000.0 / 12 },
      ])
    draft.nested = true
    draft.lonelyPSU = .adjust
    let good = responses.map { $0.answers["overall"] == .code("good") ? 1.0 : 0 }
    let reference = try draft.validated().proportion(of: good)
    #expect(isClose(city.se, try #require(reference.standardError), within: 1e-12))
  }

  @Test func `the survey's part of the result counts every kind of answer`() throws {
    let (_, evidence) = try figures(Rows.overall("n1", "ggb gfbd") + Rows.overall("s1", "gd bb", firstLine: 20))
    let survey = try AreaSurvey(evidence, level: 0.95).result()
    #expect(survey.responses == 11)
    #expect(survey.clusters == 4)
    #expect(survey.weightSum == 11)
    #expect(survey.missing == ["dontKnow": 2])
    #expect(survey.distributions.map(\.area) == ["city", "north", "south"])
    let north = survey.distributions[1].shares.map(\.share.value)
    #expect(north == [2.0 / 6, 1.0 / 6, 0.5])
    #expect(survey.projects.map(\.aware) == [nil, nil, nil, nil])
    #expect(survey.domains.map(\.category) == ["f", "m"])
  }

  // Aware: yes, yes, no. Used among all three: yes, no, and no for the one who does not know it.
  @Test func `who does not know a project does not use it`() throws {
    let responses = [
      Rows.respondent("n1", block: "a", line: 2, ["aware_library": "yes", "use_library": "yes"]),
      Rows.respondent("n1", block: "a", line: 3, ["aware_library": "yes", "use_library": "no"]),
      Rows.respondent("n1", block: "b", line: 4, ["aware_library": "no"]),
    ]
    let (_, evidence) = try figures(responses)
    let library = try #require(try AreaSurvey(evidence, level: 0.95).result().projects.first)
    #expect(isClose(library.aware?.value, 2.0 / 3))
    #expect(isClose(library.used?.value, 1.0 / 3))
  }
}
