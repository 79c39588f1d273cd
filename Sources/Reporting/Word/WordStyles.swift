/// The styles of a Word file in the official layout, under Word's own names, so that its tables of contents and its
/// navigation find them.
struct WordStyles {
  let style: PageStyle

  /// One paragraph style.
  private struct Entry {
    let id: String
    let name: String
    let face: PageStyle.Face
    let size: Double
    var isBold = false
    var color = ""
    var latin = ""
    /// Paragraph properties in the order of the schema.
    let properties: String
  }

  var markup: String {
    let styles = [text, frame, headings, contents, lists, small].flatMap(\.self).map(paragraphStyle).joined()
    return """
      <w:styles \(WordParts.main)><w:docDefaults><w:rPrDefault><w:rPr>\(fonts(style.body, style.latin))\
      \(WordTable.size(style.bodySize))<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>\
      \(styles)<w:style w:type="character" w:customStyle="1" w:styleId="Code"><w:name w:val="Code"/><w:rPr>\
      <w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:noProof/>\(WordTable.size((style.bodySize * 1.6).rounded() / 2))</w:rPr></w:style></w:styles>
      """
  }

  /// Fonts with the stand-ins that Word takes where they are not installed.
  var fonts: String {
    let entries = style.faces.map {
      "<w:font w:name=\"\($0.name)\"><w:altName w:val=\"\($0.standIns.joined(separator: ","))\"/></w:font>"
    }
    return "<w:fonts \(WordParts.main)>\(entries.joined())</w:fonts>"
  }

  // MARK: Groups of styles

  private var text: [Entry] {
    [
      Entry(id: "Normal", name: "Normal", face: style.body, size: style.bodySize, properties: exact(style.pitch)),
      Entry(
        id: "BodyText", name: "Body Text", face: style.body, size: style.bodySize,
        properties: exact(style.pitch, after: gap) + indent + "<w:jc w:val=\"both\"/>"),
      Entry(
        id: "Note", name: "Note", face: style.body, size: style.bodySize - (style.isCompact ? 1 : 2),
        properties: "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"0B5C8A\"/></w:pBdr>"
          + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F7\"/>"
          + "<w:snapToGrid w:val=\"0\"/>"
          + exact(style.isIndented ? style.findingPitch : style.pitch - (style.isCompact ? 2 : 4), before: 6, after: 6)
          + "<w:ind w:left=\"240\" w:right=\"120\"/>"),
      Entry(
        id: "SectionEnd", name: "Section End", face: style.body, size: 1, properties: exact(1)),
    ]
  }

  private var frame: [Entry] {
    [
      Entry(
        id: "Title", name: "Title", face: style.title, size: style.titleSize, latin: style.latin,
        properties: exact(style.titleSize * 1.6, before: style.isCompact ? 0 : 90, after: style.isCompact ? 2 : 18)
          + "<w:jc w:val=\"center\"/>"),
      Entry(
        id: "Subtitle", name: "Subtitle", face: style.section, size: style.bodySize,
        properties: exact(style.pitch, after: style.isCompact ? 4 : 18) + "<w:jc w:val=\"center\"/>"),
      Entry(
        id: "Mark", name: "Mark", face: style.chapter, size: style.bodySize, color: "A83C06",
        properties: exact(style.pitch, after: 36) + "<w:jc w:val=\"center\"/>"),
      Entry(
        id: "Fact", name: "Fact", face: style.body, size: style.captionSize + 1,
        properties: atLeast(style.captionSize * 1.7, before: 3, after: 3)),
      Entry(
        id: "Header", name: "header", face: style.chapter, size: 9, color: "A83C06",
        properties: exact(14) + "<w:jc w:val=\"center\"/>"),
      Entry(
        id: "Footer", name: "footer", face: style.body, size: 10.5, properties: exact(14) + "<w:jc w:val=\"center\"/>"),
    ]
  }

  private var headings: [Entry] {
    let faces = [style.chapter, style.section, style.body]
    return (1...3).map { level in
      Entry(
        id: "Heading\(level)", name: "heading \(level)", face: faces[level - 1], size: style.headingSize(level),
        isBold: level == 3 || !style.isIndented, latin: style.latinHeading,
        properties: "<w:keepNext/><w:keepLines/>"
          + (style.isIndented
            ? exact(style.pitch, before: level == 1 ? 14 : 0)
            : atLeast(
              style.headingSize(level) * 1.3, before: style.isCompact ? 6 : level == 1 ? 20 : 14,
              after: style.isCompact ? 2 : 6))
          + indent + "<w:outlineLvl w:val=\"\(level - 1)\"/>")
    }
  }

