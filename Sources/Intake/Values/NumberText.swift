/// A number as people and programs write it, read without guessing.
///
/// Plain: `3`, `-3`, `3.50`, `.5`. Read, but named because it is spelled unusually: `+3`, `３`, `3e0`, `1,234`, `45.3%`
/// (0.453), `1.5万` (15000), and where a number is due `十二`. Refused: `3,5`, `1.234,5`, `0x3`, `②`, `--1`, anything with
/// letters.
struct NumberText: Equatable {
  let value: Double
  /// Digits only, without a decimal point, exponent or percent sign.
  let isInteger: Bool
  /// Whether the spelling is not the plain one.
  let isUnusual: Bool

  /// Nil when the text is no number, or none that is finite. `numerals`: whether numbers in Chinese characters count;
  /// in a column of which nothing is known `一` is a label.
  init?(_ text: String, numerals: Bool = true) {
    let trimmed = TextFolding.trimmed(text)
    let folded = TextFolding.plain(trimmed)
    var body = Substring(folded)
    var unusual = folded != trimmed
    if numerals, let numeral = ChineseNumeral.value(of: body) {
      (value, isInteger, isUnusual) = (Double(numeral), true, true)
      return
    }
    let unit: Double? = body.last == "万" ? 1e4 : body.last == "亿" ? 1e8 : nil
    let percent = body.last == "%"
    if percent || unit != nil { body.removeLast() }
    if body.first == "+" {
      body.removeFirst()
      unusual = true
    }
    guard let digits = Self.withoutThousands(body), let number = Self.value(of: digits) else { return nil }
    let exponent = digits.contains { $0 == "e" || $0 == "E" }
    value = percent ? number / 100 : number * (unit ?? 1)
    isInteger = unit != nil ? value == value.rounded() : !percent && !exponent && !digits.contains(".")
    isUnusual = unusual || percent || exponent || unit != nil || digits.utf8.count != body.utf8.count
  }

  /// Whether a text is a number that arithmetic cannot hold: NaN, infinity, too large, or too small to differ from
  /// zero.
  static func isNotFinite(_ text: String) -> Bool {
    var key = TextFolding.key(text)
    if key.first == "-" || key.first == "+" { key.removeFirst() }
    if ["nan", "inf", "infinity", "∞", "1.#inf", "1.#qnan", "1.#ind", "-1.#ind"].contains(key) { return true }
    if key.hasPrefix("nan("), key.hasSuffix(")") { return true }
    guard isDecimal(key), key.contains("e"), let value = Double(key) else { return false }
    return !value.isFinite || (value == 0 && key.prefix { $0 != "e" }.contains { ("1"..."9").contains($0) })
  }

  /// `1,234,567.8` without its commas; nil when the commas are not between groups of three digits.
  private static func withoutThousands(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return String(text) }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    let head = groups[0].drop { $0 == "-" }
    guard (1...3).contains(head.count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      !(parts.last ?? "").contains(",")
        || parts.count == 1
    else { return nil }
    return text.filter { $0 != "," }
  }

  private static func value(of text: String) -> Double? {
    guard isDecimal(text), !isNotFinite(text) else { return nil }
    return Double(text)
  }

  /// `-12.5e3`: an optional minus, digits with at most one point, an optional exponent.
  private static func isDecimal(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "-") { bytes.removeFirst() }
    while let byte = bytes.first, isDigit(byte) || byte == UInt8(ascii: ".") {
      if byte == UInt8(ascii: ".") { points += 1 } else { digits += 1 }
      bytes.removeFirst()
    }
    guard digits > 0, points <= 1 else { return false }
    guard let mark = bytes.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    bytes.removeFirst()
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    return !bytes.isEmpty && bytes.count <= 4 && bytes.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether a text is digits that a number would not keep: leading zeros, or more than 15 digits.
  static func isIdentifier(_ text: String) -> Bool {
    let digits = text.utf8
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return false }
    return digits.count > 15 || (digits.count > 1 && digits.first == UInt8(ascii: "0"))
  }

  /// Whether a spreadsheet rounded a long identifier to `1.23457E+17`.
  static func isRoundedIdentifier(_ text: String) -> Bool {
    let parts = text.split(separator: "E+", omittingEmptySubsequences: false)
    guard parts.count == 2, let exponent = Int(parts[1]), parts[1].count == 2, exponent >= 11 else { return false }
    return isDecimal(String(parts[0])) && parts[0].prefix { $0 != "." }.count == 1
  }
}
