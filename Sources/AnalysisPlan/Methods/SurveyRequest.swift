import SurveyEstimation
import Tables

/// The arguments that all estimation methods of surveys share.
struct SurveyRequest {
  let design: String
  let by: [String]
  /// The condition of the domain, as written.
  let condition: String?
  let options: EstimationOptions
  let missing: MissingValueRule

  static let keys = ["design", "by", "where", "level", "df", "missing", "deff"]

  init(_ reader: ArgumentReader) throws(AnalysisError) {
    design = try reader.required("design", try reader.text("design"))
    by = try reader.texts("by") ?? []
    condition = try reader.text("where")
    options = EstimationOptions(
      level: try reader.number("level", above: 0, below: 1) ?? 0.95,
      degreesOfFreedom: try Self.degreesOfFreedom(reader),
      designEffect: try reader.text("deff") == "none"
        ? nil : try reader.choice("deff", as: DesignEffectRule.self))
    missing = try reader.choice("missing", as: MissingValueRule.self) ?? .available
  }

  private static func degreesOfFreedom(_ reader: ArgumentReader) throws(AnalysisError) -> DegreesOfFreedomRule {
    guard let value = reader.value("df") else { return .domain }
    switch value {
    case .text("domain"): return .domain
    case .text("design"): return .design
    case .text("infinite"): return .infinite
    case .number(let number, _) where number > 0: return .number(number)
    default: throw reader.invalid("df", "domain, design, infinite or a number above 0")
    }
  }
}

/// What happens to rows in which an analysed variable is missing.
enum MissingValueRule: String, CaseIterable {
  /// Each variable on its own rows.
  case available
  /// The rows that are complete on all variables of the analysis.
  case listwise
  /// The analysis is refused.
  case fail
}

/// A sample with the domains in which an analysis looks at it.
struct SurveyFrame {
  let sample: SurveySample
  /// The rows of `where`.
  let whole: Domain
  /// The domains of `by`: every combination of categories that occurs in `whole`; `whole` itself without `by`.
  let cells: [Cell]
  let by: [String]

  struct Cell {
    /// The category of each `by` column.
    let categories: [String]
    let domain: Domain
  }

  /// The member `by` of a cell's row, if there are domains.
  func members(of cell: Cell) -> [JSONMember] {
    by.isEmpty ? [] : [JSONMember("by", .object(zip(by, cell.categories).map { JSONMember($0, .text($1)) }))]
  }
}

extension AnalysisContext {
  /// The sample and domains of a request. Names are checked before anything is computed: the design, its table and
  /// columns, then `by`, `where` and `columns`.
  mutating func frame(
    design name: String, by: [String], where condition: String?, columns: [String]
  ) throws(AnalysisError) -> SurveyFrame {
    let specification = try specification(name)
    let table = try table(of: specification)
    try table.check(columns: by + columns)
    var expression: ColumnExpression?
    if let condition { expression = try table.expression(condition, for: "where") }
    let sample = try sample(specification)
    var rows: [Bool]?
    if let expression {
      do { rows = try expression.rows(in: sample.table.data) } catch {
        throw AnalysisError(error, in: expression.source, of: "where")
      }
    }
    let whole = sample.design.domain(rows)
    guard whole.rowCount > 0 else {
      throw AnalysisError(.emptyDomain, "No row of design “\(name)” fulfils “\(condition ?? "")”.")
    }
    return SurveyFrame(sample: sample, whole: whole, cells: try cells(by, whole, sample), by: by)
  }

  mutating func frame(_ request: SurveyRequest, columns: [String]) throws(AnalysisError) -> SurveyFrame {
    try frame(design: request.design, by: request.by, where: request.condition, columns: columns)
  }

  private func cells(
    _ by: [String], _ whole: Domain, _ sample: SurveySample
  ) throws(AnalysisError) -> [SurveyFrame.Cell] {
    if by.isEmpty { return [SurveyFrame.Cell(categories: [], domain: whole)] }
    var columns: [CategoryCodes] = []
    for name in by { columns.append(try sample.table.categories(name)) }
    var rowsOfCell: [[Int32]: [Int]] = [:]
    for row in whole.rows.indices where whole.rows[row] {
      let codes = columns.map { $0.codes[row] }
      if !codes.contains(-1) { rowsOfCell[codes, default: []].append(row) }
    }
    guard !rowsOfCell.isEmpty else {
      throw AnalysisError(.emptyDomain, "No row has a value in all of the columns of “by”.")
    }
    // The first column varies fastest, so the last one decides first.
    let ordered = rowsOfCell.sorted { $0.key.reversed().lexicographicallyPrecedes($1.key.reversed()) }
    return ordered.map { codes, members in
      var rows = [Bool](repeating: false, count: whole.rows.count)
      for row in members { rows[row] = true }
      return SurveyFrame.Cell(
        categories: zip(columns, codes).map { $0.levels[Int($1)] }, domain: sample.design.domain(rows))
    }
  }
}
