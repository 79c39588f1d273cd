import Tables

extension PlanTable {
  /// A column of points in time, in seconds from an origin of its own; NaN is missing.
  ///
  /// Numbers are seconds. Texts are dates with a time of day, `2014-11-03T10:22:05` or `2014/11/3 9:05`, without seconds or
  /// with a fraction of them, and `Z` or an offset such as `+08:00` behind in all cells or in none.
  func seconds(_ name: String) throws(AnalysisError) -> [Double] {
    guard case .categories(let codes, let levels) = try column(name).content else { return try numbers(name) }
    let read = levels.map { ClockText($0) }
    for (row, code) in codes.enumerated() where code >= 0 && read[Int(code)] == nil {
      throw AnalysisError(
        .notNumeric,
        "Column “\(name)” must hold seconds or times such as 2014-11-03T10:22:05, but row \(rowNumbers[row] + 1) of "
          + "data “\(self.name)” holds “\(levels[Int(code)])”.")
    }
    guard Set(read.map { $0?.hasZone }).count <= 1 else {
      throw AnalysisError(
        .invalidArgument, "Some times of column “\(name)” have an offset from UTC and some have none; give all or none."
      )
    }
    return codes.map { $0 < 0 ? .nan : read[Int($0)]?.seconds ?? .nan }
  }
}

/// A date with a time of day as ISO 8601 writes it.
private struct ClockText {
  /// Since 1970-01-01, of UTC where an offset is given.
  let seconds: Double
  let hasZone: Bool

  init?(_ text: String) {
    let bytes = Array(Self.padded(text).utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return range.reduce(0) { (value: Int?, index) in
        guard let value, (0x30...0x39).contains(bytes[index]) else { return nil }
        return 10 * value + Int(bytes[index] - 0x30)
      }
    }
    func holds(_ marks: [Character], at index: Int) -> Bool {
      index < bytes.count && marks.contains { $0.asciiValue == bytes[index] }
    }
    guard let year = number(0..<4), holds(["-", "/"], at: 4), let month = number(5..<7), (1...12).contains(month),
      holds(["-", "/"], at: 7), let day = number(8..<10), (1...Self.days(of: month, year)).contains(day),
      holds(["T", " "], at: 10), let hour = number(11..<13), hour < 24, holds([":"], at: 13),
      let minute = number(14..<16), minute < 60
    else { return nil }
    var second = 0.0
    var end = 16
    if holds([":"], at: 16) {
      guard let whole = number(17..<19), whole < 60 else { return nil }
      let fraction = bytes.dropFirst(19).prefix { $0 == 0x2E || (0x30...0x39).contains($0) }
      guard let part = fraction.isEmpty ? 0 : Double(decimalText: "0" + String(decoding: fraction, as: UTF8.self))
      else { return nil }
      second = Double(whole) + part
      end = 19 + fraction.count
    }
    guard let offset = Self.offset(String(decoding: bytes[end...], as: UTF8.self)) else { return nil }
    hasZone = end < bytes.count
    let days = Self.dayNumber(year: year, month: month, day: day)
    seconds = Double(((days * 24 + hour) * 60 + minute - offset) * 60) + second
  }

  /// `2014/11/3 9:05:00`, as 问卷星 writes it, with two digits for each number.
  private static func padded(_ text: String) -> String {
    let clock = (text.firstIndex { $0 == " " || $0 == "T" }).map { text[text.index(after: $0)...] } ?? ""
    let head = text[..<(clock.firstIndex { !$0.isNumber && $0 != ":" } ?? text.endIndex)]
    var padded = ""
    var digits = ""
    for character in head + " " {
      if character.isASCII && character.isNumber {
        digits.append(character)
        continue
      }
      padded += (digits.count == 1 ? "0" : "") + digits + String(character)
      digits = ""
    }
    return String(padded.dropLast()) + text[head.endIndex...]
  }

  /// Minutes ahead of UTC: nothing and `Z` are 0; nil when it is no offset.
  private static func offset(_ text: String) -> Int? {
    guard let sign = text.first, text != "Z" else { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard sign == "+" || sign == "-", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count == 4 || digits.count == 2, let hours = Int(digits.prefix(2)), hours <= 14,
      let minutes = digits.count == 2 ? 0 : Int(digits.suffix(2)), minutes < 60
    else { return nil }
    return (sign == "+" ? 1 : -1) * (hours * 60 + minutes)
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since 1970-01-01 of the Gregorian calendar: years begin in March, so that the leap day is the last.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    return 365 * marchYear + marchYear / 4 - marchYear / 100 + marchYear / 400 + (153 * monthFromMarch + 2) / 5 + day
      - 719_469
  }
}
