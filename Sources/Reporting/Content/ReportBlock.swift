/// One block of a report. Every writer (HTML, later Word, PDF and workbook) renders the same blocks in the same order.
package enum ReportBlock: Sendable, Equatable {
  case titlePage(TitlePage)
  /// The table of contents, made by the writer from the headings.
  case contents
  case heading(ReportHeading)
  case paragraph(RichText)
  case bullets([RichText])
  /// Numbered main findings.
  case findings([RichText])
  /// A caution or explanation set apart from the text.
  case note(RichText)
  case table(ReportTable)
  case figure(ReportFigure)
  case pageBreak
}

/// The title and the facts of a cover, or of the head of a page.
package struct TitlePage: Sendable, Equatable {
  package let title: String
  package let subtitle: String
  /// Shown when the data are not real.
  package let banner: String?
  package let facts: [TitleFact]
  /// Whether it fills a page of its own.
  package let isCover: Bool

  init(title: String, subtitle: String, banner: String?, facts: [TitleFact], isCover: Bool = true) {
    self.title = title
    self.subtitle = subtitle
    self.banner = banner
    self.facts = facts
    self.isCover = isCover
  }

  package struct TitleFact: Sendable, Equatable {
    package let label: String
    package let value: RichText
  }
}

/// A heading of one of three levels: chapter, section, paragraph group.
package struct ReportHeading: Sendable, Equatable {
  package enum Numbering: Sendable, Equatable {
    /// 一、 (一) in Chinese, 1 and 1.1 in English, by the order of the headings.
    case numbered
    /// 附件1 in Chinese, Annex 1 in English.
    case annex
    case none
  }

  package let level: Int
  package let title: String
  package let numbering: Numbering
  /// Anchor, unique in the document.
  package let id: String

  init(_ level: Int, _ title: String, id: String, numbering: Numbering = .numbered) {
    self.level = level
    self.title = title
    self.numbering = numbering
    self.id = id
  }
}
