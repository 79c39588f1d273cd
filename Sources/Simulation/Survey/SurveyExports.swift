import ProgrammeModel

/// The systems whose exports are imitated, as `docs/notebooks.md` describes them.
enum SurveyExport: CaseIterable {
  /// 问卷星, export by text.
  case wjx
  /// One column a question, codes, no more.
  case plain
  /// KoboToolbox with summary and details of multiple choices.
  case kobo

  var path: String {
    switch self {
    case .wjx: "survey-wjx-text.csv"
    case .plain: "survey-plain.csv"
    case .kobo: "survey-kobo.csv"
    }
  }

  func file(_ interviews: [Interview], questions: [Question], folder: String) -> SimulatedFile {
    let path = "\(folder)/\(path)"
    switch self {
    case .wjx: return Self.wjx(interviews, questions, path)
    case .plain: return Self.plain(interviews, questions, path)
    case .kobo: return Self.kobo(interviews, questions, path)
    }
  }
}

extension SurveyExport {
  private static func wjx(_ interviews: [Interview], _ questions: [Question], _ path: String) -> SimulatedFile {
    let leading = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    let header = leading + questions.enumerated().map { "\($0.offset + 1)、\($0.element.label.zh)" }
    var csv = CSVText(lineEnd: "\r\n")
    csv.add(header)
    for (index, interview) in interviews.enumerated() {
      let day = interview.submitted
      let time = "\(interview.minute / 60):\(padded(interview.minute % 60, width: 2)):\(padded(index % 60, width: 2))"
      let fixed = [
        "\(index + 1)", "\(day.year)/\(day.month)/\(day.day) \(time)", "\(interview.seconds)秒", "手机提交", "直接访问",
        "127.0.0.1(模拟-模拟)",
      ]
      csv.add(fixed + questions.map { $0.text(of: interview) })
    }
    return SimulatedFile(
      path: path, text: csv.text, encoding: .gb18030, title: "Survey, exported by text as 问卷星 does", delimiter: ",",
      fields: header.map { SimulatedFile.Field(name: $0, type: "string") })
  }

  private static func plain(_ interviews: [Interview], _ questions: [Question], _ path: String) -> SimulatedFile {
    let header = ["respondent"] + questions.map(\.id)
    var csv = CSVText()
    csv.add(header)
    for interview in interviews {
      let respondent = "\(interview.site)-\(padded(interview.number, width: 3))"
      csv.add([respondent] + questions.map { $0.codes(of: interview) })
    }
    let fields = header.map { SimulatedFile.Field(name: $0, type: "string") }
    return SimulatedFile(
      path: path, text: csv.text, encoding: .utf8, title: "Survey, one column a question with codes", delimiter: ",",
      fields: fields)
  }

  private static func kobo(_ interviews: [Interview], _ questions: [Question], _ path: String) -> SimulatedFile {
    let tail = [
      "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
      "_tags", "_index",
    ]
    let header = questions.flatMap(\.koboColumns) + tail
    var csv = CSVText(delimiter: ";", quotesAll: true)
    csv.add(header)
    for (index, interview) in interviews.enumerated() {
      let time = "\(padded(interview.minute / 60, width: 2)):\(padded(interview.minute % 60, width: 2)):00"
      let identifier = "uuid:\(interview.site)-\(padded(interview.number, width: 3))"
      let fixed = [
        "\(index + 1)", identifier, "\(interview.submitted)T\(time)", "", "", "submitted_via_web", "", "1", "",
        "\(index + 1)",
      ]
      csv.add(questions.flatMap { $0.koboCells(of: interview) } + fixed)
    }
    return SimulatedFile(
      path: path, text: csv.text, encoding: .utf8, title: "Survey, exported as KoboToolbox does", delimiter: ";",
      fields: header.map { SimulatedFile.Field(name: $0, type: "string") })
  }
}

extension Question {
  /// Codes as they stand in the form; several are joined by spaces; not asked and blank are empty.
  fileprivate func codes(of interview: Interview) -> String {
    switch interview.answers[id] {
    case .code(let code): code
    case .codes(let codes): codes.joined(separator: " ")
    case .text(let text): text
    case .blank, nil: ""
    }
  }

  /// Chinese labels; several are joined by `┋`.
  fileprivate func text(of interview: Interview) -> String {
    switch interview.answers[id] {
    case .code(let code): label(of: code)
    case .codes(let codes): codes.map(label).joined(separator: "┋")
    case .text(let text): text
    case .blank, nil: ""
    }
  }

  private func label(of code: String) -> String { choices.first { $0.code == code }?.label.zh ?? code }

  fileprivate var koboColumns: [String] {
    if case .multiple(let choices) = type { [id] + choices.map { "\(id)/\($0.code)" } } else { [id] }
  }

  fileprivate func koboCells(of interview: Interview) -> [String] {
    guard case .multiple(let choices) = type else { return [codes(of: interview)] }
    guard case .codes(let codes) = interview.answers[id] else { return [""] + choices.map { _ in "" } }
    return [codes.joined(separator: " ")] + choices.map { codes.contains($0.code) ? "1" : "0" }
  }
}
