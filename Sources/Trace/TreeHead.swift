package import Sampling

/// What a log is known by on paper: `HEAD seq=1234 root=<64 hex> at=2015-06-15T01:00:00.000Z`.
///
/// Whoever keeps this line can tell whether a log still begins with the same events; nobody can make another log that
/// does (RFC 6962 section 2.1).
package struct TreeHead: Sendable, Equatable {
  /// The number of events, which is the number of the last.
  package let seq: Int
  package let root: SHA256Digest
  /// When the last event was recorded; it proves nothing.
  package let at: String

  /// The head of a log with these leaves.
  package init(of log: MerkleTree, at time: EventTime) {
    self.init(seq: log.leaves.count, root: log.root, at: time.text)
  }

  package init(seq: Int, root: SHA256Digest, at: String) {
    (self.seq, self.root, self.at) = (seq, root, at)
  }

  package var line: String { "HEAD seq=\(seq) root=\(root.hex) at=\(at)" }

  /// Reads a line as it was published; blanks may be of any number, and capital digits count. Nil for anything else.
  package init?(line: String) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 4, words[0] == "HEAD" else { return nil }
    let values = zip(["seq=", "root=", "at="], words.dropFirst()).compactMap { name, word in
      word.hasPrefix(name) ? String(word.dropFirst(name.count)) : nil
    }
    guard values.count == 3, let seq = Int(values[0]), seq > 0, let root = SHA256Digest(hex: values[1].lowercased())
    else { return nil }
    self.init(seq: seq, root: root, at: values[2])
  }
}
