import ProgrammeModel

/// A change of a project and whether somebody approved it.
struct SimulatedChange {
  let project: String
  /// content or suspension.
  let change: String
  let made: CalendarDate
  let approved: CalendarDate?
}

extension SimulatedProgramme {
  func projectChanges(of world: SiteWorld) -> [SimulatedChange] {
    var stream = stream("changes \(world.site.id)")
    return world.site.projects.filter { _ in stream.chance(0.04) }.map { project in
      let made = stream.day(of: programme.period)
      let change = stream.chance(0.3) ? "suspension" : "content"
      let approved = stream.chance(0.85) ? made.adding(days: -stream.whole(3...25)) : nil
      return SimulatedChange(project: project, change: change, made: made, approved: approved)
    }
  }

  func changes(of round: EvaluationRound) -> SimulatedFile {
    var file = RecordFile(.changes, .plain, programme: programme)
    for world in worlds {
      for change in projectChanges(of: world) where round.period.contains(change.made) {
        file.add([
          "site": world.site.id, "project": change.project, "change": change.change, "made": "\(change.made)",
          "approved": change.approved.map { "\($0)" },
        ])
      }
    }
    return file.file(path: "\(round.id)/changes.csv", encoding: .utf8, title: "Changes of projects and their approval")
  }
}
