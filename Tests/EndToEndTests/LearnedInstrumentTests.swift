import Foundation
import Testing

/// Surveys that bring their own questionnaire, through the real program.
@Suite struct LearnedInstrumentTests {
  private let folder: ScratchFolder
  private let evaluation: String
  private var place: [String] {
    ["--into", evaluation, "--round", "mid-term", "--format", "json", "--language", "en"] + RoundTests.time
  }

  init() throws {
    folder = try ScratchFolder()
    evaluation = try SheetAndGzipTests.evaluation(in: folder)
  }

  private func imported(_ arguments: [String]) throws -> (status: Int32, json: [String: Any], rules: [String]) {
    let run = try ProgramRun.steelyard(["import", "survey"] + arguments + place)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let result = try #require(json, "\(run.messages)")
    let problems = result["problems"] as? [[String: Any]] ?? []
    return (run.status, result, problems.compactMap { $0["rule"] as? String })
  }

  static let text = """
    序号,提交答卷时间,1、示范点,2、楼栋,3、权重,4、满意吗,5、用过
    1,,futian-01,a,1,满意,减压室┋家园网
    2,,futian-01,b,1,不满意,家园网
    3,,futian-01,b,1,满意,家园网

    """
  static let sequence = """
    序号,提交答卷时间,1、示范点,2、楼栋,3、权重,4、满意吗,第5题(减压室),第5题(家园网)
    1,,futian-01,a,1,2,1,1
    2,,futian-01,b,1,1,0,1
    3,,futian-01,b,1,1,0,1

    """

  @Test func `the pair of 问卷星 is one batch, and what disagrees is named`() throws {
    let files = [
      try folder.write(Self.sequence, to: "s.csv"), try folder.write(Self.text, to: "t.csv"),
    ]
    let roles = ["--map", "1、示范点=site", "--map", "2、楼栋=block", "--map", "3、权重=weight", "--map", "4、满意吗=overall"]
    let stored = try imported(files + ["--pair"] + roles)
    #expect(stored.status == 0 && stored.json["batch"] as? Int == 2)
    #expect((stored.json["rows"] as? [String: Int])?["data"] == 3)
    // Row 3 chose 满意 by text and option 1 by sequence, which row 2 calls 不满意.
    #expect(stored.rules.contains("contradictory-pair"))
    #expect(try imported(files + ["--pair"] + roles).json["ending"] as? String == "already-stored")
    let alone = try ProgramRun.steelyard(["import", "survey", files[0]] + place)
    #expect(alone.status == 2 && alone.messages.contains("--pair"))
    let twice = try ProgramRun.steelyard(["import", "survey", files[0], files[0], "--pair"] + place)
    #expect(twice.status == 2 && twice.messages.contains("wjx-sequence, wjx-sequence"))
    #expect(try ProgramRun.steelyard(["import", "survey", files[0], "--pair"] + place).status == 2)
  }

  @Test func `a Stata file brings its codebook, and is checked against another`() throws {
    let file = try folder.write(StataFile.bytes, to: "survey.dta")
    let header = "type,name,label::中文 (zh)\ntext,site,点位\ntext,block,楼栋\ndecimal,weight,权重\nselect_one s,sat,满意吗\n"
    _ = try folder.write(header, to: "survey.csv")
    _ = try folder.write("list_name,name,label::中文 (zh)\ns,1,Satisfied\ns,2,Dissatisfied\n", to: "choices.csv")
    _ = try folder.write("form_id,form_title\nx,x\n", to: "settings.csv")
    let contradicted = try imported([file, "--instrument", folder.path])
    #expect(contradicted.status == 1 && contradicted.rules.contains("contradictory-label"))

    let learned = try imported([file])
    #expect(learned.status == 0 && learned.json["batch"] as? Int == 2, "\(learned.json)")
    #expect((learned.json["rows"] as? [String: Int])?["data"] == 3)
    #expect(learned.rules.allSatisfy { $0 == "missing-column" }, "\(learned.rules)")
  }
}

/// A Stata file (format 114): three people, a question with value labels (1 Dissatisfied, 2 Satisfied, .a Refused).
///
/// Source: Stata's `help dta_114`.
private enum StataFile {
  private static let names = ["site", "block", "weight", "sat"]
  private static let rows: [(block: String, answer: UInt8)] = [("a", 2), ("b", 1), ("c", 102)]

  static var bytes: [UInt8] {
    let header = [114, 2, 1, 0] + number(names.count, 2) + number(rows.count, 4) + text("", 81) + text("", 18)
    var bytes: [UInt8] = header + [9, 1, 251, 251]
    bytes += names.flatMap { text($0, 33) } + [UInt8](repeating: 0, count: 2 * (names.count + 1))
    bytes += ["%9s", "%9s", "%8.0g", "%8.0g"].flatMap { text($0, 49) }
    bytes += ["", "", "", "satisfaction"].flatMap { text($0, 33) }
    bytes += ["", "", "", "Are you satisfied?"].flatMap { text($0, 81) } + [0, 0, 0, 0, 0]
    for row in rows { bytes += text("futian-01", 9) + text(row.block, 1) + [1, row.answer] }
    let labels = ["Dissatisfied", "Satisfied", "Refused"].map { Array($0.utf8) + [0] }
    let starts = labels.indices.map { labels[..<$0].reduce(0) { $0 + $1.count } }
    let texts = labels.flatMap { $0 }
    let table = number(labels.count, 4) + number(texts.count, 4) + starts.flatMap { number($0, 4) }
    // 2,147,483,622 is .a among the codes of labels; in a byte it is 102.
    let body = table + [1, 2, 2_147_483_622].flatMap { number($0, 4) } + texts
    return bytes + number(body.count, 4) + text("satisfaction", 33) + [0, 0, 0] + body
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func text(_ text: String, _ width: Int) -> [UInt8] {
    Array((Array(text.utf8) + [UInt8](repeating: 0, count: width)).prefix(width))
  }
}
