/// What became of drawn units before the inspection: a lost unit is replaced by the next reserve, strictly in order.
package struct Dispositions: Sendable, Equatable {
  /// Lost units, each with its line of the file.
  private let lost: [String: Int]
  package let digest: String

  /// Why a drawn unit is not inspected.
  package enum Loss: String, Sendable, CaseIterable {
    case ineligible
    case closed
    case refused
  }

  /// Reads dispositions.tsv: unit, `ineligible`, `closed` or `refused`, reason.
  package init(bytes: [UInt8]) throws(DrawError) {
    digest = SHA256Digest(bytes).hex
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(file: "dispositions.tsv", line: nil, reason: "not UTF-8")
    }
    var lost: [String: Int] = [:]
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, Loss(rawValue: fields[1]) != nil, lost[fields[0]] == nil else {
        throw .malformed(
          file: "dispositions.tsv", line: index + 1,
          reason: "unit, one of ineligible, closed, refused, and a reason are expected, each unit once")
      }
      guard fields[2].contains(where: { !$0.isWhitespace }) else {
        throw .malformed(file: "dispositions.tsv", line: index + 1, reason: "the reason is missing")
      }
      lost[fields[0]] = index + 1
    }
    self.lost = lost
  }

  /// The units to inspect, in the order of strata and selection, and how many a stratum lacks.
  /// - Throws: `DrawError.malformed` at the first line whose unit the frame does not have: a misspelt site would
  ///   otherwise stay on the list.
  package func applied(
    to sample: InspectionSample, plan: DrawPlan
  ) throws(DrawError) -> (units: [String], shortfall: [String: Int]) {
    let known = Set(sample.units.map(\.id))
    if let line = lost.filter({ !known.contains($0.key) }).values.min() {
      throw .malformed(file: "dispositions.tsv", line: line, reason: "the frame has no such unit")
    }
    var units: [String] = []
    var shortfall: [String: Int] = [:]
    for stratum in plan.strata.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let wanted = plan.strata[stratum]?.count ?? 0
      let pool = sample.units.filter { $0.stratum == stratum && $0.status != .not && lost[$0.id] == nil }
      units += pool.prefix(wanted).map(\.id)
      if pool.count < wanted { shortfall[stratum] = wanted - pool.count }
    }
    return (units, shortfall)
  }
}
