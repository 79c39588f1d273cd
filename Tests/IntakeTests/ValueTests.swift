import ProgrammeModel
import Testing

@testable import Intake

struct NumberTextTests {
  static let numbers: [(text: String, value: Double, isInteger: Bool, isUnusual: Bool)] = [
    ("3", 3, true, false), ("-3", -3, true, false), ("3.50", 3.5, false, false), (" 3 ", 3, true, false),
    (".5", 0.5, false, false), ("+3", 3, true, true), ("３．５", 3.5, false, true), ("3e0", 3, false, true),
    ("1,234,567.5", 1_234_567.5, false, true), ("45.3%", 0.453, false, true), ("12％", 0.12, false, true),
    ("1.5万", 15_000, true, true), ("1.23456万", 12_345.6, false, true), ("2亿", 2e8, true, true), ("五", 5, true, true),
    ("十二", 12, true, true), ("二十", 20, true, true), ("两百零五", 205, true, true), ("一百一十", 110, true, true),
    ("三千零五十", 3_050, true, true), ("一万二千", 12_000, true, true), ("十万零三", 100_003, true, true),
    ("二〇一五", 2_015, true, true), ("一亿零五万", 100_050_000, true, true), ("零", 0, true, true),
  ]

  @Test(arguments: numbers)
  func `numbers are read and unusual ones marked`(text: String, value: Double, isInteger: Bool, isUnusual: Bool) throws
  {
    let number = try #require(NumberText(text))
    #expect(abs(number.value - value) < 1e-12)
    #expect(number.isInteger == isInteger)
    #expect(number.isUnusual == isUnusual)
  }

  @Test(arguments: [
    "", "3,5", "1.234,5", "12,34", "0x3", "百五", "一百五", "二三", "十百", "五五十", "万", "一万亿万", "五个", "1.5千", "②", "--1",
    "1_000", "1 000", "NaN", "inf", "1e309", "1e-400", "1.2.3",
    "%",
    "e5", "-",
  ]) func `what is no number is not read`(text: String) {
    #expect(NumberText(text) == nil)
  }

  @Test(arguments: ["NaN", "inf", "-Infinity", "1e309", "1e-400", "nan(0x1)", "∞"])
  func `numbers that are not finite are recognised`(text: String) {
    #expect(NumberText.isNotFinite(text))
  }

  @Test(arguments: [("0", false), ("10", false), ("01", true), ("000123", true), ("9007199254740993", true)])
  func `digits that a number would not keep are identifiers`(text: String, isIdentifier: Bool) {
    #expect(NumberText.isIdentifier(text) == isIdentifier)
  }

  @Test(arguments: [("1.23457E+17", true), ("4.40305E+17", true), ("1E+17", true), ("1E5", false), ("1E+02", false)])
  func `identifiers rounded by a spreadsheet are recognised`(text: String, isRounded: Bool) {
    #expect(NumberText.isRoundedIdentifier(text) == isRounded)
  }
}

struct DateTextTests {
  static let dates: [(text: String, iso: String, unusual: Bool)] = [
    ("2015-05-02", "2015-05-02", false), ("2015-05-02T10:00:00Z", "2015-05-02", false),
    ("2015-05-02 9:05", "2015-05-02", false), ("2015/5/2", "2015-05-02", true), ("2015.5.2", "2015-05-02", true),
    ("2015年5月2日", "2015-05-02", true), ("２０１５年５月２日", "2015-05-02", true), ("20150502", "2015-05-02", true),
    ("2016-02-29", "2016-02-29", false), ("2015-05-02T10:00:00.123+08:00", "2015-05-02", false),
  ]

  @Test(arguments: dates) func `dates with the year first are read`(text: String, iso: String, unusual: Bool) throws {
    let date = try #require(CalendarDate(iso))
    #expect(DateText.read(text) == .date(date, unusual: unusual))
  }

  static let refused: [(text: String, reading: DateText.Reading)] = [
    ("2015-02-30", .impossible), ("2015-02-29", .impossible), ("2015/13/01", .impossible), ("0000-00-00", .impossible),
    ("2115-01-01", .impossible), ("2015-06-01T25:61:00Z", .impossible), ("31/12/2015", .ambiguous),
    ("15-1-2", .ambiguous),
    ("42005", .other), ("二〇一五年六月", .other), ("", .other), ("上周", .other),
  ]

  @Test(arguments: refused) func `other spellings are not guessed`(text: String, reading: DateText.Reading) {
    #expect(DateText.read(text) == reading)
  }

  @Test(arguments: [
    ("2015-05", "2015-05"), ("2015/5", "2015-05"), ("2015年5月", "2015-05"), ("201505", "2015-05"), ("2015-13", nil),
    ("5/2015", nil), ("2015", nil),
  ]) func `months are read`(text: String, month: String?) {
    #expect(DateText.month(text).map { "\($0.month)" } == month)
  }

  @Test(arguments: [
    ("9:05", 545), ("09:05", 545), ("23:59:59", 1_439), ("9时05分", 545), ("24:00", nil), ("9:60", nil), ("9:5", nil),
    ("9", nil),
  ]) func `times of day are minutes after midnight`(text: String, minutes: Int?) {
    #expect(DateText.minutes(text) == minutes)
  }
}

struct CellWordsTests {
  /// 11010519491231002X is the example of GB 11643-1999, with its check digit.
  @Test(arguments: [
    ("我的电话 13800138000", true), ("call 13800138001", true), ("身份证 11010519491231002X", true),
    ("11010519491231002x", true), ("邮箱 zhang0@example.com", true), ("110105194912310021", false),
    ("12345678901", false),
    ("138001380001", false), ("uuid:d5e78a78-34db-483d-978f-d9c9a3bc7b69", false), ("@SUM(A1)", false), ("满意", false),
  ]) func `personal data within a text are found`(text: String, holds: Bool) {
    #expect(CellWords.holdsPersonalData(text) == holds)
  }

  @Test func `nothing of a value can move the cursor or the direction of a line`() {
    #expect(TextFolding.visible("a\u{1B}[2J\nb\u{202E}c\u{200B}") == "a\\u{1B}[2J\\u{A}b\\u{202E}c\\u{200B}")
    #expect(TextFolding.visible(String(repeating: "长", count: 200)).count == 81)
  }
}
