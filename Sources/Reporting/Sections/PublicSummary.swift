import Evaluation
import ProgrammeModel

// What the public is told (通过媒体展示): plain words, no persons, no group of fewer than ten, no ranking of sites.
extension ReportContext {
  func publicSummary() -> [ReportBlock] {
    var blocks: [ReportBlock] = [
      .titlePage(
        TitlePage(
          title: plain(PublicPhrase.title, ["programme": RichText(programme.title[language])]),
          subtitle: plain(PublicPhrase.subtitle, ["round": roundName, "period": period]), banner: nil, facts: [],
          isCover: false)),
      paragraph(
        PublicPhrase.what,
        [
          "sites": .count(result.sites.count), "commissioner": RichText(programme.commissioner[language]),
          "responses": .count(result.survey.responses),
        ]), heading(1, PublicPhrase.satisfaction, id: "public-satisfaction", numbering: .none),
    ]
    blocks += publicSatisfaction()
    blocks += [heading(1, PublicPhrase.use, id: "public-use", numbering: .none), .bullets(publicUse())]
    if !result.recommendations.isEmpty {
      blocks += [heading(1, PublicPhrase.decision, id: "public-decision", numbering: .none)] + publicDecision()
    }
    return blocks + [
      heading(1, PublicPhrase.how, id: "public-how", numbering: .none), paragraph(PublicPhrase.method),
      .note(say(PublicPhrase.trace, ["digest": .code(result.inputs.digest)])),
    ]
  }

  /// Of a hundred residents how many are satisfied, in the whole and by district.
  private func publicSatisfaction() -> [ReportBlock] {
    let city = result.city.satisfaction
    guard !isSuppressed(city), let lower = city.lower, let upper = city.upper else {
      return [paragraph(PublicPhrase.unknown)]
    }
    let arguments: [String: RichText] = [
      "value": .quantity(100 * city.value, .decimal(0)), "lower": .quantity(100 * lower, .decimal(0)),
      "upper": .quantity(100 * upper, .decimal(0)),
    ]
    return [paragraph(PublicPhrase.satisfied, arguments), .figure(districtFigure())]
  }

  private func publicUse() -> [RichText] {
    var lines: [RichText] = []
    if let ratio = result.website.ratios.first(where: { isCity($0.area) })?.figure, let lower = ratio.lower,
      let upper = ratio.upper
    {
      let phrase: PublicPhrase = lower > 1 ? .clicksUp : upper < 1 ? .clicksDown : .clicksOpen
      lines.append(say(phrase, ["ratio": .quantity(ratio.value, .decimal(1))]))
    }
    if let installs = result.callButtons.areas.first(where: { isCity($0.area) }) {
      lines.append(
        say(
          PublicPhrase.callButtons,
          ["active": .count(installs.active), "share": .quantity(installs.coverage.value, .percent(0))]))
    }
    if result.rooms.sitesWithRoom > 0 {
      lines.append(
        say(
          PublicPhrase.rooms, ["rooms": .count(result.rooms.sitesInUse), "sessions": .count(result.rooms.sessions)]))
    }
    if let fund = result.rules.money.first(where: { $0.fund == programme.rules.grantFund }) {
      lines.append(
        say(PublicPhrase.money, ["fund": .name(fund.fund), "spending": .quantity(fund.spending, .yuan)]))
    }
    if let comments = result.rules.comments?.total {
      lines.append(
        say(PublicPhrase.comments, ["comments": .count(comments.comments), "replied": .count(comments.replied)]))
    }
    return lines
  }

  private func publicDecision() -> [ReportBlock] {
    func names(_ opinion: ProjectRecommendation.RollOut) -> [RichText] {
      result.recommendations.filter { $0.rollOut == opinion }.map { RichText(projectName($0.project)) }
    }
    let groups: [(PublicPhrase, [RichText])] = [
      (.rollOut, names(.yes)), (.notShown, names(.undecided)), (.noRollOut, names(.no)),
    ]
    return [.bullets(groups.filter { !$0.1.isEmpty }.map { say($0.0, ["projects": list($0.1)]) })]
  }
}
