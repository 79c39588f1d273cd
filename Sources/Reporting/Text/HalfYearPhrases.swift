/// Chapter 7: reporting and acceptance; the acceptance report of a site.
enum HalfYearPhrase: Phrase, CaseIterable {
  case heading
  case intro
  case sumsAgree
  case sumsDiffer
  case caption
  case source
  case sent
  case late
  case incomplete
  case submitted
  case sums
  case differing
  case acceptance
  case acceptanceCaption
  case acceptanceSource
  case reportTitle
  case ownWords
  case ownWordsNote
  case blank
  case opinions
  case opinionCaption
  case opinionSource
  case office
  case opinion
  case day
  case reason
  case accepted
  case returned
  case open

  var chinese: String {
    switch self {
    case .heading: "上报与验收"
    case .intro: "{sites} 个{=site}中 {sent} 个完成{=selfReport}，其中迟报 {late} 个、项目填报不全 {incomplete} 个（{table}）。"
    case .sumsAgree: "上级汇总的 {sums} 项数字与所辖{=site}之和全部一致。"
    case .sumsDiffer: "上级汇总的 {sums} 项数字中 {differing} 项与所辖{=site}之和不一致，见发现清单。"
    case .caption: "上报情况（{period}）"
    case .source: "单位：个、项。{=site}上报截止 {deadline}。“核对项”为上级汇总表中可与{=site}自查之和核对的数字。来源：自查材料和上级报告。"
    case .sent: "已上报"
    case .late: "迟报"
    case .incomplete: "不全"
    case .submitted: "上级报送日期"
    case .sums: "核对项"
    case .differing: "不一致"
    case .acceptance: "{table} 为各级对小结验收报告的审核情况；每个{=site}以各单位最后一次意见为准。"
    case .acceptanceCaption: "小结验收报告通过数（{period}）"
    case .acceptanceSource: "单位：个。“{=site}”一栏为提交数。退回、缺项、逾期和次序颠倒见发现清单。来源：审核记录。"
    case .reportTitle: "小结验收报告：{name}（{district}）"
    case .ownWords: "自我评估"
    case .ownWordsNote: "以下文字由{=site}填写；本报告中的数字由程序根据在案记录生成，不可改写。"
    case .blank: "（请填写：做法、成效、问题、下一步打算）"
    case .opinions: "审核意见"
    case .opinionCaption: "各级审核意见"
    case .opinionSource: "来源：审核记录。空白处由审核单位填写。"
    case .office: "单位"
    case .opinion: "意见"
    case .day: "日期"
    case .reason: "说明"
    case .accepted: "通过"
    case .returned: "退回"
    case .open: "待审"
    }
  }

  var english: String {
    switch self {
    case .heading: "Reporting and acceptance"
    case .intro:
      "{sent} of {sites} {=site}s sent their {=selfReport}, {late} of them late and {incomplete} without all projects ({table})."
    case .sumsAgree: "All {sums} figures handed up are the sums of the {=site}s’."
    case .sumsDiffer: "{differing} of {sums} figures handed up are not the sums of the {=site}s’; see the findings."
    case .caption: "Reporting ({period})"
    case .source:
      "Units: sites, figures. Self-reports were due on {deadline}. “Sums” are figures handed up that can be compared with the {=site}s’ self-reports. Source: self-reports and reports of the office above."
    case .sent: "Sent"
    case .late: "Late"
    case .incomplete: "Incomplete"
    case .submitted: "Report of the office above"
    case .sums: "Sums"
    case .differing: "Differing"
    case .acceptance: "{table} shows how the offices judged the acceptance reports; each office’s last opinion counts."
    case .acceptanceCaption: "Accepted acceptance reports ({period})"
    case .acceptanceSource:
      "Units: sites. The column of the {=site} holds those handed in. Returned, missing, late and misordered opinions are among the findings. Source: opinions on record."
    case .reportTitle: "Acceptance report: {name} ({district})"
    case .ownWords: "Self-evaluation"
    case .ownWordsNote:
      "These words are the {=site}’s own; the figures of this report are made by the program from what is on record and cannot be rewritten."
    case .blank: "(to be filled in: what was done, what came of it, problems, next steps)"
    case .opinions: "Opinions of the offices"
    case .opinionCaption: "Opinions of the offices"
    case .opinionSource: "Source: opinions on record. What is blank is for the office to fill in."
    case .office: "Office"
    case .opinion: "Opinion"
    case .day: "Day"
    case .reason: "Remarks"
    case .accepted: "accepted"
    case .returned: "returned"
    case .open: "open"
    }
  }
}
