/// A non-negative fraction that is compared exactly. The certificate's order is defined by exact numbers: doubles could put
/// two sites the other way round on another machine.
struct PositiveFraction: Comparable {
  let numerator: UInt128
  /// Greater than zero.
  let denominator: UInt128

  static let zero = PositiveFraction(numerator: 0, denominator: 1)

  /// a/b < c/d if a·d < c·b, in 256 bits.
  static func < (left: Self, right: Self) -> Bool {
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high != second.high ? first.high < second.high : first.low < second.low
  }

  static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }
}
