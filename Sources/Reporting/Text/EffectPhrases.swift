/// Chapter on the roll-out: the programme as a whole, comparisons, groups.
enum EffectPhrase: Phrase, CaseIterable {
  case programmeYes
  case programmeNo
  case programmeOpen
  case comparison
  case caption
  case note
  case otherSites
  case matched
  case before
  case open
  case satisfaction
  case use
  case verification
  case cost
  case equity
  case equityCaption
  case equityNote
  case lowest
  case gap

  /// A condition of the rule by its code.
  init?(condition: String) {
    switch condition {
    case "satisfaction": self = .satisfaction
    case "use": self = .use
    case "verification": self = .verification
    case "cost": self = .cost
    default: return nil
    }
  }

  var chinese: String {
    switch self {
    case .programmeYes:
      "总体意见：建议全面推广。{=resident}满意率{satisfaction}，区间下限达到 {floor}；{all} 类原则上应纳入的项目中 {yes} 类达到推广标准（至少需要 {needed} 类），没有不建议推广的。"
    case .programmeNo:
      "总体意见：不建议全面推广。{=resident}满意率{satisfaction}；{all} 类原则上应纳入的项目中 {no} 类不建议推广，{yes} 类达到标准。"
    case .programmeOpen:
      "总体意见：是否全面推广尚无定论。{=resident}满意率{satisfaction}（标准为区间下限 {floor}）；{all} 类原则上应纳入的项目中 {yes} 类达到标准（至少需要 {needed} 类），{no} 类不建议推广，{open} 类证据不足。使其中证据不足的项目补齐所缺条件，即可改变这一结论。"
    case .comparison: "{table} 把各项目与未开展该项目的{=site}、与同{=districts}的{=site}、与上一轮对照，并列出尚缺的推广条件。"
    case .caption: "各类项目的对照与尚缺条件"
    case .note:
      "单位：百分点。“与其他点”“同{=districts}对照”为开展与未开展该项目的{=site}总体满意率之差；“与上一轮”为对该项目满意率的变化。项目由{=site}自选，差异说明关系，不说明因果。全部{=site}都开展的项目没有对照。来源：{=resident}满意度调查。"
    case .otherSites: "与其他点"
    case .matched: "同{=districts}对照"
    case .before: "与上一轮"
    case .open: "尚缺条件"
    case .satisfaction: "满意率"
    case .use: "使用增长"
    case .verification: "核实率"
    case .cost: "成本"
    case .equity: "{table} 为各项目惠及不同人群的情况：使用率最低的人群与其他{=resident}相比。"
    case .equityCaption: "各类项目的使用率与使用率最低的人群"
    case .equityNote: "单位：%、百分点。差距区间按人群个数校正（Bonferroni）；区间含 0 的不能说有差距。来源：{=resident}满意度调查。"
    case .lowest: "使用率最低的人群"
    case .gap: "与其他{=resident}之差"
    }
  }

  var english: String {
    switch self {
    case .programmeYes:
      "On the whole: roll out. Satisfied are {satisfaction}, with the lower limit at {floor} or more; {yes} of the {all} expected projects meet the standard ({needed} are needed) and none fails it."
    case .programmeNo:
      "On the whole: do not roll out. Satisfied are {satisfaction}; {no} of the {all} expected projects should not be rolled out, {yes} meet the standard."
    case .programmeOpen:
      "On the whole: not shown yet. Satisfied are {satisfaction} (the standard is a lower limit of {floor}); {yes} of the {all} expected projects meet the standard ({needed} are needed), {no} fail it, {open} lack evidence. What those lack would change this."
    case .comparison:
      "{table} sets each project against {=site}s without it, against {=site}s of the same {=district}, and against the round before, and names the conditions not met."
    case .caption: "Projects against comparison, and conditions not met"
    case .note:
      "Units: percentage points. “Other sites” and “same {=district}”: overall satisfaction of sites with the project minus without; “round before”: change of satisfaction with the project. Sites chose their projects: differences are associations, no effects. Projects that all sites run have no comparison. Source: {=resident} survey."
    case .otherSites: "Other sites"
    case .matched: "Same {=district}"
    case .before: "Round before"
    case .open: "Conditions not met"
    case .satisfaction: "satisfaction"
    case .use: "growth of use"
    case .verification: "verification"
    case .cost: "cost"
    case .equity: "{table} shows whom the projects reach: the group with the lowest use against all other {=resident}s."
    case .equityCaption: "Use of the projects and the group with the lowest use"
    case .equityNote:
      "Units: %, percentage points. Limits of the difference allow for the number of groups (Bonferroni); where they hold 0 there is no gap to speak of. Source: {=resident} survey."
    case .lowest: "Group with the lowest use"
    case .gap: "Minus all others"
    }
  }
}
