import ProgrammeModel
import Testing

@testable import Simulation

@Suite struct SimulatedRecordTests {
  private typealias Whole = (simulation: SimulatedProgramme, midTerm: [SimulatedFile], annual: [SimulatedFile])

  /// Made once for all tests.
  private static let whole = Result<Whole, any Error> {
    let definition = try SimulationFixtures.shenzhen()
    let simulation = try SimulationFixtures.simulation(of: definition)
    let rounds = definition.programme.rounds
    return (simulation, simulation.files(of: rounds[0]), simulation.files(of: rounds[1]))
  }

  private let simulation: SimulatedProgramme
  private let midTerm: [SimulatedFile]
  private let annual: [SimulatedFile]

  init() throws { (simulation, midTerm, annual) = try Self.whole.get() }

  @Test func `what happened until the mid-term is the same in the annual files`() throws {
    for name in ["rooms", "clicks", "counts", "ledger", "changes"] {
      let earlier = try midTerm.file(name).text.split(separator: "\n")
      let later = Set(try annual.file(name).text.split(separator: "\n"))
      #expect(earlier.allSatisfy(later.contains), "\(name)")
    }
  }

  @Test func `the ledger has one commercial project paid from the grant and one booking that is not separate`() throws {
    let programme = simulation.programme
    let commercial = programme.projects.filter { $0.nature == .commercial }.map(\.name.zh)
    for files in [midTerm, annual] {
      let rows = try files.file("ledger").rows
      let breaches = rows.filter { $0[2] == "支出" && $0[3] == programme.rules.grantFund && commercial.contains($0[4]) }
      #expect(breaches.count == 1)
      #expect(rows.count { $0[7] == "否" } == 1)
      #expect(breaches.map { $0[0] } != rows.filter { $0[7] == "否" }.map { $0[0] })
    }
  }

  @Test func `nine judges score every site and one is recused once`() throws {
    let rows = try midTerm.file("scorecards").rows
    #expect(rows.count == 9 * 100 * 5)
    let recused = rows.filter { $0[4] == "回避" }
    #expect(recused.count == 5)
    #expect(Set(recused.map { [$0[0], $0[1]] }).count == 1)
    #expect(recused.allSatisfy { $0[3].isEmpty })
    let scores = rows.compactMap { Double($0[3]) }
    #expect(scores.allSatisfy { (1...10).contains($0) })
  }

  @Test func `serials come twice, and without them the installs give the true coverage`() throws {
    let round = simulation.programme.rounds[1]
    let rows = try annual.file("installs").rows
    #expect(Set(rows.map { $0[1] }).count < rows.count)
    #expect(rows.contains { !$0[3].isEmpty })
    let world = try #require(simulation.worlds.first { $0.site.projects.contains("callbutton") })
    var seen: Set<String> = []
    let active = rows.filter { seen.insert($0[1]).inserted && $0[0] == world.site.id && $0[3].isEmpty }
    let truth = try #require(simulation.truth(of: .callButtonCoverage, world, round))
    #expect(Double(active.count) / Double(world.site.eligibleElders) == truth)
  }

  @Test func `the room log has impossible dates, overlaps and sessions that end before they start`() throws {
    let rows = try annual.file("rooms").rows
    #expect(rows.contains { CalendarDate($0[1]) == nil })
    #expect(rows.contains { $0[3] < $0[2] })
    let sessions = rows.filter { CalendarDate($0[1]) != nil && $0[2] < $0[3] }
    let overlaps = zip(sessions, sessions.dropFirst()).count { $0[0] == $1[0] && $0[1] == $1[1] && $1[2] < $0[3] }
    #expect(overlaps > 0)
    #expect(overlaps < sessions.count / 20)
  }

  @Test func `robots surge at some sites, in part labelled, and some months are missing`() throws {
    let rows = try annual.file("clicks").rows
    let surges = rows.filter { (Double($0[2]) ?? 0) > 12 * (Double($0[3]) ?? 0) }
    let labelled = surges.filter { $0[4] != "0" }
    #expect(!labelled.isEmpty)
    #expect(labelled.count < surges.count)
    #expect(Set(surges.map { $0[0] }).count < 25)
    let sites = simulation.worlds.count { $0.site.projects.contains("website") }
    // Six months of the baseline and twelve of the round.
    #expect(rows.count < sites * 18)
    #expect(rows.count > sites * 17)
  }

  @Test func `some sites report late and a known share inflates`() throws {
    let deadline = simulation.programme.rounds[0].selfReportDeadline
    let rows = try midTerm.file("self-reports").rows
    let late = Set(rows.filter { (CalendarDate($0[6]) ?? deadline) > deadline }.map { $0[0] })
    #expect((1...20).contains(late.count))
    // Binomial(100, 0.2): within four standard deviations of 20.
    #expect((4...36).contains(simulation.worlds.count { $0.honesty < 1 }))
  }

  @Test func `an inspection finds what the truth says`() throws {
    let round = simulation.programme.rounds[0]
    let worlds = Array(simulation.worlds.prefix(10))
    let file = simulation.inspections(of: worlds.map(\.site.id) + ["nowhere-01"], round: round)
    #expect(Set(file.rows.map { $0[0] }) == Set(worlds.map(\.site.id)))
    for world in worlds {
      let rows = file.rows.filter { $0[0] == world.site.id && !$0[3].isEmpty }
      let reported = rows.compactMap { Double($0[3]) }.reduce(0, +)
      let verified = rows.compactMap { Double($0[4]) }.reduce(0, +)
      #expect(simulation.truth(of: .truthfulness, world, round) == verified / reported)
    }
    #expect(file.rows.contains { $0[2] == "home_running" && $0[3].isEmpty })
  }

  @Test func `the judges' severities add up to zero and differ`() {
    let severities = simulation.severities(of: simulation.programme.rounds[0]).map(\.severity)
    #expect(severities.count == 9)
    #expect(abs(severities.reduce(0, +)) < 1e-12)
    #expect(Set(severities).count == 9)
  }

  @Test func `a positive severity in the truth is a judge who scores low`() throws {
    let truth = try simulation.truth(of: simulation.programme.rounds[0]).file("judges")
    let scores = try midTerm.file("scorecards").rows.filter { !$0[3].isEmpty }
    let mean = { (rows: [[String]]) in rows.reduce(0) { $0 + (Double($1[3]) ?? .nan) } / Double(rows.count) }
    #expect(truth.rows.count == 9)
    for row in truth.rows {
      let severity = try #require(Double(row[1]))
      let strictness = mean(scores) - mean(scores.filter { $0[0] == row[0] })
      // 500 scores with a noise of 0.07 of the nine points of the scale, rounded to half points:
      // sqrt((0.63² + 0.5²/12) / 500) = 0.029; four of them.
      #expect(abs(strictness - severity) < 0.116, "\(row[0])")
    }
    #expect(truth.title.contains("positive is strict"))
  }
}
