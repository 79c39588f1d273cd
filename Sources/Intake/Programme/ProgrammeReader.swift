package import ProgrammeModel
import Yams

/// Reads a programme definition: `programme.yaml`, `indicators.yaml`, `districts.csv`, `projects.csv`, `calendar.csv`,
/// and, where there are such, `project-history.csv` and `monitoring.csv`.
///
/// All problems of all files are collected, each with file, line and field. There is a programme only when there is no
/// problem: a definition is taken as a whole or not at all.
package enum ProgrammeReader {
  /// `files`: the bytes of each file by its name, without folder. Other files are ignored.
  package static func read(files: [String: [UInt8]]) -> (programme: Programme?, problems: [IntakeProblem]) {
    var problems: [IntakeProblem] = []
    let districts = rows("districts.csv", ProgrammeCatalogue.districtColumns, in: files, &problems)
    let projects = rows("projects.csv", ProgrammeCatalogue.projectColumns, in: files, &problems)
    let calendar = rows(
      "calendar.csv", ProgrammeCatalogue.calendarColumns, optional: ProgrammeCatalogue.calendarExtras, in: files,
      &problems)
    let history = optionalRows("project-history.csv", ProgrammeCatalogue.historyColumns, in: files, &problems)
    let monitoring = optionalRows("monitoring.csv", ProgrammeCatalogue.monitoringColumns, in: files, &problems)
    let catalogue = ProgrammeCatalogue(
      districts: districts, projects: projects, calendar: calendar, history: history, monitoring: monitoring, &problems)
    let rules = yaml("programme.yaml", in: files, &problems).flatMap {
      ProgrammeOutline($0, catalogue: catalogue, &problems)
    }
    let indicators = yaml("indicators.yaml", in: files, &problems).flatMap {
      IndicatorTree($0, projects: catalogue.projectIdentifiers, &problems)
    }
    guard problems.isEmpty, let rules, let indicators else { return (nil, problems) }
    return (rules.programme(catalogue: catalogue, indicators: indicators), [])
  }

  private static func bytes(
    _ file: String, in files: [String: [UInt8]], _ problems: inout [IntakeProblem]
  ) -> [UInt8]? {
    guard let bytes = files[file] else {
      let suggestion = suggestedName(for: file, among: files.keys.sorted())
      problems.append(
        IntakeProblem(file: file, rule: .unreadableFile, severity: .fatal, allowed: file, suggestion: suggestion))
      return nil
    }
    return bytes
  }

  private static func rows(
    _ file: String, _ columns: [String], optional: [String] = [], in files: [String: [UInt8]],
    _ problems: inout [IntakeProblem]
  ) -> [DefinitionMap] {
    guard let bytes = bytes(file, in: files, &problems) else { return [] }
    return DefinitionRows.read(bytes, file: file, columns: columns, optional: optional, &problems)
  }

  /// Nil where there is no such file.
  private static func optionalRows(
    _ file: String, _ columns: [String], in files: [String: [UInt8]], _ problems: inout [IntakeProblem]
  ) -> [DefinitionMap]? {
    files[file] == nil ? nil : rows(file, columns, in: files, &problems)
  }

  private static func yaml(
    _ file: String, in files: [String: [UInt8]], _ problems: inout [IntakeProblem]
  ) -> DefinitionValue? {
    guard let bytes = bytes(file, in: files, &problems) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(IntakeProblem(file: file, rule: .unreadableFile, severity: .fatal, allowed: "UTF-8"))
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        problems.append(IntakeProblem(file: file, rule: .emptyFile, severity: .fatal))
        return nil
      }
      return DefinitionValue(node, file: file)
    } catch {
      problems.append(syntaxProblem(error, file: file))
      return nil
    }
  }

  /// Where the YAML itself is broken.
  private static func syntaxProblem(_ error: any Error, file: String) -> IntakeProblem {
    var line: Int?
    var value = "\(error)"
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      value = problem
    case .duplicatedKeysInMapping(let duplicates, let context):
      // Yams says where the map begins, not where its keys stand.
      line = context.mark.line
      return IntakeProblem(
        file: file, line: line, column: duplicates.joined(separator: ", "), rule: .repeatedName, severity: .fatal,
        suggestion: line.map { "\($0)" })
    default: break
    }
    return IntakeProblem(
      file: file, line: line, value: value, rule: .invalidValue, severity: .fatal, allowed: "YAML")
  }
}
