import Evaluation
import ProgrammeModel

// 五、项目进展: website, call buttons, psychological rooms, targets of the whole programme.
extension ReportContext {
  func progress() -> [ReportBlock] {
    var parts: [ReportBlock] = []
    if hasWebsite { parts += website() }
    if hasCallButtons { parts += callButtons() }
    if hasRooms { parts += rooms() }
    parts += monitoring() + targets() + leads()
    return parts.isEmpty ? [] : [heading(1, ProgressPhrase.heading, id: "progress")] + parts
  }

  // A programme without a website, call buttons or rooms says nothing of them; one that scores them says what is missing.

  var hasWebsite: Bool { scores(.clickRatio) || !result.website.months.isEmpty }
  var hasCallButtons: Bool { scores(.callButtonCoverage) || result.callButtons.areas.contains { $0.installed > 0 } }
  var hasRooms: Bool { scores(.roomRate) || result.rooms.sessions > 0 || !result.rooms.excluded.isEmpty }

  private func scores(_ measure: Measure) -> Bool { programme.indicators.contains { $0.measure == measure } }

  // MARK: Website

  private func website() -> [ReportBlock] {
    var blocks = [
      heading(2, ProgressPhrase.websiteHeading, id: "website"),
      paragraph(ProgressPhrase.website, ["figure": .citation("f-clicks"), "table": .citation("t-website")]),
      .figure(clickFigure()), .table(websiteTable()),
    ]
    blocks += websiteBreaks()
    if result.website.flagged.isEmpty {
      blocks.append(paragraph(ProgressPhrase.noFlagged))
    } else {
      blocks.append(
        paragraph(
          ProgressPhrase.flagged,
          [
            "months": .count(result.website.flagged.count),
            "factor": .quantity(programme.clicks.surgeFactor, .decimal(1)),
            "table": .citation("t-flagged"),
          ]))
      blocks.append(.table(flaggedTable()))
    }
    let gaps = result.website.gaps.filter { $0.count > 0 }
    guard !gaps.isEmpty else { return blocks + [paragraph(ProgressPhrase.noGaps)] }
    let months = gaps.reduce(0) { $0 + $1.count }
    return blocks + [
      paragraph(
        ProgressPhrase.gaps,
        ["sites": .count(gaps.count), "months": .count(months), "table": .citation("t-gaps")]), .table(gapTable(gaps)),
    ]
  }

  private func websiteTable() -> ReportTable {
    let ratios = Dictionary(result.website.ratios.map { ($0.area, $0.figure) }, uniquingKeysWith: { first, _ in first })
    let raw = Dictionary(
      (result.website.rawRatios ?? []).map { ($0.area, $0.figure) }, uniquingKeysWith: { first, _ in first })
    let scale = extent(result.website.ratios.map(\.figure), around: 1, margin: 0.1)
    return ReportTable(
      id: "t-website", caption: say(ProgressPhrase.websiteCaption, ["period": period]),
      columns: [
        .text(column(.district)), .number(column(.clickRate)), .number(column(.interval)), .number(column(.ratio)),
        .number(column(.interval)), .number(plain(LeadPhrase.rawRatio)), .graphic(column(.ratioGraphic)),
      ],
      rows: ordered(result.website.rates).map { rate in
        TableRow(
          [.text(RichText(areaName(rate.area)))] + cells(rate.figure, .decimal(1))
            + cells(ratios[rate.area], .decimal(2)) + [
              raw[rate.area].map { .number($0.value, .decimal(2)) } ?? .absent(.missing)
            ]
            + [dotCell(ratios[rate.area], reference: 1, scale: scale)], isTotal: isCity(rate.area))
      }, notes: [say(ProgressPhrase.websiteSource, ["baseline": dates(round.baseline)])])
  }

  private func flaggedTable() -> ReportTable {
    ReportTable(
      id: "t-flagged", caption: say(ProgressPhrase.flaggedCaption),
      columns: [
        .text(column(.site)), .text(column(.month)), .number(column(.viewsRaw)), .number(column(.viewsCleaned)),
      ],
      rows: result.website.flagged.map { month in
        TableRow([
          .name(siteName(month.site)), .text(RichText(month.month)), .count(month.raw), .number(month.cleaned, .count),
        ])
      }, notes: [say(ProgressPhrase.flaggedSource)])
  }

  private func gapTable(_ gaps: [SiteCount]) -> ReportTable {
    ReportTable(
      id: "t-gaps", caption: say(ProgressPhrase.gapCaption, ["period": period]),
      columns: [.text(column(.site)), .text(column(.district)), .number(column(.monthsMissing))],
      rows: gaps.map { gap in
        TableRow([
          .name(siteName(gap.site)), .text(RichText(site(gap.site).map { areaName($0.district) } ?? "")),
          .count(gap.count),
        ])
      }, notes: [say(ProgressPhrase.gapSource)])
  }

  // MARK: Call buttons

