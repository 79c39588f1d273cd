/// The stream of uniform numbers of a seed (vdraw/1, section 4): u_j from the SHA-256 of seed, `stream`, label and j, each
/// on its line; j = 0, 1, …
package struct UniformStream: Sendable {
  private let prefix: String
  private var position = 0

  package init(seed: DrawSeed, label: String) {
    prefix = "\(seed.hex)\nstream\n\(label)\n"
  }

  /// The next number of the open interval (0, 1).
  package mutating func next() -> Double {
    let block = Ticket(digest: SHA256Digest(of: prefix + String(position)))
    position += 1
    return block.uniform
  }
}
