/// Words that stand in cells instead of values.
enum CellWords {
  /// What spreadsheets leave where a formula failed, in English and Chinese versions.
  static let spreadsheetErrors: Set<String> = [
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!", "#名称?",
    "#数值!", "#引用!", "#除以零!", "#空值!",
  ]

  /// Spellings of "no value" in columns of numbers, folded by `TextFolding.key`.
  static let missing: Set<String> = [
    "na", "n/a", "n.a.", "null", "none", "nil", ".", "-", "--", "—", "——", "/", "不适用", "拒答", "不清楚", "不知道", "缺失", "无",
    "不详", "missing", "refused", "don't know", "dk",
  ]

  /// Numbers that questionnaires use for "no answer", when all other values lie within a scale of 0 to 10.
  static let missingCodes: Set<Double> = [-99, -98, -9, -8, -1, 77, 88, 98, 99, 777, 888, 998, 999, 9999]

  static let booleans: Set<String> = ["true", "false", "yes", "no", "是", "否"]

  static func isSpreadsheetError(_ text: String) -> Bool {
    text.hasPrefix("#") && spreadsheetErrors.contains(TextFolding.plain(text))
  }

  /// Finds a mobile number, an identity number (GB 11643-1999, with its check digit) or an e-mail address within a
  /// text.
  static func holdsPersonalData(_ text: String) -> Bool {
    guard text.utf8.count >= 6 else { return false }
    let words = text.utf8.split { !isWordByte($0) }
    return words.contains { word in
      isMobileNumber(word) || isIdentityNumber(word)
    } || holdsMailAddress(text)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isMobileNumber(_ word: Substring.UTF8View.SubSequence) -> Bool {
    guard word.count == 11, let first = word.first, let second = word.dropFirst().first else { return false }
    return first == 0x31 && (0x33...0x39).contains(second) && word.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isIdentityNumber(_ word: Substring.UTF8View.SubSequence) -> Bool {
    let digits = word.prefix(17).compactMap { (0x30...0x39).contains($0) ? Int($0) - 0x30 : nil }
    guard word.count == 18, digits.count == 17, let last = word.last else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let remainder = zip(digits, weights).map(*).reduce(0, +) % 11
    let expected = Array("10X98765432".utf8)[remainder]
    return last == expected || (last == 0x78 && expected == 0x58)
  }

  private static func holdsMailAddress(_ text: String) -> Bool {
    guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), at > text.startIndex else { return false }
    let before = text.utf8[text.utf8.index(before: at)]
    let domain = text.utf8[text.utf8.index(after: at)...].prefix { isWordByte($0) || $0 == 0x2E || $0 == 0x2D }
    let labels = domain.split(separator: UInt8(ascii: "."))
    guard isWordByte(before), labels.count >= 2, let top = labels.last else { return false }
    return top.count >= 2 && top.allSatisfy { !(0x30...0x39).contains($0) }
  }
}
