import ProgrammeModel

/// Dates, months, times and durations as files write them.
///
/// Year first, always: `2015-05-02`, `2015/5/2`, `2015.5.2`, `2015年5月2日`, `20150502`; a time of day may follow. Day or
/// month first (`31/12/2015`), two-digit years and spreadsheet day numbers (`42005`) are not guessed.
enum DateText {
  /// What a text is as a date.
  enum Reading: Equatable {
    case date(CalendarDate, unusual: Bool)
    /// Written like a date, but there is no such day or time, or it lies outside 1900–2099.
    case impossible
    /// Written like a date with the year last or of two digits.
    case ambiguous
    case other
  }

  static func read(_ text: String) -> Reading {
    let written = TextFolding.plain(text)
    let halves = dateAndTime(written)
    let numbers = halves.date.split { !$0.isASCII || !$0.isNumber }
    if numbers.count == 1, numbers[0].count == 8, halves.date.count == 8 { return compact(numbers[0]) }
    guard isShapedLikeDate(halves.date), numbers.count == 3, let year = Int(numbers[0]), let month = Int(numbers[1]),
      let day = Int(numbers[2])
    else { return .other }
    guard numbers[0].count == 4 else { return .ambiguous }
    guard let date = CalendarDate(year: year, month: month, day: day), year <= 2099,
      halves.time.isEmpty || isTime(halves.time)
    else { return .impossible }
    return .date(date, unusual: halves.date != "\(date)" || written != text)
  }

  /// A month: `2015-05`, `2015/5`, `2015年5月`, `201505`, or a date within it.
  static func month(_ text: String) -> (month: YearMonth, unusual: Bool)? {
    let written = TextFolding.plain(text)
    let numbers = written.split { !$0.isASCII || !$0.isNumber }
    let marks = written.filter { !($0.isASCII && $0.isNumber) }
    if numbers.count == 1, numbers[0].count == 6, marks.isEmpty, let year = Int(numbers[0].prefix(4)) {
      return Int(numbers[0].suffix(2)).flatMap { YearMonth(year: year, month: $0) }.map { ($0, true) }
    }
    guard numbers.count == 2, numbers[0].count == 4, ["-", "/", ".", "年月", "年"].contains(marks),
      let year = Int(numbers[0]), let month = Int(numbers[1]), let found = YearMonth(year: year, month: month),
      year <= 2099
    else { return nil }
    return (found, "\(found)" != text)
  }

  /// Minutes after midnight of `9:05`, `09:05`, `09:05:00`, `9时05分`; nil when there is no such time.
  static func minutes(_ text: String) -> Int? {
    let written = TextFolding.plain(text)
    let marks = written.filter { !($0.isASCII && $0.isNumber) }
    let numbers = written.split { !$0.isASCII || !$0.isNumber }
    guard [":", "::", "时分", "点分"].contains(marks), (2...3).contains(numbers.count), let hour = Int(numbers[0]),
      let minute = Int(numbers[1]), (0...23).contains(hour), (0...59).contains(minute), numbers[1].count == 2
    else { return nil }
    if numbers.count == 3 { guard let second = Int(numbers[2]), (0...59).contains(second) else { return nil } }
    return hour * 60 + minute
  }

  /// Whether a text is a length of time: `10秒`, `3分20秒`, `00:02:31`.
  static func isDuration(_ text: String) -> Bool {
    let written = TextFolding.plain(text)
    let numbers = written.split { !$0.isASCII || !$0.isNumber }
    let marks = written.filter { !($0.isASCII && $0.isNumber) }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0.count <= 6 }) else { return false }
    if marks == "::" {
      return numbers.count == 3 && numbers.dropFirst().allSatisfy { $0.count == 2 && (Int($0) ?? 60) < 60 }
    }
    return ["秒", "分秒", "分钟秒", "小时分秒", "时分秒", "分", "分钟"].contains(marks)
  }

  /// Splits `2015-05-02T10:00:00Z` or `2015/5/2 10:00` at the `T` or space.
  static func dateAndTime(_ text: String) -> (date: String, time: String) {
    guard let mark = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return (text, "") }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }

  private static func isShapedLikeDate(_ text: String) -> Bool {
    let marks = text.filter { !($0.isASCII && $0.isNumber) }
    return ["--", "//", "..", "年月日", "年月"].contains(marks) && text.first?.isNumber == true
  }

  private static func compact(_ digits: Substring) -> Reading {
    let (year, month, day) = (digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2))
    guard let year = Int(year), let month = Int(month), let day = Int(day), (1900...2099).contains(year),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return .other }
    return .date(date, unusual: true)
  }

  /// `10:05`, `10:05:03`, with a fraction, `Z` or an offset `+08:00` behind.
  private static func isTime(_ text: String) -> Bool {
    let clock = text.prefix { $0.isNumber || $0 == ":" }
    guard minutes(String(clock)) != nil else { return false }
    let zone = text[clock.endIndex...].drop { $0 == "." || $0.isNumber }
    let offset = zone.drop { $0 == "+" || $0 == "-" }
    return zone.isEmpty || zone == "Z" || (offset.count < zone.count && offset.allSatisfy { $0.isNumber || $0 == ":" })
  }
}
