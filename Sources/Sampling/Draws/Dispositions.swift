/// What became of drawn units before the inspection: a lost unit is replaced by the next reserve, strictly in order.
package struct Dispositions: Sendable, Equatable {
  /// In the order of the file.
  package let entries: [Entry]
  package let digest: String

  /// Why a drawn unit is not inspected.
  package enum Loss: String, Sendable, CaseIterable {
    case ineligible
    case closed
    case refused
  }

  /// One lost unit.
  package struct Entry: Sendable, Equatable {
    package let unit: String
    package let loss: Loss
    package let reason: String
    /// Of the file, from 1.
    let line: Int

    /// The line of dispositions.tsv.
    package var bytes: [UInt8] { Array("\(unit)\t\(loss.rawValue)\t\(reason)\n".utf8) }
  }

  /// Reads dispositions.tsv: unit, `ineligible`, `closed` or `refused`, reason.
  package init(bytes: [UInt8]) throws(DrawError) {
    digest = SHA256Digest(bytes).hex
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Self.fault(nil, .notUTF8) }
    var entries: [Entry] = []
    var units: Set<String> = []
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, let loss = Loss(rawValue: fields[1]), units.insert(fields[0]).inserted else {
        throw Self.fault(index + 1, .disposition)
      }
      guard fields[2].contains(where: { !$0.isWhitespace }) else { throw Self.fault(index + 1, .noReason) }
      entries.append(Entry(unit: fields[0], loss: loss, reason: fields[2], line: index + 1))
    }
    self.entries = entries
  }

  /// The units to inspect, in the order of strata and selection, and how many a stratum lacks.
  /// - Throws: `DrawError.malformed` at the first line whose unit the frame does not have: a misspelt site would
  ///   otherwise stay on the list.
  package func applied(
    to sample: InspectionSample, plan: DrawPlan
  ) throws(DrawError) -> (units: [String], shortfall: [String: Int]) {
    let known = Set(sample.units.map(\.id))
    if let stray = entries.first(where: { !known.contains($0.unit) }) { throw Self.fault(stray.line, .unknownUnit) }
    return Self.remaining(of: sample, plan: plan, without: Set(entries.map(\.unit)))
  }

  /// Refuses a unit that was taken off the list before it stood on it: reserves move up in their order only.
  /// - Throws: `DrawError.malformed` at the first such line.
  static func checkOrder(_ entries: [Entry], of sample: InspectionSample, plan: DrawPlan) throws(DrawError) {
    var lost: Set<String> = []
    for entry in entries {
      guard remaining(of: sample, plan: plan, without: lost).units.contains(entry.unit) else {
        throw fault(entry.line, .notOnList)
      }
      lost.insert(entry.unit)
    }
  }

  private static func remaining(
    of sample: InspectionSample, plan: DrawPlan, without lost: Set<String>
  ) -> (units: [String], shortfall: [String: Int]) {
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

  private static func fault(_ line: Int?, _ fault: ProtocolFault) -> DrawError {
    .malformed(file: "dispositions.tsv", line: line, reason: fault)
  }
}
