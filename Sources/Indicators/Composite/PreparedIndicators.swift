/// Indicators ready for aggregation: units screened, missing values imputed, outliers treated, values normalised, in
/// this order.
package struct PreparedIndicators: Sendable {
  /// Positions of the units that screening keeps.
  package let units: [Int]
  /// Normalised values by leaf, then kept unit; missing is NaN.
  package let scores: [[Double]]
  /// Whether each indicator concerns each kept unit.
  let applies: [[Bool]]
  /// By leaf; empty without a treatment.
  package let treatments: [TreatedColumn]
  /// Where a value stays missing because its group has none: leaf and group.
  package let withoutDonor: [(leaf: Int, group: Int)]

  /// - Throws: the errors of the normalisation, `noData` of an indicator without a value, `tooFewUnits` and
  ///   `constantData` of the treatment, placed by leaf.
  package init(_ plan: CompositePlan, _ data: CompositeData) throws(PlacedIndexError) {
    units = data.coverage.enumerated().filter { ($1 ?? -1) >= plan.minimumAvailable }.map(\.offset)
    let kept = data.keeping(units)
    applies = kept.applies
    var withoutDonor: [(leaf: Int, group: Int)] = []
    var columns = kept.columns
    if let imputation = plan.imputation {
      columns = columns.enumerated().map { leaf, column in
        let filled = imputation.filled(column, groups: kept.groups, applies: kept.applies[leaf])
        withoutDonor += filled.withoutDonor.map { (leaf, $0) }
        return filled.values
      }
    }
    self.withoutDonor = withoutDonor
    var treatments: [TreatedColumn] = []
    if !plan.outlierRule.steps.isEmpty {
      treatments = try columns.mapColumns { (_, column) throws(IndexError) in try plan.outlierRule.treated(column) }
      columns = treatments.map(\.values)
    }
    self.treatments = treatments
    scores = try columns.mapColumns { (leaf, column) throws(IndexError) -> [Double] in
      guard column.contains(where: { !$0.isNaN }) else { throw .noData }
      return try plan.normalisation?.scores(of: column, direction: plan.directions[leaf]) ?? column
    }
  }
}
