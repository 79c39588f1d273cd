import ProgrammeModel

/// One booking of a site's ledger.
struct SimulatedBooking {
  let date: CalendarDate
  let direction: String
  let fund: String
  let project: String?
  let purpose: String
  let amount: Double
  var isSeparate = true
}

extension SimulatedProgramme {
  /// The purpose under which a ledger books the district's match.
  static let matchPurpose = "配套经费拨付"

  /// The sites' ledgers with two breaches: at one site the grant pays for a commercial project, at another a booking is
  /// not kept separately.
  func ledger(of round: EvaluationRound) -> SimulatedFile {
    var file = RecordFile(.ledger, .chinese, programme: programme, siteNames: siteNames)
    let breaches = breaches()
    for world in worlds {
      let bookings = bookings(of: world) + (breaches[world.site.id] ?? [])
      for booking in bookings.sorted(by: { $0.date < $1.date }) where round.period.contains(booking.date) {
        file.add([
          "site": world.site.id, "date": "\(booking.date)", "direction": booking.direction, "fund": booking.fund,
          "project": booking.project, "purpose": booking.purpose, "amount": fixed(booking.amount, decimals: 2),
          "separate": booking.isSeparate ? "yes" : "no",
        ])
      }
    }
    return file.file(path: "\(round.id)/ledger.csv", encoding: .gb18030, title: "Bookings of the sites' ledgers")
  }

  func bookings(of world: SiteWorld) -> [SimulatedBooking] {
    var stream = stream("ledger \(world.site.id)")
    let rules = programme.rules
    let grant = Double(rules.grant)
    let opening = programme.period.first.adding(days: stream.whole(3...20))
    var bookings = [
      SimulatedBooking(
        date: opening, direction: "income", fund: rules.grantFund, project: nil, purpose: "资助金拨付", amount: grant)
    ]
    if rules.matchingRatio > 0, stream.chance(0.5) {
      let amount = grant * rules.matchingRatio * (stream.chance(0.5) ? 1 : 0.5)
      bookings.append(
        SimulatedBooking(
          date: opening, direction: "income", fund: "配套经费", project: nil, purpose: Self.matchPurpose, amount: amount))
    }
    return bookings + spending(of: world, after: opening, &stream) + ownIncome(of: world, after: opening, &stream)
  }

  /// Spending of the grant on projects that are not commercial, spread over the rest of the programme.
  private func spending(
    of world: SiteWorld, after opening: CalendarDate, _ stream: inout RandomStream
  ) -> [SimulatedBooking] {
    let rules = programme.rules
    let share = stream.chance(0.07) ? stream.uniform(0.3, 0.5) : stream.uniform(0.75, 0.98)
    let weights = (0..<stream.whole(14...20)).map { _ in stream.gamma(shape: 2) }
    let sum = weights.reduce(0, +)
    let projects = world.site.projects.filter { programme.project($0)?.nature != .commercial }
    guard let rest = DateRange(first: opening, last: programme.period.last) else { return [] }
    return weights.enumerated().map { index, weight in
      let days = rest.length * (index + 1) / (weights.count + 1)
      return SimulatedBooking(
        date: opening.adding(days: days), direction: "spending", fund: rules.grantFund, project: stream.pick(projects),
        purpose: stream.pick(rules.purposes) ?? "", amount: Double(rules.grant) * share * weight / sum)
    }
  }

  /// Income that commercial projects bring to the site.
  private func ownIncome(
    of world: SiteWorld, after opening: CalendarDate, _ stream: inout RandomStream
  ) -> [SimulatedBooking] {
    guard let rest = DateRange(first: opening, last: programme.period.last) else { return [] }
    let commercial = programme.projects.filter { $0.nature == .commercial }.map(\.id)
    let kinds = programme.rules.incomeKinds ?? []
    return world.site.projects.filter(commercial.contains).map { project in
      let place = commercial.firstIndex(of: project) ?? 0
      let kind = kinds.isEmpty ? "项目收入" : kinds[min(place, commercial.count - 1 - place) % kinds.count]
      return SimulatedBooking(
        date: stream.day(of: rest), direction: "income", fund: "项目收入", project: project, purpose: kind,
        amount: stream.uniform(500, 8_000))
    }
  }

  private func breaches() -> [String: [SimulatedBooking]] {
    var stream = stream("breaches")
    let rules = programme.rules
    let shuffled = stream.sample(worlds.count, of: worlds)
    let commercial = programme.projects.filter { $0.nature == .commercial }.map(\.id)
    let first = shuffled.first { $0.site.projects.contains(where: commercial.contains) }
    let second = shuffled.first { $0.site.id != first?.site.id }
    let day = programme.period.first.adding(days: stream.whole(40...90))
    var breaches: [String: [SimulatedBooking]] = [:]
    if let first, let project = first.site.projects.first(where: commercial.contains) {
      breaches[first.site.id] = [
        SimulatedBooking(
          date: day, direction: "spending", fund: rules.grantFund, project: project,
          purpose: rules.purposes.first ?? "",
          amount: 4_800)
      ]
    }
    if let second {
      breaches[second.site.id] = [
        SimulatedBooking(
          date: day, direction: "spending", fund: rules.grantFund, project: nil, purpose: rules.purposes.last ?? "",
          amount: 2_600, isSeparate: false)
      ]
    }
    return breaches
  }
}
