import Indicators
import ProgrammeModel

extension RoundEvaluation {
  /// Explains a figure of a result from the evidence that the result was made from.
  ///
  /// Names: `site/ID/score`, `site/ID/DIMENSION`, `site/ID/INDICATOR`; `city/NAME` and `district/ID/NAME` with NAME
  /// one of `score`, `satisfaction`, `verification`, `clicks`, `click-ratio`, `rooms`, `call-buttons`, `change`;
  /// `project/ID/aware`, `…/used`, `…/satisfied`; `judge/ID/severity`; `review/NAME` with NAME a coefficient of
  /// agreement (`review/agreement.ac2`); `answers/AREA/CATEGORY`, `domain/QUESTION/CATEGORY`, `importance/AREA/PROJECT`,
  /// `performance/AREA/PROJECT` of the survey; `inspection/INDICATOR`, `inspection/agreement`. Areas have `raw-click-ratio`, too;
  /// `watched/PROJECT/MEASURE`, `roll-out/PROJECT/NAME`, `effect/PROJECT/NAME`, `use/PROJECT/QUESTION/CATEGORY`. Areas have
  /// `click-level` and `click-slope`, sites `change`, `satisfaction-change` and `panel`. `RoundResult.namedFigures` lists all.
  /// - Throws: `unknownFigure`, and the errors of grouping the evidence.
  package static func derivation(
    of figureID: String, in result: RoundResult, evidence: RoundEvidence
  ) throws(EvaluationError) -> Derivation {
    try derivation(of: figureID, by: Deriving(result: result, evidence: GroupedEvidence(evidence)))
  }

  /// Several figures, for which the evidence is grouped once.
  static func derivations(
    of figureIDs: [String], in result: RoundResult, evidence: RoundEvidence
  ) throws(EvaluationError) -> [Derivation] {
    let deriving = try Deriving(result: result, evidence: GroupedEvidence(evidence))
    var derivations: [Derivation] = []
    for figureID in figureIDs { derivations.append(try derivation(of: figureID, by: deriving)) }
    return derivations
  }

  private static func derivation(
    of figureID: String, by deriving: Deriving
  ) throws(EvaluationError) -> Derivation {
    let parts = figureID.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let derivation: Derivation? =
      switch (parts.first, parts.count) {
      case ("city", 2): deriving.area("city", name: parts[1], figureID)
      case ("district", 3): deriving.area(parts[1], name: parts[2], figureID)
      case ("site", 3): deriving.site(parts[1], name: parts[2], figureID)
      case ("project", 3): deriving.project(parts[1], name: parts[2], figureID)
      case ("judge", 3): deriving.judge(parts[1], name: parts[2], figureID)
      case ("review", 2): deriving.agreement(parts[1], figureID)
      case ("answers", 3), ("importance", 3), ("performance", 3): deriving.answers(in: parts[1], figureID)
      case ("domain", 3): deriving.answers(in: "city", figureID)
      case ("inspection", 2): deriving.inspection(figureID)
      case ("watched", 3): deriving.watched(parts[1], figureID)
      case ("effect", 3), ("use", 3): deriving.answers(in: "city", figureID)
      case ("roll-out", 3): deriving.rollOut(parts[1], name: parts[2], figureID)
      default: nil
      }
    guard let derivation else { throw .unknownFigure(figureID) }
    return derivation
  }
}

/// Looks figures up in a result and finds what they were made from.
private struct Deriving {
  let result: RoundResult
  let evidence: GroupedEvidence
  let figures: [String: Figure]

