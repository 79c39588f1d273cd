import ProgrammeModel

/// Spending that is booked alike at several sites: the same day, purpose and amount to the fen. One voucher may have been
/// claimed twice; whole hundreds of yuan are too common to say anything. A lead.
struct SharedBookings: Sendable {
  let evidence: GroupedEvidence

  private struct Booking: Hashable {
    let date: CalendarDate
    let purpose: String
    let amount: Fen
  }

  var findings: [Finding] {
    let spending = evidence.sites.flatMap(\.ledger).filter {
      !$0.isIncome && $0.amount > 0 && !$0.amount.fen.isMultiple(of: 10_000)
    }
    let alike = Dictionary(grouping: spending) { Booking(date: $0.date, purpose: $0.purpose, amount: $0.amount.fen) }
    return alike.compactMap { booking, entries in
      let sites = Set(entries.map(\.site)).sorted()
      guard sites.count > 1 else { return nil }
      return Finding(
        .sharedBooking, subject: sites.joined(separator: " "), value: Double(booking.amount) / 100,
        evidence: entries.map(\.origin.label))
    }.sorted(by: Finding.areInOrder)
  }
}
