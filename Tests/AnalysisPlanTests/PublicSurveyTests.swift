import Foundation
import Tables
import Testing

@testable import AnalysisPlan

/// Two public surveys that lie beside the project (`../shared/data/survey`).
///
/// They are no part of the project, so the tests are skipped where the folder is absent. Expected values by NumPy and R
/// with plain loops over all pairs.
@Suite(.enabled(if: PublicSurvey.exist, "the folder ../shared/data/survey is absent"))
struct PublicSurveyTests {
  private func difference(
    _ survey: String, _ arguments: String, _ wanted: String
  ) throws -> String? {
    let plan = try PlanDocument.read(
      """
      steelyard: 1
      data: {d: d.csv}
      analyses: [{id: a, method: quality.respondents, data: d, \(arguments)}]
      """)
    let found = try #require(plan.run(tables: ["d": try PublicSurvey.table(survey)]).results.first).json
    return Comparison(tolerance: nil).difference(try PlanValue.reading(wanted), found, at: "a")
  }

  /// Kansas City 2022, 1,033 forms: max(rle(x)$lengths) is 48 for two of them, in rows 216 and 428.
  @Test(arguments: [
    ("match", 0.7086092715231788, 0.5416744132373399, 0.6357615894039735),
    ("differ", 0.6622516556291391, 0.48704666534173596, 0.5695364238410596),
  ])
  func `long forms seldom match`(blanks: String, largest: Double, mean: Double, upper: Double) throws {
    let names = try PublicSurvey.table("kcmo_fy2022").columnNames
    let items = names.filter { $0.hasPrefix("q") && $0.contains("_") }
    let battery = items.filter { name in ["q1_", "q2_", "q3_", "q5_", "q7_", "q9_"].contains { name.hasPrefix($0) } }
    #expect(items.count == 151 && battery.count == 48)
    let found = try difference(
      "kcmo_fy2022",
      """
      items: [\(items.joined(separator: ", "))], batteries: {ratings: [\(battery.joined(separator: ", "))]},
        minimumAnswered: 0, blanks: \(blanks), permutations: 0
      """,
      """
      n: 1033
      rows: [{flag: straightLine, flagged: 2}, {flag: match, flagged: 0, judged: 1033}]
      flagged: [{row: 216, longestRun: 48}, {row: 428, longestRun: 48}]
      matches:
        - {measure: max, observed: \(largest), expected: null}
        - {measure: mean, observed: \(mean)}
        - {measure: q95, observed: \(upper)}
      """)
    #expect(found == nil)
  }

  /// Somerville 2015, 143 forms, six questions: 45 forms have a full double. NumPy's mean over 500 permutations is
  /// 0.1053 with standard deviation 0.0316 each; four standard errors of the difference to 200 permutations are 0.0105.
  @Test func `honest short forms match by chance`() throws {
    let found = try difference(
      "somerville_happiness_2015",
      "items: [X1, X2, X3, X4, X5, X6], permutations: 200, seed: \(String(repeating: "0123456789abcdef", count: 4))",
      """
      rows: [{flag: straightLine, judged: 143}, {flag: match, flagged: 45, judged: 143}]
      matches:
        - {measure: mean, observed: 0.8449883449883451, p: 0.004975124378109453}
        - {measure: flaggedShare, observed: 0.3146853146853147, expected: 0.10532867, tolerance: {abs: 0.0105}}
        - {measure: max, observed: 1, expected: 1, expectedUpper: 1, p: 1}
      """)
    #expect(found == nil)
  }
}

private enum PublicSurvey {
  private static let folder: URL = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["STEELYARD_SHARED"].map { URL(filePath: $0) }
      ?? root.deletingLastPathComponent().appending(path: "shared")
    return shared.appending(path: "data/survey")
  }()

  static var exist: Bool { FileManager.default.fileExists(atPath: folder.path()) }

  /// A file without quoted cells.
  static func table(_ name: String) throws -> TextTable {
    let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
    let cells = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return TextTable(columnNames: try #require(cells.first), rows: Array(cells.dropFirst()))
  }
}
