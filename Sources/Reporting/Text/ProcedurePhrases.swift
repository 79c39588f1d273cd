import ProgrammeModel

/// How a date of the calendar stands.
enum CalendarPhrase: Phrase, CaseIterable {
  case ahead
  case due
  case late
  case done
  case doneLate
  case past

  init(_ state: CalendarEntry.State) {
    self =
      switch state {
      case .ahead: .ahead
      case .due: .due
      case .late: .late
      case .done: .done
      case .doneLate: .doneLate
      case .past: .past
      }
  }

  var chinese: String {
    switch self {
    case .ahead: "未到"
    case .due: "进行中"
    case .late: "逾期未办"
    case .done: "已办"
    case .doneLate: "逾期已办"
    case .past: "已过（无记录可查）"
    }
  }

  var english: String {
    switch self {
    case .ahead: "ahead"
    case .due: "due"
    case .late: "late"
    case .done: "done"
    case .doneLate: "done late"
    case .past: "past (nothing on record shows it)"
    }
  }
}

/// Chapter 1: the steps of the round with who signed them.
enum ProcedurePhrase: Phrase, CaseIterable {
  case intro
  case unsigned
  case caption
  case source
  case step
  case owner
  case signedBy
  case signedAt
  case digest
  case state
  case waiting
  case open
  case ready
  case signed
  case altered

  var chinese: String {
    switch self {
    case .intro: "各环节的签署情况见{table}；已签署环节的数据不能再改动。"
    case .unsigned: "各环节尚未全部签署，本报告为草稿（{table}）。"
    case .caption: "各环节与签署"
    case .source: "摘要为所签内容的 SHA-256 前 16 位。来源：评估文件的记录。"
    case .step: "环节"
    case .owner: "责任方"
    case .signedBy: "签署人"
    case .signedAt: "签署时间"
    case .digest: "内容摘要"
    case .state: "状态"
    case .waiting: "待前一环节"
    case .open: "进行中"
    case .ready: "可签署"
    case .signed: "已签署"
    case .altered: "签署后有改动"
    }
  }

  var english: String {
    switch self {
    case .intro: "{table} shows who signed each step; what a signed step brought can no longer be changed."
    case .unsigned: "Not all steps are signed: this report is a draft ({table})."
    case .caption: "Steps and signatures"
    case .source: "Digest: first 16 digits of the SHA-256 of what was signed. Source: the evaluation's record."
    case .step: "Step"
    case .owner: "Owner"
    case .signedBy: "Signed by"
    case .signedAt: "Signed at"
    case .digest: "Digest"
    case .state: "State"
    case .waiting: "waits for the step before"
    case .open: "open"
    case .ready: "ready to sign"
    case .signed: "signed"
    case .altered: "altered since it was signed"
    }
  }
}
