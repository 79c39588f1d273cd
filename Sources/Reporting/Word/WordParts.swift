import ProgrammeModel

/// The files that make up a Word package around the body.
struct WordParts {
  let document: ReportDocument
  let style: PageStyle
  let body: WordBody

  var parts: [PackedFile.Part] {
    var parts = [
      PackedFile.Part("[Content_Types].xml", contentTypes), PackedFile.Part("_rels/.rels", packageRelations),
      PackedFile.Part("docProps/core.xml", properties), PackedFile.Part("word/document.xml", text),
      PackedFile.Part("word/styles.xml", Self.declaration + WordStyles(style: style).markup),
      PackedFile.Part("word/numbering.xml", Self.declaration + WordNumbering(lists: body.lists, style: style).markup),
      PackedFile.Part("word/fontTable.xml", Self.declaration + WordStyles(style: style).fonts),
      PackedFile.Part("word/settings.xml", settings), PackedFile.Part("word/header1.xml", header),
      PackedFile.Part("word/footer1.xml", footer),
      PackedFile.Part("word/_rels/document.xml.rels", relations),
    ]
    for (index, picture) in body.pictures.enumerated() {
      parts.append(PackedFile.Part("word/media/chart\(index + 1).png", picture.png))
      parts.append(PackedFile.Part("word/media/chart\(index + 1).svg", picture.svg))
    }
    return parts
  }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006"
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let all =
    "\(main) xmlns:r=\"\(office)\" "
    + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" "
    + "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\""

  private var text: String {
    "\(Self.declaration)<w:document \(Self.all)><w:body>\(body.markup)</w:body></w:document>"
  }

  /// What is not real or not final, on every page.
  private var header: String {
    let mark = document.banner.map { WordMarkup.run($0) } ?? ""
    return "\(Self.declaration)<w:hdr \(Self.main)>\(WordMarkup.paragraph("Header", mark))</w:hdr>"
  }

  /// 第 X 页 共 Y 页.
  private var footer: String {
    let (before, between, after) = HeadingNumbers.pageParts(document.language)
    let content =
      WordMarkup.run(before) + WordMarkup.field("PAGE", shown: "1") + WordMarkup.run(between)
      + WordMarkup.field("NUMPAGES", shown: "1") + WordMarkup.run(after)
    return "\(Self.declaration)<w:ftr \(Self.main)>\(WordMarkup.paragraph("Footer", content))</w:ftr>"
  }

  private var settings: String {
    """
    \(Self.declaration)<w:settings \(Self.main)><w:compat><w:compatSetting w:name="compatibilityMode" \
    w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
    """
  }

  private var properties: String {
    let date = document.date.description
    return """
      \(Self.declaration)<cp:coreProperties xmlns:cp="\(Self.packaging)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>\(HTMLText.escape(document.title))</dc:title>\
      <dc:language>\(document.language == .zh ? "zh-CN" : "en")</dc:language>\
      <dcterms:created xsi:type="dcterms:W3CDTF">\(date)T00:00:00Z</dcterms:created></cp:coreProperties>
      """
  }

  private var contentTypes: String {
    let overrides = [
      ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("fontTable", "fontTable"),
      ("settings", "settings"), ("header1", "header"), ("footer1", "footer"),
    ].map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(Self.word)\($0.1)+xml\"/>" }
    return """
      \(Self.declaration)<Types xmlns="\(Self.packaging)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>\
      <Default Extension="svg" ContentType="image/svg+xml"/>\(overrides.joined())\
      <Override PartName="/docProps/core.xml" \
      ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
      """
  }

  private var packageRelations: String {
    """
    \(Self.declaration)<Relationships xmlns="\(Self.packaging)/relationships">\
    <Relationship Id="rId1" Type="\(Self.office)/officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(Self.packaging)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    </Relationships>
    """
  }

  private var relations: String {
    var relations = [
      ("rIdStyles", "styles", "styles.xml"), ("rIdNumbering", "numbering", "numbering.xml"),
      ("rIdFonts", "fontTable", "fontTable.xml"), ("rIdSettings", "settings", "settings.xml"),
      ("rIdHeader", "header", "header1.xml"), ("rIdFooter", "footer", "footer1.xml"),
    ]
    for number in 0..<body.pictures.count {
      relations.append(("rIdPixels\(number + 1)", "image", "media/chart\(number + 1).png"))
      relations.append(("rIdDrawing\(number + 1)", "image", "media/chart\(number + 1).svg"))
    }
    let list = relations.map {
      "<Relationship Id=\"\($0.0)\" Type=\"\(Self.office)/\($0.1)\" Target=\"\($0.2)\"/>"
    }
    return
      "\(Self.declaration)<Relationships xmlns=\"\(Self.packaging)/relationships\">\(list.joined())</Relationships>"
  }
}

/// Bullets, and one numbering a list of findings.
struct WordNumbering {
  /// The numbering of bullets; numbered lists follow it.
  static let bullets = 1

  let lists: Int
  let style: PageStyle

  var markup: String {
    let numbered = (0..<lists).map { list in
      "<w:num w:numId=\"\(Self.bullets + list + 1)\"><w:abstractNumId w:val=\"1\"/>"
        + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
    }
    return """
      <w:numbering \(WordParts.main)>\(kind(0, "bullet", "•"))\(kind(1, "decimal", "%1."))\
      <w:num w:numId="\(Self.bullets)"><w:abstractNumId w:val="0"/></w:num>\(numbered.joined())</w:numbering>
      """
  }

  private func kind(_ id: Int, _ format: String, _ text: String) -> String {
    let hanging = WordMarkup.twentieths(points: style.bodySize * 1.5)
    return """
      <w:abstractNum w:abstractNumId="\(id)"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">\
      <w:start w:val="1"/><w:numFmt w:val="\(format)"/><w:lvlText w:val="\(text)"/><w:lvlJc w:val="left"/>\
      <w:pPr><w:ind w:left="\(hanging)" w:hanging="\(hanging)"/></w:pPr></w:lvl></w:abstractNum>
      """
  }
}
