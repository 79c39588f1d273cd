import Intake
package import ProgrammeModel
import Store

extension WorkbenchText {
  /// What a repair does, as one line.
  static func sentence(for repair: Repair, in language: Language) -> String {
    let scope = [repair.kind, repair.instrument].compactMap(\.self).joined(separator: " ")
    let action = action(of: repair, in: language)
    switch (repair.target, language) {
    case (.cells(let column, let value), .zh):
      return "\(scope)：“\(column)”列写“\(PersonalData.shown(value))”的都\(action)"
    case (.cells(let column, let value), .en):
      return "\(scope): where “\(column)” reads “\(PersonalData.shown(value))”, \(action)"
    case (.siteName(let name), .zh): return "点位写作“\(PersonalData.shown(name))”的都\(action)"
    case (.siteName(let name), .en): return "where a site is called “\(PersonalData.shown(name))”, \(action)"
    case (.cell(let file, let line, let column), .zh):
      return "\(scope)：文件 \(file.prefix(12)) 第 \(line) 行“\(column)”列\(action)"
    case (.cell(let file, let line, let column), .en):
      return "\(scope): file \(file.prefix(12)), line \(line), column “\(column)”, \(action)"
    case (.row(let file, let line), .zh): return "\(scope)：文件 \(file.prefix(12)) 第 \(line) 行\(action)"
    case (.row(let file, let line), .en): return "\(scope): file \(file.prefix(12)), line \(line), \(action)"
    }
  }

  private static func action(of repair: Repair, in language: Language) -> String {
    switch (repair.action, language) {
    case (.missing, .zh): "按空白处理"
    case (.missing, .en): "count it as empty"
    case (.replace(let text), .zh): "改读作“\(PersonalData.shown(text))”"
    case (.replace(let text), .en): "read “\(PersonalData.shown(text))”"
    case (.accept, .zh): "照常计入"
    case (.accept, .en): "use the row"
    }
  }

  package static func added(_ repair: KeptRepair, in language: Language) -> String {
    let sentence = sentence(for: repair.repair, in: language)
    switch language {
    case .zh: return "已记下第 \(repair.repair.id) 号修正，下次导入起生效。\(sentence)。"
    case .en: return "Kept as repair \(repair.repair.id), applied from the next import on: \(sentence)."
    }
  }

  package static func removed(repair: Int, in language: Language) -> String {
    switch language {
    case .zh: "第 \(repair) 号修正已撤销，下次导入起不再使用；记录保留。已导入的批次不变。"
    case .en:
      "Repair \(repair) is taken back and applied no more; it stays on record, and so do the batches it changed."
    }
  }

  /// Which repairs changed a file, and how many cells each.
  static func applied(_ repairs: [RepairCount], in language: Language) -> [String] {
    repairs.map { repair in
      switch language {
      case .zh: "修正   第 \(repair.repair) 号修正用于 \(repair.cells) 格。"
      case .en: "Repair   repair \(repair.repair) changed \(repair.cells) cells."
      }
    }
  }
}

extension RepairList {
  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["编号", "修正", "理由", "时间", "撤销理由"]
      case .en: ["number", "repair", "because", "added", "removed because"]
      }
    return ResultTable(
      headers: headers,
      rows: repairs.map { stored in
        [
          .count(stored.repair.id), .text(WorkbenchText.sentence(for: stored.repair, in: language)),
          .text(PersonalData.shown(stored.because)), .text(stored.addedAt),
          .optional(stored.removedBecause.map { PersonalData.shown($0) }),
        ]
      })
  }

  /// The repairs as a JSON list with stable keys.
  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(repairs.map(PrintedRepair.init)) }
}

private struct PrintedRepair: Encodable {
  let id: Int
  let kind: String?
  let instrument: String?
  let file: String?
  let line: Int?
  let column: String?
  let value: String?
  let site: String?
  /// missing, replace or accept.
  let action: String
  let replacement: String?
  let because: String
  let addedAt: String
  let removedAt: String?
  let removedBecause: String?

  init(_ stored: StoredRepair) {
    let repair = stored.repair
    (id, kind, instrument) = (repair.id, repair.kind, repair.instrument)
    (file, line, column, value, site) =
      switch repair.target {
      case .cells(let column, let value): (nil, nil, column, PersonalData.masked(value), nil)
      case .siteName(let name): (nil, nil, nil, nil, PersonalData.masked(name))
      case .cell(let file, let line, let column): (file, line, column, nil, nil)
      case .row(let file, let line): (file, line, nil, nil, nil)
      }
    (action, replacement) =
      switch repair.action {
      case .missing: ("missing", nil)
      case .replace(let text): ("replace", PersonalData.masked(text))
      case .accept: ("accept", nil)
      }
    because = PersonalData.masked(stored.because)
    (addedAt, removedAt) = (stored.addedAt, stored.removedAt)
    removedBecause = stored.removedBecause.map { PersonalData.masked($0) }
  }
}
