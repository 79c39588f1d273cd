package import Statistics

/// The estimate of a group less that of what it is compared with.
package struct GroupDifference: Sendable {
  /// The means of the two sides.
  package let group: Estimate
  package let reference: Estimate
  /// group − reference, with the standard error that their joint covariance gives.
  package let difference: Estimate
  /// Why something is undefined: position 0 is the group, 1 the reference.
  package let warnings: [EstimationWarning]
}

extension SurveyDesign {
  /// For each variable the difference of its means in two parts of the sample, which may overlap.
  ///
  /// Var(a − b) = Var a + Var b − 2 Cov(a, b), all three from the influences of the two means on the same strata and
  /// clusters, so rows that are on both sides, and clusters that reach into both, are counted once. Strata and degrees
  /// of freedom are those of the union of the two sides. A side without a value leaves the difference without one; a
  /// variance that is not defined leaves it without an error. Complexity: O(variables · rows).
  package func differences(
    of variables: [[Double]], group: [Bool], reference: [Bool], options: EstimationOptions = EstimationOptions()
  ) -> [GroupDifference] {
    func masked(_ values: [Double], _ rows: [Bool]) -> [Double] { zip(values, rows).map { $1 ? $0 : .nan } }
    return variables.map { values in
      let set = means(
        [masked(values, group), masked(values, reference)], in: zip(group, reference).map { $0 || $1 },
        options: options)
      return GroupDifference(
        group: set.estimates[0], reference: set.estimates[1], difference: set.contrast([1, -1]),
        warnings: set.warnings)
    }
  }
}

extension Estimate {
  /// The two-sided p-value of the hypothesis that the true value is zero, by Student's t.
  ///
  /// Nil without a standard error, and with one of zero: what has no sampling error needs no test.
  package var pValue: Double? {
    guard let standardError, standardError > 0, degreesOfFreedom > 0 else { return nil }
    return 2 * StudentDistribution(degreesOfFreedom: degreesOfFreedom).upperTail(abs(value) / standardError)
  }
}
