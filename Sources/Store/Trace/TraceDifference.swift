package import Trace

/// What shows that an evaluation file is not as its log says.
package enum TraceDifference: Sendable, Equatable {
  /// SQLite finds the file itself damaged; its words.
  case integrity(String)
  /// A row refers to one that is not there.
  case reference(table: String)
  /// An event is no canonical line or not the one that was recorded, or its number does not follow, or `prev` is not the leaf of the event before.
  case chain(seq: Int, ChainFault)
  /// A row is not the one of which an event tells. `seq`: the last event on it, or on its owner.
  case row(table: String, key: String, RowFault, seq: Int?)
  /// The published head tells of more events than there are.
  case truncated(published: TreeHead, events: Int)
  /// The first events are not those of the published head.
  case rewritten(published: TreeHead)

  package enum ChainFault: String, Sendable {
    case malformed, altered, outOfOrder, brokenLink
    /// What it says the object was before is not what the event before it says it became.
    case otherBefore
  }

  package enum RowFault: String, Sendable {
    case changed
    /// The row stands where none was recorded.
    case added
    /// A recorded row is gone; of rows of an owner the key is that of the row before it, or empty.
    case missing
  }
}

/// What verifying a file gave.
package struct TraceVerification: Sendable, Equatable {
  /// Of the log as it stands.
  package let head: TreeHead
  /// In the order of the examination; at most one for each set of rows. Empty when all holds.
  package let differences: [TraceDifference]
  /// Rows whose hashes were computed again.
  package let rows: Int
  /// Proof that the published head is a prefix of this one (RFC 6962 section 2.1.2); empty without a published head.
  package let consistency: [String]
}
