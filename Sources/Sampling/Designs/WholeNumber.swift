/// A non-negative whole number of any size, for comparisons that must be exact.
struct WholeNumber: Comparable {
  /// Digits to the base 2³², the lowest first, without leading zeros.
  private var digits: [UInt32]

  init(_ value: UInt64) {
    self.init(digits: [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)])
  }

  private init(digits: [UInt32]) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
  }

  /// value·2^−exponent, for a finite value ≥ 0 that is a multiple of 2^exponent.
  init(_ value: Double, exponent: Int) {
    guard value > 0 else {
      self.init(0)
      return
    }
    let bits = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let odd = bits >> UInt64(bits.trailingZeroBitCount)
    self = WholeNumber(odd).shifted(by: value.lowestExponent - exponent)
  }

  private func shifted(by bits: Int) -> WholeNumber {
    let zeros = [UInt32](repeating: 0, count: bits / 32)
    return WholeNumber(digits: zeros + digits) * WholeNumber(1 << UInt64(bits % 32))
  }

  static func + (left: Self, right: Self) -> Self {
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(left.digits.count, right.digits.count) + 1 {
      carry += left.digit(index) + right.digit(index)
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    return WholeNumber(digits: sum)
  }

  /// The difference of a number and one that is not larger.
  static func - (left: Self, right: Self) -> Self {
    precondition(left >= right, "the difference of whole numbers must not be negative")
    var difference: [UInt32] = []
    var borrow: UInt64 = 0
    for index in left.digits.indices {
      let part = (1 << 32) + left.digit(index) - right.digit(index) - borrow
      difference.append(UInt32(truncatingIfNeeded: part))
      borrow = 1 - part >> 32
    }
    return WholeNumber(digits: difference)
  }

  static func * (left: Self, right: Self) -> Self {
    var product = [UInt32](repeating: 0, count: left.digits.count + right.digits.count)
    for (position, digit) in left.digits.enumerated() {
      var carry: UInt64 = 0
      for (offset, other) in right.digits.enumerated() {
        carry += UInt64(digit) * UInt64(other) + UInt64(product[position + offset])
        product[position + offset] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[position + right.digits.count] = UInt32(carry)
    }
    return WholeNumber(digits: product)
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.digits.count != right.digits.count { return left.digits.count < right.digits.count }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }

  private func digit(_ index: Int) -> UInt64 { index < digits.count ? UInt64(digits[index]) : 0 }
}

extension Double {
  /// The exponent of the lowest bit that is set; the value is an odd multiple of that power of 2. Only for values > 0.
  var lowestExponent: Int { Int(exponent) - significandWidth }
}
