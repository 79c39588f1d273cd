import Foundation
import Statistics

/// How often each first digit occurs, against Benford's law log₁₀(1 + 1/d) (Nigrini 2012, Benford's Law, Wiley).
package struct FirstDigits: Sendable, Equatable {
  /// By digit 1…9.
  package let observed: [Int]
  /// Shares by Benford's law.
  package let expected: [Double]
  /// Chi-squared on 8 degrees of freedom.
  package let statistic: Double
  package let p: Double
  /// (d − min(1/2n, d))/√(e(1 − e)/n), d the absolute difference of the observed share and e.
  package let scores: [Double]
  package let meanAbsoluteDeviation: Double
  /// The largest absolute difference of the cumulative shares.
  package let maximumDifference: Double

  /// Nigrini's words for the mean absolute deviation of first digits.
  package enum Conformity: String, Sendable {
    case close, acceptable, marginal, nonconforming
  }

  /// Below 0.006, 0.012, 0.015, or not.
  package var conformity: Conformity {
    switch meanAbsoluteDeviation {
    case ..<0.006: .close
    case ..<0.012: .acceptable
    case ..<0.015: .marginal
    default: .nonconforming
    }
  }

  package var count: Int { observed.reduce(0, +) }

  /// Digits from 1 to 9.
  /// - Throws: `tooFewObservations` without digits.
  package init(_ digits: [Int]) throws(CountError) {
    guard !digits.isEmpty else { throw .tooFewObservations(0) }
    let n = Double(digits.count)
    let expected = (1...9).map { log10(1 + 1 / Double($0)) }
    let observed = (1...9).map { digit in digits.count { $0 == digit } }
    let gaps = zip(observed, expected).map { Double($0) / n - $1 }
    var cumulated = CompensatedSum()
    var largest = 0.0
    for gap in gaps {
      cumulated.add(gap)
      largest = max(largest, abs(cumulated.value))
    }
    let statistic = zip(gaps, expected).lazy.map { n * $0 * $0 / $1 }.compensatedSum()
    self.statistic = statistic
    p = ChiSquareDistribution(degreesOfFreedom: 8).upperTail(statistic)
    scores = zip(gaps, expected).map { gap, share in
      (abs(gap) - min(1 / (2 * n), abs(gap))) / (share * (1 - share) / n).squareRoot()
    }
    meanAbsoluteDeviation = gaps.lazy.map { abs($0) }.compensatedSum() / 9
    maximumDifference = largest
    (self.observed, self.expected) = (observed, expected)
  }

  /// The first significant digit of a number as it is written, without sign and exponent; nil of zero.
  package static func first(of text: String) -> Int? {
    text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
      .first { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }.map { Int($0 - UInt8(ascii: "0")) }
  }
}
