import AnalysisPlan
import ProgrammeModel

/// The words around the figures of an analysis plan; the sentences of each language stand in a file of their own.
struct PlanWords {
  /// The mark of a figure that is too thin to publish as it stands.
  static let mark = "†"
  /// A figure that is not defined.
  static let undefined = "–"
  /// Names that one note lists; the rest is counted.
  private static let listed = 12

  private let language: Language
  private let texts: Texts

  /// What a language has to say.
  struct Texts: Sendable {
    /// Names of methods and of what they estimate, by the method's name.
    let methods: [String: String]
    /// The heading of `estimate`, by the method's name.
    let estimates: [String: String]
    /// Headings by the key of a field, and captions by the name of a list.
    let fields: [String: String]
    /// Names of the keys of a design.
    let design: [String: String]
    let designIs: @Sendable (String) -> String
    let share: String
    let shareError: String
    let interval: @Sendable (String) -> String
    let shares: String
    let variables: String
    let doubt: @Sendable (PublicationDoubt) -> String
    let doubtsBegin: String
    let rest: @Sendable (Int) -> String
    let refused: @Sendable (String, String) -> String
    /// Between names of a list, between parts of a line, and between a word and what it says.
    let comma: String
    let semicolon: String
    let colon: String
  }

  init(_ language: Language) {
    self.language = language
    texts = language == .zh ? .chinese : .english
  }

  /// `m1  mean (survey.mean)`.
  func title(id: String, method: String?) -> String {
    guard let method else { return id }
    guard let name = texts.methods[method] else { return "\(id)  \(method)" }
    return language == .zh ? "\(id)  \(name)（\(method)）" : "\(id)  \(name) (\(method))"
  }

  /// The design in one line, then the analysis's own arguments in the plan's words.
  func lines(_ outline: AnalysisOutline) -> [String] {
    var lines: [String] = []
    if let design = outline.design {
      let parts = outline.designParts.map { "\(texts.design[$0.key] ?? $0.key) \($0.text)" }
      lines.append(texts.designIs(design) + parts.joined(separator: texts.semicolon))
    }
    let arguments = outline.arguments.map { "\($0.key): \($0.text)" }
    return lines + (arguments.isEmpty ? [] : [arguments.joined(separator: "; ")])
  }

  /// The name of a list; the rows have one only where shares stand apart from numbers.
  func caption(_ list: ResultList, isAlone: Bool) -> String? {
    guard let field = list.field else { return nil }
    if field == "rows" { return isAlone ? nil : list.isShare ? texts.shares : texts.variables }
    return texts.fields[field] ?? field
  }

  /// The heading of a column.
  func heading(_ key: String, of list: ResultList, method: String, level: Double) -> String {
    if key.hasPrefix("by.") { return String(key.dropFirst(3)) }
    if key == "lower" { return texts.interval(Self.percent(level)) }
    if list.isShare {
      if key == "estimate" { return texts.share }
      if key == "se" { return texts.shareError }
    }
    if key == "estimate", list.field != "estimates", let name = texts.estimates[method] { return name }
    return texts.fields[key] ?? key
  }

  /// `95 %`, with as many decimals as the level has.
  private static func percent(_ level: Double) -> String {
    let percent = (level * 1_000_000).rounded() / 10_000
    return percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
  }

  /// What the marks mean: for every reason the rows that it concerns.
  func doubts(_ lists: [ResultList]) -> [String] {
    let reasons = PublicationDoubt.allCases.compactMap { doubt -> String? in
      let names = lists.flatMap { list in
        list.lines.filter { $0.doubts.contains(doubt) }.map { name(of: $0, in: list) }
      }
      guard !names.isEmpty else { return nil }
      let rest = names.count > Self.listed ? texts.rest(names.count - Self.listed) : ""
      return texts.doubt(doubt) + texts.colon + names.prefix(Self.listed).joined(separator: texts.comma) + rest
    }
    return reasons.isEmpty ? [] : ["\(Self.mark) " + texts.doubtsBegin] + reasons.map { "  " + $0 }
  }

  /// The names of a row: its domain, then its variable and level.
  private func name(of line: ResultList.Line, in list: ResultList) -> String {
    zip(list.columns, line.cells).compactMap { key, cell in
      key == "probability" ? cell.plainNumber.map { "\($0)" } : cell.plainText
    }.joined(separator: " ")
  }

  func refused(_ error: AnalysisError) -> String { texts.refused(error.code.rawValue, error.sentence) }
}
