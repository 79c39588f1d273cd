/// How a composite index is made of its indicators: everything but the data. "By leaf" is the order of the tree's leaves.
package struct CompositePlan: Sendable {
  package let tree: IndicatorTree
  /// By leaf.
  package let directions: [Direction]
  /// Units with a smaller share of present among applicable indicators are left out of everything.
  package var minimumAvailable = 0.0
  /// A group with a smaller share (by number) of present among applicable children is missing.
  package var minimumGroupAvailable = 0.0
  /// Nil leaves missing values out of the means, whose weights are rescaled.
  package var imputation: Imputation?
  /// Without steps nothing is treated.
  package var outlierRule = OutlierRule(steps: [])
  /// Nil takes the values as they are, whatever their direction.
  package var normalisation: Normalisation?
  package var mean = WeightedMean.arithmetic
  /// Means of single groups, by node.
  package var groupMeans: [Int: WeightedMean] = [:]

  package init(tree: IndicatorTree, directions: [Direction]) {
    self.tree = tree
    self.directions = directions
  }

  /// The mean by which a node's children become its score.
  func mean(of node: Int) -> WeightedMean { groupMeans[node] ?? mean }
}

/// The values that an index is computed from.
package struct CompositeData: Sendable {
  /// Raw values, after denominators: by leaf, then unit; missing is NaN.
  package let columns: [[Double]]
  /// Whether each indicator concerns each unit; where it does not, its value is not read.
  package let applies: [[Bool]]
  /// The group of each unit whose values stand in for missing ones; below 0 = none.
  package let groups: [Int]

  package init(columns: [[Double]], applies: [[Bool]], groups: [Int]) {
    self.columns = zip(columns, applies).map { column, applies in zip(column, applies).map { $1 ? $0 : .nan } }
    self.applies = applies
    self.groups = groups
  }

  package var unitCount: Int { groups.count }

  /// Present over applicable indicators of each unit; nil where none applies.
  package var coverage: [Double?] {
    (0..<unitCount).map { unit in
      let applicable = applies.count { $0[unit] }
      return applicable == 0 ? nil : Double(columns.count { !$0[unit].isNaN }) / Double(applicable)
    }
  }

  func keeping(_ units: [Int]) -> CompositeData {
    CompositeData(
      columns: columns.map { column in units.map { column[$0] } },
      applies: applies.map { column in units.map { column[$0] } }, groups: units.map { groups[$0] })
  }
}
