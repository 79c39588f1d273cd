import ProgrammeModel

extension SurveyReader {
  /// Learns a questionnaire from the two exports of one 问卷星 survey: labels from the one by text, codes from the one by
  /// sequence. Rows are joined by 序号.
  ///
  /// Codes are the options' numbers. An option that nobody chose is known by its number only, unless it is one of a
  /// multiple choice. A question whose cells are the same in both files is open. Rows that contradict each other are
  /// problems.
  /// - Parameter names: what questions are called, by their column in either file; `q1`, `q2` … where nothing is said.
  package static func learn(
    text: SourceFile, sequence: SourceFile, names: [String: String] = [:]
  ) -> QuestionnaireReading {
    var learner = PairLearner(
      SourceTable.read(text, choice: ReadingChoice(system: .wjxText)),
      SourceTable.read(sequence, choice: ReadingChoice(system: .wjxSequence)), names: names)
    return learner.learn()
  }
}

/// The two exports of one 问卷星 survey among two files, whichever comes first.
package struct SurveyPair: Sendable {
  package let text: SourceFile
  package let sequence: SourceFile

  /// - Throws: `IntakeFailure` when the files are not one of each kind.
  package init(_ files: [SourceFile]) throws(IntakeFailure) {
    let systems = files.map { SourceTable.read($0).verdict?.system }
    guard files.count == 2, let text = systems.firstIndex(of: .wjxText),
      let sequence = systems.firstIndex(of: .wjxSequence)
    else {
      var list = ProblemList(file: files.map(\.name).joined(separator: ", "))
      list.fatal(.noPair, value: systems.map { $0?.rawValue ?? "?" }.joined(separator: ", "))
      throw IntakeFailure(problems: list.problems)
    }
    (self.text, self.sequence) = (files[text], files[sequence])
  }
}

/// Two exports of one survey, side by side.
private struct PairLearner {
  private let text: SourceTable
  private let sequence: SourceTable
  private let names: [String: String]
  private var list: ProblemList
  private var pairs: [(text: SourceTable.SourceRow, sequence: SourceTable.SourceRow)] = []

  init(_ text: SourceTable, _ sequence: SourceTable, names: [String: String]) {
    self.text = text
    self.sequence = sequence
    self.names = names
    list = ProblemList(file: sequence.file)
  }

  mutating func learn() -> QuestionnaireReading {
    list.add(contentsOf: text.problems + sequence.problems)
    guard !list.hasFatal, let key = joined() else {
      return QuestionnaireReading(questionnaire: nil, problems: list.finished())
    }
    var questions: [Question] = []
    var parts: [Int: Int] = [:]
    for (index, column) in text.columns.enumerated() where index != key {
      guard let header = WJXHeader(column.name) else { continue }
      let id =
        "q\(header.number)" + (header.isPart ? "_\(parts[header.number, default: 0] + 1)" : "")
      if header.isPart { parts[header.number, default: 0] += 1 }
      guard let type = answerType(of: header, column: index) else {
        list.fatal(.missingColumn, column: column.name)
        continue
      }
      let name = names[column.name] ?? partnerName(of: header) ?? id
      let label = LocalizedText(zh: header.text, en: header.text)
      questions.append(Question(id: name, label: label, type: type, relevance: nil, constraint: nil, required: false))
    }
    let title = LocalizedText(zh: text.file, en: text.file)
    let questionnaire = Questionnaire(id: text.file, title: title, version: "", questions: questions)
    return QuestionnaireReading(questionnaire: list.hasFatal ? nil : questionnaire, problems: list.finished())
  }

  /// What the user calls a question by its column in the file by sequence.
  private func partnerName(of header: WJXHeader) -> String? {
    sequence.columns.first { column in
      names[column.name] != nil && WJXHeader(column.name) == header
    }.flatMap { names[$0.name] }
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
    let known = Set(text.rows.map { TextFolding.trimmed(text.cell($0, left)) })
    for row in sequence.rows {
      let number = TextFolding.trimmed(sequence.cell(row, right))
      if !known.contains(number) { list.warn(.contradictoryPair, line: row.line, column: "序号", value: number) }
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
