import Foundation
import Timing

/// One simulated programme, carried through the survey to its intervals, which are held against its truth.
struct SimulatedCoverage {
  private(set) var sites = Coverage()
  private(set) var city = Coverage()

  init(_ arguments: Arguments, number: Int, folder: String) throws {
    let place = folder + "/\(number)"
    let round = "mid-term"
    try WholeProcess.demand([
      arguments.program, "simulate", "--programme", arguments.root + "/seeds/shenzhen-2014", "--instrument",
      arguments.root + "/surveys/resident-satisfaction", "--to", place, "--seed", "coverage \(number)",
    ])
    let chain = Chain(
      program: arguments.program, root: arguments.root, data: place, evaluation: place + "/one.steelyard")
    try chain.make()
    try chain.importSurvey(round: round)
    let output = place + "/result.json"
    try Self.write(chain.evaluation(round: round), to: output)
    let result = try JSONDecoder().decode(EvaluatedRound.self, from: Data(contentsOf: URL(fileURLWithPath: output)))
      .details
    let truth = try Truth(file: place + "/truth/\(round)/sites.csv", sites: place + "/sites.csv")
    for site in result.sites {
      guard let value = truth.satisfied[site.site],
        let figure = site.indicators.first(where: { $0.id == "satisfaction.overall" })?.value
      else { continue }
      sites.count(value, lower: figure.lower, upper: figure.upper)
    }
    city.count(truth.city, lower: result.city.satisfaction.lower, upper: result.city.satisfaction.upper)
    try FileManager.default.removeItem(atPath: place)
  }

  private static func write(_ command: [String], to path: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkError.failed(command, status: process.terminationStatus)
    }
  }
}

/// The true shares satisfied that the simulation wrote beside its data.
struct Truth {
  private(set) var satisfied: [String: Double] = [:]
  private(set) var city = 0.0

  /// - Parameters:
  ///   - file: truth/ROUND/sites.csv with site, indicator, truth.
  ///   - sites: the site list; the city's share is that of its residents (常住人口).
  init(file: String, sites: String) throws {
    let truth = try Self.rows(of: file)
    for row in truth where row["indicator"] == "satisfaction.overall" {
      guard let site = row["site"], let value = row["truth"].flatMap(Double.init) else { continue }
      satisfied[site] = value
    }
    var weighted = 0.0
    var total = 0.0
    for row in try Self.rows(of: sites) {
      guard let site = row["示范点编号"], let residents = row["常住人口"].flatMap(Double.init),
        let value = satisfied[site]
      else { throw BenchmarkError.unreadable(sites) }
      weighted += value * residents
      total += residents
    }
    city = weighted / total
  }

  /// Rows of a simple table without quotes, by header.
  private static func rows(of file: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: file, encoding: .utf8).replacingOccurrences(of: "\u{FEFF}", with: "")
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { throw BenchmarkError.unreadable(file) }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }
}
