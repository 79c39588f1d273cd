/// One list of a result as rows and columns for people: its `rows`, its `tests`, or its plain fields as a single row.
package struct ResultList: Sendable, Equatable {
  /// A row with what speaks against publishing its figure.
  package struct Line: Sendable, Equatable {
    /// One cell for each column; null where the row lacks it.
    package let cells: [JSONValue]
    package let doubts: [PublicationDoubt]
  }

  /// The field that holds the list; nil for the plain fields.
  package let field: String?
  /// Whether `estimate` and its margin are shares.
  package let isShare: Bool
  /// The keys of the columns: names first, then counts, then figures. A key of `by` is `by.NAME`.
  package let columns: [String]
  package let lines: [Line]
}

extension AnalysisResult {
  /// Square matrices up to this size are printed.
  private static let largestMatrix = 12

  /// The lists of the result in the order of its fields. Numeric variables and shares are lists of their own.
  ///
  /// The covariance of estimates is left out, as are matrices of more than twelve rows; both stand in the JSON.
  package var lists: [ResultList] {
    var lists: [ResultList] = []
    let plain = fields.filter { $0.value.resolved.elements == nil }
    var isPlainDone = false
    for field in fields {
      if let elements = field.value.resolved.elements {
        lists += self.lists(field.key, elements)
      } else if !isPlainDone {
        isPlainDone = true
        lists.append(list(nil, [plain.flatMap(\.flattened)], isShare: false))
      }
    }
    return lists
  }

  private func lists(_ field: String, _ elements: [JSONValue]) -> [ResultList] {
    if case .list? = elements.first { return matrix(field, elements) }
    let rows = elements.map { ($0.members ?? []).flatMap(\.flattened) }
    guard field == "rows" else { return rows.isEmpty ? [] : [list(field, rows, isShare: false)] }
    let shares = rows.filter(isShare)
    let others = rows.filter { !isShare($0) }
    return [(others, false), (shares, true)].filter { !$0.0.isEmpty }.map { list(field, $0.0, isShare: $0.1) }
  }

  private func list(_ field: String?, _ rows: [[JSONMember]], isShare: Bool) -> ResultList {
    let basis = field == "rows" ? PublicationBasis(method: method ?? "", isShare: isShare) : nil
    let columns = Self.columns(of: rows).filter { basis?.hidesDegrees != true || $0 != "df" }
    let lines = rows.map { row in
      ResultList.Line(
        cells: columns.map { key in row.first { $0.key == key }?.value ?? .null }, doubts: basis?.doubts(row) ?? [])
    }
    return ResultList(field: field, isShare: isShare, columns: columns, lines: lines)
  }

  /// Names, then counts, then the rest, each in the order of first occurrence.
  private static func columns(of rows: [[JSONMember]]) -> [String] {
    var keys: [String] = []
    var isText: [String: Bool] = [:]
    for member in rows.joined() {
      if isText[member.key] == nil { keys.append(member.key) }
      if case .text = member.value {
        isText[member.key] = true
      } else {
        isText[member.key] = isText[member.key] ?? false
      }
    }
    func rank(_ key: String) -> Int {
      if key.hasPrefix("by.") { return 0 }
      if isText[key] == true || key == "probability" { return 1 }
      return ["n", "nReference", "sumWeights"].contains(key) ? 2 : 3
    }
    return (0...3).flatMap { wanted in keys.filter { rank($0) == wanted } }
  }

  private func isShare(_ row: [JSONMember]) -> Bool {
    if method == "survey.proportion" { return true }
    let bySelection = ["survey.mean", "survey.ranking", "survey.smallArea", "survey.comparison", "survey.change"]
    return bySelection.contains(method ?? "") && row.contains { $0.key == "level" || $0.key == "condition" }
  }

  /// A square matrix with the names of what its rows belong to; nothing for the covariance of plain estimates.
  private func matrix(_ field: String, _ elements: [JSONValue]) -> [ResultList] {
    guard elements.count <= Self.largestMatrix, PublicationBasis(method: method ?? "", isShare: false) == nil else {
      return []
    }
    let names = names(count: elements.count)
    let lines = zip(names, elements).map { name, row in
      ResultList.Line(cells: [.text(name)] + (row.elements ?? []), doubts: [])
    }
    return [ResultList(field: field, isShare: false, columns: [""] + names, lines: lines)]
  }

  /// The labels of estimates or the terms of a model; numbers where neither fits.
  private func names(count: Int) -> [String] {
    for (field, key) in [("estimates", "label"), ("rows", "term")] {
      let texts = fields.first { $0.key == field }?.value.elements?.compactMap { $0[key]?.plainText } ?? []
      if texts.count == count { return texts }
    }
    return (1...count).map { "\($0)" }
  }
}

/// By what the rows of a method are judged.
private enum PublicationBasis {
  case share, mean, counts

  init?(method: String, isShare: Bool) {
    switch method {
    case "survey.mean", "survey.proportion", "survey.ranking": self = isShare ? .share : .mean
    case "survey.total", "survey.ratio", "survey.quantile": self = .mean
    case "survey.variance", "survey.comparison", "survey.change": self = .counts
    default: return nil
    }
  }

  /// Whether the interval says all that a reader needs of the degrees of freedom.
  var hidesDegrees: Bool { self != .counts }

  /// Nothing is said of a figure that is not defined.
  func doubts(_ row: [JSONMember]) -> [PublicationDoubt] {
    func number(_ key: String) -> Double? { row.first { $0.key == key }?.value.plainNumber }
    guard let value = number("estimate") else { return [] }
    let count = Int(number("n") ?? 0)
    let figure = PublicationRule.Figure(
      value: value, standardError: number("se"), degreesOfFreedom: number("df") ?? .infinity, count: count,
      designEffect: number("deff"))
    return switch self {
    case .share: PublicationRule.doubts(share: figure)
    case .mean: PublicationRule.doubts(mean: figure)
    case .counts: PublicationRule.doubts(counts: [count] + (number("nReference").map { [Int($0)] } ?? []))
    }
  }
}

extension JSONValue {
  /// The value itself, made if it was put off.
  var resolved: JSONValue { if case .deferred(let deferred) = self { deferred.value() } else { self } }

  /// The elements of a list, else nil.
  package var elements: [JSONValue]? { if case .list(let elements) = self { elements } else { nil } }

  /// The members of an object, else nil.
  package var members: [JSONMember]? { if case .object(let members) = self { members } else { nil } }

  /// A text, else nil.
  package var plainText: String? { if case .text(let text) = self { text } else { nil } }

  /// A number that is defined, else nil.
  package var plainNumber: Double? { if case .number(let number) = self, number.isFinite { number } else { nil } }
}
