/// Whole numbers in Chinese characters: `五`, `十二`, `两百零五`, `一万二千`, `三亿`, and digit by digit `二〇一五`.
enum ChineseNumeral {
  private static let digits: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let units: [Character: Int] = ["十": 10, "百": 100, "千": 1_000]
  private static let sections: [Character: Int] = ["万": 10_000, "亿": 100_000_000]

  /// The value of a text that is such a number throughout; nil for every other, as `百五` (105 or 150?).
  static func value(of text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.count <= 24 else { return nil }
    let spelled = text.compactMap { digits[$0] }
    if spelled.count == text.count {
      return spelled.count == 1 || spelled.count == 4 ? spelled.reduce(0) { $0 * 10 + $1 } : nil
    }
    var reading = Reading()
    for character in text where !reading.take(character) { return nil }
    return reading.value
  }

  private struct Reading {
    private var total = 0
    private var section = 0
    private var digit: Int?
    private var hasZero = false
    private var smallestUnit = Int.max
    private var smallestSection = Int.max

    /// Takes a character; false when it cannot stand there.
    mutating func take(_ character: Character) -> Bool {
      if let found = digits[character] {
        guard digit == nil else { return false }
        if found == 0 { hasZero = true } else { digit = found }
        return true
      }
      if let unit = units[character] { return take(unit: unit) }
      return sections[character].map { take(section: $0) } ?? false
    }

    private mutating func take(unit: Int) -> Bool {
      guard unit < smallestUnit, let count = digit ?? (unit == 10 && section == 0 ? 1 : nil) else { return false }
      section += count * unit
      (digit, smallestUnit, hasZero) = (nil, unit, false)
      return true
    }

    private mutating func take(section unit: Int) -> Bool {
      let whole = section + (digit ?? 0)
      guard unit < smallestSection, whole > 0 else { return false }
      total += whole * unit
      (section, digit, smallestUnit, smallestSection, hasZero) = (0, nil, .max, unit, false)
      return true
    }

    /// A last digit stands for ones: after tens, after a zero, or alone.
    var value: Int? {
      let wanted = digit == nil || hasZero || smallestUnit == 10 || (smallestUnit == .max && total == 0)
      return wanted ? total + section + (digit ?? 0) : nil
    }
  }
}
