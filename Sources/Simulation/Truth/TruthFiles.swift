package import ProgrammeModel

extension SimulatedProgramme {
  /// What the round's figures would be without sampling, missing answers, robots, inflation and severity:
  /// `truth/<round>/sites.csv` by site and indicator, `truth/<round>/judges.csv` by judge.
  package func truth(of round: EvaluationRound) -> [SimulatedFile] {
    var sites = CSVText()
    sites.add(["site", "indicator", "truth"])
    for world in worlds {
      for indicator in programme.indicators {
        guard indicator.project.map(world.site.projects.contains) ?? true,
          let truth = truth(of: indicator.measure, world, round)
        else { continue }
        sites.add([world.site.id, indicator.id, fixed(truth, decimals: 6)])
      }
    }
    var judges = CSVText()
    judges.add(["judge", "severity"])
    for (judge, severity) in severities(of: round) { judges.add([judge, fixed(severity, decimals: 6)]) }
    return [
      SimulatedFile(
        path: "truth/\(round.id)/sites.csv", text: sites.text, encoding: .utf8,
        title: "True value of each site's indicators: shares over the site's finite blocks (weighted with their "
          + "residents) with residents within blocks as a superpopulation; rates and growth as the parameters of the "
          + "model; coverage, verified shares and verified/reported as the census of the site",
        delimiter: ",",
        fields: [
          .init(name: "site", type: "string"), .init(name: "indicator", type: "string"),
          .init(name: "truth", type: "number"),
        ]),
      SimulatedFile(
        path: "truth/\(round.id)/judges.csv", text: judges.text, encoding: .utf8,
        title: "Points that each judge takes from every score: positive is strict, as in the evaluation",
        delimiter: ",",
        fields: [.init(name: "judge", type: "string"), .init(name: "severity", type: "number")]),
    ]
  }

  /// The truth behind one indicator of a site; nil for measures that the files state without error.
  func truth(of measure: Measure, _ world: SiteWorld, _ round: EvaluationRound) -> Double? {
    switch measure {
    case .surveyShare(let question, let categories):
      return survey.trueShare(question, categories: categories, site: world, round: round.id)
    case .surveyMeanShare(let questions, let categories):
      return mean(of: questions, categories, world, round)
    case .surveyProjectShare(let prefix, let categories):
      return mean(of: world.site.projects.map { prefix + $0 }, categories, world, round)
    case .clickRatio: return clickGrowth(of: world)
    case .roomRate: return roomRate(of: world)
    case .countRate(let project, let name): return countRate(of: world, project: project, measure: name)
    case .callButtonCoverage:
      let active = devices(of: world).count { $0.isActive(on: round.period.last) }
      return Double(active) / Double(world.site.eligibleElders)
    case .verifiedShare(let numerator, let denominator):
      let items = reportedItems(of: world, round: round)
      guard let part = items.first(where: { $0.item == numerator })?.verified,
        let whole = items.first(where: { $0.item == denominator })?.verified
      else { return nil }
      return Double(part) / Double(whole)
    case .truthfulness:
      let items = reportedItems(of: world, round: round).filter { $0.status == "running" }
      let reported = items.reduce(0) { $0 + $1.reported }
      return reported > 0 ? Double(items.reduce(0) { $0 + $1.verified }) / Double(reported) : nil
    case .panelScore: return merit(of: world, round: round)
    case .countRatio, .projectsRunning, .expectedProjectsRunning, .milestones, .inspectionItems, .rulesKept,
      .reportedOnTime, .changesApproved:
      return nil
    }
  }

  private func mean(
    of questions: [String], _ categories: [String], _ world: SiteWorld, _ round: EvaluationRound
  ) -> Double? {
    let shares = questions.compactMap {
      survey.trueShare($0, categories: categories, site: world, round: round.id)
    }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }
}
