import ProgrammeModel

/// Reads the times of log lines. Many lines share a day, so the last day is remembered.
struct LogClock {
  private var year = 0
  private var month = 0
  private var day = 0
  private var dayNumber = 0

  /// `17/May/2015:10:05:03 +0000`; without a zone the time is taken as UTC.
  mutating func read(common text: LogBytes, into time: inout LogTime) -> LogLineFault? {
    guard text.count == 26 || text.count == 20, text[2] == 0x2F, text[6] == 0x2F, text[11] == 0x3A,
      let day = text.twoDigits(at: 0), let month = Self.month(text[3], text[4], text[5]),
      let year = text.fourDigits(at: 7), let seconds = Self.seconds(text, at: 12)
    else { return .time }
    var zone = 0
    if text.count == 26 {
      guard text[20] == 0x20, let read = Self.zone(text, at: 21, minutesAt: 24) else { return .time }
      zone = read
    }
    return set(&time, year, month, day, seconds: seconds, zone: zone)
  }

  /// `2015-05-17T10:05:03.123+08:00`, with a space for the T, `Z` or no zone (UTC).
  mutating func read(iso text: LogBytes, into time: inout LogTime) -> LogLineFault? {
    guard text.count >= 19, text[10] == 0x54 || text[10] == 0x20, let seconds = Self.seconds(text, at: 11) else {
      return .time
    }
    var end = 19
    if end < text.count, text[end] == 0x2E {
      end += 1
      while end < text.count, LogBytes.digit(text[end]) != nil { end += 1 }
    }
    var zone = 0
    switch text.count - end {
    case 0: break
    case 1 where text[end] == 0x5A: break
    case 5:
      guard let read = Self.zone(text, at: end, minutesAt: end + 3) else { return .time }
      zone = read
    case 6 where text[end + 3] == 0x3A:
      guard let read = Self.zone(text, at: end, minutesAt: end + 4) else { return .time }
      zone = read
    default: return .time
    }
    return read(date: text.part(0, 10), seconds: seconds, zone: zone, into: &time)
  }

  /// `2015-05-17` with the seconds of the day.
  mutating func read(date text: LogBytes, seconds: Int, zone: Int, into time: inout LogTime) -> LogLineFault? {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D, let year = text.fourDigits(at: 0),
      let month = text.twoDigits(at: 5), let day = text.twoDigits(at: 8)
    else { return .time }
    return set(&time, year, month, day, seconds: seconds, zone: zone)
  }

  /// Seconds since 1970, with a fraction that is dropped (`1423551727.123`).
  mutating func read(epoch text: LogBytes, into time: inout LogTime) -> LogLineFault? {
    let whole = text.part(0, text.offset(of: 0x2E) ?? text.count)
    guard let seconds = whole.wholeNumber else { return .time }
    guard seconds < 4_102_444_800 else { return .impossibleTime }
    let date = Self.civil(day: seconds / 86_400)
    return set(&time, date.year, date.month, date.day, seconds: seconds % 86_400, zone: 0)
  }

  /// `HH:MM:SS` as seconds of the day, -1 when there is no such time; nil when it is not written so.
  static func seconds(_ text: LogBytes, at start: Int) -> Int? {
    guard text.count >= start + 8, text[start + 2] == 0x3A, text[start + 5] == 0x3A,
      let hour = text.twoDigits(at: start), let minute = text.twoDigits(at: start + 3),
      let second = text.twoDigits(at: start + 6)
    else { return nil }
    return hour < 24 && minute < 60 && second <= 60 ? hour * 3600 + minute * 60 + second : -1
  }

  private static func zone(_ text: LogBytes, at sign: Int, minutesAt: Int) -> Int? {
    guard let hours = text.twoDigits(at: sign + 1), let minutes = text.twoDigits(at: minutesAt), hours <= 15,
      minutes < 60
    else { return nil }
    switch text[sign] {
    case 0x2B: return hours * 60 + minutes
    case 0x2D: return -(hours * 60 + minutes)
    default: return nil
    }
  }

  private mutating func set(
    _ time: inout LogTime, _ year: Int, _ month: Int, _ day: Int, seconds: Int, zone: Int
  ) -> LogLineFault? {
    if day != self.day || month != self.month || year != self.year {
      guard (1970...2099).contains(year), let date = CalendarDate(year: year, month: month, day: day) else {
        return .impossibleTime
      }
      (self.year, self.month, self.day, dayNumber) = (year, month, day, date.dayNumber)
    }
    let instant = dayNumber * 86_400 + seconds - zone * 60
    guard seconds >= 0, let instant = UInt32(exactly: instant) else { return .impossibleTime }
    time = LogTime(
      instant: instant, day: Int32(dayNumber), month: Int32(year * 12 + month - 1), dayOfMonth: Int32(day),
      zone: Int32(zone))
    return nil
  }

  /// `Jan` … `Dec` in any case.
  private static func month(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
    switch (first | 0x20, second | 0x20, third | 0x20) {
    case (0x6A, 0x61, 0x6E): 1
    case (0x66, 0x65, 0x62): 2
    case (0x6D, 0x61, 0x72): 3
    case (0x61, 0x70, 0x72): 4
    case (0x6D, 0x61, 0x79): 5
    case (0x6A, 0x75, 0x6E): 6
    case (0x6A, 0x75, 0x6C): 7
    case (0x61, 0x75, 0x67): 8
    case (0x73, 0x65, 0x70): 9
    case (0x6F, 0x63, 0x74): 10
    case (0x6E, 0x6F, 0x76): 11
    case (0x64, 0x65, 0x63): 12
    default: nil
    }
  }

  /// The date of a day since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
  static func civil(day number: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
