import ProgrammeModel

/// The variables of a data file that together hold the answers to one question with several answers.
struct SetColumns: Equatable {
  let members: [Member]
  /// The value that says “chosen”; nil where each variable holds an option's code.
  let countedValue: String?

  struct Member: Equatable {
    let column: Int
    let variable: Codebook.Variable
    /// The option that the variable stands for; nil where it holds an option's code.
    let code: String?
  }

  /// What one variable says of a respondent.
  enum Mark: Equatable {
    case chosen(String)
    /// Asked of, and not chosen.
    case notChosen
    case missing(MissingKind)
    /// The system lacks the value.
    case empty
  }

  func mark(_ member: Member, _ cell: String) -> Mark {
    let text = TextFolding.trimmed(cell)
    if text.isEmpty { return .empty }
    if let kind = member.variable.missingKind(text) { return .missing(kind) }
    guard let code = member.code else { return .chosen(text) }
    return text == countedValue ? .chosen(code) : .notChosen
  }
}

extension SetColumns {
  /// Binds the variables of a set to the options of a question: by name, by label, or by the question's name and the
  /// option's code (`q6_room`, `q6room`). Nil when one of them is none of its options.
  init?(_ set: Codebook.MultipleResponseSet, of question: Question, in table: SourceTable) {
    var members: [Member] = []
    for (column, variable) in (table.codebook?.variables ?? []).enumerated() where set.variables.contains(variable.name)
    {
      guard set.countedValue != nil else {
        members.append(Member(column: column, variable: variable, code: nil))
        continue
      }
      let choice = question.choices.first { choice in
        let names = [choice.code, "\(question.id)_\(choice.code)", question.id + choice.code]
        let labels = [choice.label.zh, choice.label.en]
        return names.contains { TextFolding.key($0) == TextFolding.key(variable.name) }
          || labels.contains { TextFolding.key($0) == variable.label.map { TextFolding.key($0) } }
      }
      guard let choice, !members.contains(where: { $0.code == choice.code }) else { return nil }
      members.append(Member(column: column, variable: variable, code: choice.code))
    }
    self.init(members: members, countedValue: set.countedValue)
  }
}
