extension RoundResult {
  /// The result with a number in the place of each judge's name, for whoever is not the evaluator: judges are numbered in the
  /// order of their names, in every figure and finding alike.
  package var withJudgeNumbers: RoundResult {
    let names = Set(
      review.judges.map(\.judge) + review.recusals.map(\.judge) + (review.rasch?.judges.map(\.id) ?? [])
        + (review.parts ?? []).flatMap(\.self) + (review.revisions ?? []).map(\.judge)
        + rules.findings.filter(\.namesJudge).compactMap(\.subject))
    let numbers = Dictionary(uniqueKeysWithValues: names.sorted().enumerated().map { ($1, "\($0 + 1)") })
    return numbered { numbers[$0] ?? "–" }
  }

  private func numbered(_ number: (String) -> String) -> RoundResult {
    var result = self
    for place in review.judges.indices { result.review.judges[place].judge = number(review.judges[place].judge) }
    for place in review.recusals.indices { result.review.recusals[place].judge = number(review.recusals[place].judge) }
    result.review.rasch?.judges = (review.rasch?.judges ?? []).map { replacing(\.id, of: $0, number) }
    result.review.parts = review.parts?.map { $0.map(number) }
    result.review.revisions = review.revisions?.map { replacing(\.judge, of: $0, number) }
    result.review.disagreements = review.disagreements?.map { replacing(\.judge, of: $0, number) }
    result.rules.findings = rules.findings.map { $0.numbered(number) }
    for place in sites.indices { result.sites[place].flags = sites[place].flags.map { $0.numbered(number) } }
    for place in stability?.sites.indices ?? 0..<0 {
      let judges = stability?.sites[place].judges ?? []
      result.stability?.sites[place].judges = judges.map { replacing(\.judge, of: $0, number) }
    }
    return result
  }

  private func replacing<Value>(
    _ name: WritableKeyPath<Value, String>, of value: Value, _ number: (String) -> String
  ) -> Value {
    var value = value
    value[keyPath: name] = number(value[keyPath: name])
    return value
  }
}

extension Finding {
  /// Whether the subject is a judge.
  fileprivate var namesJudge: Bool {
    switch FindingCode(rawValue: code) {
    case .incompleteScorecard, .scoreOutsideScale, .repeatedScore: true
    default: false
    }
  }

  fileprivate func numbered(_ number: (String) -> String) -> Finding {
    var finding = self
    if namesJudge { finding.subject = subject.map(number) }
    // The groups of judges are names one after another; the result has them judge by judge.
    if code == FindingCode.severityNotSeparable.rawValue { finding.subject = nil }
    return finding
  }
}
