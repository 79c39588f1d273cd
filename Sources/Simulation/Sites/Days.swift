import ProgrammeModel

extension CalendarDate {
  /// The day that is `days` later, or earlier when negative; the day itself where the calendar ends (1900, 2199).
  func adding(days: Int) -> CalendarDate {
    var year = year
    var month = month
    var day = day + days
    while day < 1 {
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
      day += YearMonth.dayCount(year: year, month: month)
    }
    while day > YearMonth.dayCount(year: year, month: month) {
      day -= YearMonth.dayCount(year: year, month: month)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return CalendarDate(year: year, month: month, day: day) ?? self
  }
}

extension DateRange {
  /// The months that the range touches, in order.
  var months: [YearMonth] {
    (first.yearMonth.ordinal...last.yearMonth.ordinal).compactMap { YearMonth(year: $0 / 12, month: $0 % 12 + 1) }
  }

  /// Days between the first and the last.
  var length: Int { last.dayNumber - first.dayNumber }
}

extension RandomStream {
  /// A day of a range, all equally likely.
  mutating func day(of range: DateRange) -> CalendarDate { range.first.adding(days: whole(0...range.length)) }
}
