/// Pieces of WordprocessingML.
enum WordMarkup {
  /// A run of text; all text of a Word file passes through here. XML asks for the same escapes as HTML.
  static func run(_ text: String, _ properties: String = "") -> String {
    let set = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
    let shown = HTMLText.escape(text.replacing("\n", with: " "))
    return "<w:r>\(set)<w:t xml:space=\"preserve\">\(shown)</w:t></w:r>"
  }

  static func paragraph(_ style: String, _ content: String, _ properties: String = "") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(properties)</w:pPr>\(content)</w:p>"
  }

  /// A field with the text it shows until it is brought up to date.
  static func field(_ instruction: String, shown: String, _ properties: String = "") -> String {
    "<w:fldSimple w:instr=\" \(HTMLText.escape(instruction)) \">\(run(shown, properties))</w:fldSimple>"
  }

  static let contentsBegin =
    "<w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
    + " TOC \\o \"1-2\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"

  static let fieldEnd = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

  /// The bookmark of a block: letters, digits and underscores.
  static func anchor(_ id: String) -> String {
    "_Ref_" + String(id.unicodeScalars.map { isLetterOrDigit($0) ? Character($0) : "_" })
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// Twentieths of a point.
  static func twentieths(millimetres: Double) -> Int { Int((millimetres / 25.4 * 1440).rounded()) }
  static func twentieths(points: Double) -> Int { Int((points * 20).rounded()) }
  /// English metric units, which pictures are measured in.
  static func emu(millimetres: Double) -> Int { Int((millimetres * 36_000).rounded()) }
}

/// The body of a Word file as it grows.
struct WordBody {
  private(set) var markup = ""
  /// Pictures in the order of their appearance.
  private(set) var pictures: [ChartPicture] = []
  /// Numbered lists so far; each begins again at one.
  private(set) var lists = 0
  private var bookmarks = 0
  private var breaksPage = false

  mutating func paragraph(_ style: String, _ content: String, _ properties: String = "") {
    let properties = (breaksPage ? "<w:pageBreakBefore/>" : "") + properties
    breaksPage = false
    markup += WordMarkup.paragraph(style, content, properties)
  }

  mutating func item(_ content: String, numbering: Int, style: String = "ListParagraph") {
    paragraph(
      style, content, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\(numbering)\"/></w:numPr>")
  }

  /// A numbering that begins at one.
  mutating func startNumbering() -> Int {
    lists += 1
    return WordNumbering.bullets + lists
  }

  /// What follows stands on a new page; asking twice makes no empty page.
  mutating func breakPage() { breaksPage = !markup.isEmpty }

  mutating func add(_ block: String) { markup += block }

  mutating func bookmark(_ id: String, around content: String) -> String {
    bookmarks += 1
    return "<w:bookmarkStart w:id=\"\(bookmarks)\" w:name=\"\(WordMarkup.anchor(id))\"/>\(content)"
      + "<w:bookmarkEnd w:id=\"\(bookmarks)\"/>"
  }

  /// The number of the picture, from one.
  mutating func add(_ picture: ChartPicture) -> Int {
    pictures.append(picture)
    return pictures.count
  }

  /// Ends a stretch of pages; the last one's properties stand at the end of the body, those of others in a paragraph.
  mutating func endSection(_ properties: String, isLast: Bool) {
    breaksPage = false
    markup += isLast ? properties : "<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>\(properties)</w:pPr></w:p>"
  }
}

/// Page size, margins, header and footer of a stretch of pages.
struct WordSection {
  let isLying: Bool
  /// The first stretch has the cover, which bears no page number.
  let isFirst: Bool
  let style: PageStyle

  var markup: String {
    let references =
      isFirst
      ? "<w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
      : ""
    let (width, height) = isLying ? (PageStyle.height, PageStyle.width) : (PageStyle.width, PageStyle.height)
    let turned = isLying ? " w:orient=\"landscape\"" : ""
    let margins =
      isLying
      ? (PageStyle.left, PageStyle.right, PageStyle.right, PageStyle.right)
      : (style.top, PageStyle.right, style.bottom, PageStyle.left)
    return """
      <w:sectPr>\(references)<w:pgSz w:w="\(size(width))" w:h="\(size(height))"\(turned)/>\
      <w:pgMar w:top="\(size(margins.0))" w:right="\(size(margins.1))" w:bottom="\(size(margins.2))" \
      w:left="\(size(margins.3))" w:header="\(style.isCompact ? 567 : 851)" w:footer="\(style.isCompact ? 454 : 964)" w:gutter="0"/>\
      \(isFirst && !style.isCompact ? "<w:titlePg/>" : "")<w:docGrid w:type="lines" w:linePitch="\(WordMarkup.twentieths(points: style.pitch))"/>\
      </w:sectPr>
      """
  }

  private func size(_ millimetres: Double) -> Int { WordMarkup.twentieths(millimetres: millimetres) }
}
