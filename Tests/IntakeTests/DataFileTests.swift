import CReadStat
import Tables
import Testing

@testable import Intake

/// A small data file, written by ReadStat in memory.
final class TestDataFile {
  private(set) var bytes: [UInt8] = []

  /// One case, with a labelled variable `q1` (5 = 满意, 99 declared missing), a text variable `town`, a date `day`.
  static func spss(in encoding: TextEncoding = .utf8) -> [UInt8] {
    "none".withCString { spss(encoding, noTown: $0) }
  }

  /// ReadStat writes bytes as they are, and keeps the pointer to a missing text until all is written.
  private static func spss(_ encoding: TextEncoding, noTown: UnsafePointer<CChar>) -> [UInt8] {
    func text(_ text: String) -> [CChar] {
      do {
        return try TextEncoding.encode(text, as: encoding).map { CChar(bitPattern: $0) } + [0]
      } catch {
        Issue.record(error)
        return [0]
      }
    }
    let file = TestDataFile()
    guard let writer = readstat_writer_init() else { return [] }
    defer { readstat_writer_free(writer) }
    readstat_set_data_writer(writer) { data, count, context in
      guard let data, let context else { return 0 }
      let file = Unmanaged<TestDataFile>.fromOpaque(context).takeUnretainedValue()
      file.bytes.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
      return count
    }
    let labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "satisfaction")
    readstat_label_double_value(labels, 5, text("满意"))
    let answer = readstat_add_variable(writer, "q1", READSTAT_TYPE_DOUBLE, 0)
    readstat_variable_set_label(answer, text("总体满意度"))
    readstat_variable_set_label_set(answer, labels)
    readstat_variable_add_missing_double_range(answer, 98, 99)
    let town = readstat_add_variable(writer, "town", READSTAT_TYPE_STRING, 8)
    readstat_variable_add_missing_string_value(town, noTown)
    let day = readstat_add_variable(writer, "day", READSTAT_TYPE_DOUBLE, 0)
    readstat_variable_set_format(day, "DATE11")
    readstat_begin_writing_sav(writer, Unmanaged.passUnretained(file).toOpaque(), 3)
    // 2015-05-02 is 16,557 days after 1970-01-01, which is 141,428 days after 1582-10-14.
    for (code, place, seconds) in [(5.0, "龙华", 157_985 * 86_400.0), (99, "none", 157_985 * 86_400 + 36_303.0)] {
      readstat_begin_row(writer)
      readstat_insert_double_value(writer, answer, code)
      readstat_insert_string_value(writer, town, text(place))
      readstat_insert_double_value(writer, day, seconds)
      readstat_end_row(writer)
    }
    readstat_begin_row(writer)
    readstat_insert_missing_value(writer, answer)
    readstat_insert_string_value(writer, town, text("坪山"))
    readstat_insert_missing_value(writer, day)
    readstat_end_row(writer)
    readstat_end_writing(writer)
    return withExtendedLifetime(file) { file.bytes }
  }
}

struct DataFileTests {
  private static let bytes = TestDataFile.spss()

