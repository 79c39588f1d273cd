/// Days and times of day that files hold as numbers, as texts: `2015-05-02`, `2015-05-02 10:05:03`, `10:05:03`.
enum MomentText {
  private static let dayMilliseconds = 86_400_000

  /// A moment by the milliseconds since 1970-01-01; the time of day is left out at midnight. Years have four digits or
  /// more, also before 1900.
  static func moment(milliseconds: Int) -> String {
    let number = milliseconds.dividedRoundingDown(by: dayMilliseconds)
    let rest = milliseconds - number * dayMilliseconds
    return rest == 0 ? day(number) : day(number) + " " + time(milliseconds: rest)
  }

  /// A day by its number since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
  static func day(_ number: Int) -> String {
    let (year, month, day) = civil(number)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Hours, minutes and seconds; hours may go beyond 24, a fraction of a second is shown when there is one.
  static func time(milliseconds: Int) -> String {
    let (seconds, fraction) = abs(milliseconds).quotientAndRemainder(dividingBy: 1_000)
    let clock = "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    let sign = milliseconds < 0 ? "-" : ""
    return sign + (fraction == 0 ? clock : "\(clock).\(padded(fraction, 3))")
  }

  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted.dividedRoundingDown(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int {
  /// The quotient rounded towards minus infinity.
  fileprivate func dividedRoundingDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
