package import ProgrammeModel
import Reporting
import Store

/// Says what is due, late and done on a day, by office.
package enum ShowCalendar {
  /// The dates of the programme as they stand on a day; what came on record later is not done yet.
  /// - Parameter office: city, district, street, site, evaluator or judges; nil for all.
  package static func run(
    _ path: String, on day: CalendarDate, office: String?
  ) throws(WorkbenchError) -> CalendarList {
    let opened = try OpenEvaluation(path)
    var entries: [CalendarEntry] = []
    for milestone in opened.programme.calendar where office == nil || milestone.actor == office {
      entries.append(
        CalendarEntry(
          milestone, done: try opened.done(milestone), isRecorded: opened.isRecorded(milestone), on: day))
    }
    return CalendarList(programme: opened.programme, day: day, entries: entries)
  }
}

extension OpenEvaluation {
  /// Whether a step is due on a date, or its entry names what shows that it was kept.
  fileprivate func isRecorded(_ milestone: Milestone) -> Bool {
    milestone.done != nil || programme.rounds.flatMap { $0.steps ?? [] }.contains { $0.milestone == milestone.id }
  }

  /// The day on which a date was kept: a step that is due on it was signed, or what shows it came on record. Nil while neither.
  func done(_ milestone: Milestone) throws(WorkbenchError) -> CalendarDate? {
    for round in programme.rounds {
      for step in round.steps ?? [] where step.milestone == milestone.id {
        let signatures = try stored { () throws(StoreError) in try file.signatures(round: round.id) }.inForce
        return signatures.first { $0.step == step.id }.flatMap { CalendarDate(String($0.time.prefix(10))) }
      }
    }
    guard let evidence = milestone.done, let time = try firstRecorded(evidence.record, round: evidence.round) else {
      return nil
    }
    return CalendarDate(String(time.prefix(10)))
  }
}

/// The calendar in the forms in which it is printed.
package struct CalendarList: Sendable {
  let programme: Programme
  let day: CalendarDate
  let entries: [CalendarEntry]

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(entries) }

  /// As a file that calendar programs read.
  package func iCalendar(in language: Language) -> String {
    ICalendar(programme: programme, entries: entries, stamp: day, language: language).text
  }
}
