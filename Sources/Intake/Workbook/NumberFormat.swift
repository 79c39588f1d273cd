/// What a spreadsheet shows a number as.
enum NumberFormat: Equatable {
  case number
  /// A day, with a time of day when the number has a fraction.
  case date
  case timeOfDay
  /// Hours, minutes or seconds that go on beyond a day: `[h]:mm`.
  case duration

  /// The format of a number in ECMA-376 18.8.30; those from 27 to 58 are the Chinese, Japanese and Korean ones.
  init(builtIn number: Int) {
    switch number {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .timeOfDay
    case 46: self = .duration
    default: self = .number
    }
  }

  /// The meaning of a format code, by the letters of its first section that stand for parts of a date or time.
  ///
  /// Quoted and escaped characters, colours, conditions and locales say nothing; `m` is a minute beside hours or
  /// seconds, else a month; `E+` is an exponent, `e` alone a year.
  init(code: String) {
    var scan = FormatCodeScan()
    if !code.lowercased().hasPrefix("general") { scan.read(Array(code.utf8)) }
    self = scan.format
  }
}

/// One pass over a format code.
private struct FormatCodeScan {
  private var hasDay = false
  private var hasTime = false
  private var hasMonthOrMinute = false
  private var isElapsed = false

  var format: NumberFormat {
    if isElapsed { return .duration }
    if hasDay || (hasMonthOrMinute && !hasTime) { return .date }
    return hasTime ? .timeOfDay : .number
  }

  mutating func read(_ code: [UInt8]) {
    var index = 0
    while index < code.count, code[index] != UInt8(ascii: ";") {
      switch code[index] {
      case UInt8(ascii: "\""): index = position(of: UInt8(ascii: "\""), in: code, after: index)
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 1
      case UInt8(ascii: "["):
        let close = position(of: UInt8(ascii: "]"), in: code, after: index)
        let content = code[(index + 1)..<max(index + 1, close)].map { $0 | 0x20 }
        if !content.isEmpty, Set(content).count == 1, "hms".utf8.contains(content[0]) { isElapsed = true }
        index = close
      case UInt8(ascii: "E") where index + 1 < code.count && "+-".utf8.contains(code[index + 1]): index += 1
      default: note(code[index] | 0x20)
      }
      index += 1
    }
  }

  private mutating func note(_ letter: UInt8) {
    switch letter {
    case UInt8(ascii: "y"), UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "b"): hasDay = true
    case UInt8(ascii: "h"), UInt8(ascii: "s"): hasTime = true
    case UInt8(ascii: "m"): hasMonthOrMinute = true
    default: break
    }
  }

  private func position(of mark: UInt8, in code: [UInt8], after index: Int) -> Int {
    code[(index + 1)...].firstIndex(of: mark) ?? code.count
  }
}

/// How a workbook counts days.
enum DateSystem: Equatable {
  /// From 1900, with a day 60 that never was: 1900-02-29 (kept by spreadsheets for the sake of Lotus 1-2-3).
  case from1900
  case from1904

  /// The text of a number that is shown as a date, time or duration; nil when there is no such date.
  func text(of number: Double, as format: NumberFormat) -> String? {
    guard format != .number, number.isFinite, (0..<2_958_466).contains(number) || format == .duration,
      number.magnitude < 1e9
    else { return nil }
    let milliseconds = Int((number * 86_400_000).rounded())
    switch format {
    case .duration: return MomentText.time(milliseconds: milliseconds)
    case .timeOfDay where milliseconds < 86_400_000: return MomentText.time(milliseconds: milliseconds)
    default: return moment(milliseconds)
    }
  }

  private func moment(_ milliseconds: Int) -> String {
    let (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let time = rest == 0 ? "" : " " + MomentText.time(milliseconds: rest)
    switch (self, day) {
    case (.from1904, _): return MomentText.day(day - 24_107) + time
    case (.from1900, 0): return rest == 0 ? "1900-01-00" : MomentText.time(milliseconds: rest)
    case (.from1900, 60): return "1900-02-29" + time
    case (.from1900, 1..<60): return MomentText.day(day - 25_568) + time
    case (.from1900, _): return MomentText.day(day - 25_569) + time
    }
  }
}
