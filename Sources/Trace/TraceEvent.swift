import Foundation
package import Sampling

/// One thing that was done to an evaluation, as one line of the log: canonical JSON of exactly these fields.
package struct TraceEvent: Sendable, Equatable {
  /// From 1, without a gap. Order comes from this number, never from the clock.
  package let seq: Int
  /// When, in milliseconds of UTC since 1970.
  package let at: Int
  /// Who.
  package let by: String
  /// In which role: E evaluator, B bureau, D district, S street, C community, J judge.
  package let role: String
  /// What was done.
  package let action: String
  /// To what: `TABLE/KEY` of a row.
  package let object: String
  /// Row hash of the object before; nil when there was none.
  package let before: String?
  /// Row hash of the object after.
  package let after: String?
  package let reason: String?
  /// Hexadecimal digits of the leaf of the event before; 64 zeros for the first.
  package let prev: String

  package init(
    seq: Int, at: Int, by: String, role: String, action: String, object: String, before: String?, after: String?,
    reason: String?, prev: String
  ) {
    (self.seq, self.at, self.by, self.role) = (seq, at, by, role)
    (self.action, self.object, self.before, self.after) = (action, object, before, after)
    (self.reason, self.prev) = (reason, prev)
  }

  /// What stands for the leaf before the first event.
  package static let noLeaf = String(repeating: "0", count: 64)

  /// The line, without a line feed.
  package var line: String {
    let json = CanonicalJSON.object([
      "seq": .integer(seq), "at": .integer(at), "by": .text(by), "role": .text(role), "action": .text(action),
      "object": .text(object), "before_sha256": CanonicalJSON(before), "after_sha256": CanonicalJSON(after),
      "reason": CanonicalJSON(reason), "prev": .text(prev),
    ])
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The leaf of the line in the tree.
  package var leaf: SHA256Digest { Self.leaf(of: line) }

  /// SHA-256(0x00 || line).
  package static func leaf(of line: String) -> SHA256Digest { MerkleTree.leaf(line.utf8) }

  /// Reads a line; nil unless it is the canonical form of an event, byte for byte.
  package init?(line: String) {
    let fields: Fields
    do { fields = try JSONDecoder().decode(Fields.self, from: Data(line.utf8)) } catch { return nil }
    self.init(
      seq: fields.seq, at: fields.at, by: fields.by, role: fields.role, action: fields.action, object: fields.object,
      before: fields.before, after: fields.after, reason: fields.reason, prev: fields.prev)
    guard self.line.utf8.elementsEqual(line.utf8) else { return nil }
  }

  private struct Fields: Decodable {
    let seq, at: Int
    let by, role, action, object, prev: String
    let before, after, reason: String?

    enum CodingKeys: String, CodingKey {
      case seq, at, by, role, action, object, prev, reason
      case before = "before_sha256"
      case after = "after_sha256"
    }
  }
}
