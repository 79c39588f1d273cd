import Statistics

/// Trimming: weights are clipped to bounds, and what was cut is added in equal amounts to the weights not clipped.
package struct WeightTrimming: Sendable {
  package let bounds: ClosedRange<Double>
  /// Whether to repeat until no weight lies outside.
  package let isStrict: Bool

  package init(bounds: ClosedRange<Double>, isStrict: Bool) {
    self.bounds = bounds
    self.isStrict = isStrict
  }

  /// The sum of the weights stays. Throws `notConverged` when no weight is left to take what was cut, or the repetition
  /// does not end.
  func adjusted(_ weights: [Double]) throws(DesignError) -> [Double] {
    var weights = weights
    for _ in 0..<1000 {
      let outside = weights.map { !bounds.contains($0) }
      guard outside.contains(true) else { return weights }
      let clipped = weights.map { min(max($0, bounds.lowerBound), bounds.upperBound) }
      let cut = zip(weights, clipped).map { $0 - $1 }.compensatedSum()
      let share = cut / Double(outside.count { !$0 })
      guard share.isFinite else { throw .notConverged(miss: cut) }
      weights = zip(clipped, outside).map { $1 ? $0 : $0 + share }
      if !isStrict { return weights }
    }
    throw .notConverged(miss: weights.map { max(bounds.lowerBound - $0, $0 - bounds.upperBound) }.max() ?? .nan)
  }
}

/// Weighting for nonresponse: the respondents of a class take over the weights of its nonrespondents, who leave the
/// sample; the weights are then taken as known.
package struct NonresponseAdjustment: Sendable {
  package let responded: [Bool]
  /// The class of each row from 0 on; −1: missing.
  package let classes: [Int32]
  package let names: [String]

  package init(responded: [Bool], classes: [Int32], names: [String]) {
    self.responded = responded
    self.classes = classes
    self.names = names
  }

  func keeping(rows: [Int]) -> NonresponseAdjustment {
    NonresponseAdjustment(responded: rows.map { responded[$0] }, classes: rows.map { classes[$0] }, names: names)
  }

  /// w·Σ_class w/Σ_class,resp w for respondents. Throws `unknownCell` for a missing class and `emptyCell` for one without
  /// respondents.
  func adjusted(_ weights: [Double]) throws(DesignError) -> [Double] {
    var all = [CompensatedSum](repeating: CompensatedSum(), count: names.count)
    var answered = all
    for (row, cell) in classes.enumerated() {
      guard cell >= 0 else { throw .unknownCell(nil, row: row) }
      all[Int(cell)].add(weights[row])
      if responded[row] { answered[Int(cell)].add(weights[row]) }
    }
    for cell in names.indices where all[cell].value > 0 && answered[cell].value == 0 { throw .emptyCell(names[cell]) }
    return weights.indices.map { row in
      responded[row] ? weights[row] * all[Int(classes[row])].value / answered[Int(classes[row])].value : 0
    }
  }
}
