import ProgrammeModel

/// One pass of a `SurveyReader` over one file.
struct SurveyPass {
  private let reader: SurveyReader
  private let table: SourceTable
  private let columns: SurveyColumns
  private let cells: RepairedCells
  private var list: ProblemList
  private var answers: [AnswerReader] = []
  private var conditions: [Condition?] = []
  private var responses: [SurveyResponse] = []
  private var rejected: [RejectedRow] = []
  private var seen: [String: Seen] = [:]
  /// The first line with some answers.
  private var firstLines: [SiteAnswers: Int] = [:]
  /// Problems that a repair set aside, by the repair.
  private var accepted: [Int: Int] = [:]

  /// The first row of a respondent.
  private struct Seen {
    let line: Int
    let source: String
  }

  private struct SiteAnswers: Hashable {
    let site: String
    let answers: [String: Answer]
  }

  /// When a question is asked.
  private struct Condition {
    let expression: FormExpression
    /// Whether the file has the questions that it refers to.
    let isKnown: Bool
  }

  /// Substantive answers from which equal rows are worth a look: with fewer, honest people agree by chance.
  private static let comparedAnswers = 10
  /// The largest weight that is taken for one.
  private static let largestWeight = 1_000_000.0

  init(_ reader: SurveyReader, _ table: SourceTable) {
    self.reader = reader
    self.table = table
    list = ProblemList(file: table.file)
    let roleNames = reader.roleNames.required + reader.roleNames.optional
    let columns = SurveyColumns(table, reader.questionnaire, roles: roleNames, map: reader.columnMap)
    let site = reader.roles.flatMap { columns.columns[$0.site]?.answer }
    cells = RepairedCells(
      table, repairs: reader.repairs, names: columns.questionOfColumn, siteColumns: site.map { [$0] } ?? [])
    self.columns = columns
  }

  mutating func run() -> SurveyReading {
    list.add(contentsOf: reader.remarks + table.problems)
    if !table.isFatal {
      checkColumns()
      prepareQuestions()
    }
    if !list.hasFatal { for row in table.rows { read(row) } }
    let unread = list.hasFatal ? table.rows.count - responses.count - rejected.count : 0
    let account = RowAccount(
      lines: table.account.lines, header: table.account.header, data: responses.count + unread,
      rejected: table.account.rejected + rejected.count, blank: table.account.blank,
      physicalLines: table.account.physicalLines)
    return SurveyReading(
      file: table.file, verdict: table.verdict, responses: responses,
      rejected: (table.rejected + rejected).sorted { $0.line < $1.line }, problems: list.finished(), account: account,
      repairs: cells.counts(accepted: accepted))
  }

  // MARK: Columns

  private mutating func checkColumns() {
    let names = table.columns.map(\.name)
    for name in reader.roleNames.required where columns.columns[name] == nil {
      list.fatal(.missingColumn, column: name, suggestion: suggestedName(for: name, among: names))
    }
    for question in reader.questionnaire.questions
    where columns.columns[question.id] == nil && !reader.roleNames.required.contains(question.id) {
      let nearest = suggestedName(for: question.id, among: columns.unknown.map { names[$0] })
      if question.required, !reader.roleNames.optional.contains(question.id) {
        list.fatal(.missingColumn, column: question.id, suggestion: nearest)
      } else {
        list.warn(.missingColumn, column: question.id, suggestion: nearest)
      }
    }
    for index in columns.repeated { list.fatal(.repeatedColumn, column: names[index]) }
    for index in columns.unknown {
      list.warn(.unknownColumn, column: names[index])
    }
  }

  private mutating func prepareQuestions() {
    let system = table.verdict?.system ?? .plain
    let roleNames = Set(reader.roleNames.required + reader.roleNames.optional)
    for question in reader.questionnaire.questions where !roleNames.contains(question.id) {
      let column = columns.columns[question.id]?.answer
      if let column {
        list.add(contentsOf: CodebookCheck(table).problems(of: question, column: column).problems)
      }
      answers.append(
        AnswerReader(
          question, system: system, constraint: expression(question.constraint, of: question),
          variable: column.flatMap { table.codebook?.variables[$0] }))
      conditions.append(
        expression(question.relevance, of: question).map { expression in
          Condition(expression: expression, isKnown: expression.questions.allSatisfy { columns.columns[$0] != nil })
        })
    }
  }

  private mutating func expression(_ text: String?, of question: Question) -> FormExpression? {
    guard let text else { return nil }
    do {
      return try FormExpression(parsing: text)
    } catch {
      list.fatal(.invalidExpression, column: question.id, value: error.found, allowed: error.expected)
      return nil
    }
  }

