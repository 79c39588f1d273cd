package import ProgrammeModel

/// The dates of a programme as iCalendar (RFC 5545): one all-day event an entry, lines folded at 75 octets and ended by CR LF.
///
/// Times come from the arguments, never from the clock; identifiers stay the same for the life of the programme, so that a
/// calendar program updates what it has.
package struct ICalendar {
  private let programme: Programme
  private let entries: [CalendarEntry]
  private let stamp: CalendarDate
  private let language: Language

  /// - Parameter stamp: the day on which the entries stand as they do.
  package init(programme: Programme, entries: [CalendarEntry], stamp: CalendarDate, language: Language) {
    self.programme = programme
    self.entries = entries
    self.stamp = stamp
    self.language = language
  }

  package var text: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Steelyard//Calendar//EN", "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:\(Self.escaped(programme.title[language]))",
    ]
    return (head + entries.flatMap(event) + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined()
  }

  private func event(_ entry: CalendarEntry) -> [String] {
    let milestone = entry.milestone
    let office = StateWords(language: language, vocabulary: programme.vocabulary).office(milestone.actor)
    return [
      "BEGIN:VEVENT", "UID:\(milestone.id)@\(programme.id).steelyard", "DTSTAMP:\(Self.basic(stamp))T000000Z",
      "DTSTART;VALUE=DATE:\(Self.basic(milestone.first))",
      // The end is not part of the event (RFC 5545, 3.6.1).
      "DTEND;VALUE=DATE:\(Self.basic(Self.dayAfter(milestone.last)))",
      "SUMMARY:\(Self.escaped("\(milestone.name[language])（\(office)）"))",
      "CATEGORIES:\(Self.escaped(office))",
      "DESCRIPTION:\(Self.escaped(CalendarPhrase(entry.state)[language]))", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  /// `20150531`.
  private static func basic(_ date: CalendarDate) -> String { "\(date)".filter { $0 != "-" } }

  private static func dayAfter(_ date: CalendarDate) -> CalendarDate {
    CalendarDate(year: date.year, month: date.month, day: date.day + 1)
      ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
      ?? CalendarDate(year: date.year + 1, month: 1, day: 1) ?? date
  }

  /// Backslash, semicolon, comma and line breaks of a text (3.3.11); other control characters are left out.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", ";", ",": "\\\(scalar)"
      case "\n": "\\n"
      default: scalar.properties.generalCategory == .control ? "" : "\(scalar)"
      }
    }.joined()
  }

  /// A line in pieces of at most 75 octets, later ones behind a blank (3.1); no character is cut.
  private static func folded(_ line: String) -> String {
    var pieces = [""]
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if octets + size > 75 {
        pieces.append(" ")
        octets = 1
      }
      pieces[pieces.count - 1].unicodeScalars.append(scalar)
      octets += size
    }
    return pieces.joined(separator: "\r\n")
  }
}
