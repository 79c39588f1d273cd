import Foundation

/// A change of scale that draws in one long tail.
package enum Transformation: Sendable, Equatable {
  /// ln(x − min + 0.01(max − min)), as the COIN Tool of the JRC.
  case log
  /// The same where skewness is above 0, else −ln(max − x + 0.01(max − min)).
  case logEitherSide
  /// (s^λ − 1)/λ, for λ = 0 ln s, with s = x − min + 1 (Box & Cox 1964, JRSS B 26:211).
  case boxCox(lambda: Double)

  /// The changed column; missing stays missing. Throws `noData` and `constantData`.
  package func values(of column: [Double]) throws(IndexError) -> [Double] {
    guard let (least, greatest) = column.extent else { throw .noData }
    guard greatest > least else { throw .constantData }
    let offset = 0.01 * (greatest - least)
    switch self {
    case .boxCox(let lambda):
      return column.map { value in
        let shifted = value - least + 1
        return lambda == 0 ? Foundation.log(shifted) : (pow(shifted, lambda) - 1) / lambda
      }
    case .logEitherSide where !(Shape(of: column).isSkewedRight):
      return column.map { -Foundation.log(greatest - $0 + offset) }
    case .log, .logEitherSide:
      return column.map { Foundation.log($0 - least + offset) }
    }
  }
}
