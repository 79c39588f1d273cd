import Evaluation
import ProgrammeModel

/// What every section is written from: the result, the programme that explains it, and the language.
struct ReportContext {
  let result: RoundResult
  let programme: Programme
  let questionnaire: Questionnaire
  let language: Language
  let round: EvaluationRound
  /// The head line of the log.
  let head: String?
  /// The steps of the round, none where the programme declares none.
  let procedure: [StepState]

  private let sitesByID: [String: SiteResult]
  /// Names of sites that more than one site bears; their identifier is shown with them.
  private let sharedNames: Set<String>

  init(
    result: RoundResult, programme: Programme, questionnaire: Questionnaire, language: Language, head: String? = nil,
    procedure: [StepState] = []
  ) throws(ReportError) {
    guard result.programme == programme.id else {
      throw .otherProgramme(result: result.programme, programme: programme.id)
    }
    guard let round = programme.round(result.round) else { throw .unknownRound(result.round) }
    self.result = result
    self.programme = programme
    self.questionnaire = questionnaire
    self.language = language
    self.round = round
    self.head = head
    self.procedure = procedure
    sitesByID = Dictionary(result.sites.map { ($0.site, $0) }, uniquingKeysWith: { first, _ in first })
    let counts = Dictionary(result.sites.map { ($0.name, 1) }, uniquingKeysWith: +)
    sharedNames = Set(counts.filter { $0.value > 1 }.keys)
  }

  var level: Double { result.method.level }
  var title: String {
    plain(CoverPhrase.title, ["programme": RichText(programme.title[language]), "round": roundName])
  }
  var roundName: RichText { RichText(round.name[language]) }
  var period: RichText { dates(round.period) }

  /// The blocks of a report, a booklet or a page.
  func blocks(of scope: ReportScope) throws(ReportError) -> [ReportBlock] {
    switch scope {
    case .programme: return blocks()
    case .district(let id):
      guard let district = programme.district(id) else { throw .unknownPlace(id) }
      return booklet(district)
    case .site(let id):
      guard let site = site(id) else { throw .unknownPlace(id) }
      return sitePage(site)
    case .publicSummary: return publicSummary()
    case .acceptance(let id, let words): return try acceptanceReport(id, words)
    }
  }

  /// The blocks of the whole report in order.
  func blocks() -> [ReportBlock] {
    var blocks = frontMatter() + summary() + [.contents] + overview() + methods() + conclusions() + satisfaction()
    blocks += progress() + siteScores() + inspection() + review() + rules()
    blocks += round.decidesRollOut ? change() + rollOut() : followUp()
    return blocks + annexes()
  }
}

// MARK: - Words

extension ReportContext {
  /// A phrase of the catalogue with its placeholders filled.
  func say(_ phrase: some Phrase, _ arguments: [String: RichText] = [:]) -> RichText {
    RichText(template: words(phrase), arguments)
  }

  /// A phrase of the catalogue in the programme's own words.
  private func words(_ phrase: some Phrase) -> String { programme.vocabulary.fill(phrase[language], in: language) }

  /// A phrase as plain text, for captions, axes and column headings.
  func plain(_ phrase: some Phrase, _ arguments: [String: RichText] = [:]) -> String {
    NumberText(language).plain(say(phrase, arguments))
  }

  func paragraph(_ phrase: some Phrase, _ arguments: [String: RichText] = [:]) -> ReportBlock {
    .paragraph(say(phrase, arguments))
  }

  func heading(
    _ level: Int, _ phrase: some Phrase, id: String, numbering: ReportHeading.Numbering = .numbered
  ) -> ReportBlock {
    .heading(ReportHeading(level, plain(phrase), id: id, numbering: numbering))
  }

  /// The name of an actor, or the programme's own word when the catalogue does not know it.
  func actor(_ actor: String) -> RichText { ActorPhrase(rawValue: actor).map { say($0) } ?? RichText(actor) }

  func column(_ phrase: ColumnPhrase) -> String { words(phrase) }

  /// Items joined as the language lists them.
  func list(_ items: [RichText]) -> RichText {
    .list(items, separator: ListPhrase.separator[language])
  }

  func dates(_ range: DateRange) -> RichText {
    say(ListPhrase.range, ["first": RichText(date(range.first)), "last": RichText(date(range.last))])
  }

  func date(_ date: CalendarDate) -> String { NumberText(language).date(date) }
}

// MARK: - Names

extension ReportContext {
  func site(_ id: String) -> SiteResult? { sitesByID[id] }

  /// The name of a site, with its identifier where the name alone is not unique; the identifier when it is unknown.
  func siteName(_ id: String) -> String {
    guard let site = sitesByID[id] else { return id }
    return sharedNames.contains(site.name) ? "\(site.name) \(id)" : site.name
  }