  private var contents: [Entry] {
    let tab = WordMarkup.twentieths(millimetres: PageStyle.textWidth)
    return [
      Entry(
        id: "TOCHeading", name: "TOC Heading", face: style.chapter, size: style.bodySize, latin: style.latinHeading,
        properties: exact(style.pitch, after: 12) + "<w:jc w:val=\"center\"/>")
    ]
      + (1...2).map { level in
        Entry(
          id: "TOC\(level)", name: "toc \(level)", face: style.body, size: style.isIndented ? 12 : 10.5,
          properties: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"\(tab)\"/></w:tabs>"
            + exact(style.isIndented ? 17.5 : 16)
            + "<w:ind w:left=\"\((level - 1) * 480)\" w:right=\"480\"/>")
      }
  }

  private var lists: [Entry] {
    [
      Entry(
        id: "ListParagraph", name: "List Paragraph", face: style.body, size: style.bodySize,
        properties: exact(style.pitch, after: gap) + "<w:jc w:val=\"both\"/>"),
      Entry(
        id: "Finding", name: "Finding", face: style.body, size: style.findingSize,
        properties: "<w:snapToGrid w:val=\"0\"/>" + exact(style.findingPitch, after: gap) + "<w:jc w:val=\"both\"/>"),
    ]
  }

  private var small: [Entry] {
    let centre = "<w:jc w:val=\"center\"/>"
    return [
      Entry(
        id: "Caption", name: "caption", face: style.chapter, size: style.captionSize, latin: style.latinHeading,
        properties: "<w:keepNext/><w:keepLines/>"
          + atLeast(style.captionSize * 1.5, before: style.isCompact ? 6 : 12, after: style.isCompact ? 2 : 4) + centre),
      Entry(
        id: "FigureCaption", name: "Figure Caption", face: style.chapter, size: style.captionSize,
        latin: style.latinHeading,
        properties: "<w:keepNext/><w:keepLines/>" + atLeast(style.captionSize * 1.5, before: 4, after: 2) + centre),
      Entry(
        id: "Figure", name: "Figure", face: style.body, size: style.bodySize,
        properties: "<w:keepNext/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"160\" w:after=\"0\" w:line=\"240\" "
          + "w:lineRule=\"auto\"/>" + centre),
      Entry(
        id: "Source", name: "Source", face: style.body, size: style.sourceSize, color: "52626C",
        properties: "<w:snapToGrid w:val=\"0\"/>" + atLeast(style.sourceSize * 1.4, before: 3, after: 3)),
      Entry(
        id: "TableText", name: "Table Text", face: style.body, size: style.tableSize,
        properties: "<w:snapToGrid w:val=\"0\"/>" + exact(style.tableSize * 1.4)),
      Entry(
        id: "TableHeading", name: "Table Heading", face: style.chapter, size: style.tableSize,
        latin: style.latinHeading, properties: "<w:keepNext/><w:snapToGrid w:val=\"0\"/>" + exact(style.tableSize * 1.4)
      ),
    ]
  }

  // MARK: Pieces

  /// Space after a paragraph where its first line is not indented.
  private var gap: Double { style.isIndented ? 0 : style.isCompact ? 3 : 7 }

  private var indent: String {
    guard style.isIndented else { return "" }
    let width = WordMarkup.twentieths(points: style.bodySize * 2)
    return "<w:ind w:firstLineChars=\"200\" w:firstLine=\"\(width)\"/>"
  }

  private func exact(_ points: Double, before: Double = 0, after: Double = 0) -> String {
    spacing(points, "exact", before, after)
  }

  private func atLeast(_ points: Double, before: Double = 0, after: Double = 0) -> String {
    spacing(points, "atLeast", before, after)
  }

  private func spacing(_ points: Double, _ rule: String, _ before: Double, _ after: Double) -> String {
    "<w:spacing w:before=\"\(WordMarkup.twentieths(points: before))\" w:after=\"\(WordMarkup.twentieths(points: after))\""
      + " w:line=\"\(WordMarkup.twentieths(points: points))\" w:lineRule=\"\(rule)\"/>"
  }

  private func fonts(_ face: PageStyle.Face, _ latin: String) -> String {
    "<w:rFonts w:ascii=\"\(latin)\" w:eastAsia=\"\(face.name)\" w:hAnsi=\"\(latin)\" w:cs=\"\(latin)\"/>"
  }

  private func paragraphStyle(_ entry: Entry) -> String {
    let isNormal = entry.id == "Normal"
    let color = entry.color.isEmpty ? "" : "<w:color w:val=\"\(entry.color)\"/>"
    return "<w:style w:type=\"paragraph\"\(isNormal ? " w:default=\"1\"" : "") w:styleId=\"\(entry.id)\">"
      + "<w:name w:val=\"\(entry.name)\"/>\(isNormal ? "" : "<w:basedOn w:val=\"Normal\"/>")<w:qFormat/>"
      + "<w:pPr>\(entry.properties)</w:pPr><w:rPr>\(fonts(entry.face, entry.latin.isEmpty ? style.latin : entry.latin))"
      + "\(entry.isBold ? "<w:b/>" : "")\(color)\(WordTable.size(entry.size))</w:rPr></w:style>"
  }
}
