import ProgrammeModel

/// Writes rows of one kind of record in one of the spellings that real files have.
struct RecordFile {
  let schema: RecordSchema
  let spelling: Spelling
  private let programme: Programme
  private let siteNames: [String: String]
  private var csv = CSVText()

  /// How a file names its columns and writes its codes.
  enum Spelling {
    /// Field names and identifiers.
    case plain
    /// Chinese headers, names and choices.
    case chinese
  }

  /// `siteNames`: the community name of each site, for the Chinese spelling.
  init(_ kind: RecordKind, _ spelling: Spelling, programme: Programme, siteNames: [String: String] = [:]) {
    schema = RecordSchema.of(kind)
    self.spelling = spelling
    self.programme = programme
    self.siteNames = siteNames
    csv.add(columns)
  }

  private var columns: [String] {
    schema.fields.map { spelling == .chinese ? $0.headers.first ?? $0.name : $0.name }
  }

  /// Adds a row; `values` by field name, a field without value stays empty.
  mutating func add(_ values: KeyValuePairs<String, String?>) {
    let byName = Dictionary(values.map { ($0.key, $0.value) }) { first, _ in first }
    csv.add(schema.fields.map { rule in spelled((byName[rule.name] ?? nil) ?? "", rule.type) })
  }

  private func spelled(_ value: String, _ type: FieldType) -> String {
    guard spelling == .chinese else { return value }
    switch type {
    case .site: return siteNames[value] ?? value
    case .project: return programme.project(value)?.name.zh ?? value
    case .district: return programme.district(value)?.name.zh ?? value
    case .choice(let rules): return rules.first { $0.code == value }?.spellings.first ?? value
    case .projects, .month, .date, .time, .integer, .decimal, .text, .person: return value
    }
  }

  func file(path: String, encoding: SimulatedFile.Encoding, title: String) -> SimulatedFile {
    let fields = zip(columns, schema.fields).map { SimulatedFile.Field(name: $0, type: $1.type.frictionlessType) }
    return SimulatedFile(
      path: path, text: csv.text, encoding: encoding, title: title, delimiter: ",", fields: fields)
  }
}

extension FieldType {
  /// Dates and times are text there, because the files hold impossible ones.
  fileprivate var frictionlessType: String {
    switch self {
    case .site, .project, .district, .projects, .date, .time, .text, .person, .choice: "string"
    case .month: "yearmonth"
    case .integer: "integer"
    case .decimal: "number"
    }
  }
}
