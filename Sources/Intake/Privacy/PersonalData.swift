/// Finds and masks personal data within a text: telephone, identity number, e-mail address, IP address, a person's name.
///
/// What is found by its form: a mobile number (also with +86, spaces or hyphens), a landline with its area code, an
/// identity number (GB 11643-1999 with its check digit, or the old one of 15 digits), an e-mail address, an IPv4 or IPv6
/// address. Digits may be full-width and have invisible characters between them. A name has no form of its own: it is
/// found after words such as 姓名 or 我叫 and before titles such as 女士 (`PersonName`); other names are not found.
package enum PersonalData {
  /// What a datum is; the raw value stands in brackets in its place.
  enum Kind: String {
    case phone
    case identityNumber = "identity-number"
    case mail
    case address = "ip"
    case name
  }

  /// A datum by its place among the scalars of the text.
  struct Finding: Equatable {
    let kind: Kind
    let range: Range<Int>
  }

  /// What stands for an answer that is personal as a whole.
  static let maskedName = "[\(Kind.name.rawValue)]"

  package static func isHeld(in text: String) -> Bool {
    isSuspect(text) && !findings(in: FoldedScalars(text)).isEmpty
  }

  /// The text with each datum replaced by what it is: `我的电话 [phone]`. A masked text holds none, so that masking
  /// again changes nothing.
  package static func masked(_ text: String) -> String {
    guard isSuspect(text) else { return text }
    let scalars = FoldedScalars(text)
    let found = findings(in: scalars)
    guard !found.isEmpty else { return text }
    let original = Array(text.unicodeScalars)
    var masked = String.UnicodeScalarView()
    var position = 0
    for finding in found {
      masked.append(contentsOf: original[position..<finding.range.lowerBound])
      masked.append(contentsOf: "[\(finding.kind.rawValue)]".unicodeScalars)
      position = finding.range.upperBound
    }
    masked.append(contentsOf: original[position...])
    return String(masked)
  }

  /// A text of a file as it may be shown to people: masked, control and invisible characters escaped, at most 80
  /// characters.
  package static func shown(_ text: String) -> String { TextFolding.visible(masked(text)) }

  /// Where the data stand, in the order of the text; of two that overlap the one that begins first.
  private static func findings(in scalars: FoldedScalars) -> [Finding] {
    let all =
      MailAddresses.findings(in: scalars) + NetworkAddresses.findings(in: scalars)
      + PersonalNumbers.findings(in: scalars) + PersonName.findings(in: scalars)
    var kept: [Finding] = []
    for finding in all.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where finding.range.lowerBound >= (kept.last?.range.upperBound ?? 0) {
      kept.append(finding)
    }
    return kept
  }

  /// Whether a text is worth taking apart: seven digits, four with three points, two colons, an @, or a word that
  /// announces a name. One pass over the bytes, because every cell of a file comes through here.
  private static func isSuspect(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var (digits, points, colons) = (0, 0, 0)
      for index in bytes.indices {
        switch bytes[index] {
        case 0x30...0x39: digits += 1
        case UInt8(ascii: "."): points += 1
        case UInt8(ascii: ":"): colons += 1
        case UInt8(ascii: "@"): return true
        // The full-width forms of digits and @ are EF BC 90 to EF BC 99 and EF BC A0.
        case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBC:
          if bytes[index + 2] == 0xA0 { return true }
          digits += (0x90...0x99).contains(bytes[index + 2]) ? 1 : 0
        case UInt8(ascii: "n"), UInt8(ascii: "N"), 0xE4...0xE9:
          if PersonName.isAnnounced(in: bytes, at: index) { return true }
        default: break
        }
      }
      return digits >= 7 || (digits >= 4 && points >= 3) || colons >= 2
    }
  }
}

/// A text as scalars for searching: full-width forms as ASCII, invisible characters left out.
struct FoldedScalars {
  private(set) var values: [UInt32] = []
  /// Where each stands in the text.
  private var places: [Int] = []

  init(_ text: String) {
    for (place, scalar) in text.unicodeScalars.enumerated() where !TextFolding.isInvisible(scalar) {
      switch scalar.value {
      case 0xFF01...0xFF5E: values.append(scalar.value - 0xFEE0)
      case 0xA0, 0x3000: values.append(0x20)
      case 0x2010...0x2015, 0x2212: values.append(0x2D)
      default: values.append(scalar.value)
      }
      places.append(place)
    }
  }

  var count: Int { values.count }

  /// A finding at a range of `values`, told by the places in the text.
  func finding(_ kind: PersonalData.Kind, _ range: Range<Int>) -> PersonalData.Finding {
    PersonalData.Finding(kind: kind, range: places[range.lowerBound]..<places[range.upperBound - 1] + 1)
  }

  /// Stretches of scalars that fulfil a condition, as long as they can be.
  func stretches(_ holds: (UInt32) -> Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    for index in 0...count {
      let inside = index < count && holds(values[index])
      if inside, start == nil { start = index }
      if !inside, let begin = start {
        found.append(begin..<index)
        start = nil
      }
    }
    return found
  }

  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  static func isLetter(_ value: UInt32) -> Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }

  static func isWord(_ value: UInt32) -> Bool { isDigit(value) || isLetter(value) }

  static func isHan(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) }
}
