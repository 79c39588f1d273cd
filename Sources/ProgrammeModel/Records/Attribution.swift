/// Who does something to an evaluation, in which role, and when: what its log keeps of every change.
package struct Attribution: Sendable, Equatable {
  /// The name that goes on record; nobody checks it.
  package let name: String
  /// E evaluator, B bureau, D district, S street, C community, J judge.
  package let role: String
  /// The time that goes on record (ISO 8601).
  package let time: String

  /// By the evaluator, in whose hands the file is, unless told otherwise.
  package init(name: String = "evaluator", role: String = "E", time: String) {
    self.name = name
    self.role = role
    self.time = time
  }
}
