import Foundation
import Testing

/// Personal data in open answers, through the real program: they are in none of its outputs and in no table but that of
/// the rows that were kept apart.
@Suite struct PersonalDataTests {
  /// Invented; the identity number is the example of GB 11643-1999, the address one of RFC 5737.
  static let synthetic = [
    "我叫张三，电话 13800138000", "call 138-0013-8001", "身份证 11010519491231002X", "邮箱 zhang0@example.com", "来自 192.0.2.17",
  ]
  static let syntheticData = [
    "张三", "13800138000", "138-0013-8001", "11010519491231002X", "zhang0@example.com", "192.0.2.17",
  ]

  @Test func `no table and no output of an evaluation holds a datum of an open answer`() throws {
    try Self.expectNowhere(Self.syntheticData, answers: Self.synthetic)
  }

  @Test(.enabled(if: Checkout.shared != nil, "needs the collection of bad files beside the checkout"))
  func `nor a datum of a file that nobody here wrote`() throws {
    let path = try #require(Checkout.shared) + "/trust/badfiles/visible/b19_personal_data.csv"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    let answers = rows.compactMap { row in row.split(separator: ",").dropFirst(6).first.map(String.init) }
    let data = answers.flatMap { $0.matches(of: /[0-9]{11,17}[0-9X]?|[^ ]+@[^ ]+/).map { String($0.output) } }
    #expect(data.count == 4)
    try Self.expectNowhere(data, answers: Array(answers.prefix(200)))
  }

