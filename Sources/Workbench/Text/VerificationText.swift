package import ProgrammeModel
import Store
import Trace

/// What verifying gave, in sentences: whether it holds, each difference, the head.
extension VerificationReport {
  package func lines(in language: Language) -> [String] {
    findings.map { $0.sentence(in: language) } + [conclusion(in: language)] + (trace.map { [$0.head.line] } ?? [])
  }

  private func conclusion(in language: Language) -> String {
    switch (isVerified, trace, language) {
    case (true, let trace?, .zh): "核对一致：\(trace.head.seq) 条事件、\(trace.rows) 行数据与日志完全相符。"
    case (true, let trace?, .en): "Verified: \(trace.head.seq) events and \(trace.rows) rows agree with the log."
    case (true, nil, _): WorkbenchText.verified([], in: language)
    case (false, _, .zh): "核对不一致：发现 \(findings.count) 处。"
    case (false, _, .en): "Not verified: \(findings.count) found."
    }
  }
}

extension VerificationReport.Finding {
  func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.trace(let difference), .zh): difference.chinese
    case (.trace(let difference), .en): difference.english
    case (.certificate(let part), .zh): "证书的“\(part)”与重新推算的抽样不同。"
    case (.certificate(let part), .en): "The certificate's “\(part)” differs from the draw derived again."
    case (.result(let round, let place), .zh): "“\(place)”与评估文件中“\(round)”的结果不同。"
    case (.result(let round, let place), .en): "“\(place)” differs from the evaluation's result of “\(round)”."
    }
  }
}

extension TraceDifference {
  fileprivate var chinese: String {
    switch self {
    case .integrity(let message): "数据库文件已损坏：\(message)"
    case .reference(let table): "表 \(table) 有行指向不存在的行。"
    case .chain(let seq, .malformed): "第 \(seq) 条事件不是规定的写法。"
    case .chain(let seq, .altered): "第 \(seq) 条事件被改动。"
    case .chain(let seq, .outOfOrder): "第 \(seq) 条事件的编号不连续：有事件被删去或调换。"
    case .chain(let seq, .brokenLink): "第 \(seq) 条事件与前一条不衔接：前一条被改动。"
    case .chain(let seq, .otherBefore): "第 \(seq) 条事件所记的改动前内容，与此前事件所记不同。"
    case .row(let table, let key, let fault, let seq): Self.chinese(table, key, fault, seq)
    case .truncated(let published, let events):
      "日志只有 \(events) 条事件，而公布过的首部有 \(published.seq) 条：末尾被删去。"
    case .rewritten(let published): "日志的前 \(published.seq) 条事件与公布过的首部不符：日志被改写。"
    }
  }

  private static func chinese(_ table: String, _ key: String, _ fault: RowFault, _ seq: Int?) -> String {
    let event = seq.map { "（第 \($0) 条事件）" } ?? ""
    return switch fault {
    case .changed: "表 \(table) 的行 \(key) 被改动，与日志所记不同\(event)。"
    case .added: "表 \(table) 的行 \(key) 不在日志中\(event)。"
    case .missing: "表 \(table) 缺少日志所记的一行，位置 \(key.isEmpty ? "在开头" : key)\(event)。"
    }
  }

  fileprivate var english: String {
    switch self {
    case .integrity(let message): "The database file is damaged: \(message)"
    case .reference(let table): "Table \(table) refers to rows that are not there."
    case .chain(let seq, .malformed): "Event \(seq) is not in the form of an event."
    case .chain(let seq, .altered): "Event \(seq) was changed."
    case .chain(let seq, .outOfOrder): "Event \(seq) does not follow by its number: events were erased or moved."
    case .chain(let seq, .brokenLink): "Event \(seq) does not continue the one before, which was changed."
    case .chain(let seq, .otherBefore): "What event \(seq) says was before is not what earlier events say."
    case .row(let table, let key, let fault, let seq): Self.english(table, key, fault, seq)
    case .truncated(let published, let events):
      "The log has \(events) events and the published head \(published.seq): its end was cut off."
    case .rewritten(let published):
      "The first \(published.seq) events are not those of the published head: the log was written anew."
    }
  }

  private static func english(_ table: String, _ key: String, _ fault: RowFault, _ seq: Int?) -> String {
    let event = seq.map { " (event \($0))" } ?? ""
    return switch fault {
    case .changed: "Row \(key) of table \(table) is not as the log says\(event)."
    case .added: "Row \(key) of table \(table) is not in the log\(event)."
    case .missing: "Table \(table) lacks a recorded row, \(key.isEmpty ? "the first" : "at " + key)\(event)."
    }
  }
}
