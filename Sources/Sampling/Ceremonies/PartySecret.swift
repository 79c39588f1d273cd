/// A party's contribution to a seed. This is the only randomness of a draw that comes from a computer, and it is made
/// before the plan is sealed, by the party itself.
package struct PartySecret: Sendable, Equatable {
  package let value: String

  /// 128 bits of the system's generator as 32 hexadecimal digits.
  package static func random() -> PartySecret {
    var generator = SystemRandomNumberGenerator()
    let words = [generator.next(), generator.next()] as [UInt64]
    let digits = words.map { word in
      let hex = String(word, radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }
    return PartySecret(unchecked: digits.joined())
  }

  /// A value that the party brings along.
  /// - Throws: `DrawError.step(.weakSecret)` below 32 characters (39 of decimal digits), which is below 128 bits, and for
  ///   characters outside `[0-9A-Za-z.:/+=-]`: a commitment to a short value can be guessed.
  package init(_ value: String) throws(DrawError) {
    let needed = value.wholeMatch(of: /[0-9]*/) == nil ? 32 : 39
    guard value.utf8.count >= needed, value.wholeMatch(of: /[0-9A-Za-z.:\/+=\-]{1,512}/) != nil else {
      throw .step(.weakSecret)
    }
    self.value = value
  }

  private init(unchecked value: String) { self.value = value }

  /// What the party publishes before anybody reveals.
  package func commitment(drawID: String, party: String) -> String {
    Ceremony.commitment(drawID: drawID, party: party, value: value)
  }
}
