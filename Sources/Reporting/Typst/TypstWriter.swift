import ProgrammeModel

/// Writes a report as Typst text, from which the compiler makes a PDF with bookmarks, tags and embedded fonts.
///
/// All text of the document stands in string literals, so none of it can be taken for markup. The same document gives
/// the same text; the PDF is dated by the document.
package struct TypstWriter {
  let document: ReportDocument
  let pictures: [String: ChartPicture]
  let print: PrintedText
  let style: PageStyle

  /// - Parameter pictures: the rendered charts by name (`ReportDocument.chartSpecifications`), which lie beside the text as
  ///   `NAME.svg`. A figure that lacks one shows a notice and its data table.
  package static func write(_ document: ReportDocument, pictures: [String: ChartPicture]) -> String {
    TypstWriter(
      document: document, pictures: pictures, print: PrintedText(document), style: PageStyle(document)
    ).text()
  }

  private func text() -> String {
    var parts = [TypstTemplate(style: style).text, setting]
    for (index, stretch) in PageStretch.cut(document.blocks).enumerated() {
      if stretch.isLying || index > 0 {
        parts.append("#set page(flipped: \(stretch.isLying), margin: \(stretch.isLying ? "lying" : "upright"))")
      }
      parts += stretch.blocks.map { block($0, isLying: stretch.isLying) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The document's facts and the page's header and footer.
  private var setting: String {
    let date = document.date
    let pieces = HeadingNumbers.pageParts(document.language)
    let mark = document.banner.map(Self.literal) ?? "none"
    let covers = document.hasCover ? 1 : 0
    return """
      #set document(title: \(Self.literal(document.title)), date: datetime(year: \(date.year), month: \(date.month), day: \(date.day)))
      #let mark = \(mark)
      #set page(paper: "a4", margin: upright,
        header: context { if here().page() > \(covers) and mark != none { align(center, text(font: sans, size: 9pt, fill: orange, mark)) } },
        footer: context { if here().page() > \(covers) { align(center, text(size: 10pt, [#\(Self.literal(pieces.0))#counter(page).display()#\(Self.literal(pieces.1))#counter(page).final().first()#\(Self.literal(pieces.2))])) } })
      """
  }

  // MARK: Blocks

  private func block(_ block: ReportBlock, isLying: Bool) -> String {
    switch block {
    case .titlePage(let page): titlePage(page)
    case .contents: contents
    case .heading(let heading): self.heading(heading)
    case .paragraph(let text): inline(text)
    case .bullets(let items): "#list(spacing: auto, \(items.map(content).joined(separator: ", ")))"
    case .findings(let items): "#findings(\(items.map(content).joined(separator: ", ")))"
    case .note(let text): "#note(\(content(text)))"
    case .table(let table): self.table(table, isLying: isLying)
    case .figure(let figure): self.figure(figure, isLying: isLying)
    case .pageBreak: "#pagebreak(weak: true)"
    }
  }

  private func titlePage(_ page: TitlePage) -> String {
    let facts = page.facts.map { "text(fill: muted, \(Self.literal($0.label))), \(content($0.value))" }
    guard page.isCover else {
      return "#masthead(\(Self.literal(page.title)), \(Self.literal(page.subtitle)))"
    }
    return """
      #cover(\(Self.literal(page.title)), \(Self.literal(page.subtitle)), mark, (\(facts.joined(separator: ", ")),))
      #pagebreak(weak: true)
      """
  }

  private var contents: String {
    """
    #pagebreak(weak: true)
    #align(center, unindented(text(font: sans, weight: "bold", \(Self.literal(ListPhrase.contents[document.language])))))
    #outline(title: none, depth: 2)
    #pagebreak(weak: true)
    """
  }

  private func heading(_ heading: ReportHeading) -> String {
    let isListed = print.contents.contains { $0.id == heading.id }
    let text = Self.literal(print.number(of: heading) + heading.title)
    return "#heading(level: \(heading.level), outlined: \(isListed), bookmarked: true)[#\(text)] \(anchor(heading.id))"
  }

  func anchor(_ id: String) -> String { "#label(\(Self.literal(id)))" }

  // MARK: Running text

  /// Text as content in brackets.
  func content(_ text: RichText) -> String { "[\(inline(text))]" }

  func inline(_ text: RichText) -> String { text.runs.map(run).joined() }

  private func run(_ run: TextRun) -> String {
    switch run {
    case .text, .name, .quantity: return "#\(Self.literal(print.text(run)));"
    case .code(let code): return "#code(\(Self.literal(code)));"
    case .estimate(let quoted):
      let value = print.numbers.full(quoted.estimate)
      let rest = String(print.numbers.full(quoted).dropFirst(value.count))
      return "#strong-number(\(Self.literal(value)));#\(Self.literal(rest));"
    case .citation(let id):
      let shown = Self.literal(print.text(run))
      return document.labels[id] == nil ? "#\(shown);" : "#link(label(\(Self.literal(id))), \(shown));"
    }
  }

  /// A string of Typst: what could end it or escape is escaped, and no control character passes.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
