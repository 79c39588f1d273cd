import ProgrammeModel

extension SimulatedProgramme {
  /// What a panel without severity would give a site, on the programme's scale.
  func merit(of world: SiteWorld, round: EvaluationRound) -> Double {
    var stream = stream("merit \(world.site.id) \(round.id)")
    let later = round.previous == nil ? 0 : 0.03
    return onScale(0.63 + later + 0.07 * world.quality + stream.normal(sd: 0.04))
  }

  /// How many points each judge takes from every score: positive is strict, as in the evaluation. They add up to zero.
  func severities(of round: EvaluationRound) -> [(judge: String, severity: Double)] {
    var stream = stream("judges")
    let raw = (0..<judges).map { _ in stream.normal(sd: 0.07) * (onScale(1) - onScale(0)) }
    let mean = raw.reduce(0, +) / Double(judges)
    return raw.enumerated().map { ("J\($0.offset + 1)", $0.element - mean) }
  }

  private func onScale(_ share: Double) -> Double {
    let scale = programme.review.scale
    return scale.lowerBound + share * (scale.upperBound - scale.lowerBound)
  }

  /// Every judge scores every site on every criterion in half points; one judge is recused at one site.
  func scorecards(of round: EvaluationRound) -> SimulatedFile {
    var file = RecordFile(.scorecards, .chinese, programme: programme, siteNames: siteNames)
    var stream = stream("scorecards \(round.id)")
    let recused = (judge: stream.whole(1...judges), site: stream.pick(worlds)?.site.id)
    let scale = programme.review.scale
    for (index, (judge, severity)) in severities(of: round).enumerated() {
      for world in worlds {
        let isRecused = index + 1 == recused.judge && world.site.id == recused.site
        let merit = merit(of: world, round: round)
        for criterion in programme.review.criteria {
          let noise = stream.normal(sd: 0.07) * (scale.upperBound - scale.lowerBound)
          let score = min(scale.upperBound, max(scale.lowerBound, ((merit - severity + noise) * 2).rounded() / 2))
          file.add([
            "judge": judge, "site": world.site.id, "criterion": criterion.id,
            "score": isRecused ? nil : fixed(score, decimals: 1), "state": isRecused ? "recused" : "scored",
          ])
        }
      }
    }
    return file.file(
      path: "\(round.id)/scorecards.csv", encoding: .utf8, title: "Scorecards of the review meeting")
  }
}
