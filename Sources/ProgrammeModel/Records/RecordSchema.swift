/// The kinds of evidence that are stored row by row, as the command line names them.
package enum RecordKind: String, Sendable, Codable, CaseIterable {
  case sites
  case clicks
  case installs
  case rooms
  case counts
  case selfReports = "self-reports"
  case ledger
  case inspections
  case scorecards
  case changes
  case applications
  case contracts
  case payments
  case budgets
  case agreements
  case audits
  case districtReports = "district-reports"
  case acceptances
  case comments

  /// Whether the rows belong to the whole programme and are imported without a round.
  package var isOfProgramme: Bool {
    switch self {
    case .sites, .applications, .contracts, .payments, .budgets, .agreements, .comments: true
    case .clicks, .installs, .rooms, .counts, .selfReports, .ledger, .inspections, .scorecards, .changes, .audits,
      .districtReports, .acceptances:
      false
    }
  }
}

/// What one kind of row holds: the single description that reading, checking and storing follow.
package struct RecordSchema: Sendable, Equatable {
  package let kind: RecordKind
  package let fields: [FieldRule]
  /// Names of the fields that identify a row; a second row with the same key in the same file is rejected. Empty: rows
  /// may repeat (each is an event of its own).
  package let key: [String]

  package init(kind: RecordKind, fields: [FieldRule], key: [String]) {
    self.kind = kind
    self.fields = fields
    self.key = key
  }
}

/// One field of a record.
package struct FieldRule: Sendable, Equatable {
  package let name: String
  /// Headers under which files bring the field, besides its name: Chinese and English.
  package let headers: [String]
  package let type: FieldType
  package let required: Bool

  package init(_ name: String, _ type: FieldType, headers: [String], required: Bool = true) {
    self.name = name
    self.headers = headers
    self.type = type
    self.required = required
  }
}

/// What a field may hold.
package enum FieldType: Sendable, Equatable {
  /// A site, by identifier or by community name within the site list.
  case site
  /// A project of the catalogue, by identifier or name.
  case project
  /// A district, by identifier or name.
  case district
  /// Identifiers of projects, separated by spaces, semicolons or 、.
  case projects
  case month
  case date
  /// A time of day, HH:MM, kept as minutes after midnight.
  case time
  case integer(ClosedRange<Int>)
  case decimal(ClosedRange<Double>)
  case text
  /// An identifier of a person (a code, a name, a number); kept as a pseudonym only.
  case person
  /// One of some codes; each code with the spellings that mean it.
  case choice([ChoiceRule])

  package struct ChoiceRule: Sendable, Equatable {
    package let code: String
    package let spellings: [String]

    package init(_ code: String, _ spellings: [String]) {
      self.code = code
      self.spellings = spellings
    }
  }
}

/// A checked value of a field.
package enum FieldValue: Sendable, Equatable {
  case text(String)
  case integer(Int)
  case decimal(Double)
  case date(CalendarDate)
  case month(YearMonth)
  case missing
}

/// A checked row with its place in the evidence: batch (0 before it is stored) and line of the file.
package struct EvidenceRecord: Sendable, Equatable {
  package let kind: RecordKind
  package let batch: Int
  package let line: Int
  package let values: [String: FieldValue]

  package init(kind: RecordKind, batch: Int, line: Int, values: [String: FieldValue]) {
    self.kind = kind
    self.batch = batch
    self.line = line
    self.values = values
  }
}

/// A record lacks a field that its kind demands: the file was read by another schema.
package struct RecordFieldError: Error, Equatable {
  package let kind: RecordKind
  package let line: Int
  package let field: String
}

extension EvidenceRecord {
  package func text(_ field: String) throws(RecordFieldError) -> String {
    guard case .text(let value) = values[field] else { throw missing(field) }
    return value
  }

  package func integer(_ field: String) throws(RecordFieldError) -> Int {
    guard case .integer(let value) = values[field] else { throw missing(field) }
    return value
  }

  package func decimal(_ field: String) throws(RecordFieldError) -> Double {
    switch values[field] {
    case .decimal(let value): return value
    case .integer(let value): return Double(value)
    default: throw missing(field)
    }
  }

  package func date(_ field: String) throws(RecordFieldError) -> CalendarDate {
    guard case .date(let value) = values[field] else { throw missing(field) }
    return value
  }

  package func month(_ field: String) throws(RecordFieldError) -> YearMonth {
    guard case .month(let value) = values[field] else { throw missing(field) }
    return value
  }

  /// The value of an optional text field, nil when it is missing.
  package func optionalText(_ field: String) -> String? {
    if case .text(let value) = values[field] { value } else { nil }
  }

  package func optionalInteger(_ field: String) -> Int? {
    if case .integer(let value) = values[field] { value } else { nil }
  }

  package func optionalDecimal(_ field: String) -> Double? {
    switch values[field] {
    case .decimal(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  package func optionalDate(_ field: String) -> CalendarDate? {
    if case .date(let value) = values[field] { value } else { nil }
  }

  private func missing(_ field: String) -> RecordFieldError {
    RecordFieldError(kind: kind, line: line, field: field)
  }
}
