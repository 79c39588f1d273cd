/// Turns the conditions of LimeSurvey (Expression Manager) into those of an XLSForm, as far as they are comparisons of
/// answers joined by `and` and `or`.
struct LimeSurveyRelevance {
  /// A condition that says something else.
  struct Unreadable: Error {
    let text: String
  }

  /// What a name of a condition stands for: a question, or an option of a multiple choice.
  private enum Meaning {
    case question(String)
    case option(String, of: String)
  }

  private var meanings: [String: Meaning] = [:]

  /// Makes a question known by its code (`q1`, `q1_SUB`) and by its field (`245554X1X2`, `245554X1X2SUB`).
  mutating func add(question row: [String: String], subquestions: [String], isMultiple: Bool) {
    let code = row["title"] ?? ""
    let field = "\(row["sid"] ?? "")X\(row["gid"] ?? "")X\(row["qid"] ?? "")"
    for name in [code, field] where subquestions.isEmpty { meanings[name] = .question(code) }
    for part in subquestions {
      for name in ["\(code)_\(part)", field + part] {
        meanings[name] = isMultiple ? .option(part, of: code) : .question("\(code)_\(part)")
      }
    }
  }

  /// The condition of a question, that of its group included; nil when everybody is asked.
  func expression(_ group: String, _ own: String) throws(Unreadable) -> String? {
    var conditions: [String] = []
    for text in [group, own].map(TextFolding.trimmed) where !text.isEmpty && text != "1" {
      conditions.append(try translated(text))
    }
    return conditions.count > 1 ? conditions.map { "(\($0))" }.joined(separator: " and ") : conditions.first
  }

  private func translated(_ text: String) throws(Unreadable) -> String {
    var rest = Substring(text)
    if rest.hasPrefix("{"), rest.hasSuffix("}") { rest = rest.dropFirst().dropLast() }
    var pieces: [String] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first.isLetter || first.isNumber || first == "_" {
        pieces.append(try word(&rest, in: text))
      } else if first == "\"" || first == "'" {
        let content = rest.dropFirst().prefix { $0 != first }
        pieces.append("'\(content)'")
        rest = rest[content.endIndex...].dropFirst()
      } else {
        pieces.append(try sign(&rest, in: text))
      }
    }
    let translation = pieces.joined(separator: " ")
    do {
      _ = try FormExpression(parsing: translation)
    } catch {
      throw Unreadable(text: text)
    }
    return translation
  }

  private static let signs = [
    ("==", "="), ("!=", "!="), ("<=", "<="), (">=", ">="), ("&&", "and"), ("||", "or"), ("<", "<"), (">", ">"),
    ("(", "("), (")", ")"),
  ]

  private func sign(_ rest: inout Substring, in text: String) throws(Unreadable) -> String {
    guard let (written, sign) = Self.signs.first(where: { rest.hasPrefix($0.0) }) else { throw Unreadable(text: text) }
    rest.removeFirst(written.count)
    return sign
  }

  /// A number, `and`, `or`, or the name of a question, with or without `.NAOK`.
  private func word(_ rest: inout Substring, in text: String) throws(Unreadable) -> String {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    rest = rest[word.endIndex...]
    let lowered = word.lowercased()
    if ["and", "or"].contains(lowered) || Double(word) != nil { return lowered }
    let name = word.hasSuffix(".NAOK") ? word.dropLast(5) : word
    switch meanings[String(name)] {
    case .question(let id): return "${\(id)}"
    case .option(let option, let id): return try ticked(option, of: id, &rest, in: text)
    case nil: throw Unreadable(text: text)
    }
  }

  /// `q6_room == "Y"`: whether an option is chosen.
  private func ticked(
    _ option: String, of id: String, _ rest: inout Substring, in text: String
  ) throws(Unreadable) -> String {
    let comparison = rest.drop(while: \.isWhitespace)
    guard let sign = ["==", "!="].first(where: { comparison.hasPrefix($0) }) else { throw Unreadable(text: text) }
    let value = comparison.dropFirst(2).drop(while: \.isWhitespace)
    guard ["\"Y\"", "'Y'"].contains(where: { value.hasPrefix($0) }) else { throw Unreadable(text: text) }
    rest = value.dropFirst(3)
    let selected = "selected(${\(id)}, '\(option)')"
    return sign == "==" ? selected : "not(\(selected))"
  }
}
