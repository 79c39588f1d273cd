import ProgrammeModel

extension SurveyReader {
  /// Learns a questionnaire from the two exports of one 问卷星 survey: labels from the one by text, codes from the one by
  /// sequence. Rows are joined by 序号.
  ///
  /// Codes are the options' numbers. An option that nobody chose is known by its number only, unless it is one of a
  /// multiple choice. A question whose cells are the same in both files is open. Rows that contradict each other are
  /// problems.
  package static func learn(text: SourceFile, sequence: SourceFile) -> QuestionnaireReading {
    var learner = PairLearner(
      SourceTable.read(text, choice: ReadingChoice(system: .wjxText)),
      SourceTable.read(sequence, choice: ReadingChoice(system: .wjxSequence)))
    return learner.learn()
  }
}

/// Two exports of one survey, side by side.
private struct PairLearner {
  private let text: SourceTable
  private let sequence: SourceTable
  private var list: ProblemList
  private var pairs: [(text: SourceTable.SourceRow, sequence: SourceTable.SourceRow)] = []

  init(_ text: SourceTable, _ sequence: SourceTable) {
    self.text = text
    self.sequence = sequence
    list = ProblemList(file: sequence.file)
  }

  mutating func learn() -> QuestionnaireReading {
    list.add(contentsOf: text.problems + sequence.problems)
    guard !list.hasFatal, let key = joined() else {
      return QuestionnaireReading(questionnaire: nil, problems: list.finished())
    }
    var questions: [Question] = []
    for (index, column) in text.columns.enumerated() where index != key {
      guard let header = WJXHeader(column.name) else { continue }
      let id =
        "q\(header.number)" + (header.isPart ? "_\(questions.count { $0.id.hasPrefix("q\(header.number)_") } + 1)" : "")
      guard let type = answerType(of: header, column: index) else {
        list.fatal(.missingColumn, column: column.name)
        continue
      }
      let label = LocalizedText(zh: header.text, en: header.text)
      questions.append(Question(id: id, label: label, type: type, relevance: nil, constraint: nil, required: false))
    }
    let title = LocalizedText(zh: text.file, en: text.file)
    let questionnaire = Questionnaire(id: text.file, title: title, version: "", questions: questions)
    return QuestionnaireReading(questionnaire: list.hasFatal ? nil : questionnaire, problems: list.finished())
  }

  /// Joins the rows by 序号; its column in the file by text, nil when there is none.
  private mutating func joined() -> Int? {
    let columns = [text, sequence].map { table in table.columns.firstIndex { $0.name == "序号" } }
    guard let left = columns[0], let right = columns[1] else {
      list.fatal(.missingColumn, column: "序号")
      return nil
    }
    var rows: [String: SourceTable.SourceRow] = [:]
    for row in sequence.rows { rows[TextFolding.trimmed(sequence.cell(row, right))] = row }
    for row in text.rows {
      let number = TextFolding.trimmed(text.cell(row, left))
      if let partner = rows[number] {
        pairs.append((row, partner))
      } else {
        list.warn(.contradictoryPair, line: row.line, column: "序号", value: number)
      }
    }
    return left
  }

  private mutating func answerType(of header: WJXHeader, column: Int) -> Question.AnswerType? {
    let partners = sequence.columns.indices.filter { index in
      guard let other = WJXHeader(sequence.columns[index].name), other.number == header.number else { return false }
      return !header.isPart || other.text == header.text
    }
    guard let first = partners.first, let partner = WJXHeader(sequence.columns[first].name) else { return nil }
    if partner.isPart, !header.isPart {
      return .multiple(
        partners.enumerated().map { position, index in
          let label = WJXHeader(sequence.columns[index].name)?.text ?? sequence.columns[index].name
          return choice("\(position + 1)", SurveyColumns.withoutRemark(label))
        })
    }
    return single(column, first)
  }

  private func choice(_ code: String, _ label: String) -> Question.Choice {
    Question.Choice(code: code, label: LocalizedText(zh: label, en: label), missing: nil)
  }

  /// A single choice with the labels that its numbers had, or an open question.
  private mutating func single(_ left: Int, _ right: Int) -> Question.AnswerType {
    var labels: [Int: String] = [:]
    var same = 0
    var different = 0
    for (textRow, sequenceRow) in pairs {
      let label = SurveyColumns.withoutRemark(TextFolding.trimmed(text.cell(textRow, left)))
      let number = TextFolding.trimmed(sequence.cell(sequenceRow, right))
      guard !label.isEmpty, !number.isEmpty, !["-2", "-3"].contains(number) else { continue }
      if label == number { same += 1 } else { different += 1 }
      guard let number = Int(number), number > 0 else { continue }
      if let known = labels[number], known != label {
        let column = sequence.columns[right].name
        list.warn(.contradictoryPair, line: sequenceRow.line, column: column, value: label, suggestion: known)
      } else {
        labels[number] = label
      }
    }
    guard different > 0, let last = labels.keys.max(), last <= 1_000, same == 0 || same < different else {
      return .text
    }
    return .single((1...last).map { choice("\($0)", labels[$0] ?? "选项 \($0)") })
  }
}
