import Counts
import Statistics
import Tables

/// Two groups compared by the ratio of their rates or the difference of their shares.
enum CountsComparison {
  private enum ShareTest: String, CaseIterable { case chiSquared, chiSquaredContinuity, fisher }

  static let rateRatio = AnalysisMethod(name: "counts.rateRatio") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "counts.rateRatio",
      known: CountsGroups.keys + ["exposure", "nullRatio", "alternative", "interval"])
    let request = try CountsGroups.Request(reader, size: .exposure)
    let nullRatio = try reader.number("nullRatio", above: 0, below: .infinity) ?? 1
    let alternative = try reader.choice("alternative", as: RatioAlternative.self) ?? .twoSided
    let interval = try reader.choice("interval", as: RatioInterval.self) ?? .central
    guard alternative == .twoSided || interval.hasOneSidedForm else {
      throw reader.invalid("alternative", "twoSided unless “interval” is central or midP")
    }
    let groups = try CountsGroups(request, &context)
    var rows: [JSONValue] = []
    for domain in groups.domains {
      let test: RateRatioTest
      do throws(CountError) {
        test = try RateRatioTest(
          domain.first.exposed, reference: domain.reference.exposed, interval: interval, alternative: alternative,
          nullRatio: nullRatio, level: request.level)
      } catch { throw AnalysisError(error, of: domain.name) }
      rows.append(
        .object(
          domain.by + [
            JSONMember("estimate", JSONValue(test.ratio)), JSONMember("lower", JSONValue(test.lower)),
            JSONMember("upper", JSONValue(test.upper)), JSONMember("p", JSONValue(test.p)),
          ]))
    }
    if request.by.isEmpty, case .object(let members)? = rows.first {
      return AnalysisFields(members: members, warnings: groups.warnings)
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: groups.warnings)
  }

  static let proportionDifference = AnalysisMethod(name: "counts.proportionDifference") {
    (arguments: [PlanEntry], context: inout AnalysisContext) throws(AnalysisError) in
    let reader = try ArgumentReader(
      arguments, of: "counts.proportionDifference", known: CountsGroups.keys + ["trials", "interval", "test"])
    let request = try CountsGroups.Request(reader, size: .trials)
    let interval = try reader.choice("interval", as: ProportionDifference.Interval.self) ?? .newcombe
    let test = try reader.choice("test", as: ShareTest.self) ?? .chiSquared
    let groups = try CountsGroups(request, &context)
    var rows: [JSONValue] = []
    var notes: [PlanWarning] = []
    for domain in groups.domains {
      let (first, reference) = (domain.first.trials, domain.reference.trials)
      do throws(CountError) {
        let found = try ProportionDifference(first, reference: reference, interval: interval, level: request.level)
        let tested = try Self.members(test, found, first, reference, request.level)
        if case .null = tested[0].value { notes.append("No p in \(domain.name), where all or none are events.") }
        rows.append(
          .object(
            domain.by + [
              JSONMember("estimate", JSONValue(found.estimate)), JSONMember("lower", JSONValue(found.lower)),
              JSONMember("upper", JSONValue(found.upper)),
            ] + tested))
      } catch { throw AnalysisError(error, of: domain.name) }
    }
    return AnalysisFields(members: [JSONMember("rows", .list(rows))], warnings: groups.warnings + notes)
  }

  private static func members(
    _ test: ShareTest, _ found: ProportionDifference, _ first: TrialCount, _ reference: TrialCount, _ level: Double
  ) throws(CountError) -> [JSONMember] {
    switch test {
    case .chiSquared: return [JSONMember("p", JSONValue(found.p))]
    case .chiSquaredContinuity: return [JSONMember("p", JSONValue(found.continuityP))]
    case .fisher:
      let exact = try FisherTest(first, reference: reference, level: level)
      return [
        JSONMember("p", JSONValue(exact.p)), JSONMember("oddsRatio", JSONValue(exact.oddsRatio)),
        JSONMember("oddsRatioLower", JSONValue(exact.lower)), JSONMember("oddsRatioUpper", JSONValue(exact.upper)),
      ]
    }
  }
}
