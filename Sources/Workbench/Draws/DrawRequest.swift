import Sampling

/// What a plan is made from, as a person states it.
package struct DrawRequest: Sendable {
  package var drawID = ""
  package var attempt = 1
  package var title = ""
  /// A draw for trying out: its identifier begins with `TEST-`.
  package var isTest = false
  /// `srs`, `pareto` or `seqpoisson`.
  package var method = DrawPlan.Method.srs.rawValue
  /// One text a stratum: `FT=2+1`, `LG=2+1,avoid`, `NS=1+1,keep=1`.
  package var strata: [String] = []
  /// The certificate of the earlier draw that strata avoid or keep.
  package var previous: String?
  /// Those who commit to a value, in the order of the seed's text.
  package var parties: [String] = []
  /// `dice`, `lottery` or `drand`.
  package var event = DrawPlan.Source.dice.rawValue
  /// Who throws the dice or draws the lottery; the chain of a beacon.
  package var who = ""
  /// When, and which event, in words.
  package var when = ""
  package var what = ""
  package var fallback = ""
  /// Dice; nil for as many as the number of possible samples needs.
  package var digits: Int?
  /// Of a beacon.
  package var round: Int?

  package init() {}
}

extension DrawRequest {
  /// The draft of a plan.
  /// - Throws: `WorkbenchError.unknownKind`, `.unclearStratum`, `.draw`.
  func plan(
    on frame: SamplingFrame, previous: DrawPlan.PreviousDraw?, at time: CeremonyTime
  ) throws(WorkbenchError) -> DrawPlan {
    guard let method = DrawPlan.Method(rawValue: method) else {
      throw .unknownKind(method, known: DrawPlan.Method.allCases.map(\.rawValue))
    }
    let source = try DrawPlan.Source(event: event)
    let due = try CeremonyTime(checked: when)
    var rules: [String: DrawPlan.StratumRule] = [:]
    for text in strata {
      guard let (stratum, rule) = Self.rule(text), rules[stratum] == nil else { throw .unclearStratum(text) }
      rules[stratum] = rule
    }
    let dice = source == .dice ? digits ?? DrawPlan.diceNeeded(for: rules, frame: frame) : nil
    let recipe =
      parties.map { DrawPlan.Ingredient(source: .reveal, party: $0) } + [
        DrawPlan.Ingredient(source: source, party: who, digits: dice, event: what, time: due, round: round)
      ]
    let isMarked = !isTest || drawID.hasPrefix(DrawPlan.testPrefix)
    return DrawPlan(
      drawID: isMarked ? drawID : DrawPlan.testPrefix + drawID, attempt: attempt, frame: frame, method: method,
      strata: rules, recipe: recipe, previous: previous, title: title, plannedAt: time, fallback: fallback)
  }

  /// `STRATUM=N`, `STRATUM=N+RESERVES`, with `,avoid` or `,keep=K`.
  private static func rule(_ text: String) -> (String, DrawPlan.StratumRule)? {
    let form = /([A-Za-z0-9._\-]{1,64})=([0-9]{1,9})(?:\+([0-9]{1,9}))?(?:,(avoid|keep=([0-9]{1,9})))?/
    guard let match = text.wholeMatch(of: form), let count = Int(match.2) else { return nil }
    let kept = match.5.flatMap { Int($0) }
    let coordination: DrawPlan.Coordination =
      match.4 == nil ? .independent : kept.map { .keep($0) } ?? .avoid
    let reserves = match.3.flatMap { Int($0) } ?? 0
    return (String(match.1), .init(count: count, reserves: reserves, coordination: coordination))
  }
}

extension DrawPlan.Source {
  /// A public event by its name.
  init(event name: String) throws(WorkbenchError) {
    guard let source = Self(rawValue: name), source != .reveal else {
      throw .unknownKind(name, known: Self.allCases.filter { $0 != .reveal }.map(\.rawValue))
    }
    self = source
  }
}

extension CeremonyTime {
  init(checked text: String) throws(WorkbenchError) {
    guard let time = CeremonyTime(text) else { throw .draw(.step(.malformedTime(text))) }
    self = time
  }
}
