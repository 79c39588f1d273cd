import Tables

/// What a plan document holds at one place, independent of YAML or JSON.
enum PlanValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number and the text that stands for it.
  case number(Double, text: String)
  case text(String)
  case list([PlanValue])
  case mapping([PlanEntry])

  /// Text or a number, as written.
  var label: String? {
    switch self {
    case .text(let text), .number(_, let text): text
    case .null, .bool, .list, .mapping: nil
    }
  }

  /// The entries of a mapping, else nil.
  var entries: [PlanEntry]? {
    if case .mapping(let entries) = self { entries } else { nil }
  }

  /// The elements of a list, else nil.
  var elements: [PlanValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// The labels of a list of labels, else nil.
  var labels: [String]? {
    guard let elements else { return nil }
    let labels = elements.compactMap(\.label)
    return labels.count == elements.count ? labels : nil
  }
}

/// A key of a plan's mapping with its value.
struct PlanEntry: Sendable, Equatable {
  let key: String
  let value: PlanValue
}

extension [PlanEntry] {
  subscript(_ key: String) -> PlanValue? { first { $0.key == key }?.value }
}
