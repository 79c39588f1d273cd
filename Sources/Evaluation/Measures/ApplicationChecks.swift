import ProgrammeModel

/// The programme's rules on applications: eligibility, the chain of opinions, deadlines, and the districts' numbers.
///
/// Nothing is found while no application is on record.
struct ApplicationChecks: Sendable {
  let evidence: GroupedEvidence

  private var rules: ProgrammeRules { evidence.programme.rules }

  var findings: [Finding] {
    let applications = evidence.applications
    guard !applications.isEmpty else { return [] }
    let single = applications.flatMap { eligibility($0) + chain($0) + deadlines($0) + decision($0) }
    return (single + evidence.programme.districts.flatMap(numbers) + unselectedSites).sorted(by: Finding.areInOrder)
  }

  // MARK: - One application

  private func eligibility(_ application: SiteApplication) -> [Finding] {
    var findings: [Finding] = []
    if !application.hasPremises { findings.append(finding(.applicationWithoutPremises, application)) }
    if application.projects.count < rules.minimumProjects {
      findings.append(
        finding(
          .applicationTooFewProjects, application, value: Double(application.projects.count),
          limit: Double(rules.minimumProjects)))
    }
    if application.inFavour > application.entitled {
      findings.append(
        finding(
          .consultationMiscounted, application, value: Double(application.inFavour),
          limit: Double(application.entitled)))
    }
    guard let demanded = rules.application else { return findings }
    let support = Double(application.inFavour) / Double(application.entitled)
    if support <= demanded.support {
      findings.append(finding(.supportBelowMajority, application, value: support, limit: demanded.support))
    }
    let months = Self.completedMonths(from: application.centreOpened, to: application.applied)
    if months < demanded.centreMonths {
      findings.append(
        finding(.centreTooYoung, application, value: Double(months), limit: Double(demanded.centreMonths)))
    }
    return findings
  }

  /// Street, district and decision must each be dated, and none before the one that it follows.
  private func chain(_ application: SiteApplication) -> [Finding] {
    var findings: [Finding] = []
    if application.streetOpinion == nil { findings.append(finding(.streetOpinionMissing, application)) }
    if application.districtOpinion == nil { findings.append(finding(.districtOpinionMissing, application)) }
    let opinions = [application.streetOpinion, application.districtOpinion, application.decision]
    let days = [application.applied] + opinions.compactMap { $0?.date }
    if zip(days, days.dropFirst()).contains(where: { $0 > $1 }) {
      findings.append(finding(.opinionsOutOfOrder, application))
    }
    return findings
  }

  private func deadlines(_ application: SiteApplication) -> [Finding] {
    guard let demanded = rules.application else { return [] }
    let steps: [(FindingCode, CalendarDate?, CalendarDate)] = [
      (.districtOpinionLate, application.districtOpinion?.date, demanded.districtDeadline),
      (.decisionLate, application.decision?.date, demanded.decisionDeadline),
    ]
    return steps.compactMap { code, day, deadline in
      guard let day, day > deadline else { return nil }
      return finding(code, application, value: Double(day.dayNumber - deadline.dayNumber))
    }
  }

  private func decision(_ application: SiteApplication) -> [Finding] {
    guard let decision = application.decision else { return [finding(.applicationUndecided, application)] }
    var findings: [Finding] = []
    if application.reason == nil { findings.append(finding(.decisionWithoutReason, application)) }
    let opinions = [application.streetOpinion, application.districtOpinion].compactMap(\.self)
    if decision.isFavourable, opinions.contains(where: { !$0.isFavourable }) {
      findings.append(finding(.selectedAgainstOpinion, application))
    }
    return findings
  }

  private func finding(
    _ code: FindingCode, _ application: SiteApplication, value: Double? = nil, limit: Double? = nil
  ) -> Finding {
    Finding(
      code, subject: application.community, value: value, limit: limit, evidence: [application.origin.label])
  }

  /// Whole months between two days; negative when the second comes first.
  private static func completedMonths(from first: CalendarDate, to last: CalendarDate) -> Int {
    last.yearMonth.ordinal - first.yearMonth.ordinal - (last.day < first.day ? 1 : 0)
  }

  // MARK: - Districts and the site list

  /// Applications against the bounds, sites decided on against the quota.
  private func numbers(of district: District) -> [Finding] {
    let applications = evidence.applications.filter { $0.district == district.id }
    let selected = applications.count { $0.decision?.isFavourable == true }
    func found(_ code: FindingCode, _ value: Int, _ limit: Int) -> Finding {
      Finding(code, subject: district.id, value: Double(value), limit: Double(limit))
    }
    var findings: [Finding] = []
    if applications.count < rules.applications.lowerBound {
      findings.append(found(.tooFewApplications, applications.count, rules.applications.lowerBound))
    } else if applications.count > rules.applications.upperBound {
      findings.append(found(.tooManyApplications, applications.count, rules.applications.upperBound))
    }
    if selected > district.quota {
      findings.append(found(.selectionOverQuota, selected, district.quota))
    } else if selected < district.quota {
      findings.append(found(.selectionUnderQuota, selected, district.quota))
    }
    return findings
  }

  /// Sites of the list whose community has no favourable decision in its district.
  private var unselectedSites: [Finding] {
    let selected = Dictionary(
      grouping: evidence.applications.filter { $0.decision?.isFavourable == true }, by: \.district
    ).mapValues { Set($0.map(\.community)) }
    return evidence.sites.map(\.site).filter { selected[$0.district]?.contains($0.name) != true }
      .map { Finding(.siteNotSelected, site: $0.id) }
  }
}
