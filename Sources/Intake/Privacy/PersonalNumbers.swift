/// Telephone and identity numbers within a text.
enum PersonalNumbers {
  /// Digits between other characters; the last place may be the X of an identity number.
  private struct Group {
    let range: Range<Int>
    let digits: [UInt8]
  }

  static func findings(in scalars: FoldedScalars) -> [PersonalData.Finding] {
    let groups = scalars.stretches(FoldedScalars.isWord).compactMap { group(scalars, $0) }
    var found: [PersonalData.Finding] = []
    var index = 0
    while index < groups.count {
      guard let (kind, count) = number(groups, from: index, scalars) else {
        index += 1
        continue
      }
      found.append(scalars.finding(kind, groups[index].range.lowerBound..<groups[index + count - 1].range.upperBound))
      index += count
    }
    return found
  }

  /// Digits, digits with a last X, or digits behind a word of two letters and more (`tel13800138000`).
  private static func group(_ scalars: FoldedScalars, _ word: Range<Int>) -> Group? {
    let letters = scalars.values[word].prefix { FoldedScalars.isLetter($0) }.count
    guard letters != 1, letters < word.count else { return nil }
    let range = word.lowerBound + letters..<word.upperBound
    let digits = scalars.values[range].map { FoldedScalars.isDigit($0) ? UInt8($0 - 0x30) : 10 }
    guard digits.dropLast().allSatisfy({ $0 < 10 }), let last = scalars.values[range].last else { return nil }
    guard FoldedScalars.isDigit(last) || last == 0x58 || last == 0x78 else { return nil }
    return Group(range: range, digits: digits)
  }

  /// The number that begins with a group: what it is, and how many groups it takes.
  private static func number(
    _ groups: [Group], from first: Int, _ scalars: FoldedScalars
  ) -> (kind: PersonalData.Kind, groups: Int)? {
    var digits: [UInt8] = []
    var lengths: [Int] = []
    for index in first..<min(first + 4, groups.count) {
      if index > first, !isJoined(groups[index - 1].range, groups[index].range, scalars) { break }
      digits += groups[index].digits
      lengths.append(groups[index].digits.count)
      if isPhone(digits, lengths) { return (.phone, lengths.count) }
      if isIdentityNumber(digits) { return (.identityNumber, lengths.count) }
    }
    return nil
  }

  /// Whether nothing but a space, a hyphen or a parenthesis stands between two groups.
  private static func isJoined(_ left: Range<Int>, _ right: Range<Int>, _ scalars: FoldedScalars) -> Bool {
    let between = scalars.values[left.upperBound..<right.lowerBound]
    return (1...2).contains(between.count) && between.allSatisfy { [0x20, 0x28, 0x29, 0x2D].contains($0) }
  }

  /// A mobile number (11 digits, 13–19 first; whole, 3-4-4, 3-8 or 7-4; after 86 or 0086), or a landline behind its area
  /// code (010, 02x with eight digits; 03xx–09xx with seven or eight).
  private static func isPhone(_ digits: [UInt8], _ lengths: [Int]) -> Bool {
    for prefix in [[], [8, 6], [0, 0, 8, 6]] as [[UInt8]] where digits.starts(with: prefix) {
      let rest = digits.dropFirst(prefix.count)
      let parts = lengths.first == prefix.count ? Array(lengths.dropFirst()) : lengths
      let isWhole = parts.count == 1
      guard rest.count == 11, rest.first == 1, let second = rest.dropFirst().first, (3...9).contains(second) else {
        continue
      }
      if isWhole || [[3, 4, 4], [3, 8], [7, 4]].contains(parts) { return rest.allSatisfy { $0 < 10 } }
    }
    guard lengths.count == 2 || lengths.count == 3, digits.first == 0, digits.allSatisfy({ $0 < 10 }) else {
      return false
    }
    let isShort = digits[1] == 1 || digits[1] == 2
    return lengths[0] == (isShort ? 3 : 4) && digits[1] > 0
      && (isShort ? [11] : [11, 12]).contains(digits.count)
  }

