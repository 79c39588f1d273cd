import ProgrammeModel

/// The page and the pieces of a report in Typst: what the writer's text calls by name.
///
/// Noto Serif and Sans CJK stand in for the faces of the official layout, which are not free. A line is one em high and
/// `leading` apart, so that the distance of lines is exact.
struct TypstTemplate {
  let style: PageStyle

  private var leading: Double { style.pitch - style.bodySize }
  /// Room above a section where its heading does not stand out by its face alone.
  private var before: Double { isChinese ? 0 : 8 }
  private var isChinese: Bool { style.language == .zh }
  private var serif: String {
    isChinese ? "(\"Noto Serif CJK SC\",)" : "(\"Libertinus Serif\", \"Noto Serif CJK SC\")"
  }

  /// Page, text, headings, and the functions.
  var text: String { page + headings + pieces + tables }

  private var page: String {
    """
    #let serif = \(serif)
    #let sans = ("Noto Sans CJK SC",)
    #let mono = ("Noto Sans Mono CJK SC",)
    #let muted = rgb("#52626c")
    #let ink = rgb("#17242d")
    #let orange = rgb("#a83c06")
    #let upright = (top: \(style.top)mm, bottom: \(style.bottom)mm, left: \(PageStyle.left)mm, right: \(PageStyle.right)mm)
    #let lying = (top: \(PageStyle.left)mm, bottom: \(PageStyle.right)mm, left: \(PageStyle.right)mm, right: \(PageStyle.right)mm)
    #set text(font: serif, size: \(style.bodySize)pt, lang: "\(isChinese ? "zh" : "en")"\(isChinese ? ", region: \"cn\"" : ""), top-edge: 0.8em, bottom-edge: -0.2em)
    #set par(leading: \(leading)pt, spacing: \(style.isIndented ? leading : leading + 4)pt, justify: true, first-line-indent: (amount: \(style.isIndented ? 2 : 0)em, all: true))
    #set table.cell(breakable: false)
    #show link: it => it

    """
  }

  private var headings: String {
    """
    #show heading: it => block(above: if it.level == 1 { \(style.isCompact ? 7 : style.pitch)pt } else { \(style.isCompact ? 6 : leading + before)pt }, below: \(leading)pt, it.body)
    #show heading.where(level: 1): set text(font: sans, size: \(style.headingSize(1))pt, weight: "bold")
    #show heading.where(level: 2): set text(font: \(isChinese ? "serif" : "sans"), size: \(style.headingSize(2))pt, weight: "bold")
    #show heading.where(level: 3): set text(font: \(isChinese ? "serif" : "sans"), size: \(style.headingSize(3))pt, weight: "bold")
    #show list: set par(first-line-indent: 0pt)
    #show enum: set par(first-line-indent: 0pt)
    #show outline.entry: it => link(it.element.location(), block(above: \(isChinese ? 2.4 : 4.5)pt, below: 0pt, inset: (left: (it.level - 1) * 2em), {
      set text(size: \(isChinese ? 11.5 : style.bodySize - 0.5)pt, weight: if it.level == 1 { "bold" } else { "regular" })
      it.element.body
      h(4pt)
      box(width: 1fr, text(fill: muted, repeat(gap: 2pt)[.]))
      h(4pt)
      it.page()
    }))

    """
  }

