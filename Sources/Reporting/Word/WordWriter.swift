import ProgrammeModel

/// Writes a report as a Word file (WordprocessingML, ECMA-376 transitional) in the official layout of a document.
///
/// Headings, captions, references and the table of contents are Word's own, so the file can be edited; tables are tables.
/// Charts are vector pictures with pixels for programs that cannot draw them. Columns of small graphics are left out:
/// they repeat figures of their row. The same document and pictures give the same bytes.
package struct WordWriter {
  let document: ReportDocument
  let pictures: [String: ChartPicture]
  let print: PrintedText
  let style: PageStyle

  /// - Parameter pictures: rendered charts by the names of `ReportDocument.chartSpecifications`. A figure that lacks one
  ///   shows a notice and its data table.
  /// - Throws: `PackedFile.Failure` when the parts cannot be packed.
  package static func write(
    _ document: ReportDocument, pictures: [String: ChartPicture]
  ) throws(PackedFile.Failure) -> [UInt8] {
    let writer = WordWriter(
      document: document, pictures: pictures, print: PrintedText(document), style: PageStyle(document))
    return try PackedFile.pack(writer.parts())
  }

  /// The files of the package in their order.
  func parts() -> [PackedFile.Part] {
    var body = WordBody()
    let stretches = PageStretch.cut(document.blocks)
    for (index, stretch) in stretches.enumerated() {
      for block in stretch.blocks { write(block, isLying: stretch.isLying, to: &body) }
      let section = WordSection(isLying: stretch.isLying, isFirst: index == 0, style: style)
      body.endSection(section.markup, isLast: index == stretches.count - 1)
    }
    return WordParts(document: document, style: style, body: body).parts
  }

  // MARK: Blocks

  private func write(_ block: ReportBlock, isLying: Bool, to body: inout WordBody) {
    switch block {
    case .titlePage(let page): titlePage(page, to: &body)
    case .contents: contents(to: &body)
    case .heading(let heading): self.heading(heading, to: &body)
    case .paragraph(let text): paragraph(text, to: &body)
    case .bullets(let items): for item in items { body.item(runs(item), numbering: WordNumbering.bullets) }
    case .findings(let items):
      let numbering = body.startNumbering()
      for item in items { body.item(runs(item), numbering: numbering, style: "Finding") }
    case .note(let text): body.paragraph("Note", runs(text))
    case .table(let table): self.table(table, isLying: isLying, to: &body)
    case .figure(let figure): self.figure(figure, isLying: isLying, to: &body)
    case .pageBreak: body.breakPage()
    }
  }

  private func titlePage(_ page: TitlePage, to body: inout WordBody) {
    body.paragraph("Title", WordMarkup.run(page.title))
    body.paragraph("Subtitle", WordMarkup.run(page.subtitle))
    if page.isCover, let banner = document.banner { body.paragraph("Mark", WordMarkup.run(banner)) }
    if !page.facts.isEmpty { body.add(WordTable.facts(page.facts.map { ($0.label, runs($0.value)) })) }
    if page.isCover { body.breakPage() }
  }

  private func heading(_ heading: ReportHeading, to body: inout WordBody) {
    let number = print.number(of: heading)
    let title = WordMarkup.run(heading.title)
    // What refers to a numbered heading shows its number only.
    let text =
      number.isEmpty
      ? body.bookmark(heading.id, around: title)
      : body.bookmark(heading.id, around: WordMarkup.run(number.trimmed))
        + WordMarkup.run(String(number.dropFirst(number.trimmed.count)) + heading.title)
    body.paragraph("Heading\(min(heading.level, 3))", text)
  }

  /// A digest is too long a word for lines of equal length.
  private func paragraph(_ text: RichText, to body: inout WordBody) {
    let hasCode = text.runs.contains { if case .code = $0 { true } else { false } }
    body.paragraph("BodyText", runs(text), hasCode ? "<w:jc w:val=\"left\"/>" : "")
  }

  /// A field that Word fills when it opens the file; until then it shows the headings without their pages.
  private func contents(to body: inout WordBody) {
    body.breakPage()
    body.paragraph("TOCHeading", WordMarkup.run(ListPhrase.contents[document.language]))
    let headings = print.contents
    for (index, heading) in headings.enumerated() {
      let entry =
        WordMarkup.run(print.number(of: heading) + heading.title) + "<w:r><w:tab/></w:r>"
        + WordMarkup.field("PAGEREF \(WordMarkup.anchor(heading.id)) \\h", shown: "")
      let link = "<w:hyperlink w:anchor=\"\(WordMarkup.anchor(heading.id))\" w:history=\"1\">\(entry)</w:hyperlink>"
      body.paragraph(
        "TOC\(heading.level)",
        (index == 0 ? WordMarkup.contentsBegin : "") + link
          + (index == headings.count - 1 ? WordMarkup.fieldEnd : ""))
    }
    body.breakPage()
  }

  // MARK: Running text

  func runs(_ text: RichText, _ properties: String = "") -> String {
    text.runs.map { run($0, properties) }.joined()
  }

  private func run(_ run: TextRun, _ properties: String) -> String {
    switch run {
    case .text, .name, .quantity: WordMarkup.run(print.text(run), properties)
    case .code(let code): WordMarkup.run(code, "<w:rStyle w:val=\"Code\"/>" + properties)
    case .estimate(let quoted): estimate(quoted, properties)
    case .citation(let id):
      document.labels[id] == nil
        ? WordMarkup.run(id, properties)
        : WordMarkup.field("REF \(WordMarkup.anchor(id)) \\h", shown: print.text(run), properties)
    }
  }

  private func estimate(_ quoted: QuotedEstimate, _ properties: String) -> String {
    let value = print.numbers.full(quoted.estimate)
    let rest = String(print.numbers.full(quoted).dropFirst(value.count))
    return WordMarkup.run(value, properties.hasPrefix("<w:b/>") ? properties : "<w:b/>" + properties)
      + (rest.isEmpty ? "" : WordMarkup.run(rest, properties))
  }
}

extension String {
  /// Without white space at the end.
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
