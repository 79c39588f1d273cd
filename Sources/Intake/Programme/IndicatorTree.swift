import ProgrammeModel

/// What `indicators.yaml` says: the dimensions with their indicators, the grades and the gate.
struct IndicatorTree {
  let dimensions: [IndicatorDimension]
  let grading: Grading

  init?(_ value: DefinitionValue, projects: [String], _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: ["dimensions", "grading"], &problems) else { return nil }
    let entries = map.list("dimensions", &problems) ?? []
    let dimensions = entries.compactMap { IndicatorDimension($0, projects: projects, &problems) }
    let indicators = entries.flatMap { $0.elements(of: "indicators") }
    entries.identifiers.reportRepeated(&problems)
    indicators.identifiers.reportRepeated(&problems)
    guard let grading = map["grading"].flatMap({ Grading($0, indicators: indicators.identifiers.texts, &problems) })
    else { return nil }
    self.dimensions = dimensions
    self.grading = grading
  }
}

extension IndicatorDimension {
  fileprivate init?(_ value: DefinitionValue, projects: [String], _ problems: inout [IntakeProblem]) {
    let keys = ["id", "name", "weight", "indicators"]
    guard let map = DefinitionMap(value, required: keys, optional: ["capBelowMinimumProjects"], &problems) else {
      return nil
    }
    let id = map.text("id", &problems)
    let name = map.localized("name", &problems)
    let weight = map.positive("weight", &problems)
    let cap = map["capBelowMinimumProjects"]?.number(in: 0...100, &problems)
    let indicators = map.list("indicators", &problems)
      .map { $0.compactMap { IndicatorDefinition($0, projects: projects, &problems) } }
    guard let id, let name, let weight, let indicators else { return nil }
    self.init(id: id, name: name, weight: weight, indicators: indicators, capBelowMinimumProjects: cap)
  }
}

extension IndicatorDefinition {
  private static let keys = ["id", "name", "weight", "measure", "unit", "zero", "full", "basis"]

  fileprivate init?(_ value: DefinitionValue, projects: [String], _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: Self.keys, optional: ["project"], &problems) else { return nil }
    let id = map.text("id", &problems)
    let name = map.localized("name", &problems)
    let project = map.name("project", among: projects, rule: .unknownProject, &problems)
    let weight = map.positive("weight", &problems)
    let measure = map["measure"].flatMap { Measure($0, projects: projects, &problems) }
    let unit = map.localized("unit", &problems)
    let zero = map["zero"].flatMap { Goalpost($0, &problems) }
    let full = map["full"].flatMap { Goalpost($0, &problems) }
    let basis = map.choice("basis", of: Basis.self, &problems)
    if let zero, zero == full, let place = map["full"] {
      problems.append(place.problem(.outOfRange, allowed: "!= zero"))
    }
    guard let id, let name, let weight, let measure, let unit, let zero, let full, let basis else { return nil }
    self.init(
      id: id, name: name, project: project, weight: weight, measure: measure, unit: unit, zero: zero, full: full,
      basis: basis)
  }
}

extension Goalpost {
  /// A number, or `{percentile: 90}`.
  fileprivate init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    if case .map = value.content {
      let map = DefinitionMap(value, required: ["percentile"], &problems)
      guard let percentile = map?["percentile"]?.number(in: 0...100, &problems) else { return nil }
      self = .percentile(percentile)
    } else {
      let anyNumber = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
      guard let number = value.number(in: anyNumber, &problems) else { return nil }
      self = .value(number)
    }
  }
}

extension Grading {
  fileprivate init?(_ value: DefinitionValue, indicators: [String], _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: ["grades", "gate"], &problems) else { return nil }
    let entries = map.list("grades", &problems) ?? []
    let grades = entries.compactMap { Grade($0, &problems) }
    for (earlier, (later, entry)) in zip(grades, zip(grades, entries).dropFirst())
    where later.minimum >= earlier.minimum {
      problems.append(entry.problem(.outOfRange, allowed: "minimum < \(earlier.minimum)"))
    }
    if let last = grades.last, let entry = entries.last, last.minimum != 0 {
      problems.append(entry.problem(.outOfRange, allowed: "minimum = 0"))
    }
    entries.identifiers.reportRepeated(&problems)
    let names = entries.identifiers.texts
    guard let gate = map["gate"].flatMap({ SatisfactionGate($0, indicators, grades: names, &problems) }) else {
      return nil
    }
    self.init(grades: grades, gate: gate)
  }
}

extension Grading.Grade {
  fileprivate init?(_ value: DefinitionValue, _ problems: inout [IntakeProblem]) {
    let map = DefinitionMap(value, required: ["id", "name", "minimum"], &problems)
    let id = map?.text("id", &problems)
    let name = map?.localized("name", &problems)
    let minimum = map?["minimum"]?.number(in: 0...100, &problems)
    guard let id, let name, let minimum else { return nil }
    self.init(id: id, name: name, minimum: minimum)
  }
}

extension Grading.SatisfactionGate {
  fileprivate init?(
    _ value: DefinitionValue, _ indicators: [String], grades: [String], _ problems: inout [IntakeProblem]
  ) {
    let keys = ["indicator", "floor", "lowerLimitFor", "ceilingBelow"]
    guard let map = DefinitionMap(value, required: keys, &problems) else { return nil }
    let indicator = map.name("indicator", among: indicators, rule: .notInCodebook, &problems)
    let floor = map.share("floor", &problems)
    let lowerLimitFor = map.name("lowerLimitFor", among: grades, rule: .notInCodebook, &problems)
    let ceilingBelow = map.name("ceilingBelow", among: grades, rule: .notInCodebook, &problems)
    guard let indicator, let floor, let lowerLimitFor, let ceilingBelow else { return nil }
    self.init(indicator: indicator, floor: floor, lowerLimitFor: lowerLimitFor, ceilingBelow: ceilingBelow)
  }
}
