import ProgrammeModel
import Sampling
import Statistics
import SurveyEstimation

/// What the inspection verified: the visited sites themselves, and the factor verified / reported for the others.
///
/// The visited sites of a recorded draw are a stratified simple random sample of the sites of each district, without
/// replacement. The factor is the ratio Σ verified / Σ reported over items with a reported figure (Cochran 1977,
/// Sampling Techniques, 6.10, separate ratio by district), with the finite population correction.
struct Verification: Sendable {
  /// In the order of sites.
  let visits: [InspectionResult.Visit]
  let city: VerificationFactor?
  let findings: [Finding]
  private let areas: [String]
  private let draw: InspectionDraw?
  private let districts: [String: VerificationFactor]
  private let visitOfSite: [String: InspectionResult.Visit]
  private let indicators: [(id: String, factor: VerificationFactor)]
  private let inflation: InflatedReports
  private let inflated: [InspectionResult.InflatedSites]
  private let agreement: Figure?

  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {
    visits = evidence.sites.compactMap { InspectionResult.Visit($0) }
    areas = evidence.areas.map(\.id)
    draw = evidence.draw
    visitOfSite = Dictionary(uniqueKeysWithValues: visits.map { ($0.site, $0) })
    let sample = VisitedSample(evidence, visits: visits)
    city = try sample.factor(district: nil, level: level)
    var districts: [String: VerificationFactor] = [:]
    var ownFactors: [(id: String, factor: VerificationFactor)] = city.map { [("city", $0)] } ?? []
    var findings = sample.findings + evidence.secondLooks.findings
    findings += evidence.sites.flatMap { $0.inspections.compactMap { Self.unclearPhotos(of: $0) } }
    let minimum = max(2, evidence.programme.inspection.minimumForDistrictFactor)
    for area in evidence.districts {
      let visited = sample.count(district: area.district.id)
      let own = try sample.factor(district: area.district.id, level: level)
      if let own { ownFactors.append((area.district.id, own)) }
      // A few sites that agree to the last digit do not show that the others would: without spread there is no margin.
      let isShown = visited >= minimum && (own?.spread ?? 0) > 0
      if isShown || visited == area.members.count {
        districts[area.district.id] = own
      } else if let city {
        districts[area.district.id] = city
        findings.append(Finding(.pooledVerification, subject: area.district.id, value: Double(visited)))
      }
    }
    self.districts = districts
    let floor = evidence.programme.rollOut.verificationFloor
    indicators = try Self.byIndicator(evidence, level: level)
    inflation = InflatedReports(areas: ownFactors, indicators: indicators, level: level)
    inflated = sample.inflated(floor: floor, level: level)
    agreement = try evidence.secondLooks.agreement(level: level)
    self.findings = findings + evidence.sites.compactMap { Self.inflation(of: $0, floor: floor) }
  }

  /// The factor of a district's sites that were not visited: its own, else the programme's; nil without any inspection.
  func factor(district: String) -> VerificationFactor? { districts[district] }

  /// Verified / reported at a visited site; nil for a site not visited or without an item to compare.
  func ownRatio(_ site: String) -> Double? {
    guard let visit = visitOfSite[site], visit.reported > 0 else { return nil }
    return visit.verified / visit.reported
  }

  func isVisited(_ site: String) -> Bool { visitOfSite[site] != nil }

  /// The factors as they are used, and the visits.
  var result: InspectionResult {
    let figures = areas.map { ($0, $0 == "city" ? city : districts[$0]) }
    let factors = figures.compactMap { area, factor in factor.map { AreaFigure(area: area, figure: $0.figure) } }
    return InspectionResult(
      draw: draw, factors: factors, visits: visits,
      indicators: indicators.map { NamedFigure(name: $0.id, figure: $0.factor.figure) }, inflation: inflation.tests,
      inflated: inflated, agreement: agreement)
  }

  /// The factors of the indicators that rest on reported figures, each over the items that it uses.
  private static func byIndicator(
    _ evidence: GroupedEvidence, level: Double
  ) throws(EvaluationError) -> [(id: String, factor: VerificationFactor)] {
    let definitions = evidence.programme.indicators
    let shared = Set(
      definitions.flatMap { definition -> [String] in
        guard case .verifiedShare(let numerator, let denominator) = definition.measure else { return [] }
        return [numerator, denominator]
      })
    var factors: [(id: String, factor: VerificationFactor)] = []
    for definition in definitions {
      let visits =
        switch definition.measure {
        case .milestones: evidence.sites.compactMap { InspectionResult.Visit($0) { !shared.contains($0.item) } }
        case .verifiedShare(let numerator, _):
          evidence.sites.compactMap { InspectionResult.Visit($0) { $0.item == numerator } }
        default: []
        } as [InspectionResult.Visit]
      let sample = VisitedSample(evidence, visits: visits)
      if let factor = try sample.factor(district: nil, level: level) { factors.append((definition.id, factor)) }
    }
    return factors
  }

