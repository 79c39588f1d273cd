import SurveyEstimation
import Tables

/// Each group of a column against the rest, the whole or one other group.
struct SurveyComparison {
  static let method = AnalysisMethod(name: "survey.comparison") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try SurveyComparison(arguments).fields(&context)
  }

  /// What a group is compared with.
  private enum Reference {
    /// All other rows, without the group itself.
    case rest
    /// All rows, the group included.
    case whole
    /// The rows of one category.
    case category(String)
  }

  private let request: SurveyRequest
  private let differences: SurveyDifferences
  private let by: String
  private let reference: Reference
  /// The column of the enclosing groups in which `rest` and `whole` are taken.
  private let within: String?

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "survey.comparison", known: SurveyDifferences.keys + ["against", "within"])
    request = try SurveyRequest(reader)
    differences = try SurveyDifferences(reader, request: request)
    guard request.by.count == 1 else { throw reader.invalid("by", "a list of one column") }
    by = request.by[0]
    reference = try Self.reference(reader)
    within = try reader.text("within")
    if within != nil, case .category = reference {
      throw reader.invalid("within", "absent when “against” is a category")
    }
  }

  private static func reference(_ reader: ArgumentReader) throws(AnalysisError) -> Reference {
    switch try reader.required("against", reader.value("against")) {
    case .text("rest"): return .rest
    case .text("whole"): return .whole
    case .mapping(let entries):
      let inner = try ArgumentReader(entries, of: "“against”", known: ["category"])
      return .category(try inner.required("category", try inner.text("category")))
    default: throw reader.invalid("against", "rest, whole or {category: NAME}")
    }
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let frame = try context.frame(
      request, columns: try differences.columnNames() + (within.map { [$0] } ?? []))
    if case .category(let name) = reference {
      return try differences.fields(of: try pairs(against: name, in: frame), in: frame)
    }
    return try differences.fields(of: try pairs(in: frame), in: frame)
  }

  private func pairs(against name: String, in frame: SurveyFrame) throws(AnalysisError) -> [SurveyDifferences.Pair] {
    guard let other = frame.categories.firstIndex(of: [name]) else {
      throw .unknown(.unknownLevel, "category of “\(by)” named", name, among: frame.categories.flatMap(\.self))
    }
    let reference = frame.domains.rows(of: other)
    return frame.cells.filter { $0 != other }.map { cell in
      SurveyDifferences.Pair(
        members: frame.members(ofCell: cell), name: frame.categories[cell][0], group: frame.domains.rows(of: cell),
        reference: reference)
    }
  }

  /// Rows without a value in `by` or `within` belong to no group, no rest and no whole.
  private func pairs(in frame: SurveyFrame) throws(AnalysisError) -> [SurveyDifferences.Pair] {
    var enclosing: CategoryCodes?
    if let within { enclosing = try frame.sample.table.categories(within) }
    let codes = frame.domains.cellOfRow.enumerated().map { row, cell in cell < 0 ? -1 : enclosing?.codes[row] ?? 0 }
    var pairs: [SurveyDifferences.Pair] = []
    for cell in frame.cells {
      let group = frame.domains.cellOfRow.indices.map {
        frame.domains.cellOfRow[$0] == Int32(cell) && codes[$0] >= 0
      }
      let own = Set(codes.indices.lazy.filter { group[$0] }.map { codes[$0] })
      guard own.count <= 1 else {
        throw AnalysisError(
          .invalidArgument,
          "“\(frame.categories[cell][0])” of “\(by)” lies in more than one “\(within ?? "")”; “within” needs one for "
            + "each.")
      }
      let code = own.first
      pairs.append(
        SurveyDifferences.Pair(
          members: frame.members(ofCell: cell) + (enclosing.map { name(code, in: $0) } ?? []),
          name: frame.categories[cell][0], group: group,
          reference: codes.indices.map { codes[$0] == code && (isWhole || !group[$0]) }))
    }
    return pairs
  }

  private var isWhole: Bool { if case .whole = reference { true } else { false } }

  /// The member `within` of a row.
  private func name(_ code: Int32?, in categories: CategoryCodes) -> [JSONMember] {
    [JSONMember("within", code.map { .text(categories.levels[Int($0)]) } ?? .null)]
  }
}
