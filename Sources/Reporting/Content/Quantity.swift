import Evaluation

/// How a number is printed. The number itself stays unrounded in the document; writers round.
package enum NumberFormat: Sendable, Equatable {
  /// A share (0…1) as percent with the given decimals.
  case percent(Int)
  /// A difference of shares as signed percentage points, one decimal.
  case percentagePoints
  /// A plain number with the given decimals.
  case decimal(Int)
  /// A difference with its sign and the given decimals.
  case signed(Int)
  /// A p value with three decimals; what is less than 0.001 says so.
  case probability
  /// A whole number with thousands separators.
  case count
  /// Yuan, whole, with thousands separators.
  case yuan
  /// Yuan to the fen where it is not whole: for amounts that are compared.
  case yuanExact

  /// A score of 0…100.
  package static let score = NumberFormat.decimal(1)
}

/// One unrounded number and how it is printed.
package struct Quantity: Sendable, Equatable {
  package let value: Double
  package let format: NumberFormat

  package init(_ value: Double, _ format: NumberFormat) {
    self.value = value
    self.format = format
  }

  package init(_ count: Int) { self.init(Double(count), .count) }
}

/// The limits of an interval, unrounded.
package struct Limits: Sendable, Equatable {
  package let lower: Double
  package let upper: Double
  package let format: NumberFormat

  package init(lower: Double, upper: Double, format: NumberFormat) {
    self.lower = lower
    self.upper = upper
    self.format = format
  }

  /// Nil when the figure has no limits, and for a complete count, which has no error to show.
  init?(_ figure: Figure, _ format: NumberFormat) {
    guard !figure.isComplete, let lower = figure.lower, let upper = figure.upper else { return nil }
    self.init(lower: lower, upper: upper, format: format)
  }
}

/// A figure as prose quotes it: the estimate with its interval and the observations behind it.
package struct QuotedEstimate: Sendable, Equatable {
  package let estimate: Quantity
  package let limits: Limits?
  /// Confidence level of the limits, a share.
  package let level: Double
  package let n: Int
  /// Whether the figure is a complete count, without sampling error.
  package let isComplete: Bool

  init(_ figure: Figure, _ format: NumberFormat, level: Double) {
    isComplete = figure.isComplete
    estimate = Quantity(figure.value, format)
    limits = Limits(figure, format)
    self.level = level
    n = figure.n
  }
}

extension Figure {
  /// A complete count: its standard error is zero by definition.
  var isComplete: Bool { se == 0 }
}