  /// Photos of an item that are not given by 64 hexadecimal digits.
  private static func unclearPhotos(of row: InspectionFinding) -> Finding? {
    let photos = (row.photos ?? "").split { " ;,、；，".contains($0) }
    let unclear = photos.count { $0.wholeMatch(of: /[0-9a-fA-F]{64}/) == nil }
    guard unclear > 0 else { return nil }
    return Finding(
      .photoUnclear, site: row.site, subject: row.item, value: Double(unclear), evidence: [row.origin.label])
  }

  private static func inflation(of site: SiteEvidence, floor: Double) -> Finding? {
    guard let visit = InspectionResult.Visit(site), visit.reported > 0 else { return nil }
    let ratio = visit.verified / visit.reported
    guard ratio < floor else { return nil }
    let rows = site.inspections.filter { $0.reported != nil }.map(\.origin.label)
    return Finding(.inflatedReport, site: site.site.id, value: ratio, limit: floor, evidence: rows)
  }
}

extension InspectionResult.Visit {
  /// The visit of a site; nil for a site without an inspection finding. Items without a reported figure count among the
  /// items only.
  init?(_ site: SiteEvidence, where isUsed: (InspectionFinding) -> Bool = { _ in true }) {
    let used = site.inspections.filter(isUsed)
    guard !used.isEmpty else { return nil }
    let compared = used.filter { $0.reported != nil }
    self.init(
      site: site.site.id, items: used.count,
      reported: compared.compactMap(\.reported).compensatedSum(), verified: compared.map(\.verified).compensatedSum())
  }
}

/// Verified / reported of an area, and what it says of a site that was not visited.
struct VerificationFactor: Sendable {
  /// The name of the factor, equal for all its users.
  let name: String
  let figure: Figure
  /// How far single sites lie from the factor (standard deviation, in the unit of the factor); nil where it is not
  /// defined.
  let spread: Double?
  let level: Double

  /// A value that was corrected by the factor, with its error.
  ///
  /// The error has two parts, both in proportion to the value: that of the factor, which all sites of the area share,
  /// and the site's own distance from it, taken to be as large as among the sites visited. A value cut at 1 has the
  /// relative error of the others: the cut itself adds no certainty.
  func corrected(_ value: Double, count: Int, method: String) -> SiteValue {
    guard let se = figure.se, let spread, figure.value > 0 else {
      return SiteValue(figure: .withoutError(value, count: count, method: method), verified: false)
    }
    let relative = se / figure.value
    let own = spread / figure.value
    let estimate = Estimate(
      normal: value, standardError: abs(value) * (relative * relative + own * own).squareRoot(),
      degreesOfFreedom: figure.df ?? .infinity, level: level, count: count, method: method)
    return SiteValue(
      figure: Figure(estimate), verified: false, shared: SharedError(name: name, relative: relative))
  }
}

/// The sites that were drawn and visited, with what was reported and verified there.
private struct VisitedSample {
  private let evidence: GroupedEvidence
  private let visits: [InspectionResult.Visit]
  private let districtOfVisit: [Int]
  private let strata: DesignStrata
  let findings: [Finding]

  init(_ evidence: GroupedEvidence, visits: [InspectionResult.Visit]) {
    self.evidence = evidence
    let listed = evidence.draw.map { Set($0.list) }
    let isDrawn = { (site: String) in listed?.contains(site) ?? true }
    var position: [String: Int] = [:]
    for (index, area) in evidence.districts.enumerated() {
      for member in area.members { position[evidence.sites[member].site.id] = index }
    }
    let drawn = visits.filter { isDrawn($0.site) && $0.reported > 0 }
    self.visits = drawn
    districtOfVisit = drawn.map { position[$0.site] ?? 0 }
    strata = DesignStrata(evidence, sites: drawn.map(\.site), districts: districtOfVisit)
    findings = Self.findings(evidence, visits: visits, isDrawn: isDrawn)
  }

  /// Districts with the sites seen below the floor, and all of them together first; empty without a visit.
  func inflated(floor: Double, level: Double) -> [InspectionResult.InflatedSites] {
    guard !visits.isEmpty else { return [] }
    let districts = evidence.districts.indices.map { sitesBelow(floor, district: $0) }
    return [SitesBelow.city(districts, level: level)] + districts.map { $0.limits(level: level) }
  }

