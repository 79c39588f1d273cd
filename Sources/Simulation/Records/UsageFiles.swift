import Foundation
import ProgrammeModel

// Use of websites, rooms and call buttons. What lies before a round's end is the same in every round's files.

extension SimulatedProgramme {
  /// True growth of a site's page views against the baseline.
  func clickGrowth(of world: SiteWorld) -> Double {
    var stream = stream("click growth \(world.site.id)")
    return exp(0.38 + 0.15 * world.quality + stream.normal(sd: 0.12))
  }

  /// Website statistics of baseline and round: some months are missing, and robots visit some sites, in part labelled.
  func clicks(of round: EvaluationRound) -> SimulatedFile? {
    guard let indicator = indicator(where: { $0 == .clickRatio }) else { return nil }
    var file = RecordFile(.clicks, .chinese, programme: programme, siteNames: siteNames)
    let months = round.baseline.months + round.period.months.filter { !round.baseline.contains($0) }
    for world in worlds(with: indicator.project) {
      for month in months {
        guard let views = views(of: world, in: month, round) else { continue }
        file.add([
          "site": world.site.id, "month": "\(month)", "page_views": "\(views.read + views.robots)",
          "visitors": "\(views.visitors)", "robot_views": "\(views.labelled)",
        ])
      }
    }
    return file.file(
      path: "\(round.id)/clicks.csv", encoding: .utf8WithMark, title: "Monthly statistics of the community websites")
  }

  /// Views by people and robots in a month; nil where the month is missing.
  func views(
    of world: SiteWorld, in month: YearMonth, _ round: EvaluationRound
  ) -> (read: Int, visitors: Int, robots: Int, labelled: Int)? {
    let readership = readership(of: world)
    var stream = stream("clicks \(world.site.id) \(month)")
    if stream.chance(0.012) { return nil }
    let growth = round.baseline.contains(month) ? 1 : clickGrowth(of: world)
    let views = stream.poisson(readership.viewsPerMonth * growth * stream.gamma(shape: 40))
    let visitors = min(views, Int(Double(views) / stream.uniform(3.1, 3.9)) + 1)
    let extra = readership.robotMonths.contains(month) ? Int(Double(views) * stream.uniform(7, 12)) : 0
    let labelled = readership.areRobotsLabelled ? Int(Double(extra) * stream.uniform(0.3, 0.5)) : 0
    return (views, visitors, extra, labelled)
  }

  /// How much a site is read, and what robots do there.
  private struct Readership {
    let viewsPerMonth: Double
    let robotMonths: [YearMonth]
    let areRobotsLabelled: Bool
  }

  private func readership(of world: SiteWorld) -> Readership {
    var stream = stream("readership \(world.site.id)")
    let views = Double(world.site.residents) / 1_000 * 45 * stream.gamma(shape: 5)
    let months = stream.chance(0.1) ? stream.sample(2, of: programme.period.months) : []
    return Readership(viewsPerMonth: views, robotMonths: months, areRobotsLabelled: stream.chance(0.5))
  }
}

extension SimulatedProgramme {
  /// One real device with the days on which it came and went.
  struct Device {
    let serial: String
    let installed: CalendarDate
    let removed: CalendarDate?

    func isActive(on day: CalendarDate) -> Bool { installed <= day && removed.map { $0 > day } ?? true }
  }

  /// The devices of a site over the whole programme: some were there before, the others come evenly.
  func devices(of world: SiteWorld) -> [Device] {
    var stream = stream("devices \(world.site.id)")
    let coverage = min(0.97, max(0.2, 0.72 + 0.1 * world.quality + stream.normal(sd: 0.08)))
    let before = programme.rounds.first?.baseline ?? programme.period
    return (0..<stream.binomial(world.site.eligibleElders, coverage)).map { number in
      let installed = stream.day(of: stream.chance(0.35) ? before : programme.period)
      let removed = stream.chance(0.04) ? installed.adding(days: stream.whole(20...200)) : nil
      let serial = "SN-\(world.site.id)-\(padded(number + 1, width: 4))"
      return Device(serial: serial, installed: installed, removed: removed)
    }
  }