  // MARK: Rows

  private mutating func read(_ row: SourceTable.SourceRow) {
    var problems: [IntakeProblem] = []
    let respondent = respondent(row, &problems)
    let design = design(row, respondent, &problems)
    let answers = readAnswers(row, design.codes, &problems)
    noteCopy(row, respondent, answers, design.site, &problems)
    list.add(contentsOf: problems)
    let reasons = problems.filter { $0.severity == .reject }
    guard reasons.isEmpty else {
      rejected.append(RejectedRow(line: row.line, text: table.source(row), problems: reasons))
      return
    }
    responses.append(
      SurveyResponse(
        respondent: respondent, site: design.site, cluster: design.cluster, clusterPopulation: design.population,
        weight: design.weight, answers: answers, line: row.line))
  }

  /// Whether a repair lets the row count in spite of a problem; the repair's number of cells goes up with it.
  private mutating func accepts(_ row: SourceTable.SourceRow) -> Bool {
    guard let repair = cells.accepting[row.line] else { return false }
    accepted[repair, default: 0] += 1
    return true
  }

  private func place(_ row: SourceTable.SourceRow, _ column: Int) -> CellPlace {
    CellPlace(file: table.file, line: row.line, column: table.columns[column].name)
  }

  /// The respondent's pseudonym; the line's number in a file without identifiers.
  private mutating func respondent(_ row: SourceTable.SourceRow, _ problems: inout [IntakeProblem]) -> String {
    guard let column = columns.respondent else { return "line-\(row.line)" }
    let identifier = TextFolding.trimmed(cells.cell(row, column))
    let name = reader.pseudonyms?.pseudonym(identifier) ?? identifier
    let place = place(row, column)
    if identifier.isEmpty {
      problems.append(place.rejection(.missingValue))
    } else if let first = seen[identifier] {
      let isCopy = first.source == table.source(row)
      let problem = place.rejection(
        isCopy ? .repeatedRow : .repeatedIdentifier, value: name, suggestion: "\(first.line)")
      problems.append(accepts(row) ? problem.asWarning : problem)
      if !isCopy {
        let earlier = CellPlace(file: table.file, line: first.line, column: place.column)
        problems.append(earlier.warning(.repeatedIdentifier, value: name, suggestion: "\(row.line)"))
      }
    } else {
      seen[identifier] = Seen(line: row.line, source: table.source(row))
    }
    return name
  }

  /// A respondent's place in the sample.
  private struct Design {
    var site = ""
    var cluster: String
    var population: Int?
    var weight = 1.0
    /// What expressions see of the roles.
    var codes: [String: String] = [:]
  }

  private func design(
    _ row: SourceTable.SourceRow, _ respondent: String, _ problems: inout [IntakeProblem]
  ) -> Design {
    var design = Design(cluster: respondent)
    guard let roles = reader.roles else { return design }
    if let (text, place) = roleCell(roles.site, row) {
      let (site, problem) = reader.sites.match(text).site(text, place)
      problem.map { problems.append($0) }
      design.site = site?.id ?? ""
      design.codes[roles.site] = design.site
    }
    if let (text, place) = roleCell(roles.cluster, row) {
      if text.isEmpty { problems.append(place.rejection(.missingValue)) }
      design.cluster = cluster(text, place, &problems)
      design.codes[roles.cluster] = text
    }
    if let (text, place) = roleCell(roles.clusterPopulation, row), !text.isEmpty {
      design.population = wholeNumber(text, place, &problems)
    }
    if let (text, place) = roleCell(roles.weight, row) { design.weight = weight(text, place, &problems) }
    return design
  }

  /// A cluster's name; one that holds personal data under a pseudonym, so that clusters stay apart.
  private func cluster(_ text: String, _ place: CellPlace, _ problems: inout [IntakeProblem]) -> String {
    guard PersonalData.isHeld(in: text) else { return text }
    problems.append(place.warning(.personalData))
    return reader.pseudonyms?.pseudonym(text) ?? text
  }

  private func roleCell(_ role: String, _ row: SourceTable.SourceRow) -> (String, CellPlace)? {
    guard let column = columns.columns[role]?.answer else { return nil }
    return (TextFolding.trimmed(cells.cell(row, column)), place(row, column))
  }

  private func wholeNumber(_ text: String, _ place: CellPlace, _ problems: inout [IntakeProblem]) -> Int? {
    guard let number = NumberText(text), number.value == number.value.rounded(), (1...1e9).contains(number.value) else {
      problems.append(place.rejection(.outOfRange, value: text, allowed: "1, 2, 3…"))
      return nil
    }
    if number.isUnusual { problems.append(place.warning(.normalizedValue, value: text)) }
    return Int(number.value)
  }

