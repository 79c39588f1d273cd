import AnalysisPlan
import ProgrammeModel
import Reporting
import Tables

/// How many digits the figures of a list are printed with; nothing is rounded before.
///
/// A figure with a standard error gets the decimals at which the largest error of its variable shows three digits and
/// the smallest two; shares are printed in percent with one decimal, or two where an error is below 0.05 points.
struct FigureDigits {
  private let list: ResultList
  /// Weighted numbers are whole, unless they are few and broken.
  private let weightDecimals: Int
  private let keyOfGroup: Int?
  private let columnOfError: Int?
  private var errors: [String: [Double]] = [:]
  private let text = NumberText(.en)

  /// Figures on the scale of the estimate.
  private static let scaled: Set<String> = [
    "estimate", "se", "lower", "upper", "group", "reference", "eblup", "synthetic",
  ]
  private static let probabilities: Set<String> = ["p", "pAdjusted", "bottomProbability"]

  init(_ list: ResultList) {
    self.list = list
    let weights = list.columns.firstIndex { $0 == "sumWeights" || $0 == "total" }
    let sums = weights.map { column in list.lines.compactMap { $0.cells[column].plainNumber } } ?? []
    weightDecimals = sums.allSatisfy { $0 == $0.rounded() } || (sums.max() ?? 0) >= 1_000 ? 0 : 1
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
    default: return list.isName(key) ? .empty : .figure(PlanWords.undefined)
    }
  }

  func text(_ number: Double, _ key: String, of line: ResultList.Line) -> String {
    if Self.probabilities.contains(key) {
      return number < 0.0001 ? "<0.0001" : fixed(number, 4)
    }
    if Self.scaled.contains(key) { return scaled(number, line) }
    if key == "proportion" || (key == "se" && list.field == "cells") { return fixed(number * 100, 1) }
    if key == "deff" { return fixed(number, 2) }
    if key == "probability" { return number.shortestText }
    if key == "sumWeights" || key == "total" { return fixed(number, weightDecimals) }
    if number == number.rounded() { return fixed(number, 0) }
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

extension ResultList {
  /// Whether a column holds words.
  fileprivate func isName(_ key: String) -> Bool {
    guard let column = columns.firstIndex(of: key) else { return false }
    return lines.contains { $0.cells[column].plainText != nil }
  }
}
