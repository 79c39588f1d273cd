/// A running sum with the rounding error carried along (Neumaier 1974, ZAMM 54:39).
///
/// The error does not grow with the number of terms; a term that is not finite makes the value not finite. Inlined into its
/// callers, where a call for every term would cost more than the sum.
@usableFromInline @frozen package struct CompensatedSum: Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var carried = 0.0

  @inlinable package init() {}

  @inlinable package mutating func add(_ term: Double) {
    let next = sum + term
    carried += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  @inlinable package var value: Double { carried.isFinite ? sum + carried : sum }
}

extension Sequence<Double> {
  /// The compensated sum of the numbers; 0 of none.
  @inlinable package func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for term in self { sum.add(term) }
    return sum.value
  }
}
