import ProgrammeModel

/// Reads the cells of one field of a record schema and remembers each spelling that it has met.
struct FieldReader {
  let rule: FieldRule
  private let context: RecordContext
  private let pseudonyms: Pseudonyms?
  /// Whether the field tells the rows apart.
  private let isKey: Bool
  private var known: [String: Outcome] = [:]

  /// The value of a cell, and the rule that it breaks.
  struct Outcome {
    var value: FieldValue?
    var broken: ProblemRule?
    var suggestion: String?

    static func refused(_ rule: ProblemRule, nearest: String? = nil) -> Outcome {
      Outcome(broken: rule, suggestion: nearest)
    }
  }

  init(_ rule: FieldRule, _ context: RecordContext, pseudonyms: Pseudonyms?, isKey: Bool) {
    self.rule = rule
    self.context = context
    self.pseudonyms = pseudonyms
    self.isKey = isKey
  }

  /// What is allowed, for messages.
  var allowed: String? {
    switch rule.type {
    case .site, .project, .district, .projects, .text, .person: nil
    case .month: "2015-05"
    case .date: "2015-05-31"
    case .time: "09:05"
    case .integer(let range): "\(range.lowerBound)–\(range.upperBound)"
    case .decimal(let range): "\(range.lowerBound)–\(range.upperBound)"
    case .choice(let choices):
      choices.map { ([$0.code] + $0.spellings).joined(separator: " = ") }.joined(separator: "; ")
    }
  }

  /// Reads a cell. An empty one is missing, or refused where the field is required.
  mutating func read(_ cell: String) -> Outcome {
    if let outcome = known[cell] { return outcome }
    let text = TextFolding.trimmed(cell)
    let outcome: Outcome
    if text.isEmpty {
      outcome = rule.required ? .refused(.missingValue) : Outcome(value: .missing)
    } else if CellWords.isSpreadsheetError(text) {
      outcome = .refused(.spreadsheetError)
    } else {
      outcome = value(of: text)
    }
    known[cell] = outcome
    return outcome
  }

  private func value(of text: String) -> Outcome {
    switch rule.type {
    case .site: site(text)
    case .project: reference(text, context.projects, .unknownProject)
    case .district: reference(text, context.districts, .unknownDistrict)
    case .projects: projects(text)
    case .month: month(text)
    case .date: date(text)
    case .time: DateText.minutes(text).map { Outcome(value: .integer($0)) } ?? .refused(.invalidValue)
    case .integer(let range): integer(text, range)
    case .decimal(let range): decimal(text, range)
    case .text: plain(text)
    case .person: Outcome(value: .text(pseudonyms?.pseudonym(text) ?? text))
    case .choice(let choices): choice(text, choices)
    }
  }

  /// A text without its personal data; one that tells rows apart under a pseudonym, so that they stay apart.
  private func plain(_ text: String) -> Outcome {
    let masked = PersonalData.masked(text)
    guard masked != text else { return Outcome(value: .text(text)) }
    let kept = isKey ? pseudonyms?.pseudonym(text) ?? text : masked
    return Outcome(value: .text(kept), broken: .personalData)
  }

  private func site(_ text: String) -> Outcome {
    switch context.sites.match(text) {
    case .exact(let site): Outcome(value: .text(site.id))
    case .respelled(let site):
      Outcome(value: .text(site.id), broken: .siteMatchedByName, suggestion: "\(site.id) \(site.name)")
    case .ambiguous: .refused(.ambiguousSite)
    case .unknown(let nearest): .refused(.unknownSite, nearest: nearest)
    }
  }

  private func reference(_ text: String, _ directory: NameDirectory, _ rule: ProblemRule) -> Outcome {
    guard let identifier = directory.identifier(for: text) else {
      return .refused(rule, nearest: directory.nearest(to: text))
    }
    return Outcome(value: .text(identifier))
  }

  /// Several projects, joined by single spaces in the order of the file, each once.
  private func projects(_ text: String) -> Outcome {
    var identifiers: [String] = []
    for part in text.split(whereSeparator: { " ;；、,，┋\n".contains($0) }) {
      guard let identifier = context.projects.identifier(for: String(part)) else {
        return .refused(.unknownProject, nearest: context.projects.nearest(to: String(part)))
      }
      if !identifiers.contains(identifier) { identifiers.append(identifier) }
    }
    return Outcome(value: .text(identifiers.joined(separator: " ")))
  }

  private func month(_ text: String) -> Outcome {
    if let (month, unusual) = DateText.month(text) {
      return Outcome(value: .month(month), broken: unusual ? .normalizedValue : nil)
    }
    switch DateText.read(text) {
    case .date(let date, _): return Outcome(value: .month(date.yearMonth), broken: .normalizedValue)
    case .impossible: return .refused(.impossibleDate)
    case .ambiguous: return .refused(.ambiguousDate)
    case .other: return .refused(.invalidValue)
    }
  }

  private func date(_ text: String) -> Outcome {
    switch DateText.read(text) {
    case .date(let date, let unusual): Outcome(value: .date(date), broken: unusual ? .normalizedValue : nil)
    case .impossible: .refused(.impossibleDate)
    case .ambiguous: .refused(.ambiguousDate)
    case .other: .refused(.invalidValue)
    }
  }

  private func integer(_ text: String, _ range: ClosedRange<Int>) -> Outcome {
    guard let number = NumberText(text) else { return unreadable(text) }
    guard number.value == number.value.rounded(), abs(number.value) < 1e15 else { return .refused(.invalidValue) }
    guard range.contains(Int(number.value)) else { return .refused(.outOfRange) }
    return Outcome(value: .integer(Int(number.value)), broken: number.isUnusual ? .normalizedValue : nil)
  }

  private func decimal(_ text: String, _ range: ClosedRange<Double>) -> Outcome {
    guard let number = NumberText(text) else { return unreadable(text) }
    guard range.contains(number.value) else { return .refused(.outOfRange) }
    return Outcome(value: .decimal(number.value), broken: number.isUnusual ? .normalizedValue : nil)
  }

  private func unreadable(_ text: String) -> Outcome {
    .refused(NumberText.isNotFinite(text) ? .notFinite : .invalidValue)
  }

  private func choice(_ text: String, _ choices: [FieldType.ChoiceRule]) -> Outcome {
    let key = TextFolding.key(text)
    let found = choices.first { ([$0.code] + $0.spellings).contains { TextFolding.key($0) == key } }
    if let found { return Outcome(value: .text(found.code)) }
    return .refused(
      .notInCodebook, nearest: suggestedName(for: text, among: choices.flatMap { [$0.code] + $0.spellings }))
  }
}
