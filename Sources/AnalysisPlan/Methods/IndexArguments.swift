import Indicators

extension ArgumentReader {
  /// Any number.
  func number(_ key: String) throws(AnalysisError) -> Double? {
    try number(key, above: -.infinity, below: .infinity)
  }

  /// Two numbers, the first below the second.
  func interval(_ key: String) throws(AnalysisError) -> (lower: Double, upper: Double)? {
    guard let value = value(key) else { return nil }
    guard let elements = value.elements, elements.count == 2, case .number(let lower, _) = elements[0],
      case .number(let upper, _) = elements[1], lower < upper
    else { throw invalid(key, "two numbers, the first below the second") }
    return (lower, upper)
  }

  /// A list of words that an enumeration allows.
  func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, as type: Choice.Type
  ) throws(AnalysisError) -> [Choice]? where Choice.RawValue == String {
    guard let words = try texts(key) else { return nil }
    let found = words.compactMap { Choice(rawValue: $0) }
    guard found.count == words.count else {
      throw invalid(key, "a list of some of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return found
  }

  /// A mapping by variable; a name that is no variable is refused.
  func entries(_ key: String, by variables: [String]) throws(AnalysisError) -> [PlanEntry]? {
    guard let value = value(key) else { return nil }
    guard let entries = value.entries else { throw invalid(key, "a mapping by variable") }
    for entry in entries where !variables.contains(entry.key) {
      throw .unknown(.unknownColumn, "variable of this analysis named", entry.key, among: variables)
    }
    return entries
  }

  /// `directions`: which values of each variable are better; `higher` where nothing is said.
  func directions(of variables: [String]) throws(AnalysisError) -> [Direction] {
    let entries = try entries("directions", by: variables) ?? []
    var directions: [Direction] = []
    for variable in variables {
      guard let word = entries[variable] else {
        directions.append(.higher)
        continue
      }
      guard let direction = word.label.flatMap(Direction.init(rawValue:)) else {
        throw invalid("directions", "higher or lower for every variable it names")
      }
      directions.append(direction)
    }
    return directions
  }

  /// `weights`: a list in the order of the variables or a mapping by variable, divided by their sum; equal when absent.
  func weights(of variables: [String]) throws(AnalysisError) -> [Double] {
    var values = variables.map { _ in PlanValue.number(1, text: "1") }
    if let elements = value("weights")?.elements {
      values = elements
    } else if let entries = try entries("weights", by: variables) {
      values = variables.compactMap { entries[$0] }
    }
    let weights = values.compactMap { value in if case .number(let number, _) = value { number } else { nil } }
    guard weights.count == values.count, weights.count == variables.count else {
      throw invalid("weights", "a number for each of the \(variables.count) variables")
    }
    if let negative = zip(variables, weights).first(where: { $0.1 < 0 }) {
      throw AnalysisError(.negativeWeights, "The weight of “\(negative.0)” is below 0.")
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { throw AnalysisError(.zeroWeights, "All weights are 0.") }
    return weights.map { $0 / total }
  }
}
