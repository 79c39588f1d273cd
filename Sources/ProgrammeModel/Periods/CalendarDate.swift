/// A day of the Gregorian calendar, without clock, time zone or locale.
package struct CalendarDate: Sendable, Hashable, Comparable, Codable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil when there is no such day (2015-02-29) or the year is outside 1900…2199.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= YearMonth.dayCount(year: year, month: month) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2015-05-31`; nil for any other form. Other spellings are the business of `Intake`.
  package init?(_ iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var yearMonth: YearMonth { YearMonth(of: self) }

  /// Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", days_from_civil).
  package var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }
}

extension CalendarDate: CustomStringConvertible {
  /// `2015-05-31`.
  package var description: String { "\(yearMonth)-\(day < 10 ? "0" : "")\(day)" }
}

/// A month of a year.
package struct YearMonth: Sendable, Hashable, Comparable, Codable {
  package let year: Int
  package let month: Int

  package init?(year: Int, month: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month) else { return nil }
    self.year = year
    self.month = month
  }

  package init(of date: CalendarDate) {
    year = date.year
    month = date.month
  }

  /// Reads `2015-05`; nil for any other form.
  package init?(_ iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]) else { return nil }
    self.init(year: year, month: month)
  }

  /// Months since January of year 0: differences are distances in months.
  package var ordinal: Int { year * 12 + month - 1 }

  package static func < (left: Self, right: Self) -> Bool { left.ordinal < right.ordinal }

  /// The number of days of a month, leap years included.
  package static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension YearMonth: CustomStringConvertible {
  /// `2015-05`.
  package var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

/// Days from the first to the last, both included.
package struct DateRange: Sendable, Equatable, Codable {
  package let first: CalendarDate
  package let last: CalendarDate

  /// Nil when the last day is before the first.
  package init?(first: CalendarDate, last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  package func contains(_ date: CalendarDate) -> Bool { first <= date && date <= last }
  package func contains(_ month: YearMonth) -> Bool { first.yearMonth <= month && month <= last.yearMonth }
}
