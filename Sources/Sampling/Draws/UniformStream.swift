import Crypto

/// The stream of uniform numbers of a seed (vdraw/1, section 4): u_j from the SHA-256 of seed, `stream`, label and j, each
/// on its line; j = 0, 1, …
package struct UniformStream: Sendable {
  /// What is hashed: the lines before j, then its digits.
  private var text: [UInt8]
  private let prefixLength: Int
  private var position = 0

  package init(seed: DrawSeed, label: String) {
    text = Array("\(seed.hex)\nstream\n\(label)\n".utf8)
    prefixLength = text.count
  }

  /// The next number of the open interval (0, 1).
  package mutating func next() -> Double {
    text.removeLast(text.count - prefixLength)
    text.append(contentsOf: String(position).utf8)
    position += 1
    let leading = SHA256.hash(data: text).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    return Ticket.uniform(leading: UInt64(bigEndian: leading))
  }
}
