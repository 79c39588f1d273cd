import ProgrammeModel

/// A map of a definition file whose keys have been checked; its values are read by key.
///
/// A key that is missing was reported when the map was made: reading it gives nil and no second problem.
struct DefinitionMap {
  let value: DefinitionValue
  private let entries: [String: DefinitionValue]

  /// Reports keys that are not known, with the nearest known one, and required keys that are missing (a key that is
  /// only misspelt is not reported a second time). Nil when the value is no map.
  init?(
    _ value: DefinitionValue, required: [String], optional: [String] = [], _ problems: inout [IntakeProblem]
  ) {
    let keys = required + optional
    guard case .map(let entries) = value.content else {
      problems.append(value.problem(.invalidValue, allowed: "{\(keys.joined(separator: ", "))}"))
      return nil
    }
    var misspelt: [String] = []
    for entry in entries where !keys.contains(entry.key) {
      let problem = Self.unknownKey(entry, in: value, keys: keys)
      problems.append(problem)
      if let meant = problem.suggestion { misspelt.append(meant) }
    }
    for key in required where !entries.contains(where: { $0.key == key }) && !misspelt.contains(key) {
      let path = value.path.isEmpty ? key : "\(value.path).\(key)"
      problems.append(
        IntakeProblem(file: value.file, line: value.line, column: path, rule: .missingKey, severity: .fatal))
    }
    self.value = value
    self.entries = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }

  private static func unknownKey(_ entry: DefinitionValue.Entry, in value: DefinitionValue, keys: [String])
    -> IntakeProblem
  {
    IntakeProblem(
      file: value.file, line: entry.line, column: entry.value.path, value: entry.key, rule: .unknownKey,
      severity: .fatal, allowed: keys.joined(separator: ", "), suggestion: suggestedName(for: entry.key, among: keys))
  }

  subscript(_ key: String) -> DefinitionValue? { entries[key] }

  func text(_ key: String, _ problems: inout [IntakeProblem]) -> String? { self[key]?.text(&problems) }

  func texts(_ key: String, _ problems: inout [IntakeProblem]) -> [String]? { self[key]?.texts(&problems) }

  func list(_ key: String, _ problems: inout [IntakeProblem]) -> [DefinitionValue]? { self[key]?.list(&problems) }

  func integer(_ key: String, atLeast minimum: Int, _ problems: inout [IntakeProblem]) -> Int? {
    self[key]?.integer(in: minimum...Int.max, &problems)
  }

  /// Any finite number.
  func number(_ key: String, _ problems: inout [IntakeProblem]) -> Double? {
    self[key]?.number(in: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude, &problems)
  }

  /// A number ≥ 0.
  func nonnegative(_ key: String, _ problems: inout [IntakeProblem]) -> Double? {
    self[key]?.number(in: 0 ... .greatestFiniteMagnitude, &problems)
  }

  /// A number > 0, such as a weight.
  func positive(_ key: String, _ problems: inout [IntakeProblem]) -> Double? {
    self[key]?.number(in: 0 ... .greatestFiniteMagnitude, open: true, &problems)
  }

  /// A share of 0 to 1.
  func share(_ key: String, _ problems: inout [IntakeProblem]) -> Double? { self[key]?.number(in: 0...1, &problems) }

  func name(_ key: String, among known: [String], rule: ProblemRule, _ problems: inout [IntakeProblem]) -> String? {
    self[key]?.name(among: known, rule: rule, &problems)
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, of type: Choice.Type, _ problems: inout [IntakeProblem]
  ) -> Choice? {
    name(key, among: Choice.allCases.map(\.rawValue), rule: .notInCodebook, &problems).flatMap(Choice.init(rawValue:))
  }

  /// A text in both languages: `{zh: …, en: …}`.
  func localized(_ key: String, _ problems: inout [IntakeProblem]) -> LocalizedText? {
    self[key].flatMap { LocalizedText($0, &problems) }
  }

  /// Two days `{first: …, last: …}`.
  func dates(_ key: String, _ problems: inout [IntakeProblem]) -> DateRange? {
    guard let value = self[key], let map = DefinitionMap(value, required: ["first", "last"], &problems) else {
      return nil
    }
    return map.dates(first: "first", last: "last", &problems)
  }

  /// The days of two keys; a last day before the first is reported at the last.
  func dates(first: String, last: String, _ problems: inout [IntakeProblem]) -> DateRange? {
    let firstDay = self[first]?.date(&problems)
    let lastDay = self[last]?.date(&problems)
    guard let firstDay, let lastDay else { return nil }
    if let range = DateRange(first: firstDay, last: lastDay) { return range }
    if let value = self[last] { problems.append(value.problem(.outOfRange, allowed: ">= \(firstDay)")) }
    return nil
  }
}

extension LocalizedText {
  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: ["zh", "en"], &problems) else { return nil }
    let zh = map.text("zh", &problems)
    let en = map.text("en", &problems)
    guard let zh, let en else { return nil }
    self.init(zh: zh, en: en)
  }
}
