import ProgrammeModel
import Reporting

/// A page that stands alone, with plain tables that keep their lines when they are pasted into a word processor.
struct PlainPage {
  let title: String
  /// HTML of the page's sections.
  let sections: [String]
  let language: Language

  var html: String {
    let title = HTMLText.escape(title)
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-Hans" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(title)</title>
      <style>
      body { font: 16px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #222;
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      section { margin-bottom: 3rem; overflow-x: auto; }
      h2 { font-size: 1.1rem; margin-bottom: 0.25rem; }
      p { font-size: 0.85rem; margin: 0.15rem 0; white-space: pre-wrap; }
      table { border-collapse: collapse; margin: 0.75rem 0; font-size: 0.9rem; }
      caption { text-align: left; font-weight: bold; padding: 0.25rem 0; }
      td { font-variant-numeric: tabular-nums; vertical-align: top; white-space: pre-wrap; }
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      \(sections.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  /// A section: its heading, lines of text, tables, and lines below them.
  static func section(
    _ heading: String, lines: [String] = [], tables: [PrintedTable] = [], notes: [String] = []
  ) -> String {
    func paragraphs(_ lines: [String]) -> [String] { lines.map { "<p>\(HTMLText.escape($0))</p>" } }
    let parts =
      ["<section>", "<h2>\(HTMLText.escape(heading))</h2>"] + paragraphs(lines) + tables.map(\.html)
      + paragraphs(notes) + ["</section>"]
    return parts.joined(separator: "\n")
  }
}

extension PrintedPlan {
  package var html: String {
    let sections = analyses.map {
      PlainPage.section($0.title, lines: $0.lines, tables: $0.tables, notes: $0.notes)
    }
    return PlainPage(title: title, sections: sections, language: language).html
  }
}

extension PrintedTable {
  /// Borders and alignment are attributes of the cells, because word processors drop style sheets when pasting.
  fileprivate var html: String {
    let caption = caption.map { "<caption>\(HTMLText.escape($0))</caption>\n" } ?? ""
    let sides = table.headers.indices.map { index in
      table.rows.contains { index < $0.count && $0[index].isNumber } ? "right" : "left"
    }
    func line(_ cells: [String], _ element: String) -> String {
      let written = zip(cells, sides).map { "<\(element) align=\"\($1)\">\(HTMLText.escape($0))</\(element)>" }
      return "<tr>" + written.joined() + "</tr>"
    }
    let rows = table.rows.map { line($0.map(\.text), "td") }.joined(separator: "\n")
    return """
      <table border="1" cellspacing="0" cellpadding="4">
      \(caption)<thead>\(line(table.headers, "th"))</thead>
      <tbody>
      \(rows)
      </tbody>
      </table>
      """
  }
}
