import GRDB
import ProgrammeModel

// How checked values become cells and come back. Dates and months are kept as their ISO texts.

extension FieldValue {
  var databaseValue: DatabaseValue {
    switch self {
    case .text(let value): value.databaseValue
    case .integer(let value): value.databaseValue
    case .decimal(let value): value.databaseValue
    case .date(let value): value.description.databaseValue
    case .month(let value): value.description.databaseValue
    case .missing: .null
    }
  }
}

extension FieldRule {
  /// Reads a cell back by the type that the schema gives it.
  func value(of cell: DatabaseValue) throws -> FieldValue {
    if cell.isNull { return .missing }
    let value: FieldValue? =
      switch type {
      case .site, .project, .district, .projects, .text, .person, .choice:
        String.fromDatabaseValue(cell).map { .text($0) }
      case .integer, .time: Int.fromDatabaseValue(cell).map { .integer($0) }
      case .decimal: Double.fromDatabaseValue(cell).map { .decimal($0) }
      case .date: String.fromDatabaseValue(cell).flatMap { CalendarDate($0) }.map { .date($0) }
      case .month: String.fromDatabaseValue(cell).flatMap { YearMonth($0) }.map { .month($0) }
      }
    guard let value else { throw StoreError.undecodable(what: name) }
    return value
  }
}

extension RecordSchema {
  /// The table of the kind.
  var table: String { String(kind.rawValue.map { $0 == "-" ? "_" : $0 }) }

  var insertion: String {
    let names = fields.map { "\"\($0.name)\"" }.joined(separator: ", ")
    let marks = fields.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(table) (batch, line, \(names)) VALUES (?, ?, \(marks))"
  }
}

extension Answer {
  /// The kind of the answer table and its value.
  var cells: (kind: String, value: DatabaseValue)? {
    switch self {
    case .code(let code): ("code", code.databaseValue)
    case .set(let codes): ("set", codes.joined(separator: " ").databaseValue)
    case .number(let value): ("number", value.databaseValue)
    case .text(let text): ("text", text.databaseValue)
    case .missing(.notAsked): nil
    case .missing(let kind): (kind.rawValue, .null)
    }
  }

  init(kind: String, value: DatabaseValue) throws {
    switch kind {
    case "code": self = .code(String.fromDatabaseValue(value) ?? "")
    case "set": self = .set((String.fromDatabaseValue(value) ?? "").split(separator: " ").map(String.init))
    case "number":
      guard let number = Double.fromDatabaseValue(value) else { throw StoreError.undecodable(what: "answer") }
      self = .number(number)
    case "text": self = .text(String.fromDatabaseValue(value) ?? "")
    default:
      guard let missing = MissingKind(rawValue: kind) else { throw StoreError.undecodable(what: kind) }
      self = .missing(missing)
    }
  }
}
