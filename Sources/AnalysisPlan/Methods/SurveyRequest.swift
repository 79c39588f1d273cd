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
  /// The rows of `where`; nil = all.
  let whereRows: [Bool]?
  /// The domain of `where`.
  let whole: Domain
  /// The domains of `by`: every combination of categories that occurs in `whole`; `whole` itself without `by`.
  let domains: Domains
  let by: [String]
  /// The categories of each domain, one for each column of `by`.
  let categories: [[String]]

  var cells: Range<Int> { 0..<categories.count }

  /// The member `by` of a domain's row, if there are domains.
  func members(ofCell cell: Int) -> [JSONMember] {
    by.isEmpty
      ? [] : [JSONMember("by", .object(zip(by, categories[cell]).map { JSONMember($0, .text($1)) }))]
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
    let whole = sample.design.domains(rows: rows)
    guard whole.cells[0].rowCount > 0 else {
      throw AnalysisError(.emptyDomain, "No row of design “\(name)” fulfils “\(condition ?? "")”.")
    }
    let cells = try cells(by, rows, sample)
    return SurveyFrame(
      sample: sample, whereRows: rows, whole: whole.cells[0],
      domains: cells.map { sample.design.domains(cellOfRow: $0.ofRow, count: $0.categories.count) } ?? whole, by: by,
      categories: cells?.categories ?? [[]])
  }

  mutating func frame(_ request: SurveyRequest, columns: [String]) throws(AnalysisError) -> SurveyFrame {
    try frame(design: request.design, by: request.by, where: request.condition, columns: columns)
  }

  /// The domain of each row by the columns of `by`, the first column varying fastest; nil without `by`.
  private func cells(
    _ by: [String], _ rows: [Bool]?, _ sample: SurveySample
  ) throws(AnalysisError) -> (ofRow: [Int32], categories: [[String]])? {
    guard let last = by.last else { return nil }
    let outermost = try sample.table.categories(last)
    var cell = outermost.codes
    if let rows { for row in cell.indices where !rows[row] { cell[row] = -1 } }
    var categories = outermost.levels.map { [$0] }
    for name in by.dropLast().reversed() {
      let inner = try sample.table.categories(name)
      let crossed = PairNumbering(outer: cell, inner: inner.codes, rowCount: cell.count)
      categories = zip(crossed.outer, crossed.inner).map { [inner.levels[Int($1)]] + categories[Int($0)] }
      cell = crossed.ofRow
    }
    let zeros = [Int32](repeating: 0, count: cell.count)
    let occurring = PairNumbering(outer: cell, inner: zeros, rowCount: cell.count)
    guard occurring.count > 0 else {
      throw AnalysisError(.emptyDomain, "No row has a value in all of the columns of “by”.")
    }
    return (occurring.ofRow, occurring.outer.map { categories[Int($0)] })
  }
}
