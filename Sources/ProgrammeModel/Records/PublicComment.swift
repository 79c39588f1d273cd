/// A comment of the public on the programme, with the reply to it. Who wrote it is not kept.
package struct PublicComment: Sendable, Equatable {
  package let number: String
  package let received: CalendarDate
  /// resident, organisation or office.
  package let from: String
  package let theme: String
  package let replied: CalendarDate?
  /// Whether the comment changed something; nil without a reply.
  package let isAdopted: Bool?
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    number = try record.text("number")
    received = try record.date("received")
    from = try record.text("from")
    theme = try record.text("theme")
    replied = record.optionalDate("replied")
    isAdopted = record.optionalText("adopted").map { $0 == "yes" }
    origin = RecordOrigin(record)
  }
}
