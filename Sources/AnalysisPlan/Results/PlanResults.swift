package import Tables

/// The results of all analyses of a plan, in its order.
package struct PlanResults: Sendable {
  package let results: [AnalysisResult]
  /// What the plan says without effect: designs and tables that no analysis uses.
  package let warnings: [PlanWarning]

  /// Whether an analysis was refused; the command then ends with status 1.
  package var hasErrors: Bool { results.contains { $0.error != nil } }

  /// The document `{"steelyard": 1, "results": [...]}`. Same plan and data, same bytes.
  package func json() -> String {
    let document: JSONValue = ["steelyard": JSONValue(1), "results": .list(results.map(\.json))]
    return document.text() + "\n"
  }

  /// All results as one flat table: a line for each of their `rows`, or one for results without rows and for errors.
  ///
  /// Columns are `id`, `method`, then the fields in the order in which they first occur; a field of `by` is `by.NAME`.
  /// Lists other than `rows` (covariances, weights) stand only in the JSON. An undefined number is an empty cell.
  package var rows: TextTable {
    let lines = results.flatMap(\.flatRows)
    var names: [String] = []
    var position: [String: Int] = [:]
    for line in lines {
      for cell in line where position[cell.key] == nil {
        position[cell.key] = names.count
        names.append(cell.key)
      }
    }
    let cells = lines.map { line in
      var cells = [String](repeating: "", count: names.count)
      for cell in line { cells[position[cell.key] ?? 0] = cell.value.cellText }
      return cells
    }
    return TextTable(columnNames: names, rows: cells)
  }
}

/// The result of one analysis, or why it is refused.
package struct AnalysisResult: Sendable {
  package let id: String
  /// The method as the plan names it; nil if it names none.
  package let method: String?
  /// What the plan says of the analysis beside its name.
  package let outline: AnalysisOutline
  /// The fields of the result; empty when refused.
  package let fields: [JSONMember]
  /// What is undefined or was left out.
  package let warnings: [PlanWarning]
  package let error: AnalysisError?

  private var head: [JSONMember] {
    [JSONMember("id", .text(id)), JSONMember("method", method.map { .text($0) } ?? .null)]
  }

  var json: JSONValue {
    if let error {
      return .object(
        head + [JSONMember("error", ["code": .text(error.code.rawValue), "message": .text(error.sentence)])])
    }
    let notes = warnings.isEmpty ? [] : [JSONMember("warnings", .list(warnings.map { .text($0.sentence) }))]
    return .object(head + fields + notes)
  }

  /// The cells of each line of the flat table.
  var flatRows: [[JSONMember]] {
    if let error {
      return [head + [JSONMember("error", .text(error.code.rawValue)), JSONMember("message", .text(error.sentence))]]
    }
    guard case .list(let rows) = fields.first(where: { $0.key == "rows" })?.value else {
      return [head + fields.flatMap(\.flattened)]
    }
    return rows.map { row in
      guard case .object(let members) = row else { return head }
      return head + members.flatMap(\.flattened)
    }
  }
}

extension JSONMember {
  /// The member itself, the members of an object with their path, nothing for a list.
  var flattened: [JSONMember] {
    switch value {
    case .list, .deferred: []
    case .object(let members): members.flatMap(\.flattened).map { JSONMember("\(key).\($0.key)", $0.value) }
    default: [self]
    }
  }
}

extension JSONValue {
  /// A plain value as the text of a cell; empty for null.
  fileprivate var cellText: String {
    switch self {
    case .null: ""
    case .text(let text): text
    default: text()
    }
  }
}
