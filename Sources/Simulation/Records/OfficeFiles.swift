import ProgrammeModel

// What the offices above the sites send in. One district in ten is late or slips in a sum.

extension SimulatedProgramme {
  /// The districts' half-yearly reports; nil in a round without them.
  func districtReports(of round: EvaluationRound) -> SimulatedFile? {
    guard let rules = round.districtReport else { return nil }
    var file = RecordFile(.districtReports, .chinese, programme: programme)
    let lines = sentLines(of: round)
    for district in programme.districts {
      var stream = stream("district report \(district.id) \(round.id)")
      let delay = stream.chance(0.1) ? stream.whole(1...9) : -stream.whole(0...8)
      let submitted = "\(rules.deadline.adding(days: delay))"
      let own = lines.filter { $0.site.district == district.id }
      guard !own.isEmpty else { continue }
      for document in rules.documents where !stream.chance(0.03) {
        file.add(["district": district.id, "measure": "document", "item": document.name.zh, "submitted": submitted])
      }
      for project in programme.projects {
        let milestones = own.filter { $0.item.project == project.id && $0.item.item == nil }.map(\.item)
        guard !milestones.isEmpty else { continue }
        let slip = stream.chance(0.01) ? stream.whole(1...9) : 0
        let figures = [
          ("running", milestones.count { $0.status == "running" }),
          ("planned", milestones.reduce(0) { $0 + ($1.planned ?? 0) }),
          ("achieved", milestones.reduce(slip) { $0 + $1.reported }),
        ]
        for (measure, value) in figures {
          file.add([
            "district": district.id, "project": project.id, "measure": measure, "value": "\(value)",
            "submitted": submitted,
          ])
        }
      }
    }
    return file.file(
      path: "\(round.id)/district-reports.csv", encoding: .utf8WithMark, title: "The districts' half-yearly reports")
  }

  /// Opinions of the offices on the sites' own evaluations; nil in a round without them.
  func acceptances(of round: EvaluationRound) -> SimulatedFile? {
    guard let steps = round.acceptance, !steps.isEmpty else { return nil }
    var file = RecordFile(.acceptances, .chinese, programme: programme, siteNames: siteNames)
    for world in worlds {
      var stream = stream("acceptance \(world.site.id) \(round.id)")
      var day = round.period.last.adding(days: -stream.whole(22...40))
      for (position, step) in steps.enumerated() where !stream.chance(0.01) {
        if position > 0 { day = day.adding(days: stream.whole(4...10)) }
        if position == 1, stream.chance(0.08) {
          file.add([
            "site": world.site.id, "office": step.office, "opinion": "no", "date": "\(day)", "reason": "资金明细与台账不符",
          ])
          day = day.adding(days: stream.whole(3...6))
        }
        file.add(["site": world.site.id, "office": step.office, "opinion": "yes", "date": "\(day)"])
      }
    }
    return file.file(
      path: "\(round.id)/acceptances.csv", encoding: .utf8, title: "Opinions on the sites' own evaluations")
  }

  /// Comments of the public while it is asked for them; nil where it is not.
  func comments() -> SimulatedFile? {
    guard let days = programme.consultation else { return nil }
    var file = RecordFile(.comments, .chinese, programme: programme)
    let themes = ["资金管理", "项目选择", "居民参与", "信息公开", "考核评估"]
    for number in 1...24 {
      var stream = stream("comment \(number)")
      let length = days.last.dayNumber - days.first.dayNumber
      let received = days.first.adding(days: stream.whole(0...length) + (stream.chance(0.05) ? length : 0))
      let replied = stream.chance(0.9) ? received.adding(days: stream.whole(2...12)) : nil
      file.add([
        "number": "Y\(padded(number, width: 3))", "received": "\(received)",
        "from": stream.pick(["resident", "resident", "resident", "organisation", "office"]),
        "theme": stream.pick(themes),
        "comment": "建议完善相关安排（模拟）", "reply": replied.map { _ in "已研究（模拟）" }, "replied": replied.map { "\($0)" },
        "adopted": replied.map { _ in stream.chance(0.4) ? "yes" : "no" },
      ])
    }
    return file.file(path: "comments.csv", encoding: .utf8, title: "Comments of the public")
  }
}