  private func callButtons() -> [ReportBlock] {
    [
      heading(2, ProgressPhrase.callButtonHeading, id: "call-buttons"),
      paragraph(
        ProgressPhrase.callButtons,
        [
          "table": .citation("t-call-buttons"), "repeated": .count(result.callButtons.repeatedSerials.count),
        ]),
      .table(callButtonTable()),
    ] + funnel(.callButtons)
  }

  private func callButtonTable() -> ReportTable {
    let areas = result.callButtons.areas
    let city = areas.first { isCity($0.area) }?.coverage.value
    let rows = areas.map { area in
      TableRow(
        [
          .text(RichText(areaName(area.area))), .count(area.eligible), .count(area.installed), .count(area.active),
        ] + cells(area.coverage, .percent(1))
          + [dotCell(area.coverage, reference: isCity(area.area) ? nil : city, scale: 0...1)],
        isTotal: isCity(area.area))
    }
    return ReportTable(
      id: "t-call-buttons", caption: say(ProgressPhrase.callButtonCaption, ["period": period]),
      columns: [
        .text(column(.district)), .number(column(.eligible)), .number(column(.installed)), .number(column(.active)),
        .number(column(.coveragePercent)), .number(column(.intervalPercent)), .graphic(column(.coverageGraphic)),
      ], rows: rows, notes: [say(ProgressPhrase.callButtonSource)])
  }

  // MARK: Rooms

  private func rooms() -> [ReportBlock] {
    let rooms = result.rooms
    var blocks = [
      heading(2, ProgressPhrase.roomHeading, id: "rooms"),
      paragraph(
        ProgressPhrase.rooms,
        [
          "rooms": .count(rooms.sitesWithRoom), "inUse": .count(rooms.sitesInUse), "sessions": .count(rooms.sessions),
          "users": rooms.distinctUsers < Self.fewestRespondents
            ? say(ListPhrase.suppressed) : .count(rooms.distinctUsers), "table": .citation("t-rooms"),
        ]),
      .table(roomTable()),
    ]
    if !rooms.excluded.isEmpty {
      let sessions = rooms.excluded.reduce(0) { $0 + ($1.value ?? Double($1.evidence.count)) }
      blocks.append(
        paragraph(
          ProgressPhrase.roomsExcluded,
          ["sessions": .quantity(sessions, .count), "table": .citation("t-room-exclusions")]))
      blocks.append(.table(roomExclusionTable()))
    }
    return blocks
  }

  private func roomTable() -> ReportTable {
    ReportTable(
      id: "t-rooms", caption: say(ProgressPhrase.roomCaption, ["period": period]),
      columns: [.text(column(.district)), .number(column(.roomRate)), .number(column(.interval))],
      rows: ordered(result.rooms.rates).map { rate in
        TableRow(
          [.text(RichText(areaName(rate.area)))] + cells(rate.figure, .decimal(2)), isTotal: isCity(rate.area))
      }, notes: [say(ProgressPhrase.roomSource)])
  }

  private func roomExclusionTable() -> ReportTable {
    ReportTable(
      id: "t-room-exclusions", caption: say(ProgressPhrase.roomExclusionCaption),
      columns: [.text(column(.site)), .text(column(.finding)), .text(column(.evidence))],
      rows: result.rooms.excluded.map(findingRow), notes: [say(ProgressPhrase.roomExclusionSource)])
  }

  // MARK: Targets

  private func targets() -> [ReportBlock] {
    guard !result.rules.targets.isEmpty else { return [] }
    return [
      heading(2, ProgressPhrase.targetHeading, id: "targets"),
      paragraph(ProgressPhrase.targets, ["table": .citation("t-targets")]), .table(targetTable()),
    ]
  }

  private func targetTable() -> ReportTable {
    ReportTable(
      id: "t-targets", caption: say(ProgressPhrase.targetCaption, ["period": period]),
      columns: [
        .text(column(.target)), .number(column(.targetValue)), .number(column(.reached)), .text(column(.verdict)),
      ],
      rows: result.rules.targets.map { target in
        let name = programme.targets.first { $0.id == target.id }?.name[language] ?? target.id
        return TableRow([
          .text(RichText(name)), .number(target.target, .count),
          target.reached.map { .number($0, .count) } ?? unknown(target), targetVerdict(target),
        ])
      }, notes: [say(ProgressPhrase.targetSource)])
  }

  /// What stands for a figure that is not known: missing when sites owe it, not measured when the evidence cannot have it.
  private func unknown(_ target: RulesResult.TargetResult) -> TableCell {
    let measure = programme.targets.first { $0.id == target.id }?.measure
    return .absent(measure == .notMeasured ? .notMeasured : .missing)
  }

  private func targetVerdict(_ target: RulesResult.TargetResult) -> TableCell {
    guard let reached = target.reached else { return unknown(target) }
    return reached >= target.target
      ? .verdict(plain(ProgressPhrase.targetReached), .good) : .verdict(plain(ProgressPhrase.targetOpen), .attention)
  }
}
