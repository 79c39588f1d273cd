import Statistics

/// What stands in for a missing value.
package enum Imputation: String, Sendable, CaseIterable {
  /// The mean, or the median, of the present values of the unit's group.
  case mean, median

  /// The column with its missing values filled.
  /// - Parameters:
  ///   - groups: the group of each unit; below 0 = in none, which leaves the value missing.
  ///   - applies: where a value is wanted; nil = everywhere. What does not apply stays missing.
  package func filled(_ column: [Double], groups: [Int], applies: [Bool]? = nil) -> ImputedColumn {
    var present: [Int: [Double]] = [:]
    for (value, group) in zip(column, groups) where !value.isNaN { present[group, default: []].append(value) }
    let donors = present.mapValues {
      self == .mean ? $0.mean : quantile(ofSorted: $0.sorted(), probability: 0.5) ?? .nan
    }
    var filled = ImputedColumn(values: column, count: 0, withoutDonor: [])
    for unit in column.indices where column[unit].isNaN && applies?[unit] ?? true {
      guard groups[unit] >= 0, let donor = donors[groups[unit]] else {
        if !filled.withoutDonor.contains(groups[unit]) { filled.withoutDonor.append(groups[unit]) }
        continue
      }
      filled.values[unit] = donor
      filled.count += 1
    }
    return filled
  }
}

/// A column after imputation.
package struct ImputedColumn: Sendable, Equatable {
  package fileprivate(set) var values: [Double]
  /// Values that were filled.
  package fileprivate(set) var count: Int
  /// Groups in which a value is missing and none is present.
  package fileprivate(set) var withoutDonor: [Int]
}
