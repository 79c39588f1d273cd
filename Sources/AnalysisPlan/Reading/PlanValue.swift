import Tables

/// What a plan document holds at one place, independent of YAML or JSON.
enum PlanValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// A number and the text that stands for it.
  case number(Double, text: String)
  case text(String)
  case list([PlanElement])
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
    if case .list(let elements) = self { elements.map(\.value) } else { nil }
  }

  /// The labels of a list of labels, else nil.
  var labels: [String]? {
    guard let elements else { return nil }
    let labels = elements.compactMap(\.label)
    return labels.count == elements.count ? labels : nil
  }
}

/// A key of a plan's mapping with its value. Entries that say the same are equal, wherever they stand.
struct PlanEntry: Sendable, Equatable {
  let key: String
  let value: PlanValue
  /// The line of the document, from 1, on which the key stands.
  let line: Int?

  static func == (left: PlanEntry, right: PlanEntry) -> Bool { left.key == right.key && left.value == right.value }
}

/// A member of a plan's list. Elements that say the same are equal, wherever they stand.
struct PlanElement: Sendable, Equatable {
  let value: PlanValue
  /// The line of the document, from 1, on which the element begins.
  let line: Int?

  static func == (left: PlanElement, right: PlanElement) -> Bool { left.value == right.value }
}

extension [PlanEntry] {
  subscript(_ key: String) -> PlanValue? { first { $0.key == key }?.value }

  /// The line on which a key stands.
  func line(of key: String) -> Int? { first { $0.key == key }?.line }
}
