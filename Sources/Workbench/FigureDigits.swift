import AnalysisPlan
import ProgrammeModel
import Reporting

/// How many digits the figures of a list are printed with; nothing is rounded before.
///
/// A figure with a standard error gets the decimals at which the largest error of its variable shows three digits and
/// the smallest two; shares are printed in percent with one decimal, or two where an error is below 0.05 points.
struct FigureDigits {
  private let list: ResultList
  private let keyOfGroup: Int?
  private let columnOfError: Int?
  private var errors: [String: [Double]] = [:]
  private let text = NumberText(.en)

  /// Figures on the scale of the estimate.
  private static let scaled: Set<String> = [
    "estimate", "se", "lower", "upper", "group", "reference", "eblup", "synthetic",
  ]
  private static let probabilities: Set<String> = ["p", "pAdjusted", "bottomProbability"]

  init(list: ResultList, method: String) {
    self.list = list
    keyOfGroup = list.columns.firstIndex(of: "variable")
    columnOfError = list.columns.firstIndex(of: "se")
    for line in list.lines {
      guard let error = columnOfError.flatMap({ line.cells[$0].plainNumber }), error > 0 else { continue }
      errors[group(of: line), default: []].append(error)
    }
  }

  /// Rows of one variable share their decimals; without variables every row has its own.
  private func group(of line: ResultList.Line) -> String {
    guard let keyOfGroup else { return columnOfError.map { "\(line.cells[$0].plainNumber ?? 0)" } ?? "" }
    return line.cells[keyOfGroup].plainText ?? ""
  }

  func cell(_ value: JSONValue, _ key: String, of line: ResultList.Line) -> ResultTable.Cell {
    switch value {
    case .text(let text): return .text(text)
    case .bool(let flag): return .text(flag ? "✓" : "")
    case .number(let number) where number.isFinite: return .figure(text(number, key, of: line))
    default: return .figure(PlanWords.undefined)
    }
  }

  func text(_ number: Double, _ key: String, of line: ResultList.Line) -> String {
    if Self.probabilities.contains(key) {
      return number < 0.0001 ? "<0.0001" : fixed(number, 4)
    }
    if Self.scaled.contains(key) { return scaled(number, line) }
    if key == "proportion" || (key == "se" && list.field == "cells") { return fixed(number * 100, 1) }
    if key == "deff" { return fixed(number, 2) }
    if number == number.rounded() { return fixed(number, 0) }
    if key == "sumWeights" || key == "total" { return fixed(number, number.magnitude < 1_000 ? 1 : 0) }
    return fixed(number, Self.decimals(number, digits: 4))
  }

  private func scaled(_ number: Double, _ line: ResultList.Line) -> String {
    let errors = errors[group(of: line)] ?? []
    if list.field == "cells" { return fixed(number * 100, 1) }
    guard let smallest = errors.min(), let largest = errors.max() else {
      return list.isShare ? fixed(number * 100, 1) : fixed(number, Self.decimals(number, digits: 4))
    }
    if list.isShare { return fixed(number * 100, smallest < 0.0005 ? 2 : 1) }
    return fixed(number, max(Self.decimals(largest, digits: 3), Self.decimals(smallest, digits: 2)))
  }

  private func fixed(_ number: Double, _ decimals: Int) -> String { text.bare(Quantity(number, .decimal(decimals))) }

  /// The decimals at which a number shows so many digits; none for zero, nine at most.
  private static func decimals(_ number: Double, digits: Int) -> Int {
    guard number != 0, number.isFinite else { return 0 }
    var decimals = digits
    var size = number.magnitude
    while size >= 1, decimals > 0 { (size, decimals) = (size / 10, decimals - 1) }
    while size < 0.1, decimals < 9 { (size, decimals) = (size * 10, decimals + 1) }
    return decimals
  }
}
