import Evaluation
import ProgrammeModel

// The summary that stands alone on one page: the conclusion first, main findings with their intervals, what was done.
extension ReportContext {
  func summary() -> [ReportBlock] {
    [
      heading(1, SummaryPhrase.heading, id: "summary", numbering: .none),
      .note(.list(mainConclusions(), separator: language == .zh ? "" : " ")), .findings(mainFindings()),
      .note(
        say(
          SummaryPhrase.whatWasDone,
          [
            "period": period, "sites": .count(result.sites.count), "responses": .count(result.survey.responses),
            "visits": .count(result.inspection.visits.count), "judges": .count(result.review.judges.count),
          ])), .pageBreak,
    ]
  }

  private func mainFindings() -> [RichText] {
    var findings = [cityFinding(), siteFinding(), gradeFinding()]
    findings += [websiteFinding(), callButtonFinding(), roomFinding(), verificationFinding()].compactMap(\.self)
    if let change = changeFinding() { findings.append(change) }
    return findings
  }

  private func cityFinding() -> RichText {
    let areas = Comparisons(result.districts, with: result.city.satisfaction.value) { $0.satisfaction }
    return say(
      SummaryPhrase.citySatisfaction,
      [
        "satisfaction": quotePeople(result.city.satisfaction, .percent(1)), "above": .count(areas.above.count),
        "below": .count(areas.below.count), "table": .citation("t-areas"), "figure": .citation("f-districts"),
      ])
  }

  private func siteFinding() -> RichText {
    let sites = siteComparisons()
    return say(
      SummaryPhrase.sites,
      [
        "above": .count(sites.above.count), "below": .count(sites.below.count),
        "others": .count(sites.notDifferent.count), "figure": .citation("f-sites"),
      ])
  }

  private func gradeFinding() -> RichText {
    let grades = programme.grading.grades.map { grade in
      say(
        SummaryPhrase.gradeCount,
        ["grade": RichText(grade.name[language]), "count": .count(result.city.grades[grade.id] ?? 0)])
    }
    return say(
      SummaryPhrase.grades,
      ["score": quote(result.city.score, .score), "grades": list(grades), "table": .citation("t-grades")])
  }

  private func websiteFinding() -> RichText? {
    guard hasWebsite, let ratio = result.website.ratios.first(where: { isCity($0.area) })?.figure else { return nil }
    let phrase: SummaryPhrase =
      switch Comparison(ratio, with: 1) {
      case .above: .clicksRose
      case .notDifferent: .clicksUnchanged
      case .below: .clicksFell
      }
    return say(phrase, ["ratio": quote(ratio, .decimal(2)), "table": .citation("t-website")])
  }

  private func callButtonFinding() -> RichText? {
    guard hasCallButtons, let city = result.callButtons.areas.first(where: { isCity($0.area) }) else { return nil }
    return say(
      SummaryPhrase.callButtons,
      [
        "coverage": quote(city.coverage, .percent(1)), "active": .count(city.active),
        "eligible": .count(city.eligible), "table": .citation("t-call-buttons"),
      ])
  }

  private func roomFinding() -> RichText? {
    guard hasRooms, let rate = result.rooms.rates.first(where: { isCity($0.area) })?.figure else { return nil }
    return say(
      SummaryPhrase.rooms,
      [
        "rooms": .count(result.rooms.sitesWithRoom), "inUse": .count(result.rooms.sitesInUse),
        "rate": quote(rate, .decimal(2)), "table": .citation("t-rooms"),
      ])
  }

  private func verificationFinding() -> RichText? {
    guard let factor = result.inspection.factors.first(where: { isCity($0.area) })?.figure else { return nil }
    let phrase: SummaryPhrase = Comparison(factor, with: 1) == .below ? .overstated : .verified
    return say(phrase, ["factor": quote(factor, .percent(1)), "table": .citation("t-factors")])
  }

  private func changeFinding() -> RichText? {
    guard let change = result.change?.satisfaction.first(where: { isCity($0.area) })?.figure else { return nil }
    let phrase: SummaryPhrase =
      switch Comparison(change, with: 0) {
      case .above: .satisfactionRose
      case .notDifferent: .satisfactionUnchanged
      case .below: .satisfactionFell
      }
    return say(phrase, ["change": quotePeople(change, .percentagePoints), "table": .citation("t-change-areas")])
  }

  private func rulesConclusion() -> RichText {
    guard !allFindings.isEmpty else { return say(RulesPhrase.noFindings) }
    return say(
      SummaryPhrase.rulesConclusion,
      [
        "findings": .count(allFindings.count), "sites": .count(Set(allFindings.compactMap(\.site)).count),
        "table": .citation("t-finding-kinds"),
      ])
  }

  private func mainConclusions() -> [RichText] {
    let rules = rulesConclusion()
    guard round.decidesRollOut else {
      return [
        say(SummaryPhrase.formativeConclusion),
        say(
          SummaryPhrase.mustVisit,
          ["sites": .count(siteComparisons().below.count), "figure": .citation("f-sites")]), rules,
      ]
    }
    let opinions = result.recommendations
    guard !opinions.isEmpty else { return [say(RollOutPhrase.none), say(SummaryPhrase.attribution), rules] }
    return [
      say(
        SummaryPhrase.rollOutConclusion,
        [
          "yes": .count(opinions.filter { $0.rollOut == .yes }.count),
          "no": .count(opinions.filter { $0.rollOut == .no }.count),
          "undecided": .count(opinions.filter { $0.rollOut == .undecided }.count), "table": .citation("t-roll-out"),
        ]), say(SummaryPhrase.attribution), rules,
    ]
  }
}
