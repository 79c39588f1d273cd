import SurveyEstimation
import Tables

/// A step of `adjust` as the plan describes it.
enum AdjustmentSpecification {
  case postStratify(CellCounts, allowsEmptyCells: Bool)

  case rake([CellCounts], maximumIterations: Int, tolerance: Double, residuals: Raking.Residuals)

  case calibrate(CalibrationSpecification)
  case trim(WeightTrimming)
  case nonresponse(responded: String, classes: [String])

  init(_ value: PlanValue, of place: String) throws(AnalysisError) {
    guard let entries = value.entries, entries.count == 1, let step = entries.first else {
      throw AnalysisError(.invalidArgument, "A step of “adjust” of \(place) must be a mapping with one key.")
    }
    _ = try ArgumentReader(
      entries, of: "“adjust” of \(place)",
      known: ["postStratify", "rake", "calibrate", "trimWeights", "nonresponse"])
    guard let arguments = step.value.entries else {
      throw AnalysisError(.invalidArgument, "“\(step.key)” of \(place) must be a mapping.")
    }
    let inner = "“\(step.key)” of \(place)"
    self =
      switch step.key {
      case "rake": try Self.rake(arguments, inner)
      case "calibrate": .calibrate(try CalibrationSpecification(arguments, inner))
      case "trimWeights": try Self.trim(arguments, inner)
      case "nonresponse": try Self.nonresponse(arguments, inner)
      default: try Self.postStratify(arguments, inner)
      }
  }

  private static func trim(
    _ arguments: [PlanEntry], _ place: String
  ) throws(AnalysisError) -> AdjustmentSpecification {
    let reader = try ArgumentReader(arguments, of: place, known: ["lower", "upper", "strict"])
    let lower = try reader.number("lower", above: 0, below: .infinity)
    let upper = try reader.number("upper", above: 0, below: .infinity)
    if lower == nil, upper == nil { _ = try reader.required("upper", upper) }
    guard lower ?? 0 <= upper ?? .infinity else { throw reader.invalid("lower", "at most “upper”") }
    return .trim(
      WeightTrimming(bounds: (lower ?? 0)...(upper ?? .infinity), isStrict: try reader.flag("strict")))
  }

  private static func nonresponse(
    _ arguments: [PlanEntry], _ place: String
  ) throws(AnalysisError) -> AdjustmentSpecification {
    let reader = try ArgumentReader(arguments, of: place, known: ["responded", "classes"])
    let responded = try reader.required("responded", try reader.text("responded"))
    let single = reader.value("classes")?.label
    let classes = if let single { [single] } else { try reader.texts("classes") ?? [] }
    return .nonresponse(responded: responded, classes: classes)
  }

  private static func postStratify(
    _ arguments: [PlanEntry], _ place: String
  ) throws(AnalysisError) -> AdjustmentSpecification {
    let reader = try ArgumentReader(arguments, of: place, known: ["variables", "population", "partial"])
    let partial = try reader.flag("partial")
    return .postStratify(try CellCounts(reader, of: place), allowsEmptyCells: partial)
  }

  private static func rake(
    _ arguments: [PlanEntry], _ place: String
  ) throws(AnalysisError) -> AdjustmentSpecification {
    let reader = try ArgumentReader(
      arguments, of: place, known: ["margins", "maxIterations", "tolerance", "residuals"])
    guard let elements = try reader.required("margins", reader.value("margins")).elements, !elements.isEmpty else {
      throw reader.invalid("margins", "a list of margins")
    }
    var margins: [CellCounts] = []
    for element in elements {
      guard let entries = element.entries else { throw reader.invalid("margins", "a list of mappings") }
      let inner = try ArgumentReader(entries, of: "a margin of \(place)", known: ["variables", "population"])
      margins.append(try CellCounts(inner, of: place))
    }
    let iterations = try reader.number("maxIterations", above: 0, below: 1e9) ?? 100
    guard iterations == iterations.rounded() else { throw reader.invalid("maxIterations", "a whole number") }
    return .rake(
      margins, maximumIterations: Int(iterations),
      tolerance: try reader.number("tolerance", above: 0, below: 1) ?? 1e-10,
      residuals: try reader.choice("residuals", as: Raking.Residuals.self) ?? .design)
  }

  /// The columns of the sample that the step uses.
  var variables: [String] {
    switch self {
    case .postStratify(let counts, _): counts.variables
    case .rake(let margins, _, _, _): margins.flatMap(\.variables)
    case .calibrate, .trim: []
    case .nonresponse(let responded, let classes): [responded] + classes
    }
  }

  /// The step with its cells found in the sample.
  func adjustment(
    in table: PlanTable, context: inout AnalysisContext
  ) throws(AnalysisError) -> WeightAdjustment {
    switch self {
    case .postStratify(let counts, let allowsEmptyCells):
      return .postStratify(
        try counts.margin(in: table, allowsEmptyCells: allowsEmptyCells, context: &context))
    case .rake(let counts, let maximumIterations, let tolerance, let residuals):
      var margins: [PostStratification] = []
      for margin in counts { margins.append(try margin.margin(in: table, context: &context)) }
      return .rake(
        Raking(
          margins: margins, maximumIterations: maximumIterations, tolerance: tolerance, residuals: residuals))
    case .calibrate(let calibration): return .calibrate(try calibration.calibration(in: table))
    case .trim(let trimming): return .trim(trimming)
    case .nonresponse(let responded, let classes):
      return .nonresponse(try Self.nonresponse(responded, classes, in: table))
    }
  }

  private static func nonresponse(
    _ responded: String, _ classes: [String], in table: PlanTable
  ) throws(AnalysisError) -> NonresponseAdjustment {
    let answers = try table.numbers(responded)
    if let row = answers.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw AnalysisError(
        .notBinary,
        "“\(responded)” must hold only 0 and 1, but row \(table.rowNumbers[row] + 1) of data “\(table.name)” does not.")
    }
    var cells = [Int32](repeating: 0, count: answers.count)
    var names = ["all"]
    for (index, name) in classes.enumerated() {
      let categories = try table.categories(name)
      let crossed = PairNumbering(outer: cells, inner: categories.codes, rowCount: cells.count)
      names = zip(crossed.outer, crossed.inner).map {
        (index == 0 ? "" : names[Int($0)] + ", ") + "\(name) = \(categories.levels[Int($1)])"
      }
      cells = crossed.ofRow
    }
    return NonresponseAdjustment(responded: answers.map { $0 == 1 }, classes: cells, names: names)
  }
}
