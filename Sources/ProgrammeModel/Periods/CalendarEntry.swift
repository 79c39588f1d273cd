/// A date of the calendar as it stands on a day.
package struct CalendarEntry: Sendable, Equatable, Codable {
  package enum State: String, Sendable, Codable {
    /// It begins later.
    case ahead
    /// It has begun and is not past.
    case due
    /// It is past, and nothing shows that it was kept.
    case late
    case done
    /// Done after its last day.
    case doneLate = "done-late"
    /// It is past, and nothing on record would show whether it was kept.
    case past
  }

  package let milestone: Milestone
  package let state: State
  /// The day on which it was done.
  package let done: CalendarDate?

  /// - Parameter isRecorded: whether anything on record would show that the date was kept.
  package init(_ milestone: Milestone, done: CalendarDate?, isRecorded: Bool, on day: CalendarDate) {
    self.milestone = milestone
    if let done, done <= day {
      self.done = done
      state = done <= milestone.last ? .done : .doneLate
      return
    }
    self.done = nil
    if day < milestone.first {
      state = .ahead
    } else if day <= milestone.last {
      state = .due
    } else {
      state = isRecorded ? .late : .past
    }
  }
}
