/// What the elements of a list are called, whether or not they are right otherwise.
extension [DefinitionValue] {
  /// The `id` of each map, where it has one.
  var identifiers: [DefinitionValue] { compactMap { $0.entry("id") } }

  /// The values that are texts.
  var texts: [String] { compactMap { if case .text(let text) = $0.content { text } else { nil } } }

  /// Reports each text that an earlier element already has, with the earlier element's line.
  func reportRepeated(_ problems: inout [IntakeProblem]) {
    var lines: [String: Int] = [:]
    for value in self {
      guard case .text(let id) = value.content else { continue }
      if let earlier = lines[id] {
        problems.append(value.problem(.repeatedName, allowed: nil, suggestion: "\(earlier)"))
      } else {
        lines[id] = value.line
      }
    }
  }
}

extension DefinitionValue {
  /// The value of a key, if this is a map that has it.
  func entry(_ key: String) -> DefinitionValue? {
    guard case .map(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The elements of the list under a key; none when there is no such list.
  func elements(of key: String) -> [DefinitionValue] {
    guard case .list(let elements) = entry(key)?.content else { return [] }
    return elements
  }
}
