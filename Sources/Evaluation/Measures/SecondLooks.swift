import Counts
import ProgrammeModel

/// Items that were looked at more than once at a site: which figure counts, and whether two inspectors agree.
///
/// The latest look counts (day, time, then batch and line): a second inspector is sent to decide. Items that another
/// inspector had recorded before are pairs; the share of pairs with one and the same figure has exact binomial limits
/// (Clopper & Pearson 1934), which take the pairs as independent.
struct SecondLooks: Sendable {
  /// One finding for each site, project and item, in the order of rows.
  let deciding: [InspectionFinding]
  let findings: [Finding]
  private let pairs: Int
  private let agreeing: Int

  init(_ rows: [InspectionFinding]) {
    let items = Dictionary(grouping: rows) { [$0.site, $0.project ?? "", $0.item] }
      .mapValues { $0.sorted(by: Self.isEarlier) }
    deciding = items.values.compactMap(\.last).sorted {
      ($0.origin.batch, $0.origin.line) < ($1.origin.batch, $1.origin.line)
    }
    var findings: [Finding] = []
    var pairs = 0
    for looks in items.values where looks.count > 1 {
      let last = looks[looks.count - 1]
      let other = looks.last { $0.inspector != nil && last.inspector != nil && $0.inspector != last.inspector }
      if let other {
        pairs += 1
        if other.verified != last.verified { findings.append(Self.finding(.inspectorsDisagree, other, last)) }
      } else {
        findings.append(Self.finding(.inspectedAgain, looks[looks.count - 2], last))
      }
    }
    agreeing = pairs - findings.count { $0.code == FindingCode.inspectorsDisagree.rawValue }
    self.pairs = pairs
    self.findings = findings.sorted(by: Finding.areInOrder)
  }

  /// The share of pairs that agree; nil without a pair.
  func agreement(level: Double) throws(EvaluationError) -> Figure? {
    guard pairs > 0 else { return nil }
    do {
      let limits = try ProportionInterval.clopperPearson.limits(count: agreeing, trials: pairs, level: level)
      return Figure(
        value: Double(agreeing) / Double(pairs), se: nil, df: nil, lower: limits.lower, upper: limits.upper, n: pairs,
        method: "evaluation.inspectorAgreement")
    } catch { throw .notEstimable(figure: "inspection/agreement", reason: "\(error)") }
  }

  private static func isEarlier(_ left: InspectionFinding, _ right: InspectionFinding) -> Bool {
    if left.visited != right.visited { return left.visited < right.visited }
    return (left.time ?? -1, left.origin.batch, left.origin.line)
      < (right.time ?? -1, right.origin.batch, right.origin.line)
  }

  private static func finding(_ code: FindingCode, _ first: InspectionFinding, _ last: InspectionFinding) -> Finding {
    Finding(
      code, site: last.site, subject: last.item, value: last.verified, limit: first.verified,
      evidence: [first.origin.label, last.origin.label])
  }
}
