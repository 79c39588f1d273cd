/// What a reader of a result has to know: something is undefined or was left out. It never changes a number.
package struct PlanWarning: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// One sentence.
  package let message: String
  /// The line of the plan, from 1, that gave rise to it.
  package let line: Int?

  package init(stringLiteral message: String) { self.init(message) }

  init(_ message: String, line: Int? = nil) {
    self.message = message
    self.line = line
  }

  /// The warning on a line of the plan, unless it names one already.
  func on(line: Int?) -> PlanWarning { PlanWarning(message, line: self.line ?? line) }

  /// The message as it is printed, with the line of the plan in front.
  package var sentence: String { message.onPlanLine(line) }
}
