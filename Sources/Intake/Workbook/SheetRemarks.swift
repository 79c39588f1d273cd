/// What is worth saying about cells and rows of a sheet; of many alike the first are kept, with their number.
struct SheetRemarks {
  struct Kind: Hashable {
    let rule: ProblemRule
    /// Column from 0; nil for rows.
    let column: Int?
  }

  struct Occurrences: Equatable {
    var count = 0
    var first: [(line: Int, value: String?)] = []

    static func == (left: Self, right: Self) -> Bool {
      left.count == right.count && left.first.map(\.line) == right.first.map(\.line)
    }
  }

  private(set) var found: [Kind: Occurrences] = [:]

  mutating func add(_ rule: ProblemRule, line: Int, column: Int? = nil, value: @autoclosure () -> String? = nil) {
    let kind = Kind(rule: rule, column: column)
    found[kind, default: Occurrences()].count += 1
    guard found[kind]?.count ?? 0 <= ProblemList.listedWarnings else { return }
    found[kind]?.first.append((line, value()))
  }

  mutating func remove(_ kind: Kind) { found[kind] = nil }
}
