import Foundation
import ProgrammeModel
import Testing

@testable import Reporting

struct ICalendarTests {
  private func calendar(_ title: String, on iso: String = "2015-05-20") throws -> String {
    let day = try #require(CalendarDate(iso))
    let milestone = Milestone(
      id: "report", name: LocalizedText(zh: title, en: title), first: try #require(CalendarDate("2015-05-01")),
      last: try #require(CalendarDate("2015-12-31")), actor: "district")
    let entry = CalendarEntry(milestone, done: nil, isRecorded: true, on: day)
    return ICalendar(programme: try SampleProgramme.programme(), entries: [entry], stamp: day, language: .zh).text
  }

  // RFC 5545: 3.1 content lines end with CR LF and are at most 75 octets; 3.6.1 DTEND is the day after; 3.3.11 escapes.
  @Test func `lines, days and texts are written as the standard asks`() throws {
    let text = try calendar("报告, 统计; 报送\\两份" + String(repeating: "示范点", count: 20))
    let bytes = Array(text.utf8)
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).dropLast()
    #expect(lines.allSatisfy { $0.last == 13 && $0.count <= 76 })
    #expect(text.contains("DTSTART;VALUE=DATE:20150501\r\nDTEND;VALUE=DATE:20160101\r\n"))
    #expect(text.contains("DTSTAMP:20150520T000000Z\r\n"))
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "")
    #expect(unfolded.contains("SUMMARY:报告\\, 统计\\; 报送\\\\两份"))
    #expect(unfolded.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && unfolded.hasSuffix("END:VCALENDAR\r\n"))
  }

  @Test(arguments: [
    ("2015-04-30", CalendarEntry.State.ahead), ("2015-05-01", .due), ("2015-12-31", .due), ("2016-01-01", .late),
  ])
  func `a date is ahead, due or late`(iso: String, state: CalendarEntry.State) throws {
    let text = try calendar("报告", on: iso)
    #expect(text.contains(CalendarPhrase(state)[.zh]))
  }

  @Test func `what came on record later is not done yet`() throws {
    let milestone = Milestone(
      id: "m", name: LocalizedText(zh: "a", en: "a"), first: try #require(CalendarDate("2015-05-01")),
      last: try #require(CalendarDate("2015-05-31")), actor: "site")
    let done = try #require(CalendarDate("2015-06-03"))
    func state(_ iso: String) throws -> CalendarEntry.State {
      CalendarEntry(milestone, done: done, isRecorded: true, on: try #require(CalendarDate(iso))).state
    }
    #expect(try state("2015-06-02") == .late)
    #expect(try state("2015-06-03") == .doneLate)
    let unknown = CalendarEntry(milestone, done: nil, isRecorded: false, on: done)
    #expect(unknown.state == .past)
  }
}
