import ProgrammeModel

/// A row of evidence as it is compared: what identifies it, and its cells as texts.
struct ComparedRow: Sendable, Encodable {
  /// Values that identify the row; empty where rows have no key and are known by their whole content.
  let key: [String]
  let line: Int
  let cells: [String: String]

  init(_ record: EvidenceRecord, schema: RecordSchema) {
    cells = Dictionary(uniqueKeysWithValues: schema.fields.map { ($0.name, Self.text(record.values[$0.name])) })
    key = schema.key.map { Self.text(record.values[$0]) }
    line = record.line
  }

  init(_ response: SurveyResponse) {
    var cells = response.answers.compactMapValues(Self.text)
    cells["site"] = response.site
    cells["cluster"] = response.cluster
    cells["cluster_population"] = response.clusterPopulation.map { "\($0)" }
    cells["weight"] = "\(response.weight)"
    self.cells = cells
    // A file without identifiers calls its respondents by their lines, which another row moves.
    key = response.respondent == "line-\(response.line)" ? [] : [response.respondent]
    line = response.line
  }

  /// What tells the row apart within one version of a file.
  var identity: [String] { key.isEmpty ? content : key }

  private var content: [String] { cells.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } }

  private static func text(_ value: FieldValue?) -> String {
    switch value {
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .date(let date): "\(date)"
    case .month(let month): "\(month)"
    case .missing, nil: ""
    }
  }

  private static func text(_ answer: Answer) -> String? {
    switch answer {
    case .code(let code): code
    case .set(let codes): codes.joined(separator: " ")
    case .number(let number): "\(number)"
    case .text(let text): text
    case .missing(let kind): "(\(kind.rawValue))"
    }
  }
}

/// What a file would change against a stored batch: rows added, removed, and changed cell by cell.
///
/// Rows are matched by the key of their kind, those of a survey by their respondent; several with one key in the order
/// of their lines. Rows without a key are matched by their whole content and are added or removed, never changed. That a
/// row stands on another line is no difference.
struct BatchDifference: Sendable, Encodable {
  let batch: Int
  private(set) var added: [ComparedRow] = []
  private(set) var removed: [ComparedRow] = []
  private(set) var changed: [ChangedRow] = []
  private(set) var unchanged = 0
  let rejectedBefore: Int
  let rejectedAfter: Int

  /// A row that both versions have, with cells that differ.
  struct ChangedRow: Sendable, Encodable {
    let key: [String]
    let lineBefore: Int
    let line: Int
    let cells: [CellChange]
  }

  struct CellChange: Sendable, Encodable {
    let column: String
    let before: String?
    let after: String?
  }

  init(
    from old: [ComparedRow], rejected rejectedBefore: Int, to new: [ComparedRow], rejected rejectedAfter: Int,
    batch: Int
  ) {
    self.batch = batch
    self.rejectedBefore = rejectedBefore
    self.rejectedAfter = rejectedAfter
    var waiting: [[String]: [ComparedRow]] = [:]
    for row in old.reversed() { waiting[row.identity, default: []].append(row) }
    for row in new {
      guard let partner = waiting[row.identity]?.popLast() else {
        added.append(row)
        continue
      }
      compare(partner, row)
    }
    removed = waiting.values.flatMap(\.self).sorted { $0.line < $1.line }
  }

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty && rejectedBefore == rejectedAfter }

  private mutating func compare(_ old: ComparedRow, _ new: ComparedRow) {
    let columns = Set(old.cells.keys).union(new.cells.keys).sorted()
    let cells = columns.filter { old.cells[$0] != new.cells[$0] }.map {
      CellChange(column: $0, before: old.cells[$0], after: new.cells[$0])
    }
    if cells.isEmpty {
      unchanged += 1
    } else {
      changed.append(ChangedRow(key: new.key, lineBefore: old.line, line: new.line, cells: cells))
    }
  }
}
