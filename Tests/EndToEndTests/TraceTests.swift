import Foundation
import Testing

/// Tampering with the log and with what it vouches for, through the real program (threat cases 24, 26, 27). The hand that
/// tampers is a Python script that shares no code with the program: it knows the rules of docs/trace.md.
@Suite struct TraceTests {
  let folder: ScratchFolder
  let evaluation: String

  init() throws {
    folder = try ScratchFolder()
    evaluation = folder.path + "/sample.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
    let clicks = try folder.write(
      "site,month,page_views,visitors\nfutian-01,2015-03,10,2\nfutian-02,2015-03,marker-of-a-rejected-row,2\n",
      to: "clicks-file-name.csv")
    try imported("clicks", clicks)
    let scores = try String(contentsOfFile: "\(Checkout.sample)/mid-term/scorecards.csv", encoding: .utf8)
    let few = scores.split(separator: "\n", omittingEmptySubsequences: false).prefix(40).joined(separator: "\n")
    try imported("scorecards", try folder.write(few + "\n", to: "scorecards.csv"))
    try RoundTests.require(["undo", evaluation, "2", "--because", "wrong month", "--by", "王芳"] + RoundTests.time)
  }

  private func imported(_ kind: String, _ file: String) throws {
    try RoundTests.require(["import", kind, file, "--into", evaluation, "--round", "mid-term"] + RoundTests.time)
  }

  private func head(of file: String) throws -> String {
    try RoundTests.require(["head", file]).output.trimmingCharacters(in: .newlines)
  }

  private func verify(_ file: String, head: String? = nil) throws -> (status: Int32, first: [String: Any]?) {
    let run = try ProgramRun.steelyard(
      ["verify", file, "--format", "json", "--language", "en"] + (head.map { ["--head", $0] } ?? []))
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return (run.status, (json?["differences"] as? [[String: Any]])?.first)
  }

  /// Runs Python statements on the evaluation. They see `db`, `events` (the log as dictionaries), `digest(table, key,
  /// row)`, `recorded(event...)`; what they leave in `events` is written back as it is, or chained anew by `chain()`.
  private func tamper(_ statements: String) throws {
    let script = try folder.write(Self.prelude + statements + Self.ending, to: "tamper.py")
    let run = try ProgramRun.run("/usr/bin/env", ["python3", script, evaluation])
    try #require(run.status == 0, "\(run.messages)")
  }

  private static let prelude = """
    import hashlib, json, sqlite3, sys
    db = sqlite3.connect(sys.argv[1])
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute("DROP TRIGGER " + name)
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.row_factory = sqlite3.Row
    def canonical(value):
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    def leaf(line):
        return hashlib.sha256(b"\\0" + line.encode()).hexdigest()
    def digest(table, key, row, **more):
        cells = {k: repr(v) if isinstance(v, float) else v for k, v in dict(row).items() if v is not None}
        return hashlib.sha256((table + "\\n" + key + "\\n" + canonical({**cells, **more})).encode())
    def chain():
        prev = "0" * 64
        for number, event in enumerate(events, 1):
            event["seq"], event["prev"] = number, prev
            prev = leaf(canonical(event))
    events = [json.loads(line) for (line,) in db.execute("SELECT line FROM event ORDER BY seq")]

    """

  private static let ending = """

    db.execute("DELETE FROM event")
    for number, event in enumerate(events, 1):
        place, line = event.pop("place", event["seq"]), canonical(event)
        db.execute("INSERT INTO event VALUES (?, ?, ?)", (place, line, leaf(line)))
    db.commit()
    """

  // MARK: The log

  @Test func `the log is what an independent reader computes`() throws {
    let lines = try RoundTests.require(["events", evaluation, "--format", "json"]).output
    let script = try folder.write(
      """
      import hashlib, json, sys
      lines = sys.stdin.read().splitlines()
      prev, leaves = "0" * 64, []
      for number, line in enumerate(lines, 1):
          event = json.loads(line)
          assert json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == line
          assert event["seq"] == number and event["prev"] == prev and event["at"] == 1434330000000
          leaves.append(hashlib.sha256(b"\\0" + line.encode()).digest())
          prev = leaves[-1].hex()
      def head(leaves):
          if len(leaves) == 1: return leaves[0]
          k = 1 << (len(leaves) - 1).bit_length() - 1
          return hashlib.sha256(b"\\1" + head(leaves[:k]) + head(leaves[k:])).digest()
      print("HEAD seq=%d root=%s at=2015-06-15T01:00:00.000Z" % (len(lines), head(leaves).hex()))
      """, to: "read.py")
    let log = try folder.write(lines, to: "log.jsonl")
    let run = try ProgramRun.run("/bin/sh", ["-c", "python3 '\(script)' < '\(log)'"])
    #expect(run.output.trimmingCharacters(in: .newlines) == (try head(of: evaluation)), "\(run.messages)")
    let last = try #require(lines.split(separator: "\n").last)
    #expect(last.contains(#""action":"undo""#) && last.contains(#""by":"王芳""#) && last.contains("wrong month"))
    #expect(try verify(evaluation, head: try head(of: evaluation)).status == 0)
  }

