import ProgrammeModel

extension AuditRules {
  /// `rounds`: those of the programme; `due` names some of them.
  init?(_ value: DefinitionValue, rounds: [String], _ problems: inout [IntakeProblem]) {
    guard let map = DefinitionMap(value, required: ["tolerance", "risk", "due"], optional: ["allowed"], &problems)
    else { return nil }
    let tolerance = map["tolerance"]?.number(in: 0.001...0.5, &problems)
    let risk = map["risk"]?.number(in: 0.001...0.5, &problems)
    let allowed = map["allowed"] == nil ? 0 : map["allowed"]?.integer(in: 0...20, &problems)
    guard let days = map["due"], let due = DefinitionMap(days, required: [], optional: rounds, &problems) else {
      return nil
    }
    var dates: [String: CalendarDate] = [:]
    for round in rounds { dates[round] = due[round]?.date(&problems) }
    guard let tolerance, let risk, let allowed else { return nil }
    self.init(tolerance: tolerance, risk: risk, allowed: allowed, due: dates)
  }
}
