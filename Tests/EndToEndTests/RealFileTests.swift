import Foundation
import Testing

/// Files that nobody here wrote, through the real program. Expected values: R 4.2.2, survey 4.1-1, with the calls of
/// docs/real-files.md.
@Suite(.enabled(if: Checkout.shared != nil, "needs the public files beside the checkout"))
struct RealFileTests {
  let data: String

  init() throws { data = try #require(Checkout.shared) + "/data" }

  static let districts: [(share: Double, error: Double, lower: Double, upper: Double)] = [
    (0.757961783439, 0.0342000005078, 0.684234801015, 0.819027478230),
    (0.793750000000, 0.0320028877730, 0.723441864873, 0.849892722674),
    (0.617449664430, 0.0398347642258, 0.536304790630, 0.692535409059),
    (0.763636363636, 0.0330903965621, 0.692264585602, 0.822694786515),
    (0.674033149171, 0.0348576713548, 0.601909547665, 0.738761097620),
    (0.780373831776, 0.0283137124184, 0.719545839459, 0.831105499354),
  ]

  @Test func `Kansas City's shares by council district are those of R`() throws {
    let rows = try analysed(
      """
      steelyard: 1
      data:
        kc:
          file: \(data)/survey/kcmo_fy2022.csv
          types: {counci: text}
          derive: {satisfied: "q1_01 >= 4"}
      designs:
        respondents: {data: kc, weights: none}
      analyses:
        - {id: s, method: survey.proportion, design: respondents, variables: [satisfied], by: [counci], where: "q1_01 <= 5"}
      """)
    #expect(rows.count == 6)
    for (row, expected) in zip(rows, Self.districts) {
      #expect(isClose(row["estimate"], expected.share))
      #expect(isClose(row["se"], expected.error))
      #expect(isClose(row["lower"], expected.lower))
      #expect(isClose(row["upper"], expected.upper))
    }
  }

  @Test func `Somerville's means are those of R`() throws {
    let rows = try analysed(
      """
      steelyard: 1
      data: {s: \(data)/survey/somerville_happiness_2015.csv}
      designs: {d: {data: s, weights: none}}
      analyses: [{id: m, method: survey.mean, design: d, variables: [D, X1, X6]}]
      """)
    #expect(isClose(rows[0]["estimate"], 0.5384615385))
    #expect(isClose(rows[0]["lower"], 0.455762155663))
    #expect(isClose(rows[1]["estimate"], 4.3146853147))
    #expect(isClose(rows[2]["estimate"], 4.2167832168))
  }

  @Test(arguments: [
    ("wjx/wjx_text_utf8bom_first400.csv", "wjx-text", "utf-8", 400),
    ("wjx/wjx_seq_gb18030_first400.csv", "wjx-sequence", "gb18030", 400),
    ("survey/kcmo_fy2022.csv", "plain", "utf-8", 1033), ("survey/somerville_happiness_2015.csv", "plain", "utf-8", 143),
  ]) func `a file is recognised and its rows balance`(name: String, system: String, encoding: String, rows: Int) throws
  {
    let run = try ProgramRun.steelyard(["read", "\(data)/\(name)", "--format", "json"])
    #expect(run.status == 0)
    let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let verdict = try #require(report["verdict"] as? [String: Any])
    #expect(verdict["system"] as? String == system)
    #expect(verdict["encoding"] as? String == encoding)
    let account = try #require(report["rows"] as? [String: Int])
    #expect(account["data"] == rows)
    #expect(account["lines"] == ["header", "data", "rejected", "blank"].reduce(0) { $0 + (account[$1] ?? 0) })
  }

  private func analysed(_ plan: String) throws -> [[String: Any]] {
    let folder = try ScratchFolder()
    let run = try ProgramRun.steelyard(["analyse", try folder.write(plan, to: "plan.yaml")])
    try #require(run.status == 0, "\(run.messages)\(run.output)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let results = try #require(json["results"] as? [[String: Any]])
    return try #require(results.first?["rows"] as? [[String: Any]])
  }

  /// Nine significant digits: what R printed.
  private func isClose(_ found: Any?, _ expected: Double) -> Bool {
    guard let found = found as? Double else { return false }
    return abs(found - expected) <= 1e-9 * abs(expected) + 1e-10
  }
}
