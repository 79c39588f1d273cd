/// A file as it was handed over: reading works on its bytes and never opens anything itself.
package struct SourceFile: Sendable, Equatable {
  /// The name as the user gave it; it stands in every message.
  package let name: String
  package let bytes: [UInt8]
  /// Bytes of the file.
  let size: Int
  /// A line that is too long to be one of a table, because of which the file was not read.
  let overlongLine: Int?

  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    size = bytes.count
    overlongLine = nil
  }

  /// A file that was not read: one of its lines is longer than `LineLengths.limit`.
  package init(name: String, size: Int, overlongLine: Int) {
    self.name = name
    bytes = []
    self.size = size
    self.overlongLine = overlongLine
  }

  /// The part of the name after its last dot, in lower case; empty when there is none.
  var fileExtension: String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its last dot and what follows.
  var stem: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }
}
