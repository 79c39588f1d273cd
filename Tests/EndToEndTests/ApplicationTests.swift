import Foundation
import Testing

/// Applications through the real program: imported, checked, said with the place of the rule, and in the report.
@Suite(.serialized) struct ApplicationTests {
  private static let header =
    "申报编号,区,街道,社区,服务中心运营日期,申报项目,场地及硬件条件,征求意见对象,应征求人数,同意人数,申报日期,"
    + "街道办事处意见,街道意见日期,区意见,区意见日期,认定结果,认定日期,认定理由"

  /// One application for each site of the sample, all in order.
  private static func rows() throws -> [String] {
    let sites = try String(contentsOfFile: Checkout.sample + "/sites.csv", encoding: .utf8)
    return sites.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return [
        String(cells[0]), String(cells[1]), String(cells[3]), String(cells[2]), "2012-05-01", String(cells[6]), "有",
        "居民代表",
        "40", "30", "2014-10-08", "同意", "2014-10-10", "同意", "2014-10-14", "认定", "2014-10-30", "符合条件",
      ].joined(separator: ",")
    }
  }

  private static func write(_ rows: [String], in folder: ScratchFolder) throws -> String {
    try folder.write(([header] + rows).joined(separator: "\n") + "\n", to: "applications.csv")
  }

  @Test func `good applications give no finding, broken ones are named with the notice`() throws {
    let folder = try ScratchFolder()
    let evaluation = try RoundTests.imported(in: folder)
    let check = ["check", evaluation, "--round", "mid-term", "--language", "en"]
    let before = try RoundTests.require(check).output
    let rows = try Self.rows()
    let command = ["import", "applications", try Self.write(rows, in: folder), "--into", evaluation] + RoundTests.time
    #expect(try RoundTests.require(command).status == 0)
    #expect(try RoundTests.require(check).output == before)

    var broken = rows
    broken[0] = broken[0].replacingOccurrences(of: ",40,30,", with: ",40,20,")
    broken[1] = broken[1].replacingOccurrences(of: "2014-10-14", with: "2014-10-20")
    let batches = try RoundTests.require(["batches", evaluation, "--format", "json"]).output
    let list = try #require(try JSONSerialization.jsonObject(with: Data(batches.utf8)) as? [[String: Any]])
    let batch = try #require(list.last?["id"] as? Int)
    try RoundTests.require(["undo", evaluation, "\(batch)", "--because", "corrected"] + RoundTests.time)
    #expect(
      try RoundTests.require(
        ["import", "applications", try Self.write(broken, in: folder), "--into", evaluation] + RoundTests.time
      ).status == 0)
    let after = try RoundTests.require(check).output
    #expect(after.contains("not more than 50.0"))
    #expect(after.contains("agreement of a majority of residents or of their representatives"))
    #expect(after.contains("implementation plan VI (2): by 15 October 2014"))
    #expect(try RoundTests.require(["verify", evaluation]).status == 0)
    try RoundTests.require(["evaluate", evaluation, "--round", "mid-term"] + RoundTests.time)
    try RoundTests.require(["report", evaluation, "--round", "mid-term", "--to", folder.path + "/reports"])
    let report = try String(contentsOfFile: folder.path + "/reports/mid-term.zh.html", encoding: .utf8)
    #expect(report.contains("未得多数同意"))
    #expect(report.contains("区审核逾期"))
  }
}
