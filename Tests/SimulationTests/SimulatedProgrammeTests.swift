import Foundation
import ProgrammeModel
import Testing

@testable import Simulation

@Suite struct SimulatedProgrammeTests {
  @Test func `the same seed gives the same bytes and another seed others`() throws {
    let definition = try SimulationFixtures.libraries()
    let round = definition.programme.rounds[0]
    let first = try SimulationFixtures.simulation(of: definition, seed: 7)
    let second = try SimulationFixtures.simulation(of: definition, seed: 7)
    let other = try SimulationFixtures.simulation(of: definition, seed: 8)
    #expect(first.files(of: round) == second.files(of: round))
    #expect(first.truth(of: round) == second.truth(of: round))
    for (file, different) in zip(first.files(of: round), other.files(of: round)) where file.rows.count > 3 {
      #expect(file.text != different.text, "\(file.path)")
    }
  }

  @Test func `districts have the sites of their quotas`() throws {
    let definition = try SimulationFixtures.shenzhen()
    let sites = try SimulationFixtures.simulation(of: definition).sites
    #expect(sites.count == 100)
    for district in definition.programme.districts {
      #expect(sites.count { $0.district == district.id } == district.quota)
    }
    #expect(Set(sites.map(\.id)).count == 100)
    #expect(sites.allSatisfy { $0.projects.count >= definition.programme.rules.minimumProjects })
    #expect(sites[0].id == "futian-01")
  }

  // Quotas 5, 4, 3 of 12. Six sites: 2.5, 2, 1.5, so 2, 2, 1 and the first of the equal remainders. Three: one each.
  @Test(arguments: [(6, [3, 2, 1]), (3, [1, 1, 1]), (12, [5, 4, 3]), (24, [10, 8, 6])])
  func `another number of sites is spread by the quotas`(total: Int, counts: [Int]) throws {
    let definition = try SimulationFixtures.libraries()
    let sites = try SimulationFixtures.simulation(of: definition, sites: total).sites
    #expect(definition.programme.districts.map { district in sites.count { $0.district == district.id } } == counts)
  }

  @Test func `a programme without call buttons, rooms and websites has no such files`() throws {
    let definition = try SimulationFixtures.libraries()
    let simulation = try SimulationFixtures.simulation(of: definition)
    let paths = simulation.files(of: definition.programme.rounds[1]).map(\.path)
    #expect(
      paths == [
        "closing/survey-wjx-text.csv", "closing/survey-plain.csv", "closing/survey-kobo.csv", "closing/counts.csv",
        "closing/self-reports.csv", "closing/ledger.csv", "closing/changes.csv", "closing/scorecards.csv",
      ])
  }

  @Test func `sizes that are too small are refused`() throws {
    let definition = try SimulationFixtures.libraries()
    #expect(throws: SimulationError.tooFew("sites")) {
      try SimulationFixtures.simulation(of: definition, sites: 2)
    }
    #expect(throws: SimulationError.tooFew("respondents")) {
      try SimulationFixtures.simulation(of: definition, respondents: 1)
    }
  }

  @Test func `a questionnaire without the question of an indicator is refused`() throws {
    let definition = try SimulationFixtures.libraries()
    let whole = definition.questionnaire
    let questions = whole.questions.filter { $0.id != "content" }
    let short = Questionnaire(id: whole.id, title: whole.title, version: whole.version, questions: questions)
    #expect(throws: SimulationError.unknownQuestion("content")) {
      try SimulatedProgramme(programme: definition.programme, questionnaire: short, seed: SimulationSeed(1, 2, 3, 4))
    }
  }

  @Test func `relevance is read when its conditions are joined by and`() throws {
    let question = Self.question(relevance: "(selected(${projects}, 'a-1')) and (${known} = 'yes')")
    let rules = try SkipRule.rules(of: question)
    #expect(rules.map(\.question) == ["projects", "known"])
    #expect(rules.map(\.code) == ["a-1", "yes"])
  }

  @Test(arguments: ["${a} = '1' or ${b} = '2'", "${a} != '1'", "not(${a} = '1')"])
  func `relevance beyond that is refused`(relevance: String) {
    #expect(throws: SimulationError.self) { try SkipRule.rules(of: Self.question(relevance: relevance)) }
  }

  private static func question(relevance: String) -> Question {
    Question(
      id: "q", label: LocalizedText(zh: "q", en: "q"), type: .text, relevance: relevance, constraint: nil,
      required: false)
  }

  @Test func `the data package names every file with its encoding`() throws {
    let definition = try SimulationFixtures.libraries()
    let simulation = try SimulationFixtures.simulation(of: definition)
    let files = [simulation.frame()] + simulation.files(of: definition.programme.rounds[0])
    let package = try simulation.dataPackage(of: files)
    let read = try JSONSerialization.jsonObject(with: Foundation.Data(package.text.utf8)) as? [String: Any]
    let resources = try #require(read?["resources"] as? [[String: Any]])
    #expect(resources.map { $0["path"] as? String } == files.map(\.path))
    #expect(resources.map { $0["encoding"] as? String } == files.map(\.encoding.rawValue))
    #expect((read?["description"] as? String)?.contains("模拟数据") == true)
  }
}
