import ProgrammeModel
import Yams

/// A value of a definition file with its place, whether it stood in YAML or in a row of CSV.
///
/// Everything that reads a programme works on these values, so that a problem can always name file, line and field.
struct DefinitionValue {
  let file: String
  /// The field as a person would say it: `rounds[2].period.first`; empty for the whole file.
  let path: String
  /// Line of the file, from 1.
  let line: Int
  let content: Content

  indirect enum Content {
    case text(String)
    case list([DefinitionValue])
    case map([Entry])
  }

  /// One key of a map with its value.
  struct Entry {
    let key: String
    let line: Int
    let value: DefinitionValue
  }

  init(file: String, path: String, line: Int, content: Content) {
    self.file = file
    self.path = path
    self.line = line
    self.content = content
  }

  /// Takes over a YAML node. Scalars stay text as they are written: `yes` and `2014-11-01` are never reinterpreted.
  init(_ node: Node, file: String, path: String = "") {
    let line = node.mark?.line ?? 1
    let content: Content
    switch node {
    case .scalar(let scalar): content = .text(scalar.string)
    case .alias: content = .text("")
    case .sequence(let sequence):
      content = .list(
        sequence.enumerated().map { DefinitionValue($0.element, file: file, path: "\(path)[\($0.offset + 1)]") })
    case .mapping(let mapping):
      content = .map(
        mapping.map { pair in
          let key = pair.key.scalar?.string ?? ""
          let value = DefinitionValue(pair.value, file: file, path: path.isEmpty ? key : "\(path).\(key)")
          return Entry(key: key, line: pair.key.mark?.line ?? line, value: value)
        })
    }
    self.init(file: file, path: path, line: line, content: content)
  }

  /// The problem that this value is, with what it says and what is allowed: an example rather than a word, since people
  /// read it in either language.
  func problem(_ rule: ProblemRule, allowed: String?, suggestion: String? = nil) -> IntakeProblem {
    var written: String?
    if case .text(let text) = content { written = text }
    return IntakeProblem(
      file: file, line: line, column: path.isEmpty ? nil : path, value: written, rule: rule, severity: .fatal,
      allowed: allowed, suggestion: suggestion)
  }
}

extension DefinitionValue {
  /// Text that is not empty.
  func text(_ problems: inout [IntakeProblem]) -> String? {
    if case .text(let text) = content, !text.isEmpty { return text }
    problems.append(problem(.invalidValue, allowed: "“…”"))
    return nil
  }

  /// A finite number within `range`, or above its lower bound when `open`.
  func number(
    in range: ClosedRange<Double>, open: Bool = false, _ problems: inout [IntakeProblem]
  ) -> Double? {
    guard case .text(let text) = content, let number = Double(text), number.isFinite else {
      problems.append(problem(.invalidValue, allowed: "0.5"))
      return nil
    }
    guard range.contains(number), !(open && number == range.lowerBound) else {
      problems.append(problem(.outOfRange, allowed: Self.describe(range, open: open)))
      return nil
    }
    return number
  }

  /// A whole number within `range`.
  func integer(in range: ClosedRange<Int>, _ problems: inout [IntakeProblem]) -> Int? {
    guard case .text(let text) = content, let number = Int(text) else {
      problems.append(problem(.invalidValue, allowed: "1, 2, 3"))
      return nil
    }
    guard range.contains(number) else {
      let upper = range.upperBound == .max ? "" : ", <= \(range.upperBound)"
      problems.append(problem(.outOfRange, allowed: ">= \(range.lowerBound)\(upper)"))
      return nil
    }
    return number
  }

  /// A day written as `2015-05-31`.
  func date(_ problems: inout [IntakeProblem]) -> CalendarDate? {
    if case .text(let text) = content, let date = CalendarDate(text) { return date }
    problems.append(problem(.invalidValue, allowed: "2015-05-31"))
    return nil
  }

  /// `true` or `false`.
  func flag(_ problems: inout [IntakeProblem]) -> Bool? {
    if case .text(let text) = content, let flag = Bool(text) { return flag }
    problems.append(problem(.invalidValue, allowed: "true, false"))
    return nil
  }

  /// One of the names that are known; `rule` says what an unknown one is.
  func name(among known: [String], rule: ProblemRule, _ problems: inout [IntakeProblem]) -> String? {
    guard let name = text(&problems) else { return nil }
    if known.contains(name) { return name }
    problems.append(
      problem(rule, allowed: known.joined(separator: ", "), suggestion: suggestedName(for: name, among: known)))
    return nil
  }

  /// The elements of a list.
  func list(_ problems: inout [IntakeProblem]) -> [DefinitionValue]? {
    if case .list(let values) = content { return values }
    problems.append(problem(.invalidValue, allowed: "[…, …]"))
    return nil
  }

  /// A list of texts.
  func texts(_ problems: inout [IntakeProblem]) -> [String]? {
    guard let values = list(&problems) else { return nil }
    let texts = values.map { $0.text(&problems) }
    return texts.contains(nil) ? nil : texts.compactMap(\.self)
  }

  /// Two numbers `[lower, upper]`.
  func limits(_ problems: inout [IntakeProblem]) -> ClosedRange<Double>? {
    guard case .list(let values) = content, values.count == 2 else {
      problems.append(problem(.invalidValue, allowed: "[0.3, 1.0]"))
      return nil
    }
    let anyNumber = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    let limits = values.map { $0.number(in: anyNumber, &problems) }
    guard let lower = limits[0], let upper = limits[1] else { return nil }
    guard lower <= upper else {
      problems.append(values[1].problem(.outOfRange, allowed: ">= \(lower)"))
      return nil
    }
    return lower...upper
  }

  private static func describe(_ range: ClosedRange<Double>, open: Bool) -> String {
    let lower = "\(open ? ">" : ">=") \(range.lowerBound)"
    return range.upperBound == .greatestFiniteMagnitude ? lower : "\(lower), <= \(range.upperBound)"
  }
}
