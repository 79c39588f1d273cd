extension [PlanEntry] {
  /// The first line on which a text stands as a key or a value, at any depth; else as a name in an expression.
  func line(mentioning text: String) -> Int? {
    line { $0 == text } ?? line { label in label.split(whereSeparator: \.endsName).contains(text[...]) }
  }

  /// Whether a text stands as a key or a value, at any depth.
  func mentions(_ text: String) -> Bool { contains { $0.key == text || $0.value.mentions(text) } }

  fileprivate func line(where matches: (String) -> Bool) -> Int? {
    for entry in self {
      if matches(entry.key) || entry.value.label.map(matches) ?? false { return entry.line }
      if let line = entry.value.line(where: matches) { return line }
    }
    return nil
  }
}

extension PlanValue {
  fileprivate func mentions(_ text: String) -> Bool {
    switch self {
    case .null, .bool: false
    case .number(_, let label), .text(let label): label == text
    case .list(let elements): elements.contains { $0.value.mentions(text) }
    case .mapping(let entries): entries.mentions(text)
    }
  }

  fileprivate func line(where matches: (String) -> Bool) -> Int? {
    switch self {
    case .null, .bool, .number, .text: return nil
    case .mapping(let entries): return entries.line(where: matches)
    case .list(let elements):
      for element in elements {
        if element.value.label.map(matches) ?? false { return element.line }
        if let line = element.value.line(where: matches) { return line }
      }
      return nil
    }
  }
}

extension Character {
  /// Whether a name in an expression cannot hold it.
  fileprivate var endsName: Bool { !(isLetter || isNumber || self == "_" || self == ".") }
}
