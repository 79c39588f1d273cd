/// The extension records of an SPSS system file that ReadStat leaves out: multiple response sets, Chinese code pages.
///
/// Source: PSPP, “System File Format” (records 2, 3, 4, 6, 7 with subtypes 3, 7, 13 and 19, 999). What cannot be followed
/// is left out; the cases do not depend on it.
struct SystemFileExtensions {
  private(set) var multipleResponseSets: [Codebook.MultipleResponseSet] = []
  /// The encoding of a code page that ReadStat does not know: 936, 54936 (Chinese, simplified) or 950 (traditional).
  private(set) var encoding: TextEncoding?
  private var longNames: [String: String] = [:]

  init(_ bytes: [UInt8]) {
    var records = SystemFileRecords(bytes)
    var sets: [ArraySlice<UInt8>] = []
    while let record = records.next() {
      switch record.subtype {
      case 3: encoding = Self.encodings[records.word(7, of: record.content) ?? 0]
      case 7, 19: sets += record.content.split(separator: UInt8(ascii: "\n"))
      case 13: noteLongNames(record.content)
      default: break
      }
    }
    multipleResponseSets = sets.compactMap { line in
      var reader = ResponseSetReader(line)
      return reader.read { longNames[$0.uppercased()] ?? $0 }
    }
  }

  private static let encodings: [Int: TextEncoding] = [936: .gb18030, 54_936: .gb18030, 950: .big5]

  /// `SHORT=Long` pairs, separated by tabs.
  private mutating func noteLongNames(_ content: ArraySlice<UInt8>) {
    for pair in content.split(separator: 0x09) {
      let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1).map { String(decoding: $0, as: UTF8.self) }
      if halves.count == 2 { longNames[halves[0].uppercased()] = halves[1] }
    }
  }
}

/// Steps through the dictionary of a system file and gives its extension records.
private struct SystemFileRecords {
  private let bytes: [UInt8]
  private let isLittleEndian: Bool
  private var offset = 176

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isLittleEndian = bytes.count > 64 && (bytes[64] == 2 || bytes[64] == 3)
  }

  mutating func next() -> (subtype: Int, content: ArraySlice<UInt8>)? {
    while let type = integer(at: offset) {
      switch type {
      case 2: guard skipVariable() else { return nil }
      case 3: guard skipLabels() else { return nil }
      case 4, 6:
        guard let count = integer(at: offset + 4), count >= 0 else { return nil }
        offset += 8 + count * (type == 4 ? 4 : 80)
      case 7: return takeExtension()
      default: return nil
      }
    }
    return nil
  }

  /// One of the integers of a record's content.
  func word(_ index: Int, of content: ArraySlice<UInt8>) -> Int? {
    content.count >= index * 4 + 4 ? word(at: content.startIndex + index * 4) : nil
  }

  private func word(at offset: Int) -> Int {
    let word = (0..<4).reduce(UInt32(0)) { word, index in
      word | UInt32(bytes[offset + index]) << UInt32(8 * (isLittleEndian ? index : 3 - index))
    }
    return Int(Int32(bitPattern: word))
  }

  /// A type, a size or a number of things; nil at the end, and for what cannot be one.
  private func integer(at offset: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - 4 else { return nil }
    let value = word(at: offset)
    return value >= -99 && value <= bytes.count ? value : nil
  }

  private mutating func skipVariable() -> Bool {
    guard let hasLabel = integer(at: offset + 8), let missing = integer(at: offset + 12) else { return false }
    offset += 32
    if hasLabel == 1 {
      guard let length = integer(at: offset), length >= 0 else { return false }
      offset += 4 + (length + 3) / 4 * 4
    }
    offset += abs(missing) * 8
    return true
  }

  private mutating func skipLabels() -> Bool {
    guard let count = integer(at: offset + 4) else { return false }
    offset += 8
    for _ in 0..<max(0, count) {
      guard offset + 8 < bytes.count else { return false }
      offset += 8 + (Int(bytes[offset + 8]) + 8) / 8 * 8
    }
    return true
  }

  private mutating func takeExtension() -> (subtype: Int, content: ArraySlice<UInt8>)? {
    guard let subtype = integer(at: offset + 4), let size = integer(at: offset + 8),
      let count = integer(at: offset + 12), size >= 0, count >= 0, size * count <= bytes.count - offset - 16
    else { return nil }
    let start = offset + 16
    offset = start + size * count
    return (subtype, bytes[start..<offset])
  }
}

/// Reads one multiple response set: `$name=C 5 label a b` or `$name=D1 1 5 label a b`.
private struct ResponseSetReader {
  private var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) { rest = line }

  mutating func read(_ longName: (String) -> String) -> Codebook.MultipleResponseSet? {
    let name = text(take { $0 != UInt8(ascii: "=") })
    guard name.hasPrefix("$"), rest.popFirst() != nil, let kind = rest.popFirst() else { return nil }
    var counted: String?
    switch kind {
    case UInt8(ascii: "C"): break
    case UInt8(ascii: "D"): counted = countedText()
    case UInt8(ascii: "E"):
      skipSpace()
      _ = take { $0 != UInt8(ascii: " ") }
      skipSpace()
      counted = countedText()
    default: return nil
    }
    guard kind == UInt8(ascii: "C") || counted != nil else { return nil }
    skipSpace()
    guard let label = countedText() else { return nil }
    let variables = rest.split(separator: UInt8(ascii: " ")).map { longName(text($0)) }
    return Codebook.MultipleResponseSet(
      name: name, label: label, countedValue: counted.map { TextFolding.trimmed($0) }, variables: variables)
  }

  /// A length, a space, and as many bytes.
  private mutating func countedText() -> String? {
    guard let length = Int(text(take { (0x30...0x39).contains($0) })), rest.popFirst() != nil, length <= rest.count
    else { return nil }
    defer { rest = rest.dropFirst(length) }
    return text(rest.prefix(length))
  }

  private mutating func skipSpace() { rest = rest.drop { $0 == UInt8(ascii: " ") } }

  private mutating func take(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let part = rest.prefix(while: isPart)
    rest = rest[part.endIndex...]
    return part
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
