import ProgrammeModel

/// Rows of evidence in few words. The line of a row is its only place; all rows are of batch 1 if nothing else is said.
enum Rows {
  static func respondent(
    _ site: String, block: String, blocks: Int? = nil, weight: Double = 1, line: Int, _ answers: [String: String]
  ) -> SurveyResponse {
    SurveyResponse(
      respondent: "\(site)-\(line)", site: site, cluster: block, clusterPopulation: blocks, weight: weight,
      answers: answers.mapValues { .code($0) }, line: line, batch: 1)
  }

  /// One respondent a letter, answering the overall question: g good, f fair, b bad, d don't know. A blank starts a
  /// new block.
  static func overall(_ site: String, _ letters: String, blocks: Int? = nil, firstLine: Int = 2) -> [SurveyResponse] {
    let code: [Character: String] = ["g": "good", "f": "fair", "b": "bad", "d": "dk"]
    var line = firstLine - 1
    return letters.split(separator: " ").enumerated().flatMap { block, answers in
      answers.map { letter in
        line += 1
        return respondent(
          site, block: "block \(block)", blocks: blocks, line: line, ["overall": code[letter] ?? "dk"])
      }
    }
  }

  static func report(
    _ site: String, _ project: String, _ status: String = "running", item: String? = nil, planned: Double? = nil,
    achieved: Double? = nil, submitted: String = "2020-06-20", line: Int
  ) throws -> SelfReportLine {
    var values: [String: FieldValue] = [
      "site": .text(site), "project": .text(project), "status": .text(status), "submitted": .date(day(submitted)),
    ]
    values["item"] = item.map { .text($0) }
    values["planned"] = planned.map { .decimal($0) }
    values["achieved"] = achieved.map { .decimal($0) }
    return try SelfReportLine(record(.selfReports, line, values))
  }

  static func booking(
    _ site: String, _ amount: Double, direction: String = "spending", fund: String = "grant", project: String? = nil,
    purpose: String = "running", separate: Bool = true, date: String = "2020-03-01", line: Int
  ) throws -> LedgerEntry {
    var values: [String: FieldValue] = [
      "site": .text(site), "date": .date(day(date)), "direction": .text(direction), "fund": .text(fund),
      "purpose": .text(purpose), "amount": .decimal(amount), "separate": .text(separate ? "yes" : "no"),
    ]
    values["project"] = project.map { .text($0) }
    return try LedgerEntry(record(.ledger, line, values))
  }

  static func inspection(
    _ site: String, item: String, reported: Double?, verified: Double, project: String? = nil, line: Int
  ) throws -> InspectionFinding {
    var values: [String: FieldValue] = [
      "site": .text(site), "item": .text(item), "verified": .decimal(verified), "visited": .date(day("2020-07-10")),
    ]
    values["project"] = project.map { .text($0) }
    values["reported"] = reported.map { .decimal($0) }
    return try InspectionFinding(record(.inspections, line, values))
  }

  static func change(_ site: String, _ project: String, approved: String?, line: Int) throws -> ProjectChange {
    var values: [String: FieldValue] = [
      "site": .text(site), "project": .text(project), "change": .text("content"), "made": .date(day("2020-02-02")),
    ]
    values["approved"] = approved.map { .date(day($0)) }
    return try ProjectChange(record(.changes, line, values))
  }

  static func clicks(
    _ site: String, _ month: YearMonth, views: Int, visitors: Int, robots: Int? = nil, line: Int
  ) throws -> ClickMonth {
    var values: [String: FieldValue] = [
      "site": .text(site), "month": .month(month), "page_views": .integer(views), "visitors": .integer(visitors),
    ]
    values["robot_views"] = robots.map { .integer($0) }
    return try ClickMonth(record(.clicks, line, values))
  }

  static func device(
    _ site: String, _ serial: String, installed: String, removed: String? = nil, line: Int
  ) throws -> CallButton {
    var values: [String: FieldValue] = [
      "site": .text(site), "serial": .text(serial), "installed": .date(day(installed)),
    ]
    values["removed"] = removed.map { .date(day($0)) }
    return try CallButton(record(.installs, line, values))
  }

  static func session(
    _ site: String, _ date: String, _ start: Int, _ end: Int, user: String = "u", line: Int
  ) throws -> RoomSession {
    try RoomSession(
      record(
        .rooms, line,
        [
          "site": .text(site), "date": .date(day(date)), "start": .integer(start), "end": .integer(end),
          "user": .text(user),
        ]))
  }

  static func count(
    _ site: String, _ project: String, _ month: YearMonth, _ measure: String, _ count: Int, line: Int
  ) throws -> ProjectCount {
    try ProjectCount(
      record(
        .counts, line,
        [
          "site": .text(site), "project": .text(project), "month": .month(month), "measure": .text(measure),
          "count": .integer(count),
        ]))
  }

  static func mark(
    _ judge: String, _ site: String, _ score: Double?, criterion: String = "c1", line: Int, batch: Int = 1
  ) throws -> PanelScore {
    var values: [String: FieldValue] = [
      "judge": .text(judge), "site": .text(site), "criterion": .text(criterion),
      "state": .text(score == nil ? "recused" : "scored"),
    ]
    values["score"] = score.map { .decimal($0) }
    return try PanelScore(record(.scorecards, line, values, batch: batch))
  }

  private static func record(
    _ kind: RecordKind, _ line: Int, _ values: [String: FieldValue], batch: Int = 1
  ) -> EvidenceRecord {
    EvidenceRecord(kind: kind, batch: batch, line: line, values: values)
  }
}

/// Whether a number is there and equals another one within an absolute tolerance.
func isClose(_ value: Double?, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
  value.map { abs($0 - expected) <= tolerance } ?? false
}
