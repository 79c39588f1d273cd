package import ProgrammeModel

extension SimulatedProgramme {
  /// What the inspectors find at the drawn sites: reported and verified figures, and the items that they look at.
  /// Identifiers that are no site of the programme are left out.
  package func inspections(of selected: [String], round: EvaluationRound) -> SimulatedFile {
    var file = RecordFile(.inspections, .plain, programme: programme)
    for world in worlds where selected.contains(world.site.id) {
      var stream = stream("inspection \(world.site.id) \(round.id)")
      let visited = stream.day(of: fieldwork("inspection", of: round))
      for item in reportedItems(of: world, round: round) where item.status == "running" {
        file.add([
          "site": world.site.id, "project": item.project, "item": item.item ?? Self.milestoneItem,
          "reported": "\(item.reported)", "verified": "\(item.verified)", "visited": "\(visited)",
        ])
      }
      for (project, item) in lookedAt(world) {
        let found = stream.chance(expit(2.2 + 0.8 * world.quality)) ? "1" : "0"
        file.add([
          "site": world.site.id, "project": project, "item": item, "verified": found, "visited": "\(visited)",
        ])
      }
    }
    return file.file(
      path: "\(round.id)/inspections.csv", encoding: .utf8, title: "Findings of the inspection at the drawn sites")
  }

  /// Yes/no items of the indicators that apply to a site.
  private func lookedAt(_ world: SiteWorld) -> [(project: String?, item: String)] {
    programme.indicators.flatMap { indicator -> [(project: String?, item: String)] in
      guard case .inspectionItems(let items) = indicator.measure,
        indicator.project.map(world.site.projects.contains) ?? true
      else { return [] }
      return items.map { (indicator.project, $0) }
    }
  }
}