  private func weight(_ text: String, _ place: CellPlace, _ problems: inout [IntakeProblem]) -> Double {
    let allowed = "> 0, ≤ 1000000"
    guard let number = NumberText(text) else {
      let rule: ProblemRule =
        text.isEmpty ? .missingValue : NumberText.isNotFinite(text) ? .notFinite : .invalidValue
      problems.append(place.rejection(rule, value: text, allowed: allowed))
      return 1
    }
    if !(number.value > 0 && number.value <= Self.largestWeight) {
      problems.append(place.rejection(.outOfRange, value: text, allowed: allowed))
    } else if number.isUnusual {
      problems.append(place.warning(.normalizedValue, value: text))
    }
    return number.value
  }

  // MARK: Answers

  private mutating func readAnswers(
    _ row: SourceTable.SourceRow, _ known: [String: String], _ problems: inout [IntakeProblem]
  ) -> [String: Answer] {
    var given: [String: Answer] = [:]
    var codes = known
    for index in answers.indices {
      let question = answers[index].question
      guard let bound = columns.columns[question.id], !bound.isEmpty else { continue }
      let cell = bound.answer.map { cells.cell(row, $0) }
      let options = bound.options.map { (code: $0.code, cell: cells.cell(row, $0.column)) }
      let marks = bound.set.map { set in set.members.map { set.mark($0, cells.cell(row, $0.column)) } }
      let reading = marks.map { answers[index].read($0) } ?? answers[index].read(cell, options: options)
      let asked = conditions[index].map { isAsked($0, codes) } ?? .asked
      let written = cell.map { TextFolding.trimmed($0).isEmpty ? nil : $0 } ?? nil
      let value = written ?? bound.parts.map { cells.cell(row, $0) }.filter { !$0.isEmpty }.joined(separator: " ")
      let place = place(row, bound.answer ?? bound.parts.first ?? 0)
      guard let answer = answer(reading, asked, answers[index], place, value, &problems) else {
        if asked != .notAsked, case .refused = reading.content, accepts(row) {
          problems.append(problems.removeLast().asWarning)
          given[question.id] = .missing(.blank)
        }
        continue
      }
      given[question.id] = answer.answer
      codes[question.id] = answer.codes
    }
    return given
  }

  private enum Asked { case asked, notAsked, unknown }

  private func isAsked(_ condition: Condition, _ codes: [String: String]) -> Asked {
    guard condition.isKnown else { return .unknown }
    return condition.expression.holds { codes[$0] ?? "" } ? .asked : .notAsked
  }

  /// The answer to keep with its codes; nil when the question was not asked or the answer is refused.
  private func answer(
    _ reading: AnswerReader.Reading, _ asked: Asked, _ reader: AnswerReader, _ place: CellPlace, _ value: String,
    _ problems: inout [IntakeProblem]
  ) -> (answer: Answer, codes: String)? {
    switch (reading.content, asked) {
    case (.skipped, _), (.blank, .notAsked), (.blank, .unknown): return nil
    case (.blank, .asked): return (.missing(.blank), "")
    case (.answer, .notAsked), (.refused, .notAsked):
      problems.append(place.warning(.answeredThoughNotAsked, value: value))
      return nil
    case (.refused(let rule), _):
      problems.append(place.rejection(rule, value: value, allowed: reader.allowed(by: rule)))
      return nil
    case (.answer(let answer, let codes), _):
      if let warning = reading.warning {
        problems.append(place.warning(warning, value: warning == .personalData ? nil : value))
      }
      return (answer, codes)
    }
  }

  /// Names rows whose answers all equal those of an earlier row of the same site under another identifier.
  private mutating func noteCopy(
    _ row: SourceTable.SourceRow, _ respondent: String, _ answers: [String: Answer], _ site: String,
    _ problems: inout [IntakeProblem]
  ) {
    let substantive = answers.values.count { if case .missing = $0 { false } else { true } }
    guard substantive >= Self.comparedAnswers, !problems.contains(where: { $0.severity == .reject }) else { return }
    let answered = SiteAnswers(site: site, answers: answers)
    if let earlier = firstLines[answered] {
      problems.append(
        IntakeProblem(
          file: table.file, line: row.line, value: respondent, rule: .copiedAnswers, severity: .warn,
          suggestion: "\(earlier)"))
    } else {
      firstLines[answered] = row.line
    }
  }
}
