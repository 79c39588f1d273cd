/// What a plan says of one analysis, for the heading of its printed result. The words are the plan's own.
package struct AnalysisOutline: Sendable, Equatable {
  /// A key of the plan and what stands there in short: a word, words with commas, the steps of `adjust`.
  package struct Part: Sendable, Equatable {
    package let key: String
    package let text: String
  }

  /// The line of the plan, from 1, on which the analysis begins.
  package let line: Int?
  /// The name of the design; nil for methods that need none and for a name that is not known.
  package let design: String?
  /// The design's keys in the plan's order.
  package let designParts: [Part]
  /// The analysis's own keys in the plan's order, without `design`.
  package let arguments: [Part]

  init(_ analysis: PlannedAnalysis, design: PlanEntry?) {
    line = analysis.line
    self.design = design?.key
    designParts = (design?.value.entries ?? []).compactMap(\.part)
    arguments = analysis.arguments.filter { $0.key != "design" }.compactMap(\.part)
  }
}

extension PlanEntry {
  fileprivate var part: AnalysisOutline.Part? { value.short.map { AnalysisOutline.Part(key: key, text: $0) } }
}

extension PlanValue {
  /// The value in one line; of a mapping its first word (`JKn` of replicates), of a step its key (`rake`).
  fileprivate var short: String? {
    switch self {
    case .null: nil
    case .bool(let flag): flag ? "true" : "false"
    case .number(_, let text), .text(let text): text
    case .list(let elements): elements.map { $0.value.step ?? $0.value.short ?? "–" }.joined(separator: ", ")
    case .mapping(let entries): entries.lazy.compactMap(\.value.label).first ?? entries.first?.key
    }
  }

  /// The key of a mapping with one key that holds a mapping.
  private var step: String? {
    guard let entries, entries.count == 1, entries[0].value.entries != nil else { return nil }
    return entries[0].key
  }
}