  private var pieces: String {
    """
    #let unindented(body) = { set par(first-line-indent: 0pt); body }
    #let code(s) = text(font: mono, size: 0.8em, s.clusters().join(sym.zws))
    #let findings(..items) = { set text(size: \(style.findingSize)pt); set par(leading: \(style.findingPitch - style.findingSize)pt, spacing: \(style.findingPitch - style.findingSize)pt); enum(spacing: auto, ..items) }
    #let strong-number(s) = text(weight: "bold", s)
    #let cover(title, subtitle, mark, facts) = {
      set par(first-line-indent: 0pt, justify: false)
      v(24mm)
      align(center, par(leading: 12pt, text(size: \(style.titleSize)pt, weight: "bold", title)))
      v(6mm)
      align(center, text(size: \(isChinese ? 15 : 13)pt, fill: muted, subtitle))
      if mark != none { v(8mm); align(center, box(stroke: 1pt + orange, inset: (x: 10pt, y: 7pt), text(font: sans, size: 12pt, weight: "bold", fill: orange, mark))) }
      v(14mm)
      set text(size: \(isChinese ? 12 : 11)pt)
      set par(leading: 6pt)
      table(columns: (38mm, 1fr), stroke: (x: none, y: 0.5pt + rgb("#d7dee2")), inset: (x: 2pt, y: 7pt), ..facts)
    }
    #let masthead(title, subtitle) = align(center, {
      set par(first-line-indent: 0pt, justify: false, leading: 6pt)
      text(size: \(style.titleSize)pt, weight: "bold", title)
      linebreak()
      text(fill: muted, subtitle)
    })
    #let note(body) = block(width: 100%, fill: rgb("#f4f6f7"), stroke: (left: 3pt + rgb("#0b5c8a")), inset: (x: 10pt, y: \(style.isCompact ? 4 : 9)pt), above: \(style.isCompact ? 6 : 14)pt, below: \(style.isCompact ? 6 : 14)pt, { set text(size: \(style.isCompact ? style.bodySize - 1 : style.bodySize - 2)pt); set par(first-line-indent: 0pt, leading: \(style.isCompact ? 2.5 : leading - 2)pt); body })
    #let source(body) = block(above: \(style.isCompact ? 3 : 5)pt, below: \(style.isCompact ? 5 : 14)pt, { set text(size: \(style.sourceSize)pt, fill: muted); set par(first-line-indent: 0pt, leading: \(style.isCompact ? 2 : 4)pt); body })
    #let room(height) = { block(above: 0pt, below: 0pt, breakable: false, height: height, width: 100%); v(-height) }
    #let caption(body) = room(\(style.isCompact ? 20 : 45)mm) + block(above: \(style.isCompact ? 6 : 16)pt, below: \(style.isCompact ? 3 : 7)pt, sticky: true, width: 100%, { set text(font: sans, size: \(style.captionSize)pt, weight: "bold"); set par(first-line-indent: 0pt, leading: 5pt, justify: false); set align(center); body })
    #let picture(path, alt, width) = block(above: 12pt, below: 6pt, width: 100%, align(center, image(path, alt: alt, width: width)))
    #let figure-caption(body) = block(above: 6pt, below: 4pt, width: 100%, { set text(font: sans, size: \(style.captionSize)pt, weight: "bold"); set par(first-line-indent: 0pt, leading: 5pt, justify: false); set align(center); body })

    """
  }

  private var tables: String {
    """
    #let total(body) = table.cell(fill: rgb("#f4f6f7"), text(weight: "bold", body))
    #let good(body) = text(fill: rgb("#084a70"), weight: "bold", body)
    #let attention(body) = text(fill: orange, weight: "bold", body)
    #let absent(body) = text(fill: muted, body)
    #let turned(body) = rotate(-90deg, reflow: true, body)
    #let dot(svg, alt) = box(image(bytes(svg), format: "svg", alt: alt, width: \(style.isCompact ? 17 : 22)mm))
    #let data(size, widths, sides, heads, cells) = {
      set text(size: size)
      set par(first-line-indent: 0pt, leading: size * 0.4, justify: false)
      set block(above: 0pt, below: 8pt)
      show table.cell.where(y: 0): set text(font: sans, weight: "regular", fill: muted)
      table(columns: widths, align: sides, inset: (x: 1mm, y: \(style.cellPadding)mm), stroke: (x: none, y: 0.4pt + rgb("#d7dee2")),
        table.hline(stroke: 1.2pt + ink), table.header(..heads), table.hline(stroke: 0.7pt + ink), ..cells, table.hline(stroke: 1.2pt + ink))
    }

    """
  }
}
