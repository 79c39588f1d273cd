/// A piece of running text.
package enum TextRun: Sendable, Equatable {
  case text(String)
  /// Text that came with the data (a community's name, a ledger's fund): isolated from the direction of its surroundings.
  case name(String)
  /// A digest, seed or method name, set in a fixed-width face.
  case code(String)
  case quantity(Quantity)
  case estimate(QuotedEstimate)
  /// The number of a table or figure, by identifier.
  case citation(String)
}

/// Running text as a list of pieces, so that every writer can render numbers and references in its own way.
package struct RichText: Sendable, Equatable, ExpressibleByStringLiteral {
  package var runs: [TextRun]

  package init(_ runs: [TextRun]) { self.runs = runs }
  package init(_ text: String) { runs = [.text(text)] }
  package init(stringLiteral text: String) { self.init(text) }

  /// Fills the placeholders `{name}` of a template. A placeholder without an argument stays visible as it is written.
  init(template: String, _ arguments: [String: RichText] = [:]) {
    var runs: [TextRun] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { runs.append(.text(String(rest[..<open]))) }
      let key = String(rest[rest.index(after: open)..<close])
      runs += arguments[key]?.runs ?? [.text("{\(key)}")]
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { runs.append(.text(String(rest))) }
    self.runs = runs
  }

  static func name(_ text: String) -> RichText { RichText([.name(text)]) }
  static func code(_ text: String) -> RichText { RichText([.code(text)]) }
  static func quantity(_ value: Double, _ format: NumberFormat) -> RichText {
    RichText([.quantity(Quantity(value, format))])
  }
  static func count(_ count: Int) -> RichText { RichText([.quantity(Quantity(count))]) }
  static func citation(_ id: String) -> RichText { RichText([.citation(id)]) }

  static func + (left: RichText, right: RichText) -> RichText { RichText(left.runs + right.runs) }

  /// The items one after another with a separator between them.
  static func list(_ items: [RichText], separator: String) -> RichText {
    RichText(items.enumerated().flatMap { $0 == 0 ? $1.runs : [.text(separator)] + $1.runs })
  }
}