  private func sitesBelow(_ floor: Double, district: Int) -> SitesBelow {
    let chances = Dictionary(
      (evidence.draw?.units ?? []).map { ($0.site, $0.probability) }, uniquingKeysWith: { first, _ in first })
    let visit = Dictionary(visits.map { ($0.site, $0) }, uniquingKeysWith: { first, _ in first })
    let members = evidence.districts[district].members.map { evidence.sites[$0].site.id }
    let isDrawnAtRandom = members.contains { (chances[$0] ?? 0) < 1 }
    let (certain, drawn) = members.reduce(into: ([String](), [String]())) { split, site in
      if isDrawnAtRandom, chances[site] == 1 { split.0.append(site) } else { split.1.append(site) }
    }
    func counts(_ sites: [String]) -> SitesBelow.Counts {
      let seen = sites.compactMap { visit[$0] }
      return .init(
        sites: sites.count, visited: seen.count, below: seen.count { $0.verified / $0.reported < floor })
    }
    return SitesBelow(
      area: evidence.districts[district].district.id, certain: counts(certain), drawn: counts(drawn),
      hasEqualChances: Set(drawn.compactMap { chances[$0] }).count <= 1)
  }

  func count(district: String) -> Int {
    districtOfVisit.count { evidence.districts[$0].district.id == district }
  }

  /// The ratio of a district or of all (nil); nil when none of its sites was visited.
  func factor(district: String?, level: Double) throws(EvaluationError) -> VerificationFactor? {
    let rows = districtOfVisit.map { district == nil || evidence.districts[$0].district.id == district }
    let visited = rows.count { $0 }
    guard visited > 0 else { return nil }
    var draft = SurveyDesignDraft(
      rowCount: visits.count, strata: [strata.strata.map(Int32.init)], weighting: strata.weighting,
      fpc: [strata.populations])
    draft.lonelyPSU = .adjust
    let name = "verification/\(district ?? "city")"
    do {
      let ratio = try draft.validated().ratio(
        of: visits.map(\.verified), to: visits.map(\.reported), in: rows,
        options: EstimationOptions(level: level, degreesOfFreedom: .number(freedom(of: rows))))
      return VerificationFactor(
        name: name,
        figure: isCensus(rows) ? .complete(ratio.value, count: visited, method: ratio.method) : Figure(ratio),
        spread: spread(of: ratio, rows: rows), level: level)
    } catch { throw .notEstimable(figure: name, reason: "\(error)") }
  }

  /// Degrees of freedom that allow for districts with unequal variances (Cochran 1977, 5.16); the sites less the strata, or less
  /// one, where a stratum has one visit of several or sites weigh differently.
  private func freedom(of rows: [Bool]) -> Double {
    let used = visits.indices.filter { rows[$0] }
    let plain = used.count - Set(used.map { strata.strata[$0] }).count
    let fallback = Double(plain > 0 ? plain : used.count - 1)
    guard case .populationSizes = strata.weighting else { return fallback }
    let units = used.map {
      Sampling.VerificationFactor.Unit(
        reported: visits[$0].reported, recounted: visits[$0].verified, stratum: districtOfVisit[$0])
    }
    let populations = evidence.districts.map { Double($0.members.count) }
    let factor = Sampling.VerificationFactor(units: units, populations: populations, strata: populations.count)
    return factor.effectiveDegreesOfFreedom ?? fallback
  }

  /// Whether every site of the rows' districts was visited.
  private func isCensus(_ rows: [Bool]) -> Bool {
    let visited = Dictionary(grouping: districtOfVisit.indices.filter { rows[$0] }) { districtOfVisit[$0] }
    return visited.allSatisfy { $1.count == evidence.districts[$0].members.count }
  }

  /// √(Σ (verified − R·reported)² / (n − 1)) / mean reported, over the visited sites of an area.
  private func spread(of ratio: Estimate, rows: [Bool]) -> Double? {
    let used = visits.indices.filter { rows[$0] }
    guard used.count > 1 else { return nil }
    let squares = used.map { index in
      let residual = visits[index].verified - ratio.value * visits[index].reported
      return residual * residual
    }
    let mean = used.map { visits[$0].reported }.compensatedSum() / Double(used.count)
    return (squares.compensatedSum() / Double(used.count - 1)).squareRoot() / mean
  }

  private static func findings(
    _ evidence: GroupedEvidence, visits: [InspectionResult.Visit], isDrawn: (String) -> Bool
  ) -> [Finding] {
    guard !visits.isEmpty else { return [Finding(.noInspection)] }
    guard let draw = evidence.draw else { return [Finding(.inspectionWithoutDraw, value: Double(visits.count))] }
    let visited = Set(visits.map(\.site))
    let missed = evidence.sites.map(\.site.id).filter {
      !visited.contains($0) && isDrawn($0)
    }
    let lost = Dictionary((draw.lost ?? []).map { ($0.site, $0.fate) }, uniquingKeysWith: { first, _ in first })
    let extra = visits.map(\.site).filter { !isDrawn($0) }.map { site in
      lost[site].map { Finding(.visitedLost, site: site, subject: $0) } ?? Finding(.visitedNotDrawn, site: site)
    }
    return missed.map { Finding(.drawnNotVisited, site: $0) } + extra
  }
}
