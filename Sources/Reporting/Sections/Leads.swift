import Evaluation
import ProgrammeModel

// 五、项目进展: break of the website's trend, and leads in the counts.
extension ReportContext {
  func websiteBreaks() -> [ReportBlock] {
    guard let breaks = result.website.breaks, let months = breaks.map(\.months).max() else { return [] }
    let found = Dictionary(breaks.map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first })
    let table = ReportTable(
      id: "t-breaks", caption: say(LeadPhrase.breakCaption),
      columns: [
        .text(column(.district)), .number(plain(LeadPhrase.levelBreak)), .number(column(.interval)),
        .number(plain(LeadPhrase.slopeBreak)), .number(column(.interval)),
      ],
      rows: ordered(result.website.rates).compactMap { rate in
        found[rate.area].map {
          TableRow(
            [.text(RichText(areaName(rate.area)))] + cells($0.level, .signed(1)) + cells($0.slope, .signed(1)),
            isTotal: isCity(rate.area))
        }
      }, notes: [say(LeadPhrase.breakSource, ["months": .count(months)])])
    return [paragraph(LeadPhrase.breaks, ["table": .citation(table.id)]), .table(table)]
  }

  func leads() -> [ReportBlock] {
    guard let leads = result.leads else { return [] }
    var blocks = [heading(2, LeadPhrase.heading, id: "leads")]
    if leads.copies.isEmpty && leads.spikes.isEmpty {
      blocks.append(paragraph(LeadPhrase.none))
    } else {
      blocks.append(paragraph(LeadPhrase.intro))
    }
    if !leads.copies.isEmpty {
      blocks += [
        paragraph(LeadPhrase.copies, ["count": .count(leads.copies.count), "table": .citation("t-copies")]),
        .table(copyTable(leads.copies)),
      ]
    }
    if !leads.spikes.isEmpty {
      blocks += [
        paragraph(LeadPhrase.spikes, ["count": .count(leads.spikes.count), "table": .citation("t-spikes")]),
        .table(spikeTable(leads.spikes)),
      ]
    }
    guard !leads.digits.isEmpty else { return blocks }
    return blocks + [
      paragraph(LeadPhrase.digits, ["table": .citation("t-digits")]), .table(digitTable(leads.digits)),
    ]
  }

  private func measureName(_ measure: String) -> RichText {
    if measure == "clicks" { return say(LeadPhrase.clicks) }
    let parts = measure.split(separator: "/", maxSplits: 1).map(String.init)
    let project = RichText(programme.project(parts[0])?.shortName[language] ?? parts[0])
    return parts.count == 1 ? project : project + RichText(" ") + .code(parts[1])
  }

  private func place(_ place: LeadsResult.Place) -> RichText {
    guard let month = place.month else { return .name(siteName(place.site)) }
    return say(LeadPhrase.month, ["site": .name(siteName(place.site)), "month": RichText(month)])
  }

  private func copyTable(_ copies: [LeadsResult.Copy]) -> ReportTable {
    ReportTable(
      id: "t-copies", caption: say(LeadPhrase.copyCaption),
      columns: [
        .text(plain(LeadPhrase.first)), .text(plain(LeadPhrase.second)), .text(plain(LeadPhrase.measure)),
        .text(plain(LeadPhrase.values)), .number(column(.pValue)), .text(column(.evidence)),
      ],
      rows: copies.map { copy in
        TableRow([
          .text(place(copy.first)), .text(place(copy.second)), .text(measureName(copy.first.measure)),
          .text(RichText(copy.values.map { "\($0)" }.joined(separator: " "))), .number(copy.p, .probability),
          .text(.code(copy.evidence.joined(separator: " "))),
        ])
      }, notes: [say(LeadPhrase.copySource)])
  }

  private func spikeTable(_ spikes: [LeadsResult.Spike]) -> ReportTable {
    ReportTable(
      id: "t-spikes", caption: say(LeadPhrase.spikeCaption),
      columns: [
        .text(column(.site)), .text(column(.month)), .text(plain(LeadPhrase.measure)),
        .number(plain(LeadPhrase.count)), .number(plain(LeadPhrase.expected)), .number(column(.pAdjusted)),
        .text(column(.evidence)),
      ],
      rows: spikes.map { spike in
        TableRow([
          .name(siteName(spike.site)), .text(RichText(spike.month)), .text(measureName(spike.measure)),
          .count(spike.value), .number(spike.expected, .decimal(1)), .number(spike.p, .probability),
          .text(.code(spike.evidence.joined(separator: " "))),
        ])
      }, notes: [say(LeadPhrase.spikeSource)])
  }

  private func digitTable(_ digits: [LeadsResult.Digits]) -> ReportTable {
    ReportTable(
      id: "t-digits", caption: say(LeadPhrase.digitCaption),
      columns: [
        .text(column(.district)), .number(plain(LeadPhrase.amounts)), .number(plain(LeadPhrase.deviation)),
        .text(plain(LeadPhrase.conformity)), .number(column(.pAdjusted)),
      ],
      rows: digits.map { found in
        TableRow(
          [
            .text(RichText(areaName(found.area))), .count(found.amounts),
            .number(found.meanAbsoluteDeviation, .decimal(4)), conformity(found),
            .number(found.p, .probability),
          ], isTotal: isCity(found.area))
      }, notes: [say(LeadPhrase.digitSource)])
  }

  /// Nigrini's bounds are for thousands of amounts: the deviation of few is large even where the law holds.
  private func conformity(_ found: LeadsResult.Digits) -> TableCell {
    guard found.amounts >= 1000 else { return .absent(.undefined) }
    return switch found.conformity {
    case "close": .text(say(LeadPhrase.close))
    case "acceptable": .text(say(LeadPhrase.acceptable))
    case "marginal": .text(say(LeadPhrase.marginal))
    default: .text(say(LeadPhrase.nonconforming))
    }
  }
}
