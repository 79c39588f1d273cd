/// Why a draw is refused. Every case names the place; nothing is mended silently, since a mended input is another draw.
package enum DrawError: Error, Equatable {
  /// A protocol file is not what the protocol says; `reason` in plain English.
  case malformed(file: String, line: Int?, reason: String)
  /// frame.tsv is not the file that the plan committed to.
  case frameMismatch(found: String, planned: String)
  /// The ceremony does not fit the plan.
  case ceremony(reason: String)
  /// A reveal does not open its commitment.
  case commitment(party: String)
  /// The strata of the plan and of the frame differ.
  case strata(planned: [String], found: [String])
  /// More sites asked for than a stratum has, or fewer than none.
  case allocation(stratum: String, asked: Int, available: Int)
  /// The earlier draw that the plan refers to is not the published one.
  case previousMismatch
  /// A step of the ceremony is not possible as asked.
  case step(CeremonyRefusal)
}

extension DrawError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let file, let line, let reason): "\(file)\(line.map { " line \($0)" } ?? ""): \(reason)"
    case .frameMismatch(let found, let planned):
      "frame.tsv does not match its commitment: the file is \(found), the plan says \(planned)"
    case .ceremony(let reason): "ceremony.json: \(reason)"
    case .commitment(let party): "ceremony.json: the reveal of \(party) does not open its commitment"
    case .strata(let planned, let found):
      "the plan's strata (\(planned.joined(separator: ", "))) differ from the frame's (\(found.joined(separator: ", ")))"
    case .allocation(let stratum, let asked, let available):
      "stratum \(stratum): \(asked) sites asked for, \(available) are there"
    case .step(let refusal): "\(refusal)"
    case .previousMismatch: "the plan's earlier draw is not the published one"
    }
  }
}
