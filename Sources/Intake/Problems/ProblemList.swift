/// Problems of one file as they are found; warnings that repeat many times within a column become one.
struct ProblemList {
  let file: String
  private(set) var problems: [IntakeProblem] = []

  /// Warnings of one rule in one column that are listed line by line; more of them are one problem with their number.
  static let listedWarnings = 20

  init(file: String) { self.file = file }

  var hasFatal: Bool { problems.contains { $0.severity == .fatal } }

  mutating func add(_ problem: IntakeProblem) { problems.append(problem) }

  mutating func add(contentsOf others: [IntakeProblem]) { problems.append(contentsOf: others) }

  mutating func fatal(
    _ rule: ProblemRule, line: Int? = nil, column: String? = nil, value: String? = nil, allowed: String? = nil,
    suggestion: String? = nil
  ) {
    add(
      IntakeProblem(
        file: file, line: line, column: column, value: value, rule: rule, severity: .fatal, allowed: allowed,
        suggestion: suggestion))
  }

  mutating func reject(
    _ rule: ProblemRule, line: Int?, column: String? = nil, value: String? = nil, allowed: String? = nil,
    suggestion: String? = nil
  ) {
    add(
      IntakeProblem(
        file: file, line: line, column: column, value: value, rule: rule, severity: .reject, allowed: allowed,
        suggestion: suggestion))
  }

  mutating func warn(
    _ rule: ProblemRule, line: Int? = nil, column: String? = nil, value: String? = nil, allowed: String? = nil,
    suggestion: String? = nil
  ) {
    add(
      IntakeProblem(
        file: file, line: line, column: column, value: value, rule: rule, severity: .warn, allowed: allowed,
        suggestion: suggestion))
  }

  /// The problems in the order of their lines (those of the whole file first), with the many alike summed up.
  func finished() -> [IntakeProblem] {
    var count: [Kind: Int] = [:]
    for problem in problems where problem.severity == .warn { count[Kind(problem), default: 0] += 1 }
    var summed: Set<Kind> = []
    var listed: [IntakeProblem] = []
    let ordered = problems.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
    for problem in ordered.map(\.element) {
      let kind = Kind(problem)
      guard problem.severity == .warn, let alike = count[kind], alike > Self.listedWarnings else {
        listed.append(problem)
        continue
      }
      if summed.insert(kind).inserted { listed.append(problem.occurring(alike)) }
    }
    return listed
  }

  private struct Kind: Hashable {
    let rule: ProblemRule
    let column: String?

    init(_ problem: IntakeProblem) {
      rule = problem.rule
      column = problem.column
    }
  }
}

extension IntakeProblem {
  /// The same of a row that is used all the same.
  var asWarning: IntakeProblem {
    IntakeProblem(
      file: file, line: line, column: column, value: value, rule: rule, severity: .warn, allowed: allowed,
      suggestion: suggestion, occurrences: occurrences)
  }

  func occurring(_ times: Int) -> IntakeProblem {
    IntakeProblem(
      file: file, line: line, column: column, value: value, rule: rule, severity: severity, allowed: allowed,
      suggestion: suggestion, occurrences: times)
  }
}
