import Intake
import ProgrammeModel

/// What a file changes against a batch, in sentences: one line of numbers, then row by row.
struct DifferenceText {
  /// Rows that are listed; more are counted.
  private static let listed = 20

  private let difference: BatchDifference
  private let language: Language

  init(_ difference: BatchDifference, _ language: Language) {
    self.difference = difference
    self.language = language
  }

  var lines: [String] {
    let rows = difference.changed.map(changed) + difference.added.map(added) + difference.removed.map(removed)
    guard rows.count > Self.listed else { return [summary] + rows }
    let rest = rows.count - Self.listed
    return [summary] + rows.prefix(Self.listed) + [
      language == .zh ? "……其余 \(rest) 行用 --format json 查看。" : "… \(rest) more rows: see --format json."
    ]
  }

  private var summary: String {
    let cells = difference.changed.reduce(0) { $0 + $1.cells.count }
    let (before, after) = (difference.rejectedBefore, difference.rejectedAfter)
    switch language {
    case .zh:
      return "与批次 \(difference.batch) 相比：新增 \(difference.added.count) 行，删去 \(difference.removed.count) 行，"
        + "改动 \(difference.changed.count) 行（\(cells) 格），不变 \(difference.unchanged) 行；"
        + "单独存放的行由 \(before) 变为 \(after)。"
    case .en:
      return "Against batch \(difference.batch): \(difference.added.count) rows added, \(difference.removed.count) "
        + "removed, \(difference.changed.count) changed (\(cells) cells), \(difference.unchanged) unchanged; "
        + "rows kept apart \(before) → \(after)."
    }
  }

  private func changed(_ row: BatchDifference.ChangedRow) -> String {
    let cells = row.cells.map { "\($0.column) \(shown($0.before)) → \(shown($0.after))" }
    switch language {
    case .zh: return "改动 第 \(row.line) 行\(name(row.key))：\(cells.joined(separator: "；"))"
    case .en: return "changed, line \(row.line)\(name(row.key)): \(cells.joined(separator: "; "))"
    }
  }

  private func added(_ row: ComparedRow) -> String {
    switch language {
    case .zh: "新增 第 \(row.line) 行\(name(row))"
    case .en: "added, line \(row.line)\(name(row))"
    }
  }

  private func removed(_ row: ComparedRow) -> String {
    switch language {
    case .zh: "删去 原第 \(row.line) 行\(name(row))"
    case .en: "removed, line \(row.line) of the batch\(name(row))"
    }
  }

  /// What identifies the row: its key, or all that it holds.
  private func name(_ row: ComparedRow) -> String {
    let content = row.cells.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
    return name(row.key.isEmpty ? content : row.key)
  }

  private func name(_ key: [String]) -> String {
    guard !key.isEmpty else { return "" }
    let text = key.map { PersonalData.shown($0) }.joined(separator: " · ")
    return language == .zh ? "（\(text)）" : " (\(text))"
  }

  private func shown(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return language == .zh ? "（空）" : "(empty)" }
    return PersonalData.shown(text)
  }
}
