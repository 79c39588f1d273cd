import Foundation

/// A moment on record: compared as an instant, kept and hashed as it was written.
package struct CeremonyTime: Sendable, Equatable, Comparable {
  /// ISO 8601 with seconds and offset: `2015-06-15T09:00:00+08:00`.
  package let text: String
  private let instant: Date

  /// Nil for any other way of writing a time.
  package init?(_ text: String) {
    guard text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+\-][0-9]{2}:[0-9]{2})/) != nil
    else { return nil }
    do { instant = try Date.ISO8601FormatStyle().parse(text) } catch { return nil }
    self.text = text
  }

  package static func < (left: Self, right: Self) -> Bool { left.instant < right.instant }
}
