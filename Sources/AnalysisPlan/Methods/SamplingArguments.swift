import Sampling
import Tables

extension ArgumentReader {
  /// A finite number of a closed range.
  func number(_ key: String, in range: ClosedRange<Double>) throws(AnalysisError) -> Double? {
    guard let value = value(key) else { return nil }
    guard case .number(let number, _) = value, number.isFinite, range.contains(number) else {
      let isOpen = range.lowerBound.isInfinite && range.upperBound.isInfinite
      throw invalid(key, isOpen ? "a number" : "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A list of finite numbers.
  func numbers(_ key: String) throws(AnalysisError) -> [Double]? {
    guard let value = value(key) else { return nil }
    let numbers = (value.elements ?? []).compactMap { element -> Double? in
      if case .number(let number, _) = element, number.isFinite { number } else { nil }
    }
    guard let elements = value.elements, numbers.count == elements.count else {
      throw invalid(key, "a list of numbers")
    }
    return numbers
  }

  /// Refuses keys that have no meaning beside what another one says.
  func refuse(_ keys: [String], _ reason: String) throws(AnalysisError) {
    for key in keys where value(key) != nil { throw invalid(key, "absent \(reason)") }
  }

  /// The seed of a draw: 64 hexadecimal digits.
  func drawSeed(_ key: String) throws(AnalysisError) -> DrawSeed? {
    guard let value = value(key) else { return nil }
    let seed = value.label ?? ""
    guard seed.utf8.count == 64, seed.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else {
      throw AnalysisError(.invalidSeed, "“\(key)” must be the 64 digits 0-9 a-f of a draw's seed.", about: value.label)
    }
    return DrawSeed(published: seed)
  }

  /// A number of units, or one for each stratum.
  func stratumCounts(_ key: String, least: Int) throws(AnalysisError) -> StratumCounts? {
    guard let value = value(key) else { return nil }
    guard let entries = value.entries else {
      return try count(key, in: least...StratumCounts.largest).map { StratumCounts(key: key, common: $0) }
    }
    var counts = StratumCounts(key: key, common: nil)
    for entry in entries {
      guard case .number(let number, _) = entry.value, let count = Int(exactly: number),
        (least...StratumCounts.largest).contains(count)
      else { throw invalid(key, "a whole number from \(least) for each stratum") }
      counts.byStratum[entry.key] = count
    }
    return counts
  }
}

/// Numbers of units as a plan gives them: one for all strata, or one for each.
struct StratumCounts {
  static let largest = 1_000_000_000

  let key: String
  /// The number for every stratum; nil when they are named.
  let common: Int?
  var byStratum: [String: Int] = [:]

  init(key: String, common: Int?) {
    self.key = key
    self.common = common
  }

  /// The number of a stratum; nil stands for a frame without strata.
  func count(_ stratum: String?) throws(AnalysisError) -> Int {
    if let common { return common }
    guard let stratum, let count = byStratum[stratum] else {
      throw AnalysisError(.missingArgument, "“\(key)” names no number for the stratum “\(stratum ?? "")”.")
    }
    return count
  }

  /// Refuses numbers by stratum for a frame without strata, and strata that the frame does not have.
  func check(strata: [String]?) throws(AnalysisError) {
    guard common == nil else { return }
    guard let strata else {
      throw AnalysisError(.invalidArgument, "“\(key)” can name strata only together with “strata”.")
    }
    for stratum in byStratum.keys.sorted() where !strata.contains(stratum) {
      throw AnalysisError.unknown(.invalidArgument, "stratum of “\(key)” named", stratum, among: strata)
    }
    for stratum in strata { _ = try count(stratum) }
  }
}

extension PlanTable {
  /// The name of each row: the cells of a column, or the numbers of the rows. A name that stands twice is refused.
  func unitLabels(_ name: String?) throws(AnalysisError) -> [String] {
    guard let name else { return rowNumbers.map { "\($0 + 1)" } }
    var seen: Set<String> = []
    return try labels(name).map { $0 ?? "" }.enumerated().map { row, label throws(AnalysisError) in
      guard label.isEmpty || seen.insert(label).inserted else {
        throw AnalysisError(
          .repeatedUnit, "“\(label)” stands twice in “\(name)” of data “\(self.name)”; row \(row + 1) is the second.")
      }
      return label
    }
  }

  /// The texts of a column in which none may be missing.
  func completeLabels(_ name: String) throws(AnalysisError) -> [String] {
    let labels = try labels(name)
    try checkComplete(name, labels.map { $0 == nil })
    return labels.map { $0 ?? "" }
  }

  /// Refuses a table without rows.
  func checkRows() throws(AnalysisError) {
    guard data.rowCount > 0 else { throw AnalysisError(.noData, "Data “\(name)” has no rows.") }
  }

  /// Refuses missing values of a column that has been read.
  func checkComplete(_ column: String, _ isMissing: [Bool]) throws(AnalysisError) {
    guard let row = isMissing.firstIndex(of: true) else { return }
    throw AnalysisError(
      .missingValues, "“\(column)” is missing in row \(rowNumbers[row] + 1) of data “\(name)”; it must not be.")
  }

  /// Refuses a value of a column that does not fulfil a rule.
  func check(
    _ column: String, _ values: [Double], _ code: AnalysisError.Code, _ rule: String, _ holds: (Double) -> Bool
  ) throws(AnalysisError) {
    guard let row = values.firstIndex(where: { !holds($0) }) else { return }
    throw AnalysisError(
      code, "“\(column)” must be \(rule), which row \(rowNumbers[row] + 1) of data “\(name)” is not.", about: column)
  }
}

/// The strata of a table's rows, ordered by code point.
struct RowStrata {
  let names: [String]
  /// The rows of each stratum, in their order.
  let rows: [[Int]]

  init(_ labels: [String]) {
    var rowsOfName: [String: [Int]] = [:]
    for (row, label) in labels.enumerated() { rowsOfName[label, default: []].append(row) }
    names = rowsOfName.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    rows = names.map { rowsOfName[$0] ?? [] }
  }
}

extension AnalysisError {
  /// The refusal of a calculation around a sample; `place` names the stratum, if there is one.
  init(_ error: SamplingError, place: String = "") {
    switch error {
    case .tooMany(let asked, let available):
      self.init(.tooManyAsked, "\(asked) units are asked for, but only \(available) can be drawn\(place).")
    case .tooFew(let asked, let needed):
      self.init(.tooFewAsked, "The strata must get at least \(needed) units, but n is \(asked)\(place).")
    case .noVariation: self.init(.constantData, "Every stratum has the share 0: there is nothing to divide by.")
    case .zeroTotal: self.init(.zeroTotal, "All sizes are zero\(place).")
    case .budgetTooSmall(let needed):
      self.init(.budgetTooSmall, "One unit of each stratum costs \(needed.shortestText), more than the budget.")
    case .notConverged(let change):
      let cause =
        change.map { "the last change is \($0.shortestText)" } ?? "no try was accepted; is n too large for it?"
      self.init(.notConverged, "The design did not reach its criterion\(place): \(cause).")
    case .fractionalSize(let sum):
      self.init(.invalidArgument, "The probabilities add up to \(sum.shortestText), which is no whole number.")
    case .unequalProbabilities:
      self.init(.invalidArgument, "Simple random sampling has equal probabilities; these are not.")
    case .nearlyCertain(let unit):
      self.init(.invalidProbability, "The probability of unit \(unit + 1) is nearly 1; make it 1.")
    case .wrongSize(let found, let wanted):
      self.init(.notConverged, "Rounding gave a sample of \(found) units instead of \(wanted)\(place).")
    }
  }
}
