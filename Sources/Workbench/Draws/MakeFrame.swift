import Evaluation
package import ProgrammeModel
import Reporting
package import Sampling

/// Writes the list of sites from which a draw is made, with the sites that are visited in any case in strata of their own.
package enum MakeFrame {
  /// Which sites are visited in any case, each for a reason that is published with the list.
  package struct Request: Sendable {
    /// `SITE=REASON`.
    package var certain: [String] = []
    /// Codes of findings: every site with such a finding of the round is certain.
    package var flagged: [String] = []

    package init() {}
  }

  /// The list, and why sites are certain.
  package struct Made: Sendable {
    package let frame: SamplingFrame
    /// By site, in the order of the list.
    package let reasons: [(site: String, reason: String)]
  }

  /// `frame.tsv` with every site of the evaluation: its district as stratum, its residents as size; a certain site is in the
  /// stratum `DISTRICT-certain`, all of which the plan takes, so that it is inspected with probability 1 and stands for itself.
  /// `certain.tsv` gives the reasons.
  /// - Throws: `WorkbenchError.draw` for a folder that has a list or a plan, `.unknownSite`, `.unknownKind` for a code,
  ///   `.unclearReason` for a site without a reason, and as evaluating the round does.
  package static func run(
    _ request: Request, from evaluation: String, round id: String, to path: String, language: Language
  ) throws(WorkbenchError) -> Made {
    let folder = DrawFolder(path: path)
    guard !folder.holds(.frame), !folder.holds(.plan) else { throw .draw(.step(.frameExists)) }
    let opened = try OpenEvaluation(evaluation)
    let sites = try opened.sites(round: try opened.round(id).id)
    var reasons = try findings(request.flagged, of: evaluation, round: id, language: language)
    for text in request.certain {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty else { throw .unclearReason(text) }
      guard sites.contains(where: { $0.id == parts[0] }) else { throw .unknownSite(parts[0], nearest: nil) }
      reasons[parts[0], default: []].append(parts[1])
    }
    let frame = try drawing { () throws(DrawError) in
      try SamplingFrame(
        sites.map { site in
          SamplingFrame.FrameUnit(
            id: site.id, stratum: reasons[site.id] == nil ? site.district : site.district + "-certain",
            size: site.residents, name: site.name)
        })
    }
    let made = Made(
      frame: frame,
      reasons: frame.units.compactMap { unit in
        reasons[unit.id].map { (unit.id, $0.joined(separator: language == .zh ? "；" : "; ")) }
      })
    try folder.write(frame.bytes, to: .frame)
    if !made.reasons.isEmpty { try folder.write(made.table, to: .certain) }
    return made
  }

  /// The sentences of findings with some codes, by site.
  private static func findings(
    _ codes: [String], of evaluation: String, round: String, language: Language
  ) throws(WorkbenchError) -> [String: [String]] {
    guard !codes.isEmpty else { return [:] }
    for code in codes where FindingCode(rawValue: code) == nil {
      throw .unknownKind(code, known: FindingCode.allCases.map(\.rawValue))
    }
    let checked = try CheckRound.findings(of: evaluation, round: round, in: language)
    var reasons: [String: [String]] = [:]
    for finding in checked.findings where codes.contains(finding.code) {
      if let site = finding.site { reasons[site, default: []].append(checked.sentences.sentence(finding)) }
    }
    return reasons
  }
}

extension MakeFrame.Made {
  /// certain.tsv.
  fileprivate var table: [UInt8] {
    let lines = reasons.map { site, reason in
      "\(site)\t\(reason.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined())\n"
    }
    return Array(("unit_id\treason\n" + lines.joined()).utf8)
  }

  /// What stands in the list, by stratum.
  var sizes: [(stratum: String, sites: Int)] {
    frame.strata.map { stratum in (stratum, frame.units.count { $0.stratum == stratum }) }
  }
}
