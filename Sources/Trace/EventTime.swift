import Foundation

/// A moment in milliseconds of UTC since 1970, as the log counts them.
package struct EventTime: Sendable, Equatable {
  package let milliseconds: Int

  package init(_ milliseconds: Int) { self.milliseconds = milliseconds }

  /// Reads a time such as 2015-06-15T09:00:00+08:00; nil for anything else.
  package init?(_ text: String) {
    do {
      let seconds = try Date.ISO8601FormatStyle().parse(text).timeIntervalSince1970
      guard let milliseconds = Int(exactly: (seconds * 1000).rounded()) else { return nil }
      self.milliseconds = milliseconds
    } catch {
      return nil
    }
  }

  /// The moment in UTC: 2015-06-15T01:00:00.000Z.
  package var text: String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
