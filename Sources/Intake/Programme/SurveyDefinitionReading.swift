import ProgrammeModel

extension SurveyDefinition {
  private static let keys = [
    "roles", "overall", "categories", "satisfied", "awarePrefix", "usePrefix", "satisfactionPrefix", "yes", "domains",
  ]

  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: Self.keys, &problems) else { return nil }
    let roles = map["roles"].flatMap { SurveyDesignRoles($0, &problems) }
    let overall = map.text("overall", &problems)
    let categories = map.texts("categories", &problems)
    let satisfied = map.list("satisfied", &problems)
      .map { $0.compactMap { $0.name(among: categories ?? [], rule: .notInCodebook, &problems) } }
    let awarePrefix = map.text("awarePrefix", &problems)
    let usePrefix = map.text("usePrefix", &problems)
    let satisfactionPrefix = map.text("satisfactionPrefix", &problems)
    let yes = map.text("yes", &problems)
    let domains = map.texts("domains", &problems)
    guard let roles, let overall, let categories, let satisfied, let awarePrefix, let usePrefix,
      let satisfactionPrefix, let yes, let domains
    else { return nil }
    self.init(
      roles: roles, overall: overall, categories: categories, satisfied: satisfied, awarePrefix: awarePrefix,
      usePrefix: usePrefix, satisfactionPrefix: satisfactionPrefix, yes: yes, domains: domains)
  }
}

extension SurveyDesignRoles {
  fileprivate init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["site", "cluster", "clusterPopulation", "weight"], &problems)
    let site = map?.text("site", &problems)
    let cluster = map?.text("cluster", &problems)
    let clusterPopulation = map?.text("clusterPopulation", &problems)
    let weight = map?.text("weight", &problems)
    guard let site, let cluster, let clusterPopulation, let weight else { return nil }
    self.init(site: site, cluster: cluster, clusterPopulation: clusterPopulation, weight: weight)
  }
}
