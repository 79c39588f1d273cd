import ProgrammeModel

/// Writes a report as one self-contained HTML page: style inline, one script that sorts tables, nothing from the network (the page's own
/// policy refuses it). Without the script everything is there, in the order of the report.
///
/// The same document and pictures give the same bytes. All text is escaped; text that came with the data is isolated from
/// the direction of its surroundings (`bdi`).
package struct HTMLWriter {
  let document: ReportDocument
  let charts: [String: String]
  let numbers: NumberText

  /// - Parameter charts: rendered SVG by figure identifier. A figure without a picture shows a notice and its data table.
  package static func write(_ document: ReportDocument, charts: [String: String]) -> String {
    HTMLWriter(document: document, charts: charts, numbers: NumberText(document.language)).page()
  }

  var language: Language { document.language }

  func word(_ phrase: ListPhrase) -> String { HTMLText.escape(phrase[language]) }

  private func page() -> String {
    let body = document.blocks.map(block).joined(separator: "\n")
    let banner =
      document.banner.map { "<header><p class=\"banner\">\(HTMLText.escape($0))</p></header>\n" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(languageCode)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(SortScript.policy)">
      <meta name="color-scheme" content="light dark">
      <title>\(HTMLText.escape(document.title))</title>
      <style>
      \(ReportStylesheet.css)
      </style>
      </head>
      <body>
      <a class="skip" href="#text">\(word(.skip))</a>
      \(banner)<div class="frame">
      \(navigation())
      <main id="text">
      \(body)
      </main>
      </div>
      <script>\(SortScript.text)</script>
      </body>
      </html>

      """
  }

  private var languageCode: String {
    switch language {
    case .zh: "zh-CN"
    case .en: "en"
    }
  }

  // MARK: Blocks

  private func block(_ block: ReportBlock) -> String {
    switch block {
    case .titlePage(let page): titlePage(page)
    case .contents: contents()
    case .heading(let heading): self.heading(heading)
    case .paragraph(let text): "<p>\(inline(text))</p>"
    case .bullets(let items): list("ul", items)
    case .findings(let items): list("ol class=\"findings\"", items)
    case .note(let text): "<p class=\"note\">\(inline(text))</p>"
    case .table(let table): self.table(table)
    case .figure(let figure): self.figure(figure)
    case .pageBreak: "<div class=\"break\"></div>"
    }
  }

  private func titlePage(_ page: TitlePage) -> String {
    let facts = page.facts.map { "<div><dt>\(HTMLText.escape($0.label))</dt><dd>\(inline($0.value))</dd></div>" }
    let banner = page.banner.map { "<p class=\"cover-banner\">\(HTMLText.escape($0))</p>\n" } ?? ""
    let list = facts.isEmpty ? "" : "<dl>\(facts.joined(separator: "\n"))</dl>"
    return """
      <header class="cover">
      <h1>\(HTMLText.escape(page.title))</h1>
      <p class="subtitle">\(HTMLText.escape(page.subtitle))</p>
      \(banner)\(list)
      </header>
      """
  }

  private func heading(_ heading: ReportHeading) -> String {
    let tag = "h\(min(heading.level + 1, 6))"
    let lead = headingNumber(heading)
    return "<\(tag) id=\"\(HTMLText.escape(heading.id))\">\(lead)\(HTMLText.escape(heading.title))</\(tag)>"
  }

  private func headingNumber(_ heading: ReportHeading) -> String {
    switch document.labels[heading.id] {
    case .heading(let counters):
      "<span class=\"number\">\(HTMLText.escape(HeadingNumbers.text(counters, language)))</span>"
    case .annex(let number):
      "<span class=\"number annex\">\(HTMLText.escape(HeadingNumbers.annex(number, language)))</span>"
    case .table, .figure, nil: ""
    }
  }

  private func list(_ tag: String, _ items: [RichText]) -> String {
    let name = tag.prefix { $0 != " " }
    return "<\(tag)>\n" + items.map { "<li>\(inline($0))</li>" }.joined(separator: "\n") + "\n</\(name)>"
  }

  // MARK: Contents

  /// The list beside the text on wide screens: chapters only.
  private func navigation() -> String {
    let items = headings(upTo: 1).map(contentsItem).joined(separator: "\n")
    return "<nav class=\"side\" aria-label=\"\(word(.contents))\"><ol>\n\(items)\n</ol></nav>"
  }

  private func contents() -> String {
    let items = headings(upTo: 2).map(contentsItem).joined(separator: "\n")
    return """
      <nav class="toc" aria-labelledby="contents"><h2 id="contents">\(word(.contents))</h2>
      <ol>
      \(items)
      </ol></nav>
      """
  }

  private func headings(upTo level: Int) -> [ReportHeading] {
    document.blocks.compactMap { block in
      guard case .heading(let heading) = block, heading.level <= level else { return nil }
      return heading.numbering == .none && heading.level > 1 ? nil : heading
    }
  }

  private func contentsItem(_ heading: ReportHeading) -> String {
    let lead = headingNumber(heading)
    return "<li class=\"level\(heading.level)\"><a href=\"#\(HTMLText.escape(heading.id))\">\(lead)"
      + "\(HTMLText.escape(heading.title))</a></li>"
  }

  // MARK: Running text

  func inline(_ text: RichText) -> String { text.runs.map(run).joined() }

  private func run(_ run: TextRun) -> String {
    switch run {
    case .text(let text): HTMLText.escape(text)
    case .name(let text): "<bdi>\(HTMLText.escape(text))</bdi>"
    case .code(let text): "<code>\(HTMLText.escape(text))</code>"
    case .quantity(let quantity): HTMLText.escape(numbers.full(quantity))
    case .estimate(let estimate): self.estimate(estimate)
    case .citation(let id): citation(id)
    }
  }

  /// The estimate strong, what it rests on plain.
  private func estimate(_ quoted: QuotedEstimate) -> String {
    let value = numbers.full(quoted.estimate)
    let rest = numbers.full(quoted).dropFirst(value.count)
    return "<b class=\"q\">\(HTMLText.escape(value))</b>\(HTMLText.escape(String(rest)))"
  }

  private func citation(_ id: String) -> String {
    guard let label = document.labels[id] else { return HTMLText.escape(id) }
    return
      "<a class=\"cite\" href=\"#\(HTMLText.escape(id))\">\(HTMLText.escape(HeadingNumbers.label(label, language)))</a>"
  }
}
