import ProgrammeModel

/// The sites' own evaluations on their way through the offices: handed in, accepted, reviewed, in this order and in time.
struct AcceptanceChecks: Sendable {
  let evidence: GroupedEvidence

  private var steps: [AcceptanceStep] { evidence.round.acceptance ?? [] }

  /// - Parameter breaches: by site, findings against rules that the programme states, against which nobody should have accepted.
  func findings(breaches: [String: Int]) -> [Finding] {
    guard !steps.isEmpty else { return [] }
    return steps.flatMap(missing) + evidence.sites.flatMap { single($0, breaches: breaches[$0.site.id] ?? 0) }
  }

  /// Sites without an opinion of an office; one finding for all where the office gave none at all.
  private func missing(_ step: AcceptanceStep) -> [Finding] {
    let without = evidence.sites.filter { last(of: step.office, at: $0) == nil }
    guard without.count < evidence.sites.count else {
      return [Finding(.acceptanceMissing, subject: step.office, value: Double(without.count))]
    }
    return without.map { Finding(.acceptanceMissing, site: $0.site.id, subject: step.office) }
  }

  private func last(of office: String, at site: SiteEvidence) -> Acceptance? {
    site.acceptances.filter { $0.office == office }.max { $0.date < $1.date }
  }

  private func single(_ site: SiteEvidence, breaches: Int) -> [Finding] {
    let opinions = steps.compactMap { step in last(of: step.office, at: site).map { (step: step, opinion: $0) } }
    var findings: [Finding] = []
    for (step, opinion) in opinions {
      let place = [opinion.origin.label]
      if let due = evidence.programme.calendar.first(where: { $0.id == step.milestone })?.last, opinion.date > due {
        findings.append(
          Finding(
            .acceptanceLate, site: site.site.id, subject: step.office,
            value: Double(opinion.date.dayNumber - due.dayNumber), evidence: place))
      }
      if !opinion.isAccepted {
        findings.append(Finding(.acceptanceReturned, site: site.site.id, subject: step.office, evidence: place))
      }
    }
    for (earlier, later) in zip(opinions, opinions.dropFirst()) where later.opinion.date < earlier.opinion.date {
      findings.append(
        Finding(
          .acceptanceOutOfOrder, site: site.site.id, subject: later.step.office, evidence: [later.opinion.origin.label])
      )
    }
    let accepting = opinions.filter { $0.opinion.isAccepted && $0.step.office != steps.first?.office }
    if breaches > 0, let first = accepting.first {
      findings.append(
        Finding(
          .acceptedWithBreaches, site: site.site.id, subject: first.step.office, value: Double(breaches),
          evidence: accepting.map(\.opinion.origin.label)))
    }
    return findings
  }

  /// City and districts by office.
  var areas: [ReportingResult.AreaAcceptance] {
    steps.flatMap { step in
      evidence.areas.map { area in
        let opinions = area.members.map { last(of: step.office, at: evidence.sites[$0])?.isAccepted }
        return ReportingResult.AreaAcceptance(
          area: area.id, office: step.office, accepted: opinions.count { $0 == true },
          returned: opinions.count { $0 == false }, missing: opinions.count { $0 == nil })
      }
    }
  }
}
