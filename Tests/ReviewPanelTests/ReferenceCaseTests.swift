import Foundation
import ReviewPanel
import Statistics
import Testing

/// Reference material beside a development checkout; tests that need it are skipped where it is absent.
private enum Reference {
  static let folder = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    let shared = ProcessInfo.processInfo.environment["STEELYARD_SHARED"] ?? root + "/../shared"
    return shared + "/reference/agreement/"
  }()

  static let isPresent = FileManager.default.fileExists(atPath: folder + "b12-trim-isu9.json")

  /// The cells of a file without its header line.
  static func cells(_ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: folder + name + ".csv", encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// The expected results of one analysis.
  static func expected(_ name: String, _ id: String) throws -> Expected {
    let data = try Foundation.Data(contentsOf: URL(fileURLWithPath: folder + name + ".json"))
    let cases = try JSONDecoder().decode(ReferenceCase.self, from: data)
    return try #require(cases.expected.first { $0.id == id })
  }
}

private struct ReferenceCase: Decodable {
  let expected: [Expected]
}

private struct Expected: Decodable {
  let id: String
  let rows: [Row]?
  let raters: [Row]?
  let residualSd: Double?
  let dfResidual: Int?
  let statistic: Double?
  let p: Double?

  struct Row: Decodable {
    let unit: String?
    let rater: String?
    let n: Int?
    let score: Double?
    let sd: Double?
    let fairAverage: Double?
    let leniency: Double?
    let se: Double?
  }
}

// Numbers of R 4.2.2; the calls stand in each case.
@Suite(.enabled(if: Reference.isPresent, "the reference cases lie beside the checkout (STEELYARD_SHARED)"))
struct ReferenceCaseTests {
  @Test(arguments: ["b12-trim-isu9", "b13-trim-sites"], [("mean", Trimming.none), ("drop1", .dropHighLow)])
  func `trimmed means agree with R`(name: String, rule: (id: String, trimming: Trimming)) throws {
    let ratings = try Reference.cells(name).flatMap { row in
      row.dropFirst().enumerated().map { judge, cell in
        PanelRating(judge: "J\(judge + 1)", unit: row[0], criterion: "all", score: Double(cell))
      }
    }
    let scores = try PanelScores(ratings).unitScores(trimming: rule.trimming)
    let rows = try #require(try Reference.expected(name, rule.id).rows)
    #expect(rows.map(\.unit) == scores.map(\.unit) && rows.map(\.n) == scores.map(\.count))
    for (row, found) in zip(rows, scores) {
      #expect(agree(found.mean, row.score ?? .nan) && agree(found.standardDeviation, row.sd ?? .nan))
    }
  }

  @Test func `severities agree with R`() throws {
    let ratings = try Reference.cells("b14-severity-12x6").map {
      PanelRating(judge: $0[1], unit: $0[0], criterion: "all", score: Double($0[2]))
    }
    let model = try SeverityModel(PanelScores(ratings))
    let expected = try Reference.expected("b14-severity-12x6", "severity")
    for (found, row) in zip(model.fairAverages, try #require(expected.rows)) {
      #expect(agree(found?.value, row.fairAverage ?? .nan))
      #expect(agree(found?.standardError, row.se ?? .nan) && found?.count == row.n)
    }
    for (found, row) in zip(model.severities, try #require(expected.raters)) {
      #expect(agree(found?.value, -(row.leniency ?? .nan)))
      #expect(agree(found?.standardError, row.se ?? .nan) && found?.count == row.n)
    }
    #expect(agree(model.residualDeviation, expected.residualSd ?? .nan))
    #expect(model.degreesOfFreedom == expected.dfResidual)
    #expect(agree(model.judgeStatistic, expected.statistic ?? .nan))
    #expect(agree(model.judgeProbability, expected.p ?? .nan, relative: 1e-8))
  }
}