  @Test func `variables are columns and codes stay codes`() throws {
    let table = SourceTable.read(SourceFile(name: "问卷.sav", bytes: Self.bytes))
    #expect(table.problems.isEmpty)
    #expect(table.columns.map(\.name) == ["q1", "town", "day"])
    #expect(table.columns.map(\.label) == ["总体满意度", nil, nil])
    #expect(
      table.rows.map { row in (0..<3).map { table.cell(row, $0) } } == [
        ["5", "龙华", "2015-05-02"], ["99", "none", "2015-05-02 10:05:03"], ["", "坪山", ""],
      ])
    #expect(table.account == RowAccount(lines: 3, header: 0, data: 3, rejected: 0, blank: 0, physicalLines: 3))
    let verdict = try #require(table.verdict)
    #expect(verdict.system == .spss)
    #expect(verdict.encoding == .utf8)
    #expect(verdict.delimiter == nil && verdict.sheet == nil && verdict.headerRows == 0)
  }

  /// ReadStat names UTF-8 (code page 65001) in what it writes; a Chinese SPSS names 936.
  @Test func `a file in GB18030 reads like the same in UTF-8`() throws {
    let expected = SourceTable.read(SourceFile(name: "a.sav", bytes: Self.bytes))
    let misnamed = TestDataFile.spss(in: .gb18030)
    var named = misnamed
    let page = try #require(named.firstRange(of: [0xE9, 0xFD, 0, 0]))
    named.replaceSubrange(page, with: [0xA8, 0x03, 0, 0])
    for (bytes, rules) in [(named, []), (misnamed, [ProblemRule.unusualEncoding])] {
      let table = SourceTable.read(SourceFile(name: "a.sav", bytes: bytes))
      #expect(table.problems.map(\.rule) == rules)
      #expect(table.verdict?.encoding == .gb18030)
      #expect(table.codebook == expected.codebook)
      #expect(table.rows.map { table.cell($0, 1) } == ["龙华", "none", "坪山"])
    }
  }

  @Test func `the codebook has labels and missing values`() throws {
    let codebook = try #require(SourceTable.read(SourceFile(name: "问卷.sav", bytes: Self.bytes)).codebook)
    #expect(codebook.variables[0].valueLabels == [Codebook.ValueLabel(code: "5", label: "满意")])
    #expect(codebook.variables[0].missing == [.numbers(98...99)])
    #expect(codebook.variables[1].missing == [.text("none")])
    let answers = ["5", "97.5", "98", "99", "", "x"].map(codebook.variables[0].isMissing)
    #expect(answers == [false, false, true, true, false, false])
    #expect(codebook.variables[1].isMissing("none"))
    #expect(codebook.variables[2].isMissing(".c"))
  }

  /// The kinds of missing are counted apart: 99 is declared, the third answer is lacking.
  @Test func `missing codes are no values`() throws {
    let source = SourceFile(name: "问卷.sav", bytes: Self.bytes)
    let column = FileReport(source, sha256: "").columns[0]
    #expect(column.count == 1)
    #expect(column.missing == 2)
    #expect(column.sum == 5)
    #expect(try FileTable(source).table.columns[0].texts == ["5", ""])
  }

  @Test(arguments: [1, 200, 400, 600]) func `a file that is cut is refused`(kept: Int) {
    let table = SourceTable.read(SourceFile(name: "a.sav", bytes: Array(Self.bytes.prefix(4 + kept))))
    #expect(table.problems.map(\.rule) == [.damagedDataFile])
  }

  /// The example of PSPP's description of the system file format, with long names.
  @Test func `multiple response sets are read`() {
    let sets = """
      $a=C 10 my mcgroup a b c
      $b=D2 55 0  g e f d
      $c=D3 Yes 10 mdgroup #2 h i j
      $d=E 1 2 34 13 third mdgroup k l m n
      $e=E 11 6 choice 0  n o p
      """
    let text = Array((sets + "\n").utf8)
    let names = Array("A=answer_one\tB=answer_two".utf8)
    let found = SystemFileExtensions(systemFile([(7, text), (13, names)])).multipleResponseSets
    #expect(found.map(\.name) == ["$a", "$b", "$c", "$d", "$e"])
    #expect(found.map(\.label) == ["my mcgroup", "", "mdgroup #2", "third mdgroup", ""])
    #expect(found.map(\.countedValue) == [nil, "55", "Yes", "34", "choice"])
    #expect(found[0].variables == ["answer_one", "answer_two", "c"])
    #expect(found[3].variables == ["k", "l", "m", "n"])
  }

  /// A record of type 4 with −2 entries would be 8 − 2 × 4 = 0 bytes long, and be read for ever.
  @Test(.timeLimit(.minutes(1)), arguments: [-2, -1]) func `a record of less than nothing ends the dictionary`(
    count: Int
  ) {
    let sets = Array("$a=C 10 my mcgroup a b c\n".utf8)
    let file = systemFile([(7, sets)])
    let record = [4, 0, 0, 0] + (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
    let found = SystemFileExtensions(Array(file.prefix(176)) + record + Array(file.dropFirst(176)))
    #expect(found.multipleResponseSets.isEmpty)
  }

  /// A header without content and some extension records.
  private func systemFile(_ records: [(subtype: Int, content: [UInt8])]) -> [UInt8] {
    func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
    var bytes = [UInt8](repeating: 0, count: 176)
    bytes[64] = 2
    for record in records {
      bytes += word(7) + word(record.subtype) + word(1) + word(record.content.count) + record.content
    }
    return bytes + word(999) + word(0)
  }

  /// Formats of the SPSS and Stata manuals.
  static let formats: [(format: VariableFormat, number: Double, text: String?)] = [
    (VariableFormat(spss: "F8.2"), 5, nil), (VariableFormat(spss: "EDATE10"), 0, "1582-10-14"),
    (VariableFormat(spss: "DATETIME20"), 60, "1582-10-14 00:01:00"),
    (VariableFormat(spss: "TIME8"), 90_061, "25:01:01"),
    (VariableFormat(spss: "WKDAY3"), 2, nil), (VariableFormat(stata: "%9.0g"), 2, nil),
    (VariableFormat(stata: "%td"), 0, "1960-01-01"), (VariableFormat(stata: "%dD_m_CY"), -1, "1959-12-31"),
    (VariableFormat(stata: "%tc"), 1_000, "1960-01-01 00:00:01"),
    (VariableFormat(stata: "%tcHH:MM"), 60_000, "00:01:00"),
    (VariableFormat(stata: "%tcDD/NN/CCYY"), 0, "1960-01-01"), (VariableFormat(stata: "%tm"), 664, "2015-05"),
    (VariableFormat(stata: "%tq"), 221, "2015q2"), (VariableFormat(stata: "%th"), -1, "1959h2"),
    (VariableFormat(stata: "%tw"), 0, "1960w1"), (VariableFormat(stata: "%ty"), 2015, nil),
  ]

  @Test(arguments: formats) func `a number is shown by its format`(
    format: VariableFormat, number: Double, text: String?
  ) {
    #expect(format.text(of: number) == text)
  }
}
