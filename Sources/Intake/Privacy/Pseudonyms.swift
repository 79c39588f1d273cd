import Crypto

/// The secret of an evaluation that ties pseudonyms to persons: 32 random bytes, kept outside the evaluation file.
package struct PersonKey: Sendable {
  fileprivate let secret: SymmetricKey

  /// A new key from the system's random source. It is the one thing that a repetition does not give again; no figure
  /// depends on it.
  package static func random() -> PersonKey { PersonKey(secret: SymmetricKey(size: .bits256)) }

  private init(secret: SymmetricKey) { self.secret = secret }

  private static let mark = "steelyard-key-1"

  /// Reads the text of a key file; nil when it is none.
  package init?(text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == Self.mark, words[1].utf8.count == 64 else { return nil }
    let digits = words[1].utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 64 else { return nil }
    secret = SymmetricKey(data: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }

  /// The text of a key file.
  package var text: String { "\(Self.mark) \(secret.withUnsafeBytes { hexadecimal($0) })\n" }

  /// What the evaluation file keeps to recognise its key: the first 80 bits of HMAC-SHA-256 of a fixed text.
  package var fingerprint: String { String(Pseudonyms(key: self).digest("key", "").prefix(Pseudonyms.digits)) }
}

/// Names for persons that only the holder of the key can tie to them.
///
/// A pseudonym is `p` and the first 80 bits of HMAC-SHA-256(key, domain ␟ identifier) in hexadecimal (RFC 2104, FIPS
/// 198-1). Equal identifiers have equal pseudonyms in all files of an evaluation. Two of n persons share one by chance
/// with probability below n²/2⁸¹: 4·10⁻¹³ for a million.
package struct Pseudonyms: Sendable {
  /// Hexadecimal digits that are kept: 80 bits.
  package static let digits = 20

  private let key: PersonKey

  package init(key: PersonKey) { self.key = key }

  /// The pseudonym of a person by the identifier that a file has.
  package func pseudonym(_ identifier: String) -> String { "p" + digest("person", identifier).prefix(Self.digits) }

  fileprivate func digest(_ domain: String, _ text: String) -> String {
    var code = HMAC<SHA256>(key: key.secret)
    code.update(data: Array("\(domain)\u{1F}\(text)".utf8))
    return code.finalize().withUnsafeBytes { hexadecimal($0) }
  }
}

private func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