  /// Site and district in one line, for the axes of charts.
  func siteLabel(_ site: SiteResult) -> String { "\(siteName(site.site)) · \(areaName(site.district))" }

  /// The name of a district, or the whole programme for `city`.
  func areaName(_ id: String) -> String {
    id == result.city.id || id == "city" ? words(ListPhrase.city) : programme.district(id)?.name[language] ?? id
  }

  func projectName(_ id: String) -> String { programme.project(id)?.name[language] ?? id }

  func gradeName(_ id: String) -> String { programme.grading.grades.first { $0.id == id }?.name[language] ?? id }

  /// The label of a questionnaire's option, or its code.
  func choiceLabel(question: String, code: String) -> String {
    questionnaire.question(question)?.choices.first { $0.code == code }?.label[language] ?? code
  }

  func questionLabel(_ id: String) -> String { questionnaire.question(id)?.label[language] ?? id }
}

// MARK: - Figures

extension ReportContext {
  /// Fewest respondents that a printed cell rests on (disclosure control).
  static let fewestRespondents = 10

  /// Whether a figure of people rests on too few of them to be shown.
  func isSuppressed(_ figure: Figure) -> Bool { figure.n < Self.fewestRespondents }

  /// A figure quoted in prose.
  func quote(_ figure: Figure, _ format: NumberFormat) -> RichText {
    RichText([.estimate(QuotedEstimate(figure, format, level: level))])
  }

  /// A figure of people quoted in prose, or the notice that it rests on too few of them.
  func quotePeople(_ figure: Figure, _ format: NumberFormat) -> RichText {
    isSuppressed(figure) ? say(ListPhrase.suppressed) : quote(figure, format)
  }

  /// Cells for estimate and interval.
  func cells(_ figure: Figure?, _ format: NumberFormat) -> [TableCell] {
    guard let figure else { return [.absent(.missing), .absent(.missing)] }
    return [.number(figure.value, format), limitsCell(figure, format)]
  }

  /// Cells for estimate, interval and n of a figure of people; suppressed below the fewest respondents.
  func peopleCells(_ figure: Figure?, _ format: NumberFormat) -> [TableCell] {
    guard let figure else { return Array(repeating: .absent(.missing), count: 3) }
    guard !isSuppressed(figure) else { return Array(repeating: .absent(.suppressed), count: 3) }
    return cells(figure, format) + [.count(figure.n)]
  }

  /// A number of people, suppressed when it is small but not zero.
  func peopleCount(_ count: Int) -> TableCell {
    count > 0 && count < Self.fewestRespondents ? .absent(.suppressed) : .count(count)
  }

  func limitsCell(_ figure: Figure, _ format: NumberFormat) -> TableCell {
    Limits(figure, format).map(TableCell.limits) ?? .absent(figure.isComplete ? .complete : .undefined)
  }

  /// A dot with its interval beside a reference; nothing when the figure may not be shown.
  func dotCell(_ figure: Figure?, reference: Double?, scale: ClosedRange<Double>, people: Bool = false) -> TableCell {
    guard let figure else { return .absent(.missing) }
    guard !(people && isSuppressed(figure)) else { return .absent(.suppressed) }
    return .graphic(
      DotGraphic(
        value: figure.value, lower: figure.lower, upper: figure.upper, reference: reference, scale: scale,
        tone: reference.map { Comparison(figure, with: $0).tone } ?? .neutral))
  }

  /// The smallest range that holds `center` ± `margin` and all estimates with their limits, whatever is not finite left out.
  func extent(_ figures: [Figure], around center: Double, margin: Double) -> ClosedRange<Double> {
    let ends = figures.flatMap { figure in [figure.value, figure.lower, figure.upper].compactMap(\.self) }
    let all = (ends + [center - margin, center + margin]).filter(\.isFinite)
    return (all.min() ?? 0)...(all.max() ?? 1)
  }

  /// The city and the districts that belong to a list of figures by area, in the programme's order, city first.
  func ordered(_ figures: [AreaFigure]) -> [AreaFigure] {
    let order = ["city", result.city.id] + programme.districts.map(\.id)
    let places = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return figures.enumerated()
      .sorted { (places[$0.element.area] ?? .max, $0.offset) < (places[$1.element.area] ?? .max, $1.offset) }
      .map(\.element)
  }

  func isCity(_ area: String) -> Bool { area == "city" || area == result.city.id }

  /// The figure of satisfaction by which a site's grade is gated; nil where the site has none.
  func satisfactionFigure(_ site: SiteResult) -> Figure? {
    site.indicators.first { $0.id == programme.grading.gate.indicator }?.value
  }
}
