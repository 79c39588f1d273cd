/// What a measure gives for one site.
enum SiteOutcome: Sendable, Equatable {
  /// The site does not have what is measured; the weight goes to the rest of the group.
  case notApplicable
  /// The site owes the value and did not deliver it; it scores nothing.
  case missing
  case value(SiteValue)

  var value: SiteValue? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// A measured value of one site.
struct SiteValue: Sendable, Equatable {
  var figure: Figure
  /// Whether an inspection or a record of its own stands behind it; false for a reported value that was corrected by
  /// the factor of other sites.
  var verified = true
  /// The part of the error that the value shares with other sites; `figure.se` holds it, too.
  var shared: SharedError?

  /// The standard error without the shared part; nil where the error is not defined.
  var ownError: Double? {
    guard let shared else { return figure.se }
    let common = figure.value * shared.relative
    return figure.se.map { max(0, $0 * $0 - common * common).squareRoot() }
  }

  static func complete(_ value: Double, count: Int, method: String) -> Self {
    SiteValue(figure: .complete(value, count: count, method: method))
  }
}

/// A factor with expectation 1 that multiplies the values of several sites alike: what an inspection of some sites
/// says of the others, right or wrong together.
struct SharedError: Sendable, Equatable {
  /// Equal names are the same factor.
  let name: String
  /// Standard error of the factor relative to 1.
  let relative: Double
}

extension Figure {
  /// A complete count or what follows from complete counts: no error.
  static func complete(_ value: Double, count: Int, method: String) -> Figure {
    Figure(value: value, se: 0, df: nil, lower: value, upper: value, n: count, method: method)
  }

  /// A value whose error is not defined.
  static func withoutError(_ value: Double, count: Int, method: String) -> Figure {
    Figure(value: value, se: nil, df: nil, lower: nil, upper: nil, n: count, method: method)
  }

  /// Where a figure is demanded and nothing was observed: value 0 of 0 observations, method `none`. It comes with a
  /// finding; whoever prints it sees `n == 0`.
  static let none = Figure.withoutError(0, count: 0, method: "none")
}
