import ProgrammeModel

extension ReviewRules {
  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["criteria", "scale", "trimming"], &problems)
    let entries = map?.list("criteria", &problems)
    entries?.identifiers.reportRepeated(&problems)
    let scale = map?["scale"]?.limits(&problems)
    let criteria = entries.map { $0.compactMap { Criterion($0, scale: scale, &problems) } }
    let trimming = map?.choice("trimming", of: Trimming.self, &problems)
    guard let criteria, let scale, let trimming else { return nil }
    self.init(criteria: criteria, scale: scale, trimming: trimming)
  }
}

extension ReviewRules.Criterion {
  fileprivate init?(
    _ value: DefinitionValue, scale: ClosedRange<Double>?, _ problems: inout [IntakeProblem]
  ) {
    let map = DefinitionMap(value, required: ["id", "name"], optional: ["rubric"], &problems)
    let id = map?.text("id", &problems)
    let name = map?.localized("name", &problems)
    let anchors = map?.list("rubric", &problems)?
      .compactMap { ReviewRules.Anchor($0, scale: scale, &problems) }.sorted { $0.score < $1.score }
    guard let id, let name else { return nil }
    self.init(id: id, name: name, rubric: anchors)
  }
}

extension ReviewRules.Anchor {
  /// A score outside the scale is refused; without a scale, which was reported, any is taken.
  fileprivate init?(
    _ value: DefinitionValue, scale: ClosedRange<Double>?, _ problems: inout [IntakeProblem]
  ) {
    let map = DefinitionMap(value, required: ["score", "text"], &problems)
    let anywhere = -Double.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    let score = map?["score"]?.number(in: scale ?? anywhere, &problems)
    let text = map?.localized("text", &problems)
    guard let score, let text else { return nil }
    self.init(score: score, text: text)
  }
}
