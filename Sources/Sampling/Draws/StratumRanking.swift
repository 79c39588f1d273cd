/// The order in which the units of one stratum are taken (vdraw/1, sections 5 and 6).
struct StratumRanking {
  /// A unit with its ticket in the order of selection.
  struct Ranked {
    let unit: SamplingFrame.FrameUnit
    let ticket: Ticket
    let isCertain: Bool
  }

  let stratum: String
  let rule: DrawPlan.StratumRule
  let method: DrawPlan.Method
  let seed: DrawSeed
  let visited: Set<String>

  /// - Throws: `DrawError.allocation`, `.malformed` for a size that the method forbids.
  func order(_ units: [SamplingFrame.FrameUnit]) throws(DrawError) -> [Ranked] {
    guard (0...units.count).contains(rule.count) else {
      throw .allocation(stratum: stratum, asked: rule.count, available: units.count)
    }
    let ticketed = units.map { Ranked(unit: $0, ticket: seed.ticket($0.id), isCertain: false) }
    switch method {
    case .srs, .cube, .localPivotal, .scps: return try simpleRandom(ticketed)
    case .pareto, .seqpoisson: return try bySize(ticketed)
    }
  }

  /// By ticket; coordination puts units not visited before, or exactly `keep` of those visited, first.
  private func simpleRandom(_ units: [Ranked]) throws(DrawError) -> [Ranked] {
    let byTicket = units.sorted(by: Self.precedes)
    let old = byTicket.filter { visited.contains($0.unit.id) }
    let new = byTicket.filter { !visited.contains($0.unit.id) }
    switch rule.coordination {
    case .independent: return byTicket
    case .avoid: return new + old
    case .keep(let kept):
      guard old.count >= kept else {
        throw .allocation(stratum: stratum, asked: kept, available: old.count)
      }
      return Array(old.prefix(kept)) + new + Array(old.dropFirst(kept))
    }
  }

  /// Units so large that they are certain first, largest first; the rest by Rosén's ranking variable.
  private func bySize(_ units: [Ranked]) throws(DrawError) -> [Ranked] {
    guard units.allSatisfy({ $0.unit.size > 0 }) else {
      throw .malformed(file: "frame.tsv", line: nil, reason: .sizeZero(stratum: stratum))
    }
    let (certain, rest, places, total) = certaintySplit(units)
    guard total < UInt128(1) << 74 else {
      throw .malformed(file: "frame.tsv", line: nil, reason: .sizeSum(stratum: stratum))
    }
    let first = certain.sorted {
      $0.unit.size != $1.unit.size ? $0.unit.size > $1.unit.size : Self.identifierPrecedes($0, $1)
    }
    let keyed = rest.map { (key: rankingVariable($0, places: places, total: total), unit: $0) }
    let second = keyed.sorted { left, right in
      left.key == right.key ? Self.precedes(left.unit, right.unit) : left.key < right.key
    }
    return first.map { Ranked(unit: $0.unit, ticket: $0.ticket, isCertain: true) } + second.map(\.unit)
  }

  /// While some size x has m·x ≥ X (m places left, X total left), those units are certain. Whole numbers only.
  private func certaintySplit(_ units: [Ranked]) -> (certain: [Ranked], rest: [Ranked], places: Int, total: UInt128) {
    var certain: [Ranked] = []
    var rest = units
    while true {
      let places = rule.count - certain.count
      let total = rest.reduce(UInt128(0)) { $0 + UInt128($1.unit.size) }
      let isLarge = { (item: Ranked) in places > 0 && UInt128(places) * UInt128(item.unit.size) >= total }
      let large = rest.filter(isLarge)
      if large.isEmpty { return (certain, rest, places, total) }
      certain += large
      rest.removeAll(where: isLarge)
    }
  }

  /// Pareto (Rosén 1997): q = [u/(1−u)]·[(1−λ)/λ]; sequential Poisson (Ohlsson 1998): q = u/λ; λ = m·x/X, u = a/2⁵³.
  private func rankingVariable(_ item: Ranked, places: Int, total: UInt128) -> PositiveFraction {
    let odd = UInt128(item.ticket.odd53)
    let whole = UInt128(1) << 53
    guard places > 0 else {
      return method == .pareto ? .zero : PositiveFraction(numerator: odd, denominator: whole)
    }
    let share = UInt128(places) * UInt128(item.unit.size)
    if method == .seqpoisson { return PositiveFraction(numerator: odd * total, denominator: share) }
    return PositiveFraction(numerator: odd * (total - share), denominator: (whole - odd) * share)
  }

  private static func precedes(_ left: Ranked, _ right: Ranked) -> Bool {
    left.ticket == right.ticket ? identifierPrecedes(left, right) : left.ticket < right.ticket
  }

  private static func identifierPrecedes(_ left: Ranked, _ right: Ranked) -> Bool {
    left.unit.id.utf8.lexicographicallyPrecedes(right.unit.id.utf8)
  }
}
