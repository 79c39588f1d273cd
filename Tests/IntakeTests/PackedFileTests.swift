import Testing

@testable import Intake

struct PackedFileTests {
  private static let csv = Array("a,b\n1,2\n".utf8)

  @Test func `a gzip file reads as what is in it`() {
    let table = SourceTable.read(SourceFile(name: "a.csv.gz", bytes: TestArchive.gzip(Self.csv)))
    #expect(table.rows.count == 1)
    #expect(table.file == "a.csv.gz")
    #expect(table.problems.isEmpty)
  }

  @Test func `members of a gzip file follow one another`() throws {
    let both = TestArchive.gzip(Self.csv) + TestArchive.gzip(Array("3,4\n".utf8))
    #expect(SourceTable.read(SourceFile(name: "a.csv.gz", bytes: both)).rows.count == 2)
    let large = [UInt8](repeating: 0x41, count: 200_000)
    #expect(try GzipFile.unpacked(TestArchive.gzip(large)) == large)
  }

  @Test func `a ZIP file with one table reads as that`() throws {
    let archive = SourceFile(
      name: "导出.zip",
      bytes: TestArchive.zip([
        ("readme.md", [0x41]), ("__MACOSX/._a.csv", [0x41]), ("数据/", []), ("数据/a.csv", Self.csv),
        (".hidden.csv", [0x41]),
      ]))
    #expect(SourceTable.read(archive).rows.count == 1)
    #expect(try archive.unpacked() == SourceFile(name: "a.csv", bytes: Self.csv))
  }

  @Test func `a workbook and a plain file are what is in them`() throws {
    let plain = SourceFile("a,b\n1,2\n")
    let workbook = TestArchive.workbook([("s", "visible", "<row><c><v>1</v></c></row>")])
    #expect(try plain.unpacked() == plain)
    #expect(try workbook.unpacked() == workbook)
  }

  static let refused: [RefusedFile] = [
    RefusedFile("a.zip", TestArchive.zip([("a.csv", csv), ("b.xlsx", csv)]), .severalTables),
    RefusedFile("a.zip", TestArchive.zip([("a.pdf", csv)]), .archiveWithoutTable),
    RefusedFile("a.zip", TestArchive.zip([("a.csv", csv), ("A.CSV", csv)]), .repeatedEntry),
    RefusedFile("a.zip", TestArchive.zip([("../a.csv", csv)]), .escapingEntry),
    RefusedFile("a.zip", TestArchive.zip([("/tmp/a.csv", csv)]), .escapingEntry),
    RefusedFile("a.zip", TestArchive.zip([("x\\..\\..\\a.csv", csv)]), .escapingEntry),
    RefusedFile("a.zip", TestArchive.zip((0...10_000).map { ("\($0).csv", []) }), .tooManyEntries),
    RefusedFile("a.zip", Array(TestArchive.zip([("a.csv", csv)]).dropLast(30)), .damagedArchive),
    RefusedFile("a.csv", TestArchive.gzip(csv), .misnamedFile),
    RefusedFile("a.csv", TestArchive.zip([("a.csv", csv)]), .misnamedFile),
    RefusedFile("a.csv.gz", Array(TestArchive.gzip(csv).dropLast(9)), .damagedArchive),
    RefusedFile("a.csv.gz", TestArchive.gzip(csv).dropLast(8) + [0, 0, 0, 0, 8, 0, 0, 0], .damagedArchive),
    RefusedFile("a.gz", TestArchive.gzip(TestArchive.gzip(csv)), .compressedFile),
    RefusedFile("a.xlsx.gz", TestArchive.gzip(TestArchive.zip([("a.csv", csv)])), .compressedFile),
  ]

  @Test(arguments: refused) func `what is not safe or not clear is refused by name`(file: RefusedFile) {
    let table = SourceTable.read(SourceFile(name: file.name, bytes: file.bytes))
    #expect(table.problems.map(\.rule) == [file.rule])
    #expect(table.verdict == nil)
    #expect(table.account.balances)
  }

  @Test func `a byte that changed is noticed`() throws {
    var bytes = TestArchive.zip([("a.csv", Self.csv)])
    let place = try #require(bytes.firstRange(of: Self.csv)?.lowerBound)
    bytes[place] = UInt8(ascii: "x")
    #expect(SourceTable.read(SourceFile(name: "a.zip", bytes: bytes)).problems.map(\.rule) == [.damagedArchive])
  }

  @Test func `growth beyond what data has is refused`() throws {
    var guarded = InflationGuard(packed: 1_000, limit: 50_000_000)
    try guarded.add(16_000_000)
    #expect(throws: FileRefusal(rule: .inflationBomb, allowed: "200")) { try guarded.add(1) }
    var large = InflationGuard(packed: 1_000_000, limit: 50_000_000)
    try large.add(50_000_000)
    #expect(throws: FileRefusal(rule: .unpackedTooLarge, allowed: "50000000")) { try large.add(1) }
  }

  @Test(.enabled(if: SharedFiles.arePresent, "needs ../shared"))
  func `a real log is unpacked`() throws {
    let log = try SharedFiles.source("data/log/matomo_common.log.gz").unpacked()
    #expect(log.name == "matomo_common.log")
    #expect(String(decoding: log.bytes, as: UTF8.self).split(separator: "\n").count == 1)
  }
}

/// A packed file that is refused, named in the output of a test by its rule instead of its bytes.
struct RefusedFile: CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var rule: ProblemRule

  init(_ name: String, _ bytes: [UInt8], _ rule: ProblemRule) {
    self.name = name
    self.bytes = bytes
    self.rule = rule
  }

  var testDescription: String { "\(name): \(rule)" }
}