  /// Puts answers into the sample's survey, evaluates and reports the round, and looks for the data in all that was
  /// written.
  private static func expectNowhere(_ data: [String], answers: [String]) throws {
    let folder = try ScratchFolder()
    let evaluation = try RoundTests.imported(in: folder)
    let (survey, respondents) = try sample(with: answers, in: folder)
    let place = ["--into", evaluation, "--round", "mid-term"] + RoundTests.time
    var outputs = ""
    func run(_ arguments: [String]) throws {
      let run = try RoundTests.require(arguments)
      outputs += run.output + run.messages
    }
    try run(["import", "survey", survey, "--instrument", Checkout.instrument, "--beside"] + place)
    try run(["import", "survey", survey, "--instrument", Checkout.instrument, "--beside", "--format", "json"] + place)
    for format in ["json", "csv", "table"] {
      try run(["evaluate", evaluation, "--round", "mid-term", "--format", format] + RoundTests.time)
      for batch in 1...14 { try run(["batches", evaluation, "--problems", "\(batch)", "--format", format]) }
    }
    try run(["check", evaluation, "--round", "mid-term", "--format", "json"])
    try run(["explain", evaluation, "city/satisfaction", "--round", "mid-term"])
    try run(
      ["report", evaluation, "--round", "mid-term", "--formats", "html,docx,xlsx", "--to", folder.path + "/reports"])
    outputs += try written(in: folder.path + "/reports")
    outputs += try tables(of: evaluation)
    #expect(outputs.contains("[phone]"))
    for datum in data { #expect(!outputs.contains(datum), "\(datum)") }
    for respondent in respondents { #expect(!outputs.contains("\"\(respondent)\""), "\(respondent)") }
    // What was not kept apart is nowhere in the file, not in its log either.
    let bytes = try databaseBytes(evaluation)
    for datum in data where datum != data.last { #expect(bytes.range(of: Data(datum.utf8)) == nil, "\(datum)") }
  }

  /// The sample's survey with other identifiers and the answers as comments. The last answer stands in a row that is
  /// rejected.
  private static func sample(
    with answers: [String], in folder: ScratchFolder
  ) throws -> (path: String, respondents: [String]) {
    let text = try String(contentsOfFile: Checkout.sample + "/mid-term/survey-plain.csv", encoding: .utf8)
    var lines = text.split(whereSeparator: \.isNewline).prefix(answers.count + 1).map(String.init)
    let names = lines[0].split(separator: ",").map(String.init)
    let columns = try ["respondent", "overall", "comment"].map { name in
      try #require(names.firstIndex { $0.hasSuffix(name) })
    }
    var respondents: [String] = []
    for (index, answer) in answers.enumerated() {
      var cells = lines[index + 1].split(separator: ",", maxSplits: names.count - 1, omittingEmptySubsequences: false)
        .map(String.init)
      cells[columns[0]] = "person-\(index)"
      cells[columns[2]] = "\"\(answer)\""
      if index == answers.count - 1 { cells[columns[1]] = "6" }
      respondents.append(cells[columns[0]])
      lines[index + 1] = cells.joined(separator: ",")
    }
    return (try folder.write(lines.joined(separator: "\n") + "\n", to: "people.csv"), respondents)
  }

  /// Every table but that of the rows kept apart, as text.
  private static func tables(of evaluation: String) throws -> String {
    let script = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      for (name,) in c.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
          if name != 'rejected_row':
              for row in c.execute(f'SELECT * FROM "{name}"'):
                  print(name, *row)
      """
    let run = try ProgramRun.run("/usr/bin/env", ["python3", "-c", script, evaluation])
    try #require(run.status == 0, "\(run.messages)")
    return run.output
  }

  /// The texts of the reports in a folder: what is written into Word and Excel files lies in their compressed parts.
  private static func written(in folder: String) throws -> String {
    let script = """
      import pathlib, sys, zipfile
      for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
          if zipfile.is_zipfile(path):
              with zipfile.ZipFile(path) as parts:
                  for name in parts.namelist():
                      if not name.endswith('.png'):
                          print(parts.read(name).decode())
          elif path.suffix != '.pdf':
              print(path.read_text())
      """
    let run = try ProgramRun.run("/usr/bin/env", ["python3", "-c", script, folder])
    try #require(run.status == 0, "\(run.messages)")
    return run.output
  }

  private static func databaseBytes(_ evaluation: String) throws -> Data {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: evaluation))
    let log = URL(fileURLWithPath: evaluation + "-wal")
    if FileManager.default.fileExists(atPath: log.path) { bytes += try Data(contentsOf: log) }
    return bytes
  }
}

/// The key of the pseudonyms.
@Suite struct PersonKeyTests {
  private static let rooms = "site,date,start,end,user\nfutian-01,2015-01-05,09:00,10:00,U034\n"

  @Test func `it is the owner's only, and an import without it is refused with what to do`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.evaluation(in: folder)
    let key = evaluation + ".key"
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let file = try folder.write(Self.rooms, to: "rooms.csv")
    let command = ["import", "rooms", file, "--into", evaluation, "--round", "mid-term"] + RoundTests.time
    let elsewhere = folder.path + "/kept.key"
    try FileManager.default.moveItem(atPath: key, toPath: elsewhere)
    let refused = try ProgramRun.steelyard(command + ["--language", "en"])
    #expect(refused.status == 2)
    #expect(refused.messages.contains("--key"))
    #expect(!FileManager.default.fileExists(atPath: key))
    #expect(try ProgramRun.steelyard(command + ["--key", elsewhere]).status == 0)
  }

  @Test func `another evaluation's key is refused, and so is what is none`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.evaluation(in: folder)
    let file = try folder.write(Self.rooms, to: "rooms.csv")
    let command = ["import", "rooms", file, "--into", evaluation, "--round", "mid-term"] + RoundTests.time
    let other = folder.path + "/other.steelyard"
    try RoundTests.require(["new", other, "--programme", Checkout.programme] + RoundTests.time)
    let wrong = try ProgramRun.steelyard(command + ["--key", other + ".key", "--language", "en"])
    #expect(wrong.status == 2)
    #expect(wrong.messages.contains("another evaluation"))
    let none = try ProgramRun.steelyard(command + ["--key", file, "--language", "en"])
    #expect(none.status == 2)
    #expect(none.messages.contains("no key file"))
  }

  @Test func `one key can serve two evaluations, whose pseudonyms then agree`() throws {
    let folder = try ScratchFolder()
    let key = folder.path + "/shared.key"
    var users: [String] = []
    for name in ["one", "two"] {
      let evaluation = try Self.evaluation(in: folder, name: name, key: key)
      let file = try folder.write(Self.rooms, to: "rooms.csv")
      try RoundTests.require(
        ["import", "rooms", file, "--into", evaluation, "--round", "mid-term", "--key", key] + RoundTests.time)
      let script =
        "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT user FROM rooms').fetchone()[0])"
      users.append(try ProgramRun.run("/usr/bin/env", ["python3", "-c", script, evaluation]).output)
    }
    #expect(users[0] == users[1])
    #expect(users[0].hasPrefix("p") && users[0].count == 22)
  }

  private static func evaluation(
    in folder: ScratchFolder, name: String = "sample", key: String? = nil
  ) throws -> String {
    let evaluation = "\(folder.path)/\(name).steelyard"
    let place = key.map { ["--key", $0] } ?? []
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + place + RoundTests.time)
    try RoundTests.require(
      ["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + place + RoundTests.time)
    return evaluation
  }
}
