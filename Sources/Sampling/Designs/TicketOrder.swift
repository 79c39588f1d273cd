import Statistics

/// The order in which a design with tickets takes the units of one stratum: simple random sampling by the ticket,
/// Pareto and sequential Poisson sampling by their ranking variable (vdraw/1, section 5).
package struct TicketOrder {
  /// The positions of all units that can be drawn: certain ones first, by ticket, then the others.
  package let positions: [Int]
  /// The tickets of all units, by position.
  package let tickets: [Ticket]

  /// Simple random sampling: by ticket.
  package init(identifiers: [String], seed: DrawSeed) {
    let tickets = identifiers.map(seed.ticket)
    self.tickets = tickets
    positions = identifiers.indices.sorted { Self.precedes($0, $1, tickets, identifiers) }
  }

  /// Unequal probabilities: by q with λ = m·x/X over the units that are not certain; units of size 0 are left out.
  ///
  /// The order of q is that of exact numbers: where doubles cannot tell it, whole numbers decide. `probabilities` are
  /// those of the sizes for the sample.
  package init(
    identifiers: [String], sizes: [Double], probabilities: [Double], design: OrderSampling, seed: DrawSeed
  ) {
    let tickets = identifiers.map(seed.ticket)
    self.tickets = tickets
    let certain = probabilities.indices.filter { probabilities[$0] > 1 - certaintyTolerance }
    let open = probabilities.indices.filter { probabilities[$0] > 0 && probabilities[$0] <= 1 - certaintyTolerance }
    let keys = open.map { RankingVariable(design, probabilities[$0], tickets[$0]) }
    let places = Int(open.map { probabilities[$0] }.compensatedSum().rounded())
    lazy var exact = ExactRanking(
      design, sizes: open.map { sizes[$0] }, tickets: open.map { tickets[$0] }, places: places)
    let ranked = open.indices.sorted { left, right in
      if keys[left].isClear(of: keys[right]) { return keys[left].value < keys[right].value }
      if exact.precedes(left, right) { return true }
      if exact.precedes(right, left) { return false }
      return Self.precedes(open[left], open[right], tickets, identifiers)
    }
    positions = certain.sorted { Self.precedes($0, $1, tickets, identifiers) } + ranked.map { open[$0] }
  }

  private static func precedes(_ left: Int, _ right: Int, _ tickets: [Ticket], _ identifiers: [String]) -> Bool {
    tickets[left] == tickets[right]
      ? identifiers[left].utf8.lexicographicallyPrecedes(identifiers[right].utf8) : tickets[left] < tickets[right]
  }
}

/// q as a double, with a bound of its relative error.
private struct RankingVariable {
  let value: Double
  private let error: Double

  init(_ design: OrderSampling, _ target: Double, _ ticket: Ticket) {
    let uniform = ticket.uniform
    switch design {
    case .pareto: value = uniform / (1 - uniform) * (1 - target) / target
    case .sequentialPoisson: value = uniform / target
    }
    // 1 − λ and 1 − u lose digits near 1.
    error = 1e-12 / min(1 - target, 1 - uniform)
  }

  func isClear(of other: Self) -> Bool {
    abs(value - other.value) > (error + other.error) * max(value, other.value)
  }
}

/// q as exact fractions.
private struct ExactRanking {
  private let design: OrderSampling
  /// a of u = a/2⁵³, the sizes as multiples of one power of 2, and X − m·x.
  private let odd: [UInt64]
  private let sizes: [WholeNumber]
  private let rests: [WholeNumber]

  init(_ design: OrderSampling, sizes: [Double], tickets: [Ticket], places: Int) {
    self.design = design
    odd = tickets.map(\.odd53)
    let exponent = sizes.map(\.lowestExponent).min() ?? 0
    let whole = sizes.map { WholeNumber($0, exponent: exponent) }
    self.sizes = whole
    let total = whole.reduce(WholeNumber(0), +)
    rests = whole.map { total - WholeNumber(UInt64(places)) * $0 }
  }

  func precedes(_ left: Int, _ right: Int) -> Bool {
    var first = WholeNumber(odd[left]) * sizes[right]
    var second = WholeNumber(odd[right]) * sizes[left]
    if design == .pareto {
      first = first * WholeNumber((1 << 53) - odd[right]) * rests[left]
      second = second * WholeNumber((1 << 53) - odd[left]) * rests[right]
    }
    return first < second
  }
}
