/// Why a file gives no rows at all.
struct FileRefusal: Error, Equatable {
  let rule: ProblemRule
  var line: Int?
  var column: String?
  var value: String?
  var allowed: String?
  var suggestion: String?
}

extension ProblemList {
  mutating func fatal(_ refusal: FileRefusal) {
    fatal(
      refusal.rule, line: refusal.line, column: refusal.column, value: refusal.value, allowed: refusal.allowed,
      suggestion: refusal.suggestion)
  }
}