  @Test(arguments: [
    ("del events[-1:]", "row-changed"), ("del events[-2:]", "row-changed"), ("del events[3:]", "row-added"),
    ("del events[3]", "chain-order"), ("del events[3]\nfor n, e in enumerate(events, 1): e['seq'] = n", "chain-link"),
    ("events[2]['place'], events[3]['place'] = 4, 3", "integrity"),
    ("for n in (2, 3): events[n]['seq'] = 7 - events[n]['seq']", "chain-link"),
    ("events[-1]['reason'] = 'nothing'\nevents.append(dict(events[-1], seq=7))", "chain-link"),
    ("events[2]['by'] = 'nobody'", "chain-link"), ("events[4]['after_sha256'] = 'f' * 64", "chain-link"),
    ("events[3]['at'] += 1", "chain-link"),
  ])
  func `a log that was touched is found without any help`(statements: String, kind: String) throws {
    try tamper(statements)
    let found = try verify(evaluation)
    #expect(found.status == 1)
    #expect((found.first?["kind"] as? String) == kind, "\(String(describing: found.first))")
  }

  /// Cut with its rows, forked, or written anew as a whole, a log looks honest: an earlier head is what finds it.
  @Test(arguments: [
    (
      """
      db.execute("UPDATE batch SET undone_at = NULL, undone_because = NULL WHERE id = 2")
      del events[-1:]
      """, "truncated"
    ),
    (
      """
      db.execute("UPDATE batch SET undone_because = 'other' WHERE id = 2")
      row = db.execute("SELECT * FROM batch WHERE id = 2").fetchone()
      hashes = {t: hashlib.sha256(h).hexdigest() for t, h in
                db.execute('SELECT "table", hashes FROM row_hashes WHERE object = ?', ("batch/2",))}
      events[-1]["after_sha256"] = digest("batch", "2", row, rows=hashes).hexdigest()
      events[-1]["reason"] = "other"
      chain()
      """, "rewritten"
    ),
    (
      """
      db.execute("UPDATE scorecards SET score = 9.5 WHERE batch = 3 AND line = 2")
      rows = db.execute("SELECT * FROM scorecards WHERE batch = 3 ORDER BY line").fetchall()
      hashes = b"".join(digest("scorecards", "3/%d" % r["line"], r).digest() for r in rows)
      db.execute("UPDATE row_hashes SET hashes = ? WHERE object = 'batch/3'", (hashes,))
      row = db.execute("SELECT * FROM batch WHERE id = 3").fetchone()
      after = digest("batch", "3", row, rows={"scorecards": hashlib.sha256(hashes).hexdigest()}).hexdigest()
      next(e for e in events if e["object"] == "batch/3")["after_sha256"] = after
      chain()
      """, "rewritten"
    ),
    ("events[0]['by'] = 'somebody else'\nchain()", "rewritten"),
  ])
  func `a log that was written anew is found by an earlier head`(statements: String, kind: String) throws {
    let published = try head(of: evaluation)
    try tamper(statements)
    #expect(try verify(evaluation).status == 0)
    let found = try verify(evaluation, head: published)
    #expect(found.status == 1)
    #expect((found.first?["kind"] as? String) == kind, "\(String(describing: found.first))")
  }

  @Test func `of two branches only the published one holds`() throws {
    let common = try head(of: evaluation)
    let branch = folder.path + "/branch.steelyard"
    try RoundTests.require(["backup", evaluation, branch])
    try RoundTests.require(["undo", evaluation, "3", "--because", "one reason"] + RoundTests.time)
    try RoundTests.require(["undo", branch, "3", "--because", "another reason"] + RoundTests.time)
    let published = try head(of: evaluation)
    #expect(try verify(evaluation, head: common).status == 0)
    #expect(try verify(branch, head: common).status == 0)
    #expect(try verify(evaluation, head: published).status == 0)
    #expect((try verify(branch, head: published).first?["kind"] as? String) == "rewritten")
  }

