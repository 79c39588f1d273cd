import ProgrammeModel

/// A measure as programme files name it, with the arguments that it takes.
private struct MeasureKind: Sendable {
  typealias Make = @Sendable (DefinitionMap, _ projects: [String], inout [IntakeProblem]) -> Measure?

  let name: String
  let keys: [String]
  let make: Make

  /// A measure without arguments.
  init(_ name: String, _ measure: Measure) {
    self.init(name, []) { _, _, _ in measure }
  }

  init(_ name: String, _ keys: [String], make: @escaping Make) {
    self.name = name
    self.keys = keys
    self.make = make
  }

  /// How the measure is written, for messages.
  var form: String { keys.isEmpty ? name : "{\(name): {\(keys.joined(separator: ", "))}}" }

  /// A flat catalogue: one entry for each case of `Measure`, in its order.
  static let all: [MeasureKind] = [
    MeasureKind("surveyShare", ["question", "categories"]) { map, _, problems in
      let question = map.text("question", &problems)
      let categories = map.texts("categories", &problems)
      guard let question, let categories else { return nil }
      return .surveyShare(question: question, categories: categories)
    },
    MeasureKind("surveyMeanShare", ["questions", "categories"]) { map, _, problems in
      let questions = map.texts("questions", &problems)
      let categories = map.texts("categories", &problems)
      guard let questions, let categories else { return nil }
      return .surveyMeanShare(questions: questions, categories: categories)
    },
    MeasureKind("surveyProjectShare", ["prefix", "categories"]) { map, _, problems in
      let prefix = map.text("prefix", &problems)
      let categories = map.texts("categories", &problems)
      guard let prefix, let categories else { return nil }
      return .surveyProjectShare(prefix: prefix, categories: categories)
    },
    MeasureKind("clickRatio", .clickRatio),
    MeasureKind("roomRate", .roomRate),
    MeasureKind("callButtonCoverage", .callButtonCoverage),
    MeasureKind("countRate", ["project", "measure"]) { map, projects, problems in
      let project = map.name("project", among: projects, rule: .unknownProject, &problems)
      let measure = map.text("measure", &problems)
      guard let project, let measure else { return nil }
      return .countRate(project: project, measure: measure)
    },
    MeasureKind("countRatio", ["project", "numerator", "denominator", "minimumMeasure", "minimum"]) {
      map, projects, problems in
      let project = map.name("project", among: projects, rule: .unknownProject, &problems)
      let numerator = map.text("numerator", &problems)
      let denominator = map.text("denominator", &problems)
      let minimumMeasure = map.text("minimumMeasure", &problems)
      let minimum = map.nonnegative("minimum", &problems)
      guard let project, let numerator, let denominator, let minimumMeasure, let minimum else { return nil }
      return .countRatio(
        project: project, numerator: numerator, denominator: denominator, minimumMeasure: minimumMeasure,
        minimum: minimum)
    },
    MeasureKind("projectsRunning", .projectsRunning),
    MeasureKind("expectedProjectsRunning", .expectedProjectsRunning),
    MeasureKind("milestones", .milestones),
    MeasureKind("verifiedShare", ["numerator", "denominator"]) { map, _, problems in
      let numerator = map.text("numerator", &problems)
      let denominator = map.text("denominator", &problems)
      guard let numerator, let denominator else { return nil }
      return .verifiedShare(numerator: numerator, denominator: denominator)
    },
    MeasureKind("inspectionItems", ["items"]) { map, _, problems in
      map.texts("items", &problems).map { .inspectionItems($0) }
    },
    MeasureKind("rulesKept", .rulesKept),
    MeasureKind("reportedOnTime", .reportedOnTime),
    MeasureKind("changesApproved", .changesApproved),
    MeasureKind("truthfulness", .truthfulness),
    MeasureKind("panelScore", .panelScore),
  ]
}

extension Measure {
  /// `clickRatio` alone, or a name with its arguments: `{surveyShare: {question: overall, categories: ["4"]}}`.
  init?(_ value: DefinitionValue, projects: [String], _ problems: inout [IntakeProblem]) {
    let names = MeasureKind.all.map(\.name)
    let name: String
    let arguments: DefinitionValue
    switch value.content {
    case .map(let entries) where entries.count == 1:
      name = entries[0].key
      arguments = entries[0].value
    case .text(let text):
      name = text
      arguments = DefinitionValue(file: value.file, path: value.path, line: value.line, content: .map([]))
    case .map, .list:
      problems.append(value.problem(.invalidValue, allowed: names.joined(separator: ", ")))
      return nil
    }
    guard let kind = MeasureKind.all.first(where: { $0.name == name }) else {
      let forms = MeasureKind.all.map(\.form).joined(separator: ", ")
      problems.append(
        value.problem(.notInCodebook, allowed: forms, suggestion: suggestedName(for: name, among: names)))
      return nil
    }
    guard let map = DefinitionMap(arguments, required: kind.keys, &problems),
      let measure = kind.make(map, projects, &problems)
    else { return nil }
    self = measure
  }
}
