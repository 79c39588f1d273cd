import Intake
import ProgrammeModel
import Testing

@testable import Simulation

/// Whether the intake reads what the simulation writes, and finds the mistakes that it has planted and no others.
@Suite struct SimulatedFilesReadTests {
  private typealias Whole = (simulation: SimulatedProgramme, files: [SimulatedFile])

  /// Made once for all tests: the second round of twenty sites, all of them inspected.
  private static let whole = Result<Whole, any Error> {
    let simulation = try SimulationFixtures.simulation(of: try SimulationFixtures.shenzhen(), sites: 20)
    let round = simulation.programme.rounds[1]
    let inspections = simulation.inspections(of: simulation.sites.map(\.id), round: round)
    // Districts report in the first round only.
    let earlier = [simulation.districtReports(of: simulation.programme.rounds[0])].compactMap(\.self)
    return (
      simulation,
      [simulation.frame(), inspections] + simulation.programmeFiles() + simulation.files(of: round) + earlier
    )
  }

  private let simulation: SimulatedProgramme
  private let files: [SimulatedFile]
  private var programme: Programme { simulation.programme }
  private var round: EvaluationRound { programme.rounds[1] }

  init() throws { (simulation, files) = try Self.whole.get() }

  private func reading(_ kind: RecordKind) throws -> RecordReading {
    let sites = kind == .sites ? [] : simulation.sites
    let context = RecordContext(districts: programme.districts, projects: programme.projects, sites: sites)
    let file = try #require(files.first { $0.path.split(separator: "/").last == "\(kind.rawValue).csv" })
    return RecordReader(schema: .of(kind), context: context).read(try file.source())
  }

  // Applications come before the simulated year; audits follow from what was imported.
  @Test(arguments: RecordKind.allCases.filter { ![.rooms, .installs, .applications, .audits].contains($0) })
  func `files without planted mistakes are read without a problem`(kind: RecordKind) throws {
    let reading = try reading(kind)
    #expect(reading.problems == [])
    #expect(reading.rejected.isEmpty)
    #expect(!reading.records.isEmpty)
  }

  @Test func `the site list is read back as it was made`() throws {
    let sites = try reading(.sites).records.map { try Site($0) }
    #expect(sites == simulation.sites)
  }

  @Test func `impossible dates of the room log are kept apart and nothing else`() throws {
    let reading = try reading(.rooms)
    #expect(!reading.rejected.isEmpty)
    #expect(
      reading.rejected.allSatisfy { $0.problems.map(\.column) == ["日期"] })
    #expect(reading.rejected.count < reading.records.count / 50)
  }

  @Test func `repeated serials are the only rows of the install ledger that are kept apart`() throws {
    let reading = try reading(.installs)
    #expect(reading.rejected.allSatisfy { $0.problems.map(\.rule) == [.repeatedRow] })
    let devices = simulation.worlds(with: "callbutton").reduce(0) { count, world in
      count + simulation.devices(of: world).count { $0.installed <= round.period.last }
    }
    #expect(reading.records.count == devices)
  }

  @Test(arguments: ["survey-wjx-text", "survey-plain", "survey-kobo"])
  func `surveys are read back with every answer as it was given`(name: String) throws {
    let reader = SurveyReader(
      questionnaire: simulation.questionnaire, roles: programme.survey.roles, sites: simulation.sites)
    let file = try files.file(name)
    let reading = reader.read(try file.source())
    #expect(!reading.isFatal)
    #expect(reading.rejected.isEmpty)
    let districts = Set(
      reading.responses.compactMap { response in
        simulation.sites.first { $0.id == response.site }?.district
      })
    let interviews = simulation.worlds.filter { districts.contains($0.site.district) }
      .flatMap { simulation.interviews(of: $0, round: round) }
    #expect(reading.responses.count == interviews.count)
    for (response, interview) in zip(reading.responses, interviews) {
      #expect(response.site == interview.site)
      for question in simulation.questionnaire.questions {
        guard case .code(let code) = interview.answers[question.id] else { continue }
        let missing = question.choices.first { $0.code == code }?.missing
        #expect(response.answers[question.id] == missing.map { .missing($0) } ?? .code(code), "\(question.id)")
      }
    }
  }
}