  @Test(arguments: ["HEAD", "HEAD seq=1 root=12 at=x"]) func `a head that is none is refused`(line: String) throws {
    #expect(try ProgramRun.steelyard(["verify", evaluation, "--head", line]).status == 2)
  }

  // MARK: What the log vouches for

  @Test(arguments: [
    ("UPDATE scorecards SET score = score - 1 WHERE line = 5", "scorecards", "3/5"),
    ("UPDATE scorecards SET judge = 'other' WHERE line = 6", "scorecards", "3/6"),
    ("DELETE FROM scorecards WHERE line = 7", "scorecards", "3/6"),
    ("UPDATE sites SET residents = residents + 1 WHERE line = 9", "sites", "1/9"),
    ("UPDATE programme SET definition = replace(definition, '0.4', '0.5')", "programme", "1"),
    ("UPDATE batch SET sha256 = '\(String(repeating: "0", count: 64))' WHERE id = 3", "batch", "3"),
  ])
  func `direct SQL is found, with the row`(sql: String, table: String, key: String) throws {
    try tamper("assert db.execute(\"\"\"\(sql)\"\"\").rowcount > 0")
    let found = try verify(evaluation)
    #expect(found.status == 1)
    #expect((found.first?["table"] as? String) == table)
    #expect((found.first?["key"] as? String) == key)
    #expect(found.first?["event"] is Int)
  }

  /// One bit of a text that stands in the file once.
  @Test(arguments: ["marker-of-a-rejected-row", "clicks-file-name", "wrong month\",\"role", "\"commissioner\""])
  func `one flipped bit of a row is found`(text: String) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: evaluation)))
    let place = try #require(Data(bytes).range(of: Data(text.utf8))?.lowerBound)
    bytes[place + 2] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: evaluation))
    let run = try ProgramRun.steelyard(["verify", evaluation])
    #expect(run.status == 1, "\(run.output)\(run.messages)")
  }

  @Test func `what is no evaluation cannot be verified`() throws {
    let file = try folder.write("not a database, but long enough to be looked at", to: "other.steelyard")
    #expect(try ProgramRun.steelyard(["verify", file]).status == 2)
    #expect(try ProgramRun.steelyard(["verify", folder.path + "/none.steelyard"]).status == 2)
  }

  // MARK: What is handed on

  @Test func `a number of a result that was changed is named`() throws {
    let whole = try ScratchFolder()
    let evaluation = try RoundTests.imported(in: whole)
    let printed = try RoundTests.require(
      ["evaluate", evaluation, "--round", "mid-term", "--format", "json"] + RoundTests.time
    ).output
    let honest = try whole.write(printed, to: "result.json")
    #expect(try ProgramRun.steelyard(["verify", honest, "--of", evaluation]).status == 0)
    #expect(try ProgramRun.steelyard(["verify", honest]).status == 2)

    try RoundTests.require(["report", evaluation, "--round", "mid-term", "--to", whole.path, "--languages", "zh"])
    let report = try String(contentsOfFile: whole.path + "/mid-term.zh.html", encoding: .utf8)
    let head = try head(of: evaluation)
    #expect(report.contains(head) && printed.contains(head))

    let changed = printed.replacing(#""grade" : "excellent""#, with: #""grade" : "good""#, maxReplacements: 1)
    try #require(changed != printed)
    let touched = try whole.write(changed, to: "touched.json")
    let run = try ProgramRun.steelyard(["verify", touched, "--of", evaluation, "--language", "en"])
    #expect(run.status == 1)
    #expect(run.output.contains("grade"))

    // Still a prefix after the evaluation went on.
    try RoundTests.require(["undo", evaluation, "5", "--because", "wrong"] + RoundTests.time)
    #expect(try ProgramRun.steelyard(["verify", honest, "--of", evaluation]).status == 0)
  }

  @Test func `a draw is verified by its folder or certificate`() throws {
    let draw = "\(Checkout.sample)/mid-term/draw"
    #expect(try ProgramRun.steelyard(["verify", draw]).status == 0)
    let copy = folder.path + "/draw"
    try FileManager.default.copyItem(atPath: draw, toPath: copy)
    let path = copy + "/certificate.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("\"selected\"", with: "\"reserve\"", maxReplacements: 1)
      .write(toFile: path, atomically: true, encoding: .utf8)
    let run = try ProgramRun.steelyard(["verify", path])
    #expect(run.status == 1)
    #expect(run.output.contains("result"))
  }

  @Test(arguments: ["", " ", "a\nb", "\u{1B}[31m"]) func `a name must be one`(name: String) throws {
    let run = try ProgramRun.steelyard(["undo", evaluation, "3", "--because", "x", "--by", name])
    #expect(run.status == 2)
  }
}
