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
  /// Whether an inspection or a record of its own stands behind it; false for a reported value that was corrected by the
  /// factor of other sites.
  var verified = true
  /// The error that the value shares with other sites; its standard error is all of `figure.se` then.
  var shared: SharedError?

  static func complete(_ value: Double, count: Int, method: String) -> Self {
    SiteValue(figure: .complete(value, count: count, method: method))
  }
}

/// An error that several sites have in common.
struct SharedError: Sendable, Equatable {
  /// Equal names are the same error.
  let name: String
  /// How much the value moves when the common quantity moves by one standard error; may be negative.
  let loading: Double
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
