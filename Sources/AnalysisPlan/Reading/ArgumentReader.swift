import Sampling
import Statistics
import Tables

/// Takes typed arguments out of a mapping of the plan.
struct ArgumentReader {
  private let entries: [PlanEntry]
  /// What the mapping belongs to, for messages: `design “d”`.
  private let place: String

  /// Refuses keys that are neither `known` nor `planned` (`unknown-argument`), and `planned` ones as `not-available`.
  init(_ entries: [PlanEntry], of place: String, known: [String], planned: [String] = []) throws(AnalysisError) {
    self.entries = entries
    self.place = place
    for entry in entries where !known.contains(entry.key) {
      guard planned.contains(entry.key) else {
        throw AnalysisError.unknown(.unknownArgument, "argument of \(place) named", entry.key, among: known + planned)
          .on(line: entry.line)
      }
      if entry.value != .null {
        throw AnalysisError(.notAvailable, "“\(entry.key)” of \(place) is not available in this version.")
          .on(line: entry.line)
      }
    }
  }

  /// The value of a key; nil when the key is absent or null.
  func value(_ key: String) -> PlanValue? {
    guard let value = entries[key], value != .null else { return nil }
    return value
  }

  /// Refuses an absent key.
  func required<Value>(_ key: String, _ value: Value?) throws(AnalysisError) -> Value {
    guard let value else {
      let line = entries.line(of: key) ?? entries.first?.line
      throw AnalysisError(.missingArgument, "“\(key)” of \(place) is required.").on(line: line)
    }
    return value
  }

  func invalid(_ key: String, _ expected: String) -> AnalysisError {
    AnalysisError(.invalidArgument, "“\(key)” of \(place) must be \(expected).").on(line: entries.line(of: key))
  }

  func text(_ key: String) throws(AnalysisError) -> String? {
    guard let value = value(key) else { return nil }
    guard let text = value.label else { throw invalid(key, "a text") }
    return text
  }

  func texts(_ key: String) throws(AnalysisError) -> [String]? {
    guard let value = value(key) else { return nil }
    guard let texts = value.labels else { throw invalid(key, "a list of names") }
    guard Set(texts).count == texts.count else { throw invalid(key, "a list without repetitions") }
    return texts
  }

  /// A list that is required and must not be empty.
  func requiredTexts(_ key: String) throws(AnalysisError) -> [String] {
    let texts = try required(key, try texts(key))
    guard !texts.isEmpty else { throw invalid(key, "a list of at least one name") }
    return texts
  }

  func flag(_ key: String) throws(AnalysisError) -> Bool {
    guard let value = value(key) else { return false }
    guard case .bool(let flag) = value else { throw invalid(key, "true or false") }
    return flag
  }

  /// A number inside an open interval.
  func number(_ key: String, above lower: Double, below upper: Double) throws(AnalysisError) -> Double? {
    guard let value = value(key) else { return nil }
    guard case .number(let number, _) = value, number > lower, number < upper else {
      throw invalid(key, upper.isFinite ? "a number between \(lower) and \(upper)" : "a number above \(lower)")
    }
    return number
  }

  /// One of the words that an enumeration allows.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, as type: Choice.Type
  ) throws(AnalysisError) -> Choice? where Choice.RawValue == String {
    guard let value = value(key) else { return nil }
    guard let choice = value.label.flatMap(Choice.init(rawValue:)) else {
      let words = Choice.allCases.map(\.rawValue)
      let near = value.label.flatMap { nearestName(to: $0, among: words) }
      let hint = near.map { "; the nearest to “\(value.label ?? "")” is “\($0.name)”" } ?? ""
      throw invalid(key, "one of \(words.joined(separator: ", "))\(hint)")
    }
    return choice
  }

  /// A whole number of a range.
  func count(_ key: String, in range: ClosedRange<Int>) throws(AnalysisError) -> Int? {
    guard let value = value(key) else { return nil }
    guard case .number(let number, _) = value, let count = Int(exactly: number), range.contains(count) else {
      throw invalid(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return count
  }

  /// A stream of random numbers: xoshiro256** on SHA-256(seed + "\nstream\n" + stream + "\n0"), from a seed of 64
  /// hexadecimal digits.
  func generator(_ key: String, stream: String) throws(AnalysisError) -> SeededGenerator? {
    guard let seed = try text(key) else { return nil }
    guard seed.utf8.count == 64, seed.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { throw invalid(key, "64 digits 0-9 a-f") }
    return SeededGenerator(seed: SHA256Digest(of: seed + "\nstream\n\(stream)\n0").words)
  }
}
