import Foundation
import Testing

/// Contracts and audits through the real program: imported, vouchers selected, results imported, checked and in the report.
@Suite(.serialized) struct AuditTests {
  /// The script that people use without the program makes the same selection, and refuses one with a voucher exchanged.
  private static func verify(_ selection: String, of evaluation: String, in folder: ScratchFolder) throws {
    let frame = ["audit", "frame", evaluation, "--round", "mid-term"]
    let books = try folder.write(try RoundTests.require(frame + ["--vouchers"]).output, to: "books.csv")
    let chosen = try folder.write(selection, to: "selection.csv")
    // 46 fen: pbinom(1, 46, 0.1) <= 0.05 in R.
    let script = Checkout.root + "/docs/verify/verify_audit.py"
    let run = try ProgramRun.run("/usr/bin/env", ["python3", script, books, chosen, "46"])
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(run.output.contains("ok  futian/") && !run.output.contains("NOT"))
    let forged = try folder.write(
      selection.split(whereSeparator: \.isNewline).dropLast().joined(separator: "\n") + "\n", to: "forged.csv")
    #expect(try ProgramRun.run("/usr/bin/env", ["python3", script, books, forged, "46"]).status == 1)
  }

  @Test func `vouchers are selected from a seed, audited, and told in check and report`() throws {
    let folder = try ScratchFolder()
    let evaluation = try RoundTests.imported(in: folder)
    for kind in ["contracts", "payments", "budgets", "agreements"] {
      let run = try RoundTests.require(
        ["import", kind, "\(Checkout.sample)/\(kind).csv", "--into", evaluation] + RoundTests.time)
      #expect(run.status == 0, "\(run.output)")
    }
    let round = ["--round", "mid-term"]
    let frame = try RoundTests.require(["audit", "frame", evaluation] + round)
    #expect(frame.output.contains("futian/"))
    let select = ["audit", "select", evaluation] + round
    let first = try RoundTests.require(select + ["--seed", "lottery 1 2 3"]).output
    #expect(first == (try RoundTests.require(select + ["--seed", "lottery 1 2 3"]).output))
    #expect(first != (try RoundTests.require(select + ["--seed", "lottery 1 2 4"]).output))
    try Self.verify(first, of: evaluation, in: folder)
    #expect(try ProgramRun.steelyard(select + ["--seed", "x", "--area", "nowhere"]).status == 2)
    #expect(try ProgramRun.steelyard(select + ["--seed", " "]).status == 2)

    // A form that nobody filled in is refused row by row.
    let empty = try folder.write(first, to: "empty.csv")
    let refused = try ProgramRun.steelyard(
      ["import", "audits", empty, "--into", evaluation] + round + ["--dry-run"] + RoundTests.time)
    #expect(refused.status == 1)

    // One street finds every voucher half paid; one does not report.
    let lines = first.split(whereSeparator: \.isNewline).map(String.init)
    let areas = lines.dropFirst().map { $0.split(separator: ",").first.map(String.init) ?? "" }
    let half = try #require(areas.first)
    let silent = try #require(areas.last)
    let filled = lines.dropFirst().filter { !$0.hasPrefix(silent + ",") }.map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let booked = Double(cells[5]) ?? 0
      cells[6] = line.hasPrefix(half + ",") ? String(format: "%.2f", booked / 2) : cells[5]
      cells[7] = "2015-06-20"
      return cells.joined(separator: ",")
    }
    let file = try folder.write(([lines[0]] + filled).joined(separator: "\n") + "\n", to: "audits.csv")
    let imported = try RoundTests.require(["import", "audits", file, "--into", evaluation] + round + RoundTests.time)
    #expect(imported.status == 0, "\(imported.output)")
    #expect(try RoundTests.require(["verify", evaluation]).status == 0)

    let check = try RoundTests.require(["check", evaluation, "--format", "json"] + round).output
    let found = try #require(try JSONSerialization.jsonObject(with: Data(check.utf8)) as? [[String: Any]])
    func subjects(_ code: String) -> [String] {
      found.filter { $0["code"] as? String == code }.compactMap { $0["subject"] as? String }
    }
    #expect(subjects("audit-missing") == [silent])
    #expect(subjects("audit-above-tolerance") == [half])
    for code in ["audit-off-selection", "audit-late"] { #expect(subjects(code).isEmpty, "\(code)") }
    // The breaches of the sample, one of each kind.
    for code in ["match-above-ratio", "paid-below-contract", "payment-booked-otherwise", "no-agreement"] {
      #expect(found.count { $0["code"] as? String == code } == 1, "\(code)")
    }

    try RoundTests.require(["evaluate", evaluation] + round + RoundTests.time)
    try RoundTests.require(
      ["report", evaluation, "--to", folder.path + "/reports", "--formats", "html", "--languages", "zh"] + round)
    let report = try String(contentsOfFile: folder.path + "/reports/mid-term.zh.html", encoding: .utf8)
    for text in ["各区合同、拨付与入账金额", "年度审计：凭证抽查结果", "未用结余", "项目收益，按类别", "年度审计……由各街道办事处统筹负责"] {
      #expect(report.contains(text), "\(text)")
    }
  }
}
