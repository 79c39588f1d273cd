import CZlib

@testable import Intake

/// Small packed files made in a test, byte by byte: entries are stored, not compressed.
enum TestArchive {
  /// A ZIP file (APPNOTE 6.3, method 0).
  static func zip(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let start = bytes.count
      let facts = word(checksum(content)) + word(UInt32(content.count)) + word(UInt32(content.count))
      let sizes = half(UInt16(name.utf8.count)) + half(0)
      let common: [UInt8] = [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0]
      bytes += word(0x0403_4B50) + common + facts + sizes + Array(name.utf8) + content
      directory += word(0x0201_4B50) + [20, 0] + common + facts + sizes + half(0) + half(0) + half(0) + word(0)
      directory += word(UInt32(start)) + Array(name.utf8)
    }
    let count = half(UInt16(entries.count))
    let end = word(0x0605_4B50) + half(0) + half(0) + count + count + word(UInt32(directory.count))
    return bytes + directory + end + word(UInt32(bytes.count)) + half(0)
  }

  /// A gzip file (RFC 1952) of stored blocks.
  static func gzip(_ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let blocks = stride(from: 0, to: max(1, content.count), by: 65_535)
    for start in blocks {
      let block = content[start..<min(content.count, start + 65_535)]
      let isLast = start + 65_535 >= content.count
      bytes += [isLast ? 1 : 0] + half(UInt16(block.count)) + half(~UInt16(block.count)) + block
    }
    return bytes + word(checksum(content)) + word(UInt32(content.count))
  }

  /// A workbook of sheets given by the XML between `<sheetData>` and its end, or by whole worksheets.
  static func workbook(
    _ sheets: [(name: String, state: String, xml: String)], strings: String = "", styles: String = "",
    properties: String = "", extra: [(name: String, content: [UInt8])] = []
  ) -> SourceFile {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"rId\(index + 1)\"/>"
    }.joined()
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let targets = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(type)worksheet\" Target=\"s\($0).xml\"/>"
    }
    let shared = "<Relationship Id=\"s\" Type=\"\(type)sharedStrings\" Target=\"/xl/strings.xml\"/>"
    let style = "<Relationship Id=\"t\" Type=\"\(type)styles\" Target=\"../xl/styles.xml\"/>"
    var entries: [(name: String, xml: String)] = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(type)officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      ("xl/workbook.xml", "<workbook xmlns:r=\"r\">\(properties)<sheets>\(list)</sheets></workbook>"),
      ("xl/_rels/workbook.xml.rels", "<Relationships>\(targets.joined())\(shared)\(style)</Relationships>"),
      ("xl/strings.xml", "<sst>\(strings)</sst>"),
      ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
    ]
    for (index, sheet) in sheets.enumerated() {
      let isWhole = sheet.xml.hasPrefix("<worksheet")
      let xml = isWhole ? sheet.xml : "<worksheet><sheetData>\(sheet.xml)</sheetData></worksheet>"
      entries.append(("xl/s\(index).xml", xml))
    }
    return SourceFile(name: "表.xlsx", bytes: zip(entries.map { ($0.name, Array($0.xml.utf8)) } + extra))
  }

  private static func checksum(_ content: [UInt8]) -> UInt32 {
    content.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32($0.count))) }
  }

  private static func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }

  private static func half(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
}
