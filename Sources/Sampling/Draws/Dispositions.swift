/// What became of drawn units before the inspection: a lost unit is replaced by the next reserve, strictly in order.
package struct Dispositions: Sendable, Equatable {
  private let lost: Set<String>
  package let digest: String

  /// Reads dispositions.tsv: unit, `ineligible`, `closed` or `refused`, reason.
  package init(bytes: [UInt8]) throws(DrawError) {
    digest = SHA256Digest(bytes).hex
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(file: "dispositions.tsv", line: nil, reason: "not UTF-8")
    }
    var lost: Set<String> = []
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, ["ineligible", "closed", "refused"].contains(fields[1]), !lost.contains(fields[0]) else {
        throw .malformed(
          file: "dispositions.tsv", line: index + 1,
          reason: "unit, one of ineligible, closed, refused, and a reason are expected, each unit once")
      }
      lost.insert(fields[0])
    }
    self.lost = lost
  }

  /// The units to inspect, in the order of strata and selection, and how many a stratum lacks.
  package func applied(to sample: InspectionSample, plan: DrawPlan) -> (units: [String], shortfall: [String: Int]) {
    var units: [String] = []
    var shortfall: [String: Int] = [:]
    for stratum in plan.strata.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let wanted = plan.strata[stratum]?.count ?? 0
      let pool = sample.units.filter { $0.stratum == stratum && $0.status != .not && !lost.contains($0.id) }
      units += pool.prefix(wanted).map(\.id)
      if pool.count < wanted { shortfall[stratum] = wanted - pool.count }
    }
    return (units, shortfall)
  }
}
