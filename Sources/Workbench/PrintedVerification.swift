package import ProgrammeModel
import Store
import Trace

/// The stable keys of `steelyard verify --format json`.
private struct PrintedVerification: Encodable {
  let verified: Bool
  let head: String?
  let events: Int?
  let rows: Int?
  let consistency: [String]?
  let differences: [PrintedDifference]
}

private struct PrintedDifference: Encodable {
  let kind: String
  var table: String?
  var key: String?
  var event: Int?
  let message: String

  init(_ finding: VerificationReport.Finding, in language: Language) {
    message = finding.sentence(in: language)
    switch finding {
    case .certificate(let part): (kind, key) = ("certificate", part)
    case .result(_, let place): (kind, key) = ("result", place)
    case .trace(.integrity): kind = "integrity"
    case .trace(.reference(let name)): (kind, table) = ("reference", name)
    case .trace(.chain(let seq, let fault)): (kind, event) = ("chain-\(fault.code)", seq)
    case .trace(.row(let name, let row, let fault, let seq)):
      (kind, table, key, event) = ("row-\(fault.rawValue)", name, row, seq)
    case .trace(.truncated(let published, _)): (kind, event) = ("truncated", published.seq)
    case .trace(.rewritten(let published)): (kind, event) = ("rewritten", published.seq)
    }
  }
}

extension TraceDifference.ChainFault {
  fileprivate var code: String {
    switch self {
    case .malformed: "malformed"
    case .altered: "altered"
    case .outOfOrder: "order"
    case .brokenLink: "link"
    case .otherBefore: "before"
    }
  }
}

extension VerificationReport {
  package func json(in language: Language) throws(WorkbenchError) -> String {
    try JSONText.pretty(
      PrintedVerification(
        verified: isVerified, head: trace?.head.line, events: trace?.head.seq, rows: trace?.rows,
        consistency: trace?.consistency,
        differences: findings.map { PrintedDifference($0, in: language) }))
  }
}
