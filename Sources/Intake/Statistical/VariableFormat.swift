/// What the numbers of a variable are shown as in SPSS or Stata.
enum VariableFormat: Equatable {
  case number
  /// Seconds since 1582-10-14 (SPSS).
  case spssMoment
  /// Seconds (SPSS).
  case spssDuration
  /// Days since 1960-01-01 (Stata `%td`).
  case stataDay
  /// Milliseconds since 1960-01-01 (Stata `%tc`).
  case stataMoment
  /// Milliseconds since midnight: a `%tc` that shows no day.
  case stataClock
  /// Months, quarters, halves or weeks since the beginning of 1960 (Stata `%tm`, `%tq`, `%th`, `%tw`), so many a year.
  case stataPeriod(mark: Character, inYear: Int)

  init(spss format: String) {
    switch format.prefix(while: \.isLetter).uppercased() {
    case "DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR", "DATETIME", "YMDHMS": self = .spssMoment
    case "TIME", "MTIME", "DTIME": self = .spssDuration
    default: self = .number
    }
  }

  init(stata format: String) {
    let letters = format.drop { !$0.isLetter }
    guard format.hasPrefix("%"), let first = letters.first else {
      self = .number
      return
    }
    let rest = letters.dropFirst()
    switch (first, rest.first) {
    case ("d", _), ("t", "d"): self = .stataDay
    case ("t", "c"), ("t", "C"): self = Self.showsDay(rest.dropFirst()) ? .stataMoment : .stataClock
    case ("t", "m"): self = .stataPeriod(mark: "m", inYear: 12)
    case ("t", "q"): self = .stataPeriod(mark: "q", inYear: 4)
    case ("t", "h"): self = .stataPeriod(mark: "h", inYear: 2)
    case ("t", "w"): self = .stataPeriod(mark: "w", inYear: 52)
    default: self = .number
    }
  }

  private static func showsDay(_ display: Substring) -> Bool {
    display.isEmpty || ["YY", "NN", "nn", "DD", "dd", "Mon", "mon", "JJJ", "Day"].contains { display.contains($0) }
  }

  /// The text of a number; nil when it is shown as a number.
  func text(of number: Double) -> String? {
    guard number.magnitude < 1e15 else { return nil }
    switch self {
    case .number: return nil
    case .spssMoment: return MomentText.moment(milliseconds: Int((number * 1_000).rounded()) - 141_428 * 86_400_000)
    case .spssDuration: return MomentText.time(milliseconds: Int((number * 1_000).rounded()))
    case .stataDay: return number.magnitude < 1e9 ? MomentText.day(Int(number.rounded(.down)) - 3_653) : nil
    case .stataMoment: return MomentText.moment(milliseconds: Int(number.rounded()) - 3_653 * 86_400_000)
    case .stataClock: return MomentText.time(milliseconds: Int(number.rounded()))
    case .stataPeriod(let mark, let inYear): return Self.period(Int(number.rounded(.down)), mark, inYear)
    }
  }

  /// `2015-05` for months, else as Stata shows it: `2015q2`.
  private static func period(_ number: Int, _ mark: Character, _ inYear: Int) -> String {
    let year = 1960 + Int((Double(number) / Double(inYear)).rounded(.down))
    let part = number - (year - 1960) * inYear + 1
    return mark == "m" ? "\(year)-\(MomentText.padded(part, 2))" : "\(year)\(mark)\(part)"
  }
}