  /// 18 places with their check digit, or 15 digits with a date of birth.
  private static func isIdentityNumber(_ digits: [UInt8]) -> Bool {
    if digits.count == 15 {
      let month = digits[8] * 10 + digits[9]
      let day = digits[10] * 10 + digits[11]
      return (1...6).contains(digits[0]) && (1...12).contains(month) && (1...31).contains(day) && digits[14] < 10
    }
    guard digits.count == 18, digits.dropLast().allSatisfy({ $0 < 10 }), let last = digits.last else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let remainder = zip(digits, weights).map { Int($0) * $1 }.reduce(0, +) % 11
    return Int(last) == (12 - remainder) % 11
  }
}

/// E-mail addresses within a text: the local part, @, and a domain of two labels and more.
enum MailAddresses {
  static func findings(in scalars: FoldedScalars) -> [PersonalData.Finding] {
    let values = scalars.values
    var found: [PersonalData.Finding] = []
    for at in values.indices where values[at] == 0x40 {
      let local = values[..<at].reversed().prefix {
        FoldedScalars.isWord($0) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains($0)
      }
      let domain = values[(at + 1)...].prefix { FoldedScalars.isWord($0) || $0 == 0x2E || $0 == 0x2D }
      let labels = domain.split(separator: 0x2E)
      guard let last = local.first, FoldedScalars.isWord(last), labels.count >= 2, let top = labels.last,
        top.count >= 2, !top.contains(where: FoldedScalars.isDigit)
      else { continue }
      found.append(scalars.finding(.mail, at - local.count..<domain.endIndex))
    }
    return found
  }
}

/// IP addresses within a text: four numbers to 255 joined by points, or three hexadecimal groups and more joined by
/// colons, eight of them or a `::`. The host of a web address and the loopback (127.…) are nobody's.
enum NetworkAddresses {
  static func findings(in scalars: FoldedScalars) -> [PersonalData.Finding] {
    let four = scalars.stretches { FoldedScalars.isWord($0) || $0 == 0x2E }.compactMap {
      range -> PersonalData.Finding? in
      let trimmed = withoutEndPoints(scalars, range)
      let parts = scalars.values[trimmed].split(separator: 0x2E, omittingEmptySubsequences: false)
      guard parts.count == 4, parts.allSatisfy(isByte), !parts[0].elementsEqual([0x31, 0x32, 0x37]),
        !scalars.values[..<range.lowerBound].suffix(2).elementsEqual([0x2F, 0x2F])
      else { return nil }
      return scalars.finding(.address, trimmed)
    }
    let six = scalars.stretches { FoldedScalars.isWord($0) || $0 == 0x3A }.compactMap {
      range -> PersonalData.Finding? in
      let parts = scalars.values[range].split(separator: 0x3A, omittingEmptySubsequences: false)
      let groups = parts.filter { !$0.isEmpty }
      let isShortened = parts.dropFirst().dropLast().count { $0.isEmpty } == 1 && groups.count >= 3
      guard groups.allSatisfy(isHexadecimal), parts.count <= 8, isShortened || groups.count == 8 else { return nil }
      return scalars.finding(.address, range)
    }
    return four + six
  }

  /// The range without the full stop that ends a sentence.
  private static func withoutEndPoints(_ scalars: FoldedScalars, _ range: Range<Int>) -> Range<Int> {
    let end = range.reversed().first { scalars.values[$0] != 0x2E } ?? range.lowerBound - 1
    return range.lowerBound..<end + 1
  }

  private static func isByte(_ part: ArraySlice<UInt32>) -> Bool {
    guard (1...3).contains(part.count), part.allSatisfy(FoldedScalars.isDigit) else { return false }
    return part.reduce(0) { $0 * 10 + $1 - 0x30 } <= 255
  }

  private static func isHexadecimal(_ part: ArraySlice<UInt32>) -> Bool {
    part.count <= 4
      && part.allSatisfy { FoldedScalars.isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) }
  }
}
