import ProgrammeModel

/// The rows of a site that an indicator rests on: what `steelyard explain` lists.
struct RowSelection: Sendable {
  let evidence: GroupedEvidence

  /// Rows of one kind, in the order of batches and lines.
  struct Rows: Sendable, Equatable {
    let kind: String
    let origins: [RecordOrigin]

    init<Element: SiteRow>(_ kind: RecordKind, _ rows: [Element]) {
      self.kind = kind.rawValue
      origins = rows.map(\.origin)
    }

    init(survey responses: [SurveyResponse]) {
      kind = "survey"
      origins = responses.map(\.origin)
    }
  }

  /// The rows of a site behind an indicator, by kind; kinds without a row are left out.
  func rows(of definition: IndicatorDefinition, at site: SiteEvidence) -> [Rows] {
    candidates(definition, site).filter { !$0.origins.isEmpty }
  }

  private func candidates(_ definition: IndicatorDefinition, _ site: SiteEvidence) -> [Rows] {
    switch definition.measure {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare:
      [Rows(survey: opinions(MeanOfShares(definition, site: site.site), site))]
    case .clickRatio:
      [
        Rows(
          .clicks,
          site.clicks.filter {
            evidence.round.period.contains($0.month) || evidence.round.baseline.contains($0.month)
          })
      ]
    case .roomRate: [Rows(.rooms, site.rooms)]
    case .callButtonCoverage: [Rows(.installs, site.installs)]
    case .countRate(let project, let measure): [counts(site, project, [measure])]
    case .countRatio(let project, let numerator, let denominator, let minimumMeasure, _):
      [counts(site, project, [numerator, denominator, minimumMeasure])]
    case .projectsRunning, .expectedProjectsRunning, .reportedOnTime: [Rows(.selfReports, site.selfReports)]
    case .milestones:
      [
        Rows(.selfReports, site.selfReports.filter { $0.item == nil }),
        Rows(.inspections, site.inspections.filter { $0.reported != nil }),
      ]
    case .verifiedShare(let numerator, let denominator): items(site, [numerator, denominator])
    case .inspectionItems(let names): [Rows(.inspections, site.inspections.filter { names.contains($0.item) })]
    case .truthfulness: [Rows(.inspections, site.inspections.filter { $0.reported != nil })]
    case .rulesKept: [Rows(.ledger, site.ledger)]
    case .changesApproved: [Rows(.changes, site.changes)]
    case .panelScore: [Rows(.scorecards, site.scorecards)]
    }
  }

  private func opinions(_ mean: MeanOfShares, _ site: SiteEvidence) -> [SurveyResponse] {
    let coding = SurveyCoding(evidence.questionnaire)
    let values = mean.terms.map { coding.values(of: $0, in: site.responses) }
    return site.responses.indices.filter { row in values.contains { !$0[row].isNaN } }.map { site.responses[$0] }
  }

  private func counts(_ site: SiteEvidence, _ project: String, _ measures: [String]) -> Rows {
    Rows(.counts, site.counts.filter { $0.project == project && measures.contains($0.measure) })
  }

  private func items(_ site: SiteEvidence, _ names: [String]) -> [Rows] {
    [
      Rows(.selfReports, site.selfReports.filter { $0.item.map(names.contains) ?? false }),
      Rows(.inspections, site.inspections.filter { names.contains($0.item) }),
    ]
  }
}
