package import ProgrammeModel
import Reporting

extension ProcedureList {
  package func table(in language: Language) -> ResultTable {
    let words = StateWords(language: language, vocabulary: vocabulary)
    let headers =
      switch language {
      case .zh: ["环节", "编号", "责任方", "期限", "状态", "缺", "签署人", "签署时间", "摘要"]
      case .en: ["step", "id", "owner", "due", "state", "missing", "signed by", "signed at", "digest"]
      }
    return ResultTable(
      headers: headers,
      rows: states.map { state in
        [
          .text(state.step.name[language]), .text(state.step.id), .text(words.office(state.step.owner)),
          .optional(state.due?.description), .text(words.state(state.state)),
          .text(state.missing.joined(separator: " ")), .optional(state.signature?.person),
          .optional(state.signature?.time), .optional(state.signature.map { String($0.digest.prefix(16)) }),
        ]
      })
  }
}

extension CalendarList {
  package func table(in language: Language) -> ResultTable {
    let words = StateWords(language: language, vocabulary: programme.vocabulary)
    let headers =
      switch language {
      case .zh: ["事项", "开始", "截止", "单位", "状态", "办结日期"]
      case .en: ["what", "first day", "last day", "office", "state", "done on"]
      }
    return ResultTable(
      headers: headers,
      rows: entries.map { entry in
        [
          .text(entry.milestone.name[language]), .text("\(entry.milestone.first)"), .text("\(entry.milestone.last)"),
          .text(words.office(entry.milestone.actor)), .text(words.state(entry.state)),
          .optional(entry.done?.description),
        ]
      })
  }
}
