package import Sampling

/// The hash tree of RFC 6962 section 2.1 over an ordered list of entries.
///
/// Notation of the RFC: D[n] the first n entries, MTH(D[n]) their tree head, PATH(m, D[n]) the audit path of entry m,
/// PROOF(m, D[n]) the consistency proof between the first m and all n; k the largest power of two smaller than n. All
/// computations are O(n) hashes.
package struct MerkleTree: Sendable, Equatable {
  /// Leaf hashes in the order of the entries.
  package let leaves: [SHA256Digest]

  package init(leaves: [SHA256Digest]) { self.leaves = leaves }

  /// The hash of an entry: SHA-256(0x00 || entry).
  package static func leaf(_ entry: some Sequence<UInt8>) -> SHA256Digest { SHA256Digest([0] + Array(entry)) }

  /// SHA-256(0x01 || left || right).
  static func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
    SHA256Digest([1] + left.bytes + right.bytes)
  }

  /// The tree head; of no entries SHA-256 of nothing.
  package var root: SHA256Digest { Self.head(leaves[...]) }

  /// The tree head of the first entries; nil when there are fewer.
  package func root(ofFirst size: Int) -> SHA256Digest? {
    (0...leaves.count).contains(size) ? Self.head(leaves.prefix(size)) : nil
  }

  /// PATH(m, D[n]): the hashes that lead from an entry (counted from 0) to the root; nil when there is no such entry.
  package func inclusionProof(of entry: Int) -> [SHA256Digest]? {
    leaves.indices.contains(entry) ? Self.path(entry, leaves[...]) : nil
  }

  /// PROOF(m, D[n]): the hashes that show the first m entries to be a prefix of all; empty for m = n, nil unless
  /// 0 < m <= n.
  package func consistencyProof(ofFirst size: Int) -> [SHA256Digest]? {
    size > 0 && size <= leaves.count ? Self.subproof(size, leaves[...], isComplete: true) : nil
  }

  private static func head(_ leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
    guard let first = leaves.first else { return SHA256Digest([]) }
    if leaves.count == 1 { return first }
    let k = split(leaves.count)
    return node(head(leaves.prefix(k)), head(leaves.dropFirst(k)))
  }

  private static func path(_ m: Int, _ leaves: ArraySlice<SHA256Digest>) -> [SHA256Digest] {
    if leaves.count == 1 { return [] }
    let k = split(leaves.count)
    return m < k
      ? path(m, leaves.prefix(k)) + [head(leaves.dropFirst(k))]
      : path(m - k, leaves.dropFirst(k)) + [head(leaves.prefix(k))]
  }

  /// SUBPROOF(m, D[n], b).
  private static func subproof(_ m: Int, _ leaves: ArraySlice<SHA256Digest>, isComplete: Bool) -> [SHA256Digest] {
    if m == leaves.count { return isComplete ? [] : [head(leaves)] }
    let k = split(leaves.count)
    return m <= k
      ? subproof(m, leaves.prefix(k), isComplete: isComplete) + [head(leaves.dropFirst(k))]
      : subproof(m - k, leaves.dropFirst(k), isComplete: false) + [head(leaves.prefix(k))]
  }

  /// The largest power of two smaller than n, for n > 1.
  private static func split(_ n: Int) -> Int { 1 << (Int.bitWidth - (n - 1).leadingZeroBitCount - 1) }
}

extension MerkleTree {
  /// Whether an audit path leads from an entry to a root (RFC 9162 section 2.1.3.2).
  /// - Parameter entry: counted from 0.
  package static func isIncluded(
    _ leaf: SHA256Digest, at entry: Int, ofFirst size: Int, root: SHA256Digest, proof: [SHA256Digest]
  ) -> Bool {
    guard entry >= 0, entry < size else { return false }
    var (position, last, hash) = (entry, size - 1, leaf)
    for sibling in proof {
      guard last > 0 else { return false }
      if position & 1 == 1 || position == last {
        hash = node(sibling, hash)
        while position & 1 == 0, position > 0 { (position, last) = (position >> 1, last >> 1) }
      } else {
        hash = node(hash, sibling)
      }
      (position, last) = (position >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether a consistency proof shows that a tree is the beginning of a longer one (RFC 9162 section 2.1.4.2).
  package static func isPrefix(
    _ size: Int, root: SHA256Digest, of longerSize: Int, longerRoot: SHA256Digest, proof: [SHA256Digest]
  ) -> Bool {
    guard size > 0, size <= longerSize else { return false }
    if size == longerSize { return proof.isEmpty && root == longerRoot }
    let path = size & (size - 1) == 0 ? [root] + proof : proof
    guard let start = path.first else { return false }
    var (position, last) = (size - 1, longerSize - 1)
    while position & 1 == 1 { (position, last) = (position >> 1, last >> 1) }
    var (shorter, longer) = (start, start)
    for sibling in path.dropFirst() {
      guard last > 0 else { return false }
      if position & 1 == 1 || position == last {
        (shorter, longer) = (node(sibling, shorter), node(sibling, longer))
        while position & 1 == 0, position > 0 { (position, last) = (position >> 1, last >> 1) }
      } else {
        longer = node(longer, sibling)
      }
      (position, last) = (position >> 1, last >> 1)
    }
    return last == 0 && shorter == root && longer == longerRoot
  }
}
