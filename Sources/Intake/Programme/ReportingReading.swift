import ProgrammeModel

extension DistrictReportRules {
  init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["deadline", "documents"], &problems)
    let deadline = map?["deadline"]?.date(&problems)
    let entries = map?.list("documents", &problems)
    entries?.identifiers.reportRepeated(&problems)
    guard let deadline, let entries else { return nil }
    self.init(deadline: deadline, documents: entries.compactMap { Document($0, &problems) })
  }
}

extension DistrictReportRules.Document {
  fileprivate init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["id", "name"], &problems)
    let id = map?.text("id", &problems)
    let name = map?.localized("name", &problems)
    guard let id, let name else { return nil }
    self.init(id: id, name: name)
  }
}

extension AcceptanceStep {
  init?(_ value: DefinitionValue, calendar: [String], _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["office", "due"], &problems)
    let office = map?.name("office", among: ["site", "street", "district"], rule: .notInCodebook, &problems)
    let milestone = map?.name("due", among: calendar, rule: .notInCodebook, &problems)
    guard let office, let milestone else { return nil }
    self.init(office: office, milestone: milestone)
  }
}

extension CrossCheck {
  init?(_ value: DefinitionValue, projects: [String], _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["project", "item", "system", "tolerance"], &problems)
    let project = map?.name("project", among: projects, rule: .unknownProject, &problems)
    let item = map?.text("item", &problems)
    let system = map?.choice("system", of: System.self, &problems)
    let tolerance = map?.share("tolerance", &problems)
    guard let project, let item, let system, let tolerance else { return nil }
    self.init(project: project, item: item, system: system, tolerance: tolerance)
  }
}
