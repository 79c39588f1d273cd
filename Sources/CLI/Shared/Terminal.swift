import Foundation

/// Standard output for results, standard error for messages.
enum Terminal {
  static func result(_ text: String) {
    FileHandle.standardOutput.write(Data((text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n").utf8))
  }

  static func message(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Whether a person watches standard error.
  static var isWatched: Bool { isatty(2) == 1 }
}

/// One line on standard error that tells how far a long work is; silent when nobody watches or the work is short.
final class ProgressLine {
  private let started = ContinuousClock.now
  private var isShown = false

  func show(_ text: String) {
    guard Terminal.isWatched, ContinuousClock.now - started > .seconds(1) else { return }
    isShown = true
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  deinit {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
