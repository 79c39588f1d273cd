import ProgrammeModel
import Testing

@testable import Intake

struct EncodingTests {
  static let text = "编号,意见\n1,心理咨询室很好\n2,服务台太远\n"

  static let marked: [(bytes: [UInt8], encoding: TextEncoding, bom: Bool)] = [
    (Array(text.utf8), .utf8, false),
    ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8, true),
    ([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, .utf16le, true),
    ([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, .utf16be, true),
    (text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, .utf16le, false),
  ]

  @Test(arguments: marked) func `is recognised and read`(bytes: [UInt8], encoding: TextEncoding, bom: Bool) throws {
    let decoded = try #require(DecodedText.decode(bytes))
    #expect(decoded.encoding == encoding)
    #expect(decoded.bom == bom)
    #expect(decoded.faults.isEmpty)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == Self.text)
  }

  /// 满意 is C2 FA D2 E2 in GB 2312, 好 is A6 6E in Big5 (Unihan: kGB0, kBigFive).
  @Test(arguments: [
    ([0xC2, 0xFA, 0xD2, 0xE2] as [UInt8], TextEncoding.gb18030, "满意"),
    ([0xA6, 0x6E, 0xA6, 0x6E], .big5, "好好"),
    ([0x63, 0x61, 0x66, 0xE9, 0x20], .windows1252, "café "),
  ]) func `legacy encodings are told apart`(bytes: [UInt8], encoding: TextEncoding, text: String) throws {
    let decoded = try #require(DecodedText.decode(Array("a,b\n".utf8) + bytes))
    #expect(decoded.encoding == encoding)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "a,b\n" + text)
  }

  /// Four-byte code of U+20BB7 𠮷 is 95 32 B4 39... taken from the standard's algorithm for the supplementary planes:
  /// 0x20BB7 − 0x10000 = 68535 = ((5·10 + 4)·126 + 49)·10 + 5, so 90+5, 30+4, 81+49, 30+5.
  @Test func `a text survives encoding in GB18030 and back`() throws {
    let bytes = try TextEncoding.encode("𠮷野家,满意", as: .gb18030)
    #expect(Array(bytes.prefix(4)) == [0x95, 0x34, 0xB2, 0x35])
    let decoded = try #require(DecodedText.decode(bytes, as: .gb18030))
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "𠮷野家,满意")
  }

  @Test func `a character that the encoding lacks is named`() {
    #expect(throws: TextEncodingError(character: "满", encoding: .windows1252)) {
      try TextEncoding.encode("ab满意", as: .windows1252)
    }
  }

  @Test func `a foreign line is read in its own encoding and named`() throws {
    let bytes = Array("甲,意见\n乙,很好\n".utf8) + [0xBA, 0xDC, 0xBA, 0xC3, 0xD3, 0xC3] + Array("\n丙,一般\n".utf8)
    let decoded = try #require(DecodedText.decode(bytes))
    #expect(decoded.faults == [DecodedText.Fault(line: 3, rule: .mixedEncoding, found: "很好用")])
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "甲,意见\n乙,很好\n很好用\n丙,一般\n")
  }

  static let broken: [(bytes: [UInt8], shown: String)] = [
    ([0xFF, 0xFE, 0x80], "FF FE 80"),
    ([0xC0, 0xAF], "C0 AF"),
    ([0xED, 0xA0, 0x80], "ED A0 80"),
    ([0xE6, 0xBB], "E6 BB"),
  ]

  @Test(arguments: broken) func `bytes that are no UTF-8 are replaced and named`(bytes: [UInt8], shown: String) throws {
    let decoded = try #require(DecodedText.decode(Array("列\n满意\n好".utf8) + bytes))
    #expect(decoded.faults == [DecodedText.Fault(line: 3, rule: .undecodableBytes, found: shown)])
    #expect(String(decoding: decoded.bytes, as: UTF8.self).hasPrefix("列\n满意\n好\u{FFFD}"))
  }

  @Test func `an unpaired surrogate is replaced and named`() throws {
    let decoded = try #require(DecodedText.decode([0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x62, 0]))
    #expect(decoded.faults == [DecodedText.Fault(line: 2, rule: .undecodableBytes, found: "00 D8")])
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "a\n\u{FFFD}b")
  }

  @Test func `a NUL is kept and named`() throws {
    let decoded = try #require(DecodedText.decode(Array("列,值\n一,二\n三,四\u{0}五六七八九十\n".utf8)))
    #expect(decoded.faults == [DecodedText.Fault(line: 3, rule: .nulCharacter, found: "00")])
    #expect(decoded.bytes.contains(0))
  }

  static let foreign: [(start: [UInt8], name: String, rule: ProblemRule)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a.csv", .misnamedFile),
    ([0x50, 0x4B, 0x03, 0x04], "a.xlsx", .damagedArchive),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a.xlsx", .protectedWorkbook),
    ([0x1F, 0x8B, 0x08], "a.csv", .misnamedFile),
    ([0x1F, 0x8B, 0x08], "a.csv.gz", .damagedArchive),
    ([0x42, 0x5A, 0x68], "a.csv.bz2", .compressedFile),
    (Array("$FL2@(#)".utf8), "a.sav", .damagedDataFile),
    (Array("<!DOCTYPE html>".utf8), "a.csv", .webPage),
    (Array("  <table><tr>".utf8), "a.xls", .webPage),
    (Array("%PDF-1.4".utf8), "a.csv", .documentOrImage),
    (Array("a,b\n1,2\n".utf8), "a.xlsx", .misnamedFile),
    (Array("1.2.3.4 - - [17/May/2015:10:05:03 +0000] \"GET /\" 200 1".utf8), "a.log", .webServerLog),
    ([0, 0, 0, 0, 0, 0], "a.csv", .binaryFile),
    ([0x01, 0x9C, 0x02, 0xFF, 0x03, 0x81, 0x04, 0x05], "a.csv", .binaryFile),
    ([0xEF, 0xBB, 0xBF], "a.csv", .emptyFile),
    ([], "a.csv", .emptyFile),
    (Array("\n \r\n\n".utf8), "a.csv", .emptyFile),
    (Array("a,b\n".utf8), "a.csv", .noDataRows),
  ]

  @Test(arguments: foreign) func `what is no table is refused by name`(start: [UInt8], name: String, rule: ProblemRule)
  {
    let table = SourceTable.read(SourceFile(name: name, bytes: start))
    #expect(table.problems.map(\.rule) == [rule])
    #expect(table.isFatal)
    #expect(table.account.balances)
  }
}
