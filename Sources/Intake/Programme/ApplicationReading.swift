import ProgrammeModel

extension ApplicationRules {
  private static let keys = ["centreMonths", "support", "districtDeadline", "decisionDeadline"]

  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: Self.keys, &problems) else { return nil }
    let months = map.integer("centreMonths", atLeast: 0, &problems)
    let support = map.share("support", &problems)
    let district = map["districtDeadline"]?.date(&problems)
    let decision = map["decisionDeadline"]?.date(&problems)
    guard let months, let support, let district, let decision else { return nil }
    self.init(centreMonths: months, support: support, districtDeadline: district, decisionDeadline: decision)
  }
}

extension ProgrammeRules {
  /// Where the rules stand in the programme's own text: a map from codes of findings to texts in both languages.
  static func sources(
    _ value: DefinitionValue, _ problems: inout [IntakeProblem]
  ) -> [String: LocalizedText]? {
    guard case .map(let entries) = value.content else {
      problems.append(value.problem(.invalidValue, allowed: "{over-quota: {zh: …, en: …}}"))
      return nil
    }
    var sources: [String: LocalizedText] = [:]
    for entry in entries { sources[entry.key] = LocalizedText(entry.value, &problems) }
    return sources
  }
}
