import Foundation
import Testing

/// Sheets of workbooks and packed logs, through the real program.
@Suite struct SheetAndGzipTests {
  private static let place = ["--round", "mid-term"] + RoundTests.time

  /// An evaluation with the sample's sites.
  static func evaluation(in folder: ScratchFolder) throws -> String {
    let evaluation = folder.path + "/e.steelyard"
    try RoundTests.require(["new", evaluation, "--programme", Checkout.programme] + RoundTests.time)
    try RoundTests.require(
      ["import", "sites", "\(Checkout.sample)/sites.csv", "--into", evaluation] + RoundTests.time)
    return evaluation
  }

  @Test func `two sheets of one file are two batches, each stored once`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.evaluation(in: folder)
    let sheets = ["三月", "四月"].enumerated().map { index, name in
      (
        name,
        [
          ["site", "month", "page_views", "visitors"],
          ["futian-01", "2015-0\(index + 3)", "1\(index)", "2"], ["futian-02", "2015-0\(index + 3)", "20", "2"],
        ]
      )
    }
    let file = try folder.write(StoredWorkbook.bytes(sheets), to: "clicks.xlsx")
    let command = ["import", "clicks", file, "--into", evaluation, "--format", "json"] + Self.place
    for (sheet, batch) in [("三月", 2), ("四月", 3)] {
      let run = try ProgramRun.steelyard(command + ["--sheet", sheet])
      #expect(run.status == 0 && run.output.contains("\"batch\" : \(batch)"), "\(run.output)\(run.messages)")
      let again = try ProgramRun.steelyard(command + ["--sheet", sheet])
      #expect(again.output.contains("already-stored"), "\(again.output)")
    }
    // Without a name the first sheet is read, whose rows are stored already: nothing happens until somebody decides.
    #expect(try ProgramRun.steelyard(command).output.contains("undecided"))
    let unknown = try ProgramRun.steelyard(command + ["--sheet", "五月"])
    #expect(unknown.status == 1 && unknown.output.contains("unknown-sheet"))
    let batches = try ProgramRun.steelyard(["batches", evaluation, "--format", "csv"]).output
    #expect(batches.contains("clicks.xlsx [三月]") && batches.contains("clicks.xlsx [四月]"))

    let why = ["--because", "counted again"] + RoundTests.time
    try RoundTests.require(
      ["repair", "add", evaluation, "--kind", "clicks", "--file", file, "--sheet", "四月", "--line", "2"]
        + ["--column", "page_views", "--to", "99"] + why)
    let mended = try ProgramRun.steelyard(command + ["--sheet", "四月", "--replace", "3"])
    #expect(mended.status == 0 && mended.output.contains("\"99\""), "\(mended.output)\(mended.messages)")
    #expect(try ProgramRun.steelyard(command + ["--sheet", "三月"]).output.contains("already-stored"))
  }

  @Test func `a packed log is recognised, read and stored`() throws {
    let folder = try ScratchFolder()
    let evaluation = try Self.evaluation(in: folder)
    let file = try folder.write(AccessLogTests.log, to: "access.log")
    #expect(try ProgramRun.run("/usr/bin/env", ["gzip", "-k", file]).status == 0)
    for options in [[], ["--as", "log"], ["--as", "combined"]] {
      let run = try ProgramRun.steelyard(["read", file + ".gz", "--format", "json"] + options)
      let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect((json["log"] as? [String: Any])?["valid"] as? Int == 3)
    }
    let pages = try folder.write("pattern,site\n/room,futian-01\n", to: "pages.csv")
    let command = ["import", "logs", file + ".gz", "--pages", pages, "--into", evaluation, "--format", "json"]
    let run = try ProgramRun.steelyard(command + Self.place)
    #expect(run.status == 1 && run.output.contains("\"stored\""), "\(run.output)\(run.messages)")
  }
}

/// A workbook of texts in a ZIP file whose entries are stored as they are (APPNOTE 6.3, method 0; ECMA-376).
enum StoredWorkbook {
  static func bytes(_ sheets: [(name: String, rows: [[String]])]) -> [UInt8] {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let list = sheets.enumerated().map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"r\($0)\"/>" }
    let parts = sheets.indices.map { "<Relationship Id=\"r\($0)\" Type=\"\(types)worksheet\" Target=\"s\($0).xml\"/>" }
    let root = "<Relationship Id=\"a\" Type=\"\(types)officeDocument\" Target=\"xl/workbook.xml\"/>"
    var entries = [
      ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<Relationships>\(root)</Relationships>"),
      ("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets>\(list.joined())</sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(parts.joined())</Relationships>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      let rows = sheet.rows.map { row in
        "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
      }
      entries.append(("xl/s\(index).xml", "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"))
    }
    return zip(entries.map { ($0.0, Array($0.1.utf8)) })
  }

  private static func zip(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, content) in entries {
      let start = number(bytes.count, 4)
      let sizes = number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2) + [0, 0]
      let facts = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + number(Int(checksum(content)), 4) + sizes
      bytes += number(0x0403_4B50, 4) + facts + Array(name.utf8) + content
      directory += number(0x0201_4B50, 4) + [20, 0] + facts + [UInt8](repeating: 0, count: 10) + start
      directory += Array(name.utf8)
    }
    let count = number(entries.count, 2)
    return bytes + directory + number(0x0605_4B50, 4) + [0, 0, 0, 0] + count + count + number(directory.count, 4)
      + number(bytes.count, 4) + [0, 0]
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// CRC-32 (ISO 3309), bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
  }
}