  init(result: RoundResult, evidence: GroupedEvidence) {
    self.result = result
    self.evidence = evidence
    figures = Dictionary(
      result.namedFigures.map { ($0.name, $0.figure) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Sites

  func site(_ id: String, name: String, _ figureID: String) -> Derivation? {
    guard let site = result.sites.first(where: { $0.site == id }) else { return nil }
    if ["change", "satisfaction-change", "panel"].contains(name) { return movement(of: id, name: name, figureID) }
    if name == "score" {
      let parents = site.dimensions.map {
        Derivation.Parent(figure: "site/\(id)/\($0.id)", weight: $0.weight, value: $0.score.value)
      }
      return derivation(figureID, site.score, "weighted-mean", parents: parents)
    }
    if let dimension = site.dimensions.first(where: { $0.id == name }) {
      return self.dimension(dimension, of: site, figureID)
    }
    return site.indicators.first { $0.id == name }.flatMap { indicator($0, of: site, figureID) }
  }

  /// Change since the round before, and the panel's corrected mean. The change of a score is that of both rounds' scores; the
  /// earlier one is derived in its own round.
  private func movement(of id: String, name: String, _ figureID: String) -> Derivation? {
    guard let figure = named(figureID), let grouped = evidence.site(id) else { return nil }
    switch name {
    case "change":
      let now = result.sites.first { $0.site == id }?.score.value
      return derivation(
        figureID, figure, figure.method, parents: [.init(figure: "site/\(id)/score", weight: 1, value: now)])
    case "panel":
      return derivation(
        figureID, figure, figure.method, rows: [RowSelection.Rows(.scorecards, grouped.scorecards)])
    default: return surveyed(figure, [grouped], figureID)
    }
  }

  /// The figure that the result has under a name.
  private func named(_ figureID: String) -> Figure? { figures[figureID] }

  private func dimension(_ dimension: DimensionResult, of site: SiteResult, _ figureID: String) -> Derivation {
    let members = evidence.programme.dimensions.first { $0.id == dimension.id }?.indicators.map(\.id) ?? []
    let parents = site.indicators.filter { members.contains($0.id) && $0.weight > 0 }.map {
      Derivation.Parent(
        figure: "site/\(site.site)/\($0.id)", weight: $0.weight / dimension.weight, value: $0.score)
    }
    return derivation(
      figureID, dimension.score, dimension.capped ? "capped-weighted-mean" : "weighted-mean", parents: parents)
  }

  private func indicator(_ indicator: IndicatorResult, of site: SiteResult, _ figureID: String) -> Derivation? {
    guard let definition = evidence.programme.indicators.first(where: { $0.id == indicator.id }),
      let grouped = evidence.site(site.site)
    else { return nil }
    let values = result.sites.compactMap { $0.value(of: indicator.id)?.value }
    let factor = result.inspection.factors.first { $0.area == site.district }
    let parents =
      indicator.status == .unverified
      ? factor.map {
        [Derivation.Parent(figure: "district/\(site.district)/verification", weight: 1, value: $0.figure.value)]
      } : nil
    let goalposts: Goalposts
    do { goalposts = try Goalposts(definition, values: values) } catch { return nil }
    return Derivation(
      figure: figureID, value: indicator.value, formula: definition.measure.name, status: indicator.status,
      score: indicator.score, goalposts: Derivation.Scale(zero: goalposts.zero, full: goalposts.full),
      parents: parents ?? [], rows: rows(RowSelection(evidence: evidence).rows(of: definition, at: grouped)))
  }

  // MARK: Areas

  func area(_ id: String, name: String, _ figureID: String) -> Derivation? {
    guard let members = evidence.areas.first(where: { $0.id == id })?.members.map({ evidence.sites[$0] }) else {
      return nil
    }
    let area = id == "city" ? result.city : result.districts.first { $0.id == id }
    func figure(_ figures: [AreaFigure]?) -> Figure? { figures?.first { $0.area == id }?.figure }
    func derive(_ figure: Figure?, _ kind: RecordKind, _ rows: [some SiteRow]) -> Derivation? {
      figure.map { derivation(figureID, $0, $0.method, rows: [RowSelection.Rows(kind, rows)]) }
    }
    switch name {
    case "score": return area.map { score(of: $0, sites: members, figureID) }
    case "satisfaction": return surveyed(area?.satisfaction, members, figureID)
    case "change": return surveyed(figure(result.change?.satisfaction), members, figureID)
    case "verification": return derive(figure(result.inspection.factors), .inspections, members.flatMap(\.inspections))
    case "clicks": return derive(figure(result.website.rates), .clicks, members.flatMap(\.clicks))
    case "raw-click-ratio", "click-level", "click-slope":
      return derive(named(figureID), .clicks, members.flatMap(\.clicks))
    case "click-ratio": return derive(figure(result.website.ratios), .clicks, members.flatMap(\.clicks))
    case "rooms": return derive(figure(result.rooms.rates), .rooms, members.flatMap(\.rooms))
    case "call-buttons":
      let coverage = result.callButtons.areas.first { $0.area == id }?.coverage
      return derive(coverage, .installs, members.flatMap(\.installs))
    default: return nil
    }
  }

  private func score(of area: AreaResult, sites: [SiteEvidence], _ figureID: String) -> Derivation {
    let names = Set(sites.map(\.site.id))
    let parents = result.sites.filter { names.contains($0.site) }.map {
      Derivation.Parent(figure: "site/\($0.site)/score", weight: 1 / Double(names.count), value: $0.score.value)
    }
    return derivation(figureID, area.score, "mean", parents: parents)
  }

  private func surveyed(_ figure: Figure?, _ sites: [SiteEvidence], _ figureID: String) -> Derivation? {
    figure.map {
      derivation(figureID, $0, $0.method, rows: [RowSelection.Rows(survey: sites.flatMap(\.responses))])
    }
  }

  // MARK: Projects and judges

  func project(_ id: String, name: String, _ figureID: String) -> Derivation? {
    guard let project = result.survey.projects.first(where: { $0.project == id }) else { return nil }
    let figures = ["aware": project.aware, "used": project.used, "satisfied": project.satisfied]
    return surveyed(figures[name] ?? nil, evidence.sites.filter { $0.hasProject(id) }, figureID)
  }

  func judge(_ id: String, name: String, _ figureID: String) -> Derivation? {
    guard name == "severity", let judge = result.review.judges.first(where: { $0.judge == id }) else { return nil }
    let rows = evidence.sites.flatMap(\.scorecards).filter { $0.judge == id }
    return derivation(figureID, judge.severity, judge.severity.method, rows: [RowSelection.Rows(.scorecards, rows)])
  }

  // MARK: Survey and inspection

  /// A figure of the answers of an area.
  func answers(in area: String, _ figureID: String) -> Derivation? {
    guard let members = evidence.areas.first(where: { $0.id == area })?.members else { return nil }
    return surveyed(named(figureID), members.map { evidence.sites[$0] }, figureID)
  }

  func inspection(_ figureID: String) -> Derivation? {
    named(figureID).map {
      derivation(
        figureID, $0, $0.method, rows: [RowSelection.Rows(.inspections, evidence.sites.flatMap(\.inspections))])
    }
  }

  /// A count that is watched, down to its rows.
  func watched(_ project: String, _ figureID: String) -> Derivation? {
    let rows = evidence.sites.flatMap(\.counts).filter { "watched/\(project)/\($0.measure)" == figureID }
    return named(figureID).map { derivation(figureID, $0, $0.method, rows: [RowSelection.Rows(.counts, rows)]) }
  }

  /// What the rule on a project's roll-out rests on.
  func rollOut(_ project: String, name: String, _ figureID: String) -> Derivation? {
    guard let figure = named(figureID) else { return nil }
    let sites = evidence.sites.filter { $0.hasProject(project) }
    func parent(_ id: String) -> Derivation.Parent {
      Derivation.Parent(figure: id, weight: 1, value: named(id)?.value)
    }
    let survey = RowSelection.Rows(survey: sites.flatMap(\.responses))
    switch name {
    case "satisfaction": return derivation(figureID, figure, figure.method, rows: [survey])
    case "use-ratio":
      return derivation(
        figureID, figure, figure.method,
        rows: [
          RowSelection.Rows(.clicks, evidence.sites.flatMap(\.clicks)),
          RowSelection.Rows(.counts, sites.flatMap(\.counts).filter { $0.project == project }), survey,
        ].filter { !$0.origins.isEmpty })
    case "verification":
      return derivation(
        figureID, figure, figure.method,
        rows: [RowSelection.Rows(.inspections, evidence.sites.flatMap(\.inspections))])
    case "cost-per-user":
      return derivation(
        figureID, figure, figure.method,
        rows: [RowSelection.Rows(.ledger, sites.flatMap(\.ledger).filter { $0.project == project }), survey])
    case "median-cost-per-user":
      return derivation(
        figureID, figure, figure.method,
        parents: result.recommendations.filter { $0.because.contains { $0.name == "cost-per-user" } }
          .map { parent("roll-out/\($0.project)/cost-per-user") })
    case "answers-needed":
      return derivation(
        figureID, figure, figure.method, parents: [parent("roll-out/\(project)/satisfaction")])
    default: return nil
    }
  }

  func agreement(_ name: String, _ figureID: String) -> Derivation? {
    guard let figure = result.review.agreement.first(where: { $0.name == name })?.figure else { return nil }
    let rows = evidence.sites.flatMap(\.scorecards)
    return derivation(figureID, figure, figure.method, rows: [RowSelection.Rows(.scorecards, rows)])
  }

  // MARK: Parts

  private func derivation(
    _ figureID: String, _ value: Figure, _ formula: String, parents: [Derivation.Parent] = [],
    rows: [RowSelection.Rows] = []
  ) -> Derivation {
    Derivation(
      figure: figureID, value: value, formula: formula, status: nil, score: nil, goalposts: nil, parents: parents,
      rows: self.rows(rows))
  }

  /// The lines by kind and batch, in order.
  private func rows(_ selected: [RowSelection.Rows]) -> [Derivation.RowSet] {
    let files = Dictionary(evidence.batches.map { ($0.id, $0.file) }, uniquingKeysWith: { first, _ in first })
    return selected.flatMap { rows in
      let batches = Dictionary(grouping: rows.origins, by: \.batch)
      return batches.keys.sorted().map { batch in
        let lines = (batches[batch] ?? []).map(\.line).sorted()
        return Derivation.RowSet(kind: rows.kind, batch: batch, file: files[batch], lines: lines)
      }
    }
  }
}

extension Measure {
  /// The name of the case, as programme definitions write it.
  fileprivate var name: String {
    switch self {
    case .surveyShare: "surveyShare"
    case .surveyMeanShare: "surveyMeanShare"
    case .surveyProjectShare: "surveyProjectShare"
    case .clickRatio: "clickRatio"
    case .roomRate: "roomRate"
    case .callButtonCoverage: "callButtonCoverage"
    case .countRate: "countRate"
    case .countRatio: "countRatio"
    case .projectsRunning: "projectsRunning"
    case .expectedProjectsRunning: "expectedProjectsRunning"
    case .milestones: "milestones"
    case .verifiedShare: "verifiedShare"
    case .inspectionItems: "inspectionItems"
    case .rulesKept: "rulesKept"
    case .reportedOnTime: "reportedOnTime"
    case .changesApproved: "changesApproved"
    case .truthfulness: "truthfulness"
    case .panelScore: "panelScore"
    }
  }
}
