// The evidence of a round as typed rows. Each is made from a checked record of its kind and keeps the place it came from.

/// Where a row came from.
package struct RecordOrigin: Sendable, Hashable, Codable {
  package let batch: Int
  package let line: Int

  package init(batch: Int, line: Int) {
    self.batch = batch
    self.line = line
  }

  init(_ record: EvidenceRecord) { self.init(batch: record.batch, line: record.line) }
}

/// Website statistics of one site and month (社区家园网).
package struct ClickMonth: Sendable, Equatable {
  package let site: String
  package let month: YearMonth
  package let pageViews: Int
  package let visitors: Int
  /// Views that the statistics already ascribe to robots.
  package let robotViews: Int
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    month = try record.month("month")
    pageViews = try record.integer("page_views")
    visitors = try record.integer("visitors")
    robotViews = record.optionalInteger("robot_views") ?? 0
    origin = RecordOrigin(record)
  }
}

/// One call-button device (呼援通) in the install ledger.
package struct CallButton: Sendable, Equatable {
  package let site: String
  package let serial: String
  package let installed: CalendarDate
  package let removed: CalendarDate?
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    serial = try record.text("serial")
    installed = try record.date("installed")
    removed = record.optionalDate("removed")
    origin = RecordOrigin(record)
  }
}

/// One use of a psychological room (心理减压室). Minutes count from midnight.
package struct RoomSession: Sendable, Equatable {
  package let site: String
  package let date: CalendarDate
  package let startMinute: Int
  package let endMinute: Int
  package let user: String
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    date = try record.date("date")
    startMinute = try record.integer("start")
    endMinute = try record.integer("end")
    user = try record.text("user")
    origin = RecordOrigin(record)
  }
}

/// A count of a project in a month.
package struct ProjectCount: Sendable, Equatable {
  package let site: String
  package let project: String
  package let month: YearMonth
  package let measure: String
  package let count: Int
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    project = try record.text("project")
    month = try record.month("month")
    measure = try record.text("measure")
    count = try record.integer("count")
    origin = RecordOrigin(record)
  }
}

/// One line of a site's half-yearly self-report (自查上报).
package struct SelfReportLine: Sendable, Equatable {
  package let site: String
  package let project: String
  /// running, planned or suspended.
  package let status: String
  /// What is reported besides the status; nil for the project's own milestone.
  package let item: String?
  package let planned: Double?
  package let achieved: Double?
  package let submitted: CalendarDate
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    project = try record.text("project")
    status = try record.text("status")
    item = record.optionalText("item")
    planned = record.optionalDecimal("planned")
    achieved = record.optionalDecimal("achieved")
    submitted = try record.date("submitted")
    origin = RecordOrigin(record)
  }
}

/// One booking of a site's separate ledger.
package struct LedgerEntry: Sendable, Equatable {
  package let site: String
  package let date: CalendarDate
  /// income or spending.
  package let direction: String
  package let fund: String
  package let project: String?
  package let purpose: String
  /// Yuan.
  package let amount: Double
  /// Whether it is booked in a ledger of its own (单列记账).
  package let separate: Bool
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    date = try record.date("date")
    direction = try record.text("direction")
    fund = try record.text("fund")
    project = record.optionalText("project")
    purpose = try record.text("purpose")
    amount = try record.decimal("amount")
    separate = try record.text("separate") == "yes"
    origin = RecordOrigin(record)
  }
}

/// One item verified at an inspected site (选点考察).
package struct InspectionFinding: Sendable, Equatable {
  package let site: String
  package let project: String?
  package let item: String
  package let reported: Double?
  package let verified: Double
  package let visited: CalendarDate
  /// Minutes after midnight.
  package let time: Int?
  /// What was looked at: documents, lists, rooms.
  package let evidence: String?
  /// SHA-256 of the photos, separated by blanks.
  package let photos: String?
  package let finding: String?
  /// A pseudonym.
  package let inspector: String?
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    project = record.optionalText("project")
    item = try record.text("item")
    reported = record.optionalDecimal("reported")
    verified = try record.decimal("verified")
    visited = try record.date("visited")
    time = record.optionalInteger("time")
    evidence = record.optionalText("evidence")
    photos = record.optionalText("photos")
    finding = record.optionalText("finding")
    inspector = record.optionalText("inspector")
    origin = RecordOrigin(record)
  }
}

/// One judge's score of one site on one criterion (会议评估); nil = recused.
package struct PanelScore: Sendable, Equatable {
  package let judge: String
  package let site: String
  package let criterion: String
  package let score: Double?
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    judge = try record.text("judge")
    site = try record.text("site")
    criterion = try record.text("criterion")
    score = try record.text("state") == "recused" ? nil : record.decimal("score")
    origin = RecordOrigin(record)
  }
}

/// A change of content or a suspension of a project, with its approval.
package struct ProjectChange: Sendable, Equatable {
  package let site: String
  package let project: String
  package let change: String
  package let made: CalendarDate
  package let approved: CalendarDate?
  package let origin: RecordOrigin

  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    site = try record.text("site")
    project = try record.text("project")
    change = try record.text("change")
    made = try record.date("made")
    approved = record.optionalDate("approved")
    origin = RecordOrigin(record)
  }
}

extension Site {
  package init(_ record: EvidenceRecord) throws(RecordFieldError) {
    self.init(
      id: try record.text("site"), district: try record.text("district"), name: try record.text("name"),
      street: try record.text("street"), residents: try record.integer("residents"),
      eligibleElders: try record.integer("eligible_elders"),
      projects: try record.text("projects").split(separator: " ").map(String.init))
  }
}
