/// The frozen list of sites from which a draw is made (verifiable-draw protocol vdraw/1, section 2).
///
/// The file is canonical: UTF-8, line feeds, a fixed header, rows sorted by the bytes of the identifier, one final line feed.
/// A verifier prints it again and demands equal bytes, so two programs cannot read two frames from one file.
package struct SamplingFrame: Sendable, Equatable {
  package let units: [FrameUnit]

  /// One site that can be drawn.
  package struct FrameUnit: Sendable, Equatable {
    package let id: String
    package let stratum: String
    /// Size for unequal probabilities, a whole number of at most 18 digits.
    package let size: Int
    /// Shown to people, hashed as bytes, never used in arithmetic.
    package let name: String

    package init(id: String, stratum: String, size: Int, name: String) {
      self.id = id
      self.stratum = stratum
      self.size = size
      self.name = name
    }
  }

  private static let header = "unit_id\tstratum\tsize\tname"

  /// A frame of units, sorted.
  /// - Throws: `DrawError.malformed` for an identifier outside `[A-Za-z0-9._-]{1,64}`, twice the same, a negative size or a
  ///   control character in a name.
  package init(_ units: [FrameUnit]) throws(DrawError) {
    let sorted = units.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for (index, unit) in sorted.enumerated() {
      let line = index + 2
      try Self.check(unit, line: line)
      if index > 0, sorted[index - 1].id == unit.id { throw Self.fault(line, .twice(unit.id)) }
    }
    self.units = sorted
  }

  /// Reads frame.tsv.
  package init(bytes: [UInt8]) throws(DrawError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Self.fault(nil, .notUTF8) }
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    guard lines.first == Self.header else { throw Self.fault(1, .header(Self.header)) }
    guard lines.last == "" else { throw Self.fault(lines.count, .lastLineFeed) }
    lines.removeFirst()
    lines.removeLast()
    var units: [FrameUnit] = []
    for (index, line) in lines.enumerated() {
      let unit = try Self.unit(line, number: index + 2)
      try Self.check(unit, line: index + 2)
      if let last = units.last, unit.id.utf8.lexicographicallyPrecedes(last.id.utf8) {
        throw Self.fault(index + 2, .unsorted)
      }
      units.append(unit)
    }
    try self.init(units)
    guard self.bytes == bytes else { throw Self.fault(nil, .notCanonical) }
  }

  /// frame.tsv.
  package var bytes: [UInt8] {
    var text = Self.header + "\n"
    for unit in units { text += "\(unit.id)\t\(unit.stratum)\t\(unit.size)\t\(unit.name)\n" }
    return Array(text.utf8)
  }

  /// SHA-256 of frame.tsv: what a plan commits to.
  package var digest: String { SHA256Digest(bytes).hex }

  /// The strata in the order of their bytes.
  package var strata: [String] {
    Set(units.map(\.stratum)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func unit(_ line: String, number: Int) throws(DrawError) -> FrameUnit {
    let fields = line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    guard fields.count == 4 else { throw fault(number, .fields(fields.count, wanted: 4)) }
    guard fields[2].wholeMatch(of: /(0|[1-9][0-9]{0,17})/) != nil, let size = Int(fields[2]) else {
      throw fault(number, .form("size", .size))
    }
    return FrameUnit(id: fields[0], stratum: fields[1], size: size, name: fields[3])
  }

  private static func check(_ unit: FrameUnit, line: Int) throws(DrawError) {
    guard isIdentifier(unit.id), isIdentifier(unit.stratum) else {
      throw fault(line, .form("unit_id, stratum", .identifier))
    }
    guard (0..<1_000_000_000_000_000_000).contains(unit.size) else { throw fault(line, .form("size", .size)) }
    guard unit.name.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
      throw fault(line, .controlCharacter)
    }
  }

  static func isIdentifier(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z0-9._\-]{1,64}/) != nil }

  private static func fault(_ line: Int?, _ reason: ProtocolFault) -> DrawError {
    .malformed(file: "frame.tsv", line: line, reason: reason)
  }
}
