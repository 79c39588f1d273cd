import Evaluation
package import ProgrammeModel

/// What a site adds to its acceptance report: its own words, and the opinions on record.
package struct AcceptanceWords: Sendable, Equatable {
  /// Headings with their paragraphs, as the site wrote them.
  package let sections: [Section]
  package let opinions: [Acceptance]

  package struct Section: Sendable, Equatable {
    package let heading: String
    package let paragraphs: [String]

    package init(heading: String, paragraphs: [String]) {
      self.heading = heading
      self.paragraphs = paragraphs
    }
  }

  package init(sections: [Section], opinions: [Acceptance]) {
    self.sections = sections
    self.opinions = opinions
  }

  /// Reads plain text: lines that begin with `#` are headings, blank lines end paragraphs. Text before the first heading has an empty one.
  package static func sections(of text: String) -> [Section] {
    var sections: [Section] = []
    var (heading, paragraphs, lines): (String, [String], [Substring]) = ("", [], [])
    func paragraph() {
      if !lines.isEmpty { paragraphs.append(lines.joined(separator: " ")) }
      lines = []
    }
    func section() {
      paragraph()
      if !heading.isEmpty || !paragraphs.isEmpty { sections.append(Section(heading: heading, paragraphs: paragraphs)) }
      (heading, paragraphs) = ("", [])
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = line.drop { $0.isWhitespace }
      if words.hasPrefix("#") {
        section()
        heading = String(words.drop { $0 == "#" || $0.isWhitespace })
      } else if words.isEmpty {
        paragraph()
      } else {
        lines.append(words)
      }
    }
    section()
    return sections
  }
}

// 小结验收报告: figures from what is on record, the site's own words, opinions of the offices.
extension ReportContext {
  func acceptanceReport(_ site: String, _ words: AcceptanceWords) throws(ReportError) -> [ReportBlock] {
    guard let found = self.site(site) else { throw .unknownPlace(site) }
    var blocks = sitePage(found)
    blocks.insert(
      .heading(
        ReportHeading(
          1,
          plain(
            HalfYearPhrase.reportTitle,
            ["name": .name(siteName(site)), "district": RichText(areaName(found.district))]), id: "acceptance",
          numbering: .none)), at: min(1, blocks.count))
    blocks += [
      .pageBreak, heading(1, HalfYearPhrase.ownWords, id: "own-words", numbering: .none),
      .note(say(HalfYearPhrase.ownWordsNote)),
    ]
    for (position, section) in words.sections.enumerated() {
      if !section.heading.isEmpty {
        blocks.append(.heading(ReportHeading(2, section.heading, id: "own-\(position)", numbering: .none)))
      }
      blocks += section.paragraphs.map { .paragraph(.name($0)) }
    }
    if words.sections.isEmpty { blocks.append(paragraph(HalfYearPhrase.blank)) }
    return blocks + [
      heading(1, HalfYearPhrase.opinions, id: "opinions", numbering: .none), .table(opinionTable(words.opinions)),
    ]
  }

  /// All opinions of an office in order, or a blank line for one that has given none.
  private func opinionTable(_ opinions: [Acceptance]) -> ReportTable {
    let rows = (round.acceptance ?? []).flatMap { step -> [TableRow] in
      let own = opinions.filter { $0.office == step.office }.sorted { $0.date < $1.date }
      guard !own.isEmpty else {
        return [
          TableRow([.text(actor(step.office)), .verdict(plain(HalfYearPhrase.open), .neutral), .text(""), .text("")])
        ]
      }
      return own.map { opinion in
        TableRow([
          .text(actor(step.office)),
          opinion.isAccepted
            ? .verdict(plain(HalfYearPhrase.accepted), .good) : .verdict(plain(HalfYearPhrase.returned), .attention),
          .text(RichText(date(opinion.date))), .text(.name(opinion.reason ?? "")),
        ])
      }
    }
    return ReportTable(
      id: "t-opinions", caption: say(HalfYearPhrase.opinionCaption),
      columns: [
        .text(plain(HalfYearPhrase.office)), .text(plain(HalfYearPhrase.opinion)), .text(plain(HalfYearPhrase.day)),
        .text(plain(HalfYearPhrase.reason)),
      ], rows: rows, notes: [say(HalfYearPhrase.opinionSource)])
  }
}
