import Statistics
import Tables

/// Location, spread and shape of single variables.
struct UnivariateSummary {
  static let method = AnalysisMethod(name: "univariate.summary") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    try UnivariateSummary(arguments).fields(&context)
  }

  private let data: String
  private let variables: [String]
  private let standardisation: Moments.Standardisation
  private let quantileType: QuantileType
  private let probabilities: [Double]

  private init(_ arguments: [PlanEntry]) throws(AnalysisError) {
    let reader = try ArgumentReader(
      arguments, of: "univariate.summary", known: ["data", "variables", "moments", "quantileType", "probabilities"])
    data = try reader.required("data", try reader.text("data"))
    variables = try reader.requiredTexts("variables")
    standardisation = try reader.choice("moments", as: Moments.Standardisation.self) ?? .adjusted
    quantileType = try reader.count("quantileType", in: 1...9).flatMap(QuantileType.init) ?? .mode
    probabilities = try Self.probabilities(reader) ?? [0, 0.25, 0.5, 0.75, 1]
  }

  private static func probabilities(_ reader: ArgumentReader) throws(AnalysisError) -> [Double]? {
    guard let value = reader.value("probabilities") else { return nil }
    let numbers = value.elements?.compactMap { element -> Double? in
      if case .number(let number, _) = element, (0...1).contains(number) { number } else { nil }
    }
    guard let numbers, numbers.count == value.elements?.count else {
      throw reader.invalid("probabilities", "a list of numbers from 0 to 1")
    }
    return numbers
  }

  private func fields(_ context: inout AnalysisContext) throws(AnalysisError) -> AnalysisFields {
    let table = try context.table(data)
    try table.check(columns: variables)
    var columns: [[Double]] = []
    for variable in variables { columns.append(try table.numbers(variable)) }
    var rows: [JSONValue] = []
    var warnings = table.warnings
    for (variable, column) in zip(variables, columns) {
      let values = column.filter { !$0.isNaN }
      guard let moments = Moments(values) else {
        throw AnalysisError(.noData, "“\(variable)” of data “\(table.name)” has no value.")
      }
      rows.append(.object(row(variable, values, moments, missing: column.count - values.count)))
      if moments.sumOfSquares == 0 {
        warnings.append("“\(variable)” does not vary: no skewness, kurtosis and autocorrelation.")
      } else if moments.kurtosis(standardisation) == nil {
        warnings.append("“\(variable)” has too few values for its kurtosis or skewness.")
      }
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: warnings)
  }

  private func row(_ variable: String, _ values: [Double], _ moments: Moments, missing: Int) -> [JSONMember] {
    let sorted = values.sorted()
    func quartile(_ probability: Double) -> Double { quantile(ofSorted: sorted, probability: probability) ?? .nan }
    return [
      JSONMember("variable", .text(variable)), JSONMember("n", JSONValue(moments.count)),
      JSONMember("missing", JSONValue(missing)), JSONMember("mean", JSONValue(moments.mean)),
      JSONMember("sd", JSONValue(moments.standardDeviation)), JSONMember("minimum", JSONValue(sorted.first)),
      JSONMember("maximum", JSONValue(sorted.last)), JSONMember("median", JSONValue(quartile(0.5))),
      JSONMember("mad", JSONValue(medianAbsoluteDeviation(of: values))),
      JSONMember("iqr", JSONValue(quartile(0.75) - quartile(0.25))),
      JSONMember("skewness", JSONValue(moments.skewness(standardisation))),
      JSONMember("kurtosis", JSONValue(moments.kurtosis(standardisation))),
      JSONMember("lag1Autocorrelation", JSONValue(moments.lag1Autocorrelation)),
      JSONMember(
        "quantiles",
        .list(probabilities.map { JSONValue(quantile(ofSorted: sorted, probability: $0, type: quantileType)) })),
    ]
  }
}
