/// Looks for a line that is too long to be one of a table, so that such a file is refused before it fills the memory.
package enum LineLengths {
  /// Bytes of a line: more than a spreadsheet's widest row of short cells.
  package static let limit = 16_777_216

  /// Bytes that are looked at together.
  private static let window = 1 << 16

  /// Where the first line begins that is longer than `limit`; nil when there is none.
  ///
  /// Reads little of a file whose lines are short: behind a line's beginning, the last line end within the limit is looked
  /// for backwards, and all lines up to it are short enough.
  /// - Parameters:
  ///   - size: bytes of the file.
  ///   - read: hands over some of its bytes.
  package static func overlongLine<Failure: Error>(
    size: Int, read: (Range<Int>, (UnsafeRawBufferPointer) -> Int?) throws(Failure) -> Int?
  ) throws(Failure) -> Int? {
    var start = 0
    while size - start > limit {
      var searched = start + limit + 1
      var next: Int?
      while next == nil, searched > start {
        let from = max(start, searched - window)
        next = try read(from..<searched) { bytes in bytes.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { from + $0 + 1 } }
        searched = from
      }
      guard let next else { return start }
      start = next
    }
    return nil
  }

  /// The number of the first line of a text that is longer than `limit`.
  static func overlongLine(in text: [UInt8]) -> Int? {
    text.withUnsafeBytes { bytes in
      let start = overlongLine(size: bytes.count) { range, search in
        search(UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
      return start.map { 1 + bytes[..<$0].count { $0 == 0x0A } }
    }
  }
}
