import ProgrammeModel
import Testing

@testable import Simulation

@Suite struct SimulatedSurveyTests {
  /// A sample of the libraries in which every block is drawn, so that only the residents within blocks are sampled.
  private static func census() throws -> (SimulatedProgramme, EvaluationRound) {
    let definition = try SimulationFixtures.libraries()
    return (try SimulationFixtures.simulation(of: definition, respondents: 2_500), definition.programme.rounds[1])
  }

  @Test func `a large sample comes near to the truth of every site`() throws {
    let (simulation, round) = try Self.census()
    let survey = simulation.programme.survey
    for world in simulation.worlds {
      let interviews = simulation.interviews(of: world, round: round)
      let truth = try #require(
        simulation.survey.trueShare(survey.overall, categories: survey.satisfied, site: world, round: round.id))
      let share = weightedShare(of: survey.satisfied, among: survey.categories, survey.overall, interviews, simulation)
      // 2,500 answers of which about 4.5 % are missing: the standard error is at most sqrt(0.25 / 2380) = 0.0102, with
      // unequal weights (design effect below 1.3) 0.0117; four of them.
      #expect(abs(share - truth) < 0.047, "\(world.site.id)")
    }
  }

  @Test func `the truth of a filtered question is that of those who are asked, with their mood`() throws {
    let definition = try SimulationFixtures.libraries()
    let simulation = try SimulationFixtures.simulation(of: definition, respondents: 60_000)
    let round = definition.programme.rounds[1]
    let survey = definition.programme.survey
    let world = try #require(simulation.worlds.first { $0.site.projects.contains("lending") })
    let question = survey.satisfactionPrefix + "lending"
    let interviews = simulation.interviews(of: world, round: round)
    let truth = try #require(
      simulation.survey.trueShare(question, categories: survey.satisfied, site: world, round: round.id))
    let answers = interviews.compactMap { interview -> (weight: Double, isSatisfied: Bool)? in
      guard case .code(let code) = interview.answers[question], survey.categories.contains(code) else { return nil }
      return (weight(of: interview, simulation), survey.satisfied.contains(code))
    }
    let sum = answers.reduce(0) { $0 + $1.weight }
    let share = answers.reduce(0) { $0 + ($1.isSatisfied ? $1.weight : 0) } / sum
    // Every block is drawn, so that only residents are sampled: the linearized standard error of the weighted share.
    let squares = answers.reduce(0) { sum, answer in
      let residual = answer.weight * ((answer.isSatisfied ? 1 : 0) - share)
      return sum + residual * residual
    }
    let error = squares.squareRoot() / sum
    #expect(abs(share - truth) < 4 * error)
  }

  @Test func `weights of a sample of all blocks add up to the residents`() throws {
    let (simulation, round) = try Self.census()
    for world in simulation.worlds {
      let weights = simulation.interviews(of: world, round: round).map { weight(of: $0, simulation) }
      // Each weight is printed with three decimals.
      #expect(abs(weights.reduce(0, +) - Double(world.site.residents)) <= 0.0005 * Double(weights.count))
    }
  }

  @Test func `skip rules decide who is asked`() throws {
    let definition = try SimulationFixtures.shenzhen()
    let simulation = try SimulationFixtures.simulation(of: definition)
    let survey = definition.programme.survey
    let world = simulation.worlds[3]
    for interview in simulation.interviews(of: world, round: definition.programme.rounds[0]) {
      for project in definition.programme.projects {
        let aware = interview.answers[survey.awarePrefix + project.id]
        #expect((aware != nil) == world.site.projects.contains(project.id))
        let isAsked = interview.answers[survey.usePrefix + project.id] != nil
        #expect(isAsked == (aware == .code(survey.yes)))
      }
    }
  }

  @Test func `samples of a site have several blocks and nearly the planned respondents`() throws {
    let definition = try SimulationFixtures.shenzhen()
    let simulation = try SimulationFixtures.simulation(of: definition)
    for world in simulation.worlds {
      let interviews = simulation.interviews(of: world, round: definition.programme.rounds[0])
      #expect((30...40).contains(interviews.count))
      let blocks = interviews.compactMap { text($0.answers[definition.programme.survey.roles.cluster]) }
      #expect(Set(blocks).count == 10)
    }
  }

  @Test func `the three exports hold all interviews of their districts`() throws {
    let definition = try SimulationFixtures.libraries()
    let simulation = try SimulationFixtures.simulation(of: definition)
    let round = definition.programme.rounds[0]
    let files = simulation.files(of: round)
    for (position, name) in ["survey-wjx-text", "survey-plain", "survey-kobo"].enumerated() {
      let worlds = simulation.worlds.filter { $0.site.district == definition.programme.districts[position].id }
      let count = worlds.reduce(0) { $0 + simulation.interviews(of: $1, round: round).count }
      let file = try files.file(name)
      // A remark may break a line, but the site stands once in each row as a cell of its own.
      let cells = worlds.flatMap { [",\($0.site.id),", "\"\($0.site.id)\";"] }
      let lines = file.text.split { $0.isNewline }.filter { line in cells.contains { line.contains($0) } }
      #expect(lines.count == count, "\(name)")
    }
  }

  @Test func `each export keeps the marks of its system`() throws {
    let definition = try SimulationFixtures.libraries()
    let files = try SimulationFixtures.simulation(of: definition).files(of: definition.programme.rounds[0])
    let wjx = try files.file("survey-wjx-text")
    #expect(wjx.text.hasPrefix("序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、图书馆,2、自然村,"))
    #expect(wjx.text.contains("\r\n"))
    #expect(wjx.text.contains("借阅┋读书会"))
    #expect(wjx.encoding == .gb18030)
    let kobo = try files.file("survey-kobo")
    #expect(kobo.text.hasPrefix("\"library\";\"hamlet\";\"hamlets\";\"weight\";\"services\";\"services/lending\";"))
    #expect(kobo.text.contains("\"__version__\";\"_tags\";\"_index\"\n"))
  }

  private func weight(of interview: Interview, _ simulation: SimulatedProgramme) -> Double {
    text(interview.answers[simulation.programme.survey.roles.weight]).flatMap(Double.init) ?? .nan
  }

  private func text(_ answer: Interview.GivenAnswer?) -> String? {
    if case .text(let text) = answer { text } else { nil }
  }

  private func weightedShare(
    of categories: [String], among valid: [String], _ question: String, _ interviews: [Interview],
    _ simulation: SimulatedProgramme
  ) -> Double {
    var sum = 0.0
    var inside = 0.0
    for interview in interviews {
      guard case .code(let code) = interview.answers[question], valid.contains(code) else { continue }
      let weight = weight(of: interview, simulation)
      sum += weight
      if categories.contains(code) { inside += weight }
    }
    return inside / sum
  }
}
