import ProgrammeModel

/// The lists of a programme that are kept as CSV: districts, projects and the calendar.
struct ProgrammeCatalogue {
  let districts: [District]
  let projects: [Project]
  let calendar: [Milestone]
  /// Nil without `project-history.csv`.
  let history: [LibraryEvent]?
  /// Nil without `monitoring.csv`.
  let monitoring: [MonitoringIndicator]?
  /// Identifiers of all rows of projects, those with a fault included, so that references to them are no second fault.
  let projectIdentifiers: [String]
  /// The last district's quota, as the place of a wrong sum; nil while a district has a fault and there is no sum.
  let lastQuota: DefinitionValue?

  static let districtColumns = ["id", "name_zh", "name_en", "quota"]
  static let projectColumns = ["id", "group", "nature", "name_zh", "name_en", "short_zh", "short_en"]
  static let calendarColumns = ["id", "first", "last", "actor", "name_zh", "name_en"]
  /// `RECORD` or `RECORD@ROUND`, see `MilestoneEvidence`.
  static let calendarExtras = ["done"]
  static let monitoringColumns = [
    "project", "measure", "name_zh", "name_en", "unit_zh", "unit_en", "zero", "full", "basis_zh", "basis_en",
  ]
  static let historyColumns = ["project", "event", "date", "reason_zh", "reason_en"]
  static let actors = ["city", "district", "street", "site", "evaluator", "judges"]

  init(
    districts: [DefinitionMap], projects: [DefinitionMap], calendar: [DefinitionMap],
    history: [DefinitionMap]?, monitoring: [DefinitionMap]?, _ problems: inout [IntakeProblem]
  ) {
    self.districts = districts.compactMap { District($0, &problems) }
    self.projects = projects.compactMap { Project($0, &problems) }
    self.calendar = calendar.compactMap { Milestone($0, &problems) }
    lastQuota = self.districts.count == districts.count ? districts.last?["quota"] : nil
    projectIdentifiers = projects.compactMap { $0["id"] }.texts
    self.history = history?.compactMap { [projectIdentifiers] in
      LibraryEvent($0, projects: projectIdentifiers, &problems)
    }
    self.monitoring = monitoring?.compactMap { [projectIdentifiers] in
      MonitoringIndicator($0, projects: projectIdentifiers, &problems)
    }
    for rows in [districts, projects, calendar] { rows.compactMap { $0["id"] }.reportRepeated(&problems) }
  }

  var quotaSum: Int { districts.reduce(0) { $0 + $1.quota } }
}

extension DefinitionMap {
  /// A text whose languages stand in two columns.
  fileprivate func localized(columns zh: String, _ en: String, _ problems: inout [IntakeProblem]) -> LocalizedText? {
    let chinese = text(zh, &problems)
    let english = text(en, &problems)
    guard let chinese, let english else { return nil }
    return LocalizedText(zh: chinese, en: english)
  }
}

extension District {
  fileprivate init?(_ map: DefinitionMap, _ problems: inout [IntakeProblem]) {
    let id = map.text("id", &problems)
    let name = map.localized(columns: "name_zh", "name_en", &problems)
    let quota = map.integer("quota", atLeast: 0, &problems)
    guard let id, let name, let quota else { return nil }
    self.init(id: id, name: name, quota: quota)
  }
}

extension Project {
  fileprivate init?(_ map: DefinitionMap, _ problems: inout [IntakeProblem]) {
    let id = map.text("id", &problems)
    let name = map.localized(columns: "name_zh", "name_en", &problems)
    let shortName = map.localized(columns: "short_zh", "short_en", &problems)
    let group = map.choice("group", of: Group.self, &problems)
    let nature = map.choice("nature", of: Nature.self, &problems)
    guard let id, let name, let shortName, let group, let nature else { return nil }
    self.init(id: id, name: name, shortName: shortName, group: group, nature: nature)
  }
}

extension Milestone {
  fileprivate init?(_ map: DefinitionMap, _ problems: inout [IntakeProblem]) {
    let id = map.text("id", &problems)
    let name = map.localized(columns: "name_zh", "name_en", &problems)
    let days = map.dates(first: "first", last: "last", &problems)
    let actor = map.name("actor", among: ProgrammeCatalogue.actors, rule: .notInCodebook, &problems)
    let done = map["done"].flatMap { MilestoneEvidence($0, &problems) }
    guard let id, let name, let days, let actor else { return nil }
    self.init(id: id, name: name, first: days.first, last: days.last, actor: actor, done: done)
  }
}

extension MilestoneEvidence {
  fileprivate init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    guard let text = value.text(&problems) else { return nil }
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard let record = parts.first, OnRecord.names.contains(record) else {
      problems.append(
        value.problem(
          .notInCodebook, allowed: OnRecord.names.joined(separator: ", "),
          suggestion: parts.first.flatMap { suggestedName(for: $0, among: OnRecord.names) }))
      return nil
    }
    self.init(record: record, round: parts.count > 1 ? parts[1] : nil)
  }
}

extension LibraryEvent {
  fileprivate init?(_ map: DefinitionMap, projects: [String], _ problems: inout [IntakeProblem]) {
    let project = map.name("project", among: projects, rule: .unknownProject, &problems)
    let kind = map.choice("event", of: Kind.self, &problems)
    let date = map["date"]?.date(&problems)
    let reason = map.localized(columns: "reason_zh", "reason_en", &problems)
    guard let project, let kind, let date, let reason else { return nil }
    self.init(project: project, kind: kind, date: date, reason: reason)
  }
}

extension MonitoringIndicator {
  fileprivate init?(_ map: DefinitionMap, projects: [String], _ problems: inout [IntakeProblem]) {
    let project = map.name("project", among: projects, rule: .unknownProject, &problems)
    let measure = map.text("measure", &problems)
    let name = map.localized(columns: "name_zh", "name_en", &problems)
    let unit = map.localized(columns: "unit_zh", "unit_en", &problems)
    let zero = map.number("zero", &problems)
    let full = map.number("full", &problems)
    let basis = map.localized(columns: "basis_zh", "basis_en", &problems)
    guard let project, let measure, let name, let unit, let zero, let full, let basis else { return nil }
    guard zero != full else {
      if let value = map["full"] { problems.append(value.problem(.outOfRange, allowed: "≠ zero")) }
      return nil
    }
    self.init(project: project, measure: measure, name: name, unit: unit, zero: zero, full: full, basis: basis)
  }
}
