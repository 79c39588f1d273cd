import Foundation
import ProgrammeModel
import Testing

@testable import Simulation

@Suite struct SimulatedProgrammeTests {
  @Test func `the same seed gives the same bytes and another seed others`() throws {
    let programme = try SimulationFixtures.libraries()
    let round = programme.rounds[0]
    let first = try SimulationFixtures.simulation(of: programme, seed: 7)
    let second = try SimulationFixtures.simulation(of: programme, seed: 7)
    let other = try SimulationFixtures.simulation(of: programme, seed: 8)
    #expect(first.files(of: round) == second.files(of: round))
    #expect(first.truth(of: round) == second.truth(of: round))
    for (file, different) in zip(first.files(of: round), other.files(of: round)) where file.rows.count > 3 {
      #expect(file.text != different.text, "\(file.path)")
    }
  }

  @Test func `districts have the sites of their quotas`() throws {
    let programme = try SimulationFixtures.shenzhen()
    let sites = try SimulationFixtures.simulation(of: programme).sites
    #expect(sites.count == 100)
    for district in programme.districts {
      #expect(sites.count { $0.district == district.id } == district.quota)
    }
    #expect(Set(sites.map(\.id)).count == 100)
    #expect(sites.allSatisfy { $0.projects.count >= programme.rules.minimumProjects })
    #expect(sites[0].id == "futian-01")
  }

  // Quotas 5, 4, 3 of 12. Six sites: 2.5, 2, 1.5, so 2, 2, 1 and the first of the equal remainders. Three: one each.
  @Test(arguments: [(6, [3, 2, 1]), (3, [1, 1, 1]), (12, [5, 4, 3]), (24, [10, 8, 6])])
  func `another number of sites is spread by the quotas`(total: Int, counts: [Int]) throws {
    let programme = try SimulationFixtures.libraries()
    let sites = try SimulationFixtures.simulation(of: programme, sites: total).sites
    #expect(programme.districts.map { district in sites.count { $0.district == district.id } } == counts)
  }

  @Test func `a programme without call buttons, rooms and websites has no such files`() throws {
    let programme = try SimulationFixtures.libraries()
    let simulation = try SimulationFixtures.simulation(of: programme)
    let paths = simulation.files(of: programme.rounds[1]).map(\.path)
    #expect(
      paths == [
        "closing/survey-wjx-text.csv", "closing/survey-plain.csv", "closing/survey-kobo.csv", "closing/counts.csv",
        "closing/self-reports.csv", "closing/ledger.csv", "closing/changes.csv", "closing/scorecards.csv",
      ])
  }

  @Test func `sizes that are too small are refused`() throws {
    let programme = try SimulationFixtures.libraries()
    #expect(throws: SimulationError.tooFew("sites")) {
      try SimulationFixtures.simulation(of: programme, sites: 2)
    }
    #expect(throws: SimulationError.tooFew("respondents")) {
      try SimulationFixtures.simulation(of: programme, respondents: 1)
    }
  }

  @Test func `a questionnaire without the question of an indicator is refused`() throws {
    let programme = try SimulationFixtures.libraries()
    let whole = SimulationFixtures.questionnaire(for: programme)
    let questions = whole.questions.filter { $0.id != programme.survey.overall }
    let short = Questionnaire(id: whole.id, title: whole.title, version: whole.version, questions: questions)
    #expect(throws: SimulationError.unknownQuestion("content")) {
      try SimulatedProgramme(programme: programme, questionnaire: short, seed: SimulationSeed(1, 2, 3, 4))
    }
  }

  @Test func `relevance beyond the simple forms is refused`() {
    let question = SimulationFixtures.question("q", .text, relevance: "${a} = '1' or ${b} = '2'")
    #expect(throws: SimulationError.self) { try SkipRule.rule(of: question) }
  }

  @Test func `the data package names every file with its encoding`() throws {
    let programme = try SimulationFixtures.libraries()
    let simulation = try SimulationFixtures.simulation(of: programme)
    let files = [simulation.frame()] + simulation.files(of: programme.rounds[0])
    let package = try simulation.dataPackage(of: files)
    let read = try JSONSerialization.jsonObject(with: Foundation.Data(package.text.utf8)) as? [String: Any]
    let resources = try #require(read?["resources"] as? [[String: Any]])
    #expect(resources.map { $0["path"] as? String } == files.map(\.path))
    #expect(resources.map { $0["encoding"] as? String } == files.map(\.encoding.rawValue))
    #expect((read?["description"] as? String)?.contains("模拟数据") == true)
  }
}
