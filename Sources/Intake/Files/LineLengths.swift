/// Looks for a line that is too long to be one of a table, in bytes that come in pieces, so that such a file is refused
/// before it fills the memory.
package struct LineLengths: Sendable {
  /// Bytes of a line: more than a spreadsheet's widest row of short cells.
  package static let limit = 16_777_216

  private var length = 0
  private var line = 1

  package init() {}

  /// Takes the bytes that follow; the number of the first line that is too long, nil when there is none so far.
  package mutating func overlongLine(in bytes: UnsafeRawBufferPointer) -> Int? {
    var rest = bytes[...]
    while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      if length + (end - rest.startIndex) > Self.limit { return line }
      length = 0
      if rest[end] == 0x0A { line += 1 }
      rest = rest[(end + 1)...]
    }
    length += rest.count
    return length > Self.limit ? line : nil
  }
}
