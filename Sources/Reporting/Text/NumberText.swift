package import ProgrammeModel

/// Numbers and dates as text. The digits are the same in every language; only words around them differ. No locale of the
/// machine has a say.
package struct NumberText: Sendable {
  let language: Language

  package init(_ language: Language) { self.language = language }

  /// The number without its unit, as a table cell prints it under a heading that names the unit. Halves are rounded away
  /// from zero; a number that is not finite is an em dash.
  package func bare(_ quantity: Quantity) -> String {
    let value = quantity.value
    switch quantity.format {
    case .percent(let decimals): return Self.fixed(value * 100, decimals)
    case .percentagePoints: return Self.fixed(value * 100, 1, signed: true)
    case .decimal(let decimals): return Self.fixed(value, decimals)
    case .signed(let decimals): return Self.fixed(value, decimals, signed: true)
    case .probability: return value < 0.001 ? "<0.001" : Self.fixed(value, 3)
    case .count, .yuan: return Self.fixed(value, 0)
    case .yuanExact: return Self.fixed(value, value == value.rounded() ? 0 : 2)
    }
  }

  /// The number with its unit, as a sentence prints it.
  package func full(_ quantity: Quantity) -> String { bare(quantity) + unit(quantity.format) }

  /// Both limits with the unit once at the end.
  package func full(_ limits: Limits) -> String { bare(limits) + unit(limits.format) }

  package func bare(_ limits: Limits) -> String {
    let lower = bare(Quantity(limits.lower, limits.format))
    let upper = bare(Quantity(limits.upper, limits.format))
    return signed(limits.format) ? lower + ListPhrase.to[language] + upper : "\(lower)–\(upper)"
  }

  /// `12 (5–31)`.
  package func rank(_ rank: Int, lower: Int, upper: Int) -> String { "\(rank) (\(lower)–\(upper))" }

  /// An estimate with interval and n.
  package func full(_ quoted: QuotedEstimate) -> String {
    let count = full(Quantity(quoted.n))
    guard let limits = quoted.limits else {
      let phrase: ListPhrase = quoted.isComplete ? .completeCount : .withoutInterval
      return full(quoted.estimate) + NumberText.fill(phrase[language], ["n": count])
    }
    let level = full(Quantity(quoted.level, .percent(quoted.level * 100 == (quoted.level * 100).rounded() ? 0 : 1)))
    return full(quoted.estimate)
      + NumberText.fill(ListPhrase.withInterval[language], ["level": level, "limits": full(limits), "n": count])
  }

  /// Text without markup; citations, whose numbers only a document knows, are left out.
  package func plain(_ text: RichText) -> String {
    text.runs.map { run in
      switch run {
      case .text(let text), .name(let text), .code(let text): text
      case .quantity(let quantity): full(quantity)
      case .estimate(let estimate): full(estimate)
      case .citation: ""
      }
    }.joined()
  }

  package func date(_ date: CalendarDate) -> String {
    switch language {
    case .zh: "\(date.year)年\(date.month)月\(date.day)日"
    case .en: "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func signed(_ format: NumberFormat) -> Bool {
    switch format {
    case .percentagePoints, .signed: true
    case .percent, .decimal, .probability, .count, .yuan, .yuanExact: false
    }
  }

  private func unit(_ format: NumberFormat) -> String {
    switch format {
    case .percent: "%"
    case .percentagePoints: ListPhrase.points[language]
    case .yuan, .yuanExact: ListPhrase.yuan[language]
    case .decimal, .signed, .probability, .count: ""
    }
  }

  private static func fill(_ template: String, _ arguments: [String: String]) -> String {
    NumberText(.zh).plain(RichText(template: template, arguments.mapValues { RichText($0) }))
  }

  /// Fixed decimals with thousands separators; the minus is U+2212.
  static func fixed(_ value: Double, _ decimals: Int, signed: Bool = false) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e18 else { return "—" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let fraction = decimals > 0 ? "." + padded.suffix(decimals) : ""
    let sign = scaled == 0 ? "" : value < 0 ? "−" : signed ? "+" : ""
    return sign + grouped(padded.dropLast(decimals)) + fraction
  }

  private static func grouped(_ digits: Substring) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