  /// The install ledger at the end of the round. Now and then a serial comes a second time, at the next site.
  func installs(of round: EvaluationRound) -> SimulatedFile? {
    guard let indicator = indicator(where: { $0 == .callButtonCoverage }) else { return nil }
    var file = RecordFile(.installs, .plain, programme: programme)
    var repeated: [Device] = []
    for world in worlds(with: indicator.project) {
      let devices = devices(of: world).filter { $0.installed <= round.period.last }
      for device in devices + repeated {
        let removed = device.removed.flatMap { $0 <= round.period.last ? $0 : nil }
        file.add([
          "site": world.site.id, "serial": device.serial, "installed": "\(device.installed)",
          "removed": removed.map { "\($0)" },
        ])
      }
      repeated = devices.filter { $0.serial.hasSuffix("13") && world.quality < -0.8 }
    }
    return file.file(
      path: "\(round.id)/installs.csv", encoding: .utf8, title: "Installed call buttons by serial number")
  }
}

extension SimulatedProgramme {
  /// True sessions a month per 1,000 residents.
  func roomRate(of world: SiteWorld) -> Double {
    var stream = stream("room rate \(world.site.id)")
    return 0.6 * exp(0.25 * world.quality + stream.normal(sd: 0.25))
  }

  private func monthlySessions(of world: SiteWorld) -> Double {
    roomRate(of: world) * Double(world.site.residents) / 1_000
  }

  /// Real sessions of a month.
  func sessions(of world: SiteWorld, in month: YearMonth) -> Int {
    var stream = stream("rooms \(world.site.id) \(month)")
    return stream.poisson(monthlySessions(of: world))
  }

  /// The log of the rooms, with some overlaps, impossible dates and sessions that end before they start.
  func rooms(of round: EvaluationRound) -> SimulatedFile? {
    guard let indicator = indicator(where: { $0 == .roomRate }) else { return nil }
    var file = RecordFile(.rooms, .chinese, programme: programme, siteNames: siteNames)
    for world in worlds(with: indicator.project) {
      for month in round.period.months {
        var stream = stream("rooms \(world.site.id) \(month)")
        addSessions(count: stream.poisson(monthlySessions(of: world)), month, world.site, to: &file, &stream)
      }
    }
    return file.file(path: "\(round.id)/rooms.csv", encoding: .utf8, title: "Log of the psychological rooms")
  }

  /// Sessions fill different hours of the month, so that real ones never overlap; mistakes are rows of their own.
  private func addSessions(
    count: Int, _ month: YearMonth, _ site: Site, to file: inout RecordFile, _ stream: inout RandomStream
  ) {
    let days = YearMonth.dayCount(year: month.year, month: month.month)
    for hour in stream.sample(count, of: Array(0..<days * 8)).sorted() {
      let date = "\(month)-\(padded(hour / 8 + 1, width: 2))"
      let start = (9 + hour % 8) * 60 + stream.whole(0...5)
      let end = start + stream.whole(25...50)
      let user = "U\(padded(stream.whole(1...60), width: 3))"
      func add(_ date: String, _ start: Int, _ end: Int) {
        file.add(["site": site.id, "date": date, "start": clock(start), "end": clock(end), "user": user])
      }
      add(date, start, end)
      if stream.chance(0.01) { add(date, start + 10, end + 5) }
      if stream.chance(0.004) { add(date, end, start) }
      if stream.chance(0.002) { add("\(month)-\(days + 1)", start, end) }
    }
  }

  private func clock(_ minute: Int) -> String {
    "\(padded(minute / 60, width: 2)):\(padded(minute % 60, width: 2))"
  }
}
