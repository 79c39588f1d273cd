extension BookletPhrase {
  var chinese: String {
    switch self {
    case .summaryAbove:
      "{district}有 {sites} 个{=site}（{table}），平均得分 {score}。{=resident}满意率 {satisfaction}，高于全{=city}（{city}）。等级：{grades}。规则核查提出 {findings} 条问题。"
    case .summaryAlike:
      "{district}有 {sites} 个{=site}（{table}），平均得分 {score}。{=resident}满意率 {satisfaction}，与全{=city}（{city}）无显著差异。等级：{grades}。规则核查提出 {findings} 条问题。"
    case .summaryBelow:
      "{district}有 {sites} 个{=site}（{table}），平均得分 {score}。{=resident}满意率 {satisfaction}，低于全{=city}（{city}）。等级：{grades}。规则核查提出 {findings} 条问题。"
    case .reporting: "各{=site}的自查上报情况见{table}。"
    case .reportingCaption: "自查上报（{deadline}截止）"
    case .reportingSource: "来源：{=site}自查上报及其收到日期。"
    case .inTime: "按时完整"
    case .notInTime: "需补正"
    case .findings: "规则核查（资金、上报、变更等）发现的问题见{table}。"
    case .noFindings: "规则核查未发现问题。"
    case .findingCaption: "规则核查发现的问题（{period}）"
    case .findingSource: "单位：条。逐条依据见评估报告附件。来源：本评估对全部输入数据的核查。"
    }
  }

  var english: String {
    switch self {
    case .summaryAbove:
      """
      {district} has {sites} sites ({table}); their mean score is {score}. {=Resident}s satisfied: {satisfaction}, above the whole \
      programme ({city}). Grades: {grades}. The check against the rules found {findings} points.
      """
    case .summaryAlike:
      """
      {district} has {sites} sites ({table}); their mean score is {score}. {=Resident}s satisfied: {satisfaction}, not significantly \
      different from the whole programme ({city}). Grades: {grades}. The check against the rules found {findings} points.
      """
    case .summaryBelow:
      """
      {district} has {sites} sites ({table}); their mean score is {score}. {=Resident}s satisfied: {satisfaction}, below the whole \
      programme ({city}). Grades: {grades}. The check against the rules found {findings} points.
      """
    case .reporting: "{table} tells how the sites reported."
    case .reportingCaption: "Self-reports (due {deadline})"
    case .reportingSource: "Source: self-reports of the sites with their days of receipt."
    case .inTime: "complete, in time"
    case .notInTime: "to be mended"
    case .findings: "{table} lists what the check against the rules (money, reports, changes and others) found."
    case .noFindings: "The check against the rules found nothing."
    case .findingCaption: "Findings by rule ({period})"
    case .findingSource:
      "Counts of findings; the report's annex gives the evidence of each. Source: check of all inputs."
    }
  }
}
