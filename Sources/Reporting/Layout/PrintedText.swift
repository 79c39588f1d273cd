import ProgrammeModel

/// The texts of a document as every writer prints them, without markup.
struct PrintedText {
  let document: ReportDocument
  let numbers: NumberText

  init(_ document: ReportDocument) {
    self.document = document
    numbers = NumberText(document.language)
  }

  var language: Language { document.language }

  /// Running text with the numbers of what it cites.
  func text(_ text: RichText) -> String { text.runs.map(self.text).joined() }

  func text(_ run: TextRun) -> String {
    guard case .citation(let id) = run else { return numbers.plain(RichText([run])) }
    return document.labels[id].map { HeadingNumbers.label($0, language) } ?? id
  }

  /// What a cell shows; empty for a graphic, which repeats figures of its row.
  func text(_ cell: TableCell) -> String {
    switch cell {
    case .text(let text): self.text(text)
    case .quantity(let quantity): numbers.bare(quantity)
    case .limits(let limits): numbers.bare(limits)
    case .rank(let rank, let lower, let upper): numbers.rank(rank, lower: lower, upper: upper)
    case .graphic: ""
    case .verdict(let word, _): word
    case .absent(let absence): absence.mark[language]
    }
  }

  /// The words of a dot graphic; shares and scores are told apart by their scale.
  func alternative(_ graphic: DotGraphic) -> String {
    let format: NumberFormat = graphic.scale.upperBound <= 2 ? .decimal(3) : .decimal(1)
    let value = RichText.quantity(graphic.value, format)
    guard let lower = graphic.lower, let upper = graphic.upper else {
      return numbers.plain(RichText(template: ListPhrase.dotAlternativePlain[language], ["value": value]))
    }
    let limits = RichText(numbers.bare(Limits(lower: lower, upper: upper, format: format)))
    return numbers.plain(
      RichText(template: ListPhrase.dotAlternative[language], ["value": value, "limits": limits]))
  }

  /// The number of a heading with what separates it from the title; empty without one.
  func number(of heading: ReportHeading) -> String {
    switch document.labels[heading.id] {
    case .heading(let counters): HeadingNumbers.text(counters, language) + (language == .zh ? "" : "\u{2002}")
    case .annex(let number): HeadingNumbers.annex(number, language) + "\u{2003}"
    case .table, .figure, nil: ""
    }
  }

  /// The headings of the table of contents: chapters and sections.
  var contents: [ReportHeading] {
    document.blocks.compactMap { block in
      guard case .heading(let heading) = block, heading.level <= 2 else { return nil }
      return heading.numbering == .none && heading.level > 1 ? nil : heading
    }
  }
}

extension TableCell.Absence {
  /// The mark that stands in place of the number.
  var mark: ListPhrase {
    switch self {
    case .suppressed: .absentSuppressed
    case .notApplicable: .absentNotApplicable
    case .missing: .absentMissing
    case .notMeasured: .absentNotMeasured
    case .undefined: .absentUndefined
    case .complete: .absentComplete
    }
  }

  /// What the mark means.
  var meaning: ListPhrase {
    switch self {
    case .suppressed: .absentSuppressedTitle
    case .notApplicable: .absentNotApplicableTitle
    case .missing: .absentMissingTitle
    case .notMeasured: .absentNotMeasuredTitle
    case .undefined: .absentUndefinedTitle
    case .complete: .absentCompleteTitle
    }
  }
}
