import Crypto

/// SHA-256 (FIPS 180-4) of bytes and texts.
package struct SHA256Digest: Sendable, Equatable {
  /// 32 bytes.
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = Array(SHA256.hash(data: bytes))
  }

  fileprivate init(_ digest: SHA256.Digest) {
    bytes = Array(digest)
  }

  /// Of the UTF-8 bytes of a text.
  package init(of text: String) {
    self.init(Array(text.utf8))
  }

  /// A digest from its 64 lower-case hexadecimal digits; nil for anything else.
  package init?(hex: String) {
    let digits = hex.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
      default: nil
      }
    }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// 64 lower-case hexadecimal digits.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest as four big-endian words: the seed of a generator for simulation.
  package var words: (UInt64, UInt64, UInt64, UInt64) {
    func word(_ index: Int) -> UInt64 {
      bytes[(index * 8)..<(index * 8 + 8)].reduce(0) { $0 << 8 | UInt64($1) }
    }
    return (word(0), word(1), word(2), word(3))
  }
}

/// The digest of bytes that come piece by piece.
package struct SHA256Stream: Sendable {
  private var hasher = SHA256()

  package init() {}

  package mutating func add(_ piece: UnsafeRawBufferPointer) { hasher.update(bufferPointer: piece) }

  package var digest: SHA256Digest { SHA256Digest(hasher.finalize()) }
}
