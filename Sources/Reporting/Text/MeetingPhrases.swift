import Evaluation

/// Chapter 6 (四): what was fixed before scores opened, how well judges and criteria work, where judges differ, versions.
enum MeetingPhrase: Phrase, CaseIterable {
  case stamp
  case stampUnscored
  case stampWithoutLog
  case rubric
  case rubricCaption
  case rubricSource
  case parts
  case panelSize
  case panelSizeNone
  case fit
  case fitCaption
  case fitSource
  case judgeRow
  case criterionRow
  case measure
  case infit
  case outfit
  case fitsWell
  case erratic
  case uniform
  case ladder
  case ladderSites
  case ladderJudges
  case ladderCaption
  case ladderAxis
  case judges
  case criteria
  case rail
  case name
  case logits
  case noModel
  case constant
  case extreme
  case disconnected
  case notConverged
  case alarms
  case noAlarms
  case alarmCaption
  case alarmSource
  case deviation
  case mark
  case expected
  case standardError
  case revisions
  case revisionCaption
  case revisionSource
  case versions
  case criterion
  case recusedScore

  var chinese: String {
    switch self {
    case .stamp:
      "评审项、分值和去分规则先于评分确定：规则的 SHA-256 为 {digest}，{fixed} 存入记录（第 {first} 号事件），首份评分表 {scored} 存入（第 {later} 号事件）。"
    case .stampUnscored: "评审项、分值和去分规则已定：规则的 SHA-256 为 {digest}，{fixed} 存入记录（第 {first} 号事件）；尚无评分。"
    case .stampWithoutLog: "评审规则的 SHA-256 为 {digest}。"
    case .rubric: "评分标准见{table}。"
    case .rubricCaption: "{=review}评分标准"
    case .rubricSource: "单位：分。相邻两档之间的分数由评委斟酌。来源：方案文件。"
    case .parts: "评委分成互不相连的几组（{groups}），没有共同评过的{=site}，组间宽严无法比较，采用简单平均。"
    case .panelSize:
      "每个{=site}现由 {now} 位评委评分（中位数），简单平均的可靠性为 {phi}，扣除宽严后为 {rho}；要达到 {target}，简单平均需 {plain} 位，扣除宽严需 {corrected} 位。"
    case .panelSizeNone:
      "每个{=site}现由 {now} 位评委评分（中位数），简单平均的可靠性为 {phi}，扣除宽严后为 {rho}；{=site}之间看不出差别，增加评委也达不到 {target}。"
    case .fit: "多面 Rasch 模型把评委、评审项和{=site}放在同一把尺上，并检查每位评委是否前后一致（{table}）。"
    case .fitCaption: "评委与评审项：多面 Rasch 模型"
    case .fitSource:
      "单位：logit，正值为偏严或偏难；{scores} 个得分，{categories} 个分值。Infit、outfit 接近 1 为正常，高于 1.5 为前后不一，低于 0.5 为区分过少（Linacre 1994）。来源：评分表。"
    case .judgeRow: "评委 {name}"
    case .criterionRow: "评审项：{name}"
    case .measure: "严厉度、难度"
    case .infit: "Infit"
    case .outfit: "Outfit"
    case .fitsWell: "正常"
    case .erratic: "前后不一"
    case .uniform: "区分过少"
    case .ladder: "{figure} 把评委、评审项和{=site}放在同一把尺上。"
    case .ladderSites: "{=site}之间拉开 {sites}，大于评委宽严之差 {judges}（logit）：主要在评{=site}，而不是在评评委"
    case .ladderJudges: "评委宽严之差 {judges} 不小于{=site}之间的差距 {sites}（logit）：不校正宽严就分不出{=site}"
    case .ladderCaption: "同一量尺（logit）：评委和评审项越靠上越严、越难，{=site}越靠上得分越高；虚线为 0。来源：评分表，多面 Rasch 模型。下表列出评委和评审项。"
    case .ladderAxis: "logit"
    case .judges: "评委"
    case .criteria: "评审项"
    case .rail: "面"
    case .name: "名称"
    case .logits: "位置（logit）"
    case .noModel: "多面 Rasch 模型未能估计：{reason}。"
    case .constant: "所有得分相同"
    case .extreme: "{name}只得最高分或只得最低分"
    case .disconnected: "评委、评审项和{=site}没有连成一片"
    case .notConverged: "估计没有收敛"
    case .alarms: "评委在 {count} 个{=site}上的分歧明显大于其他{=site}，宜在会上说明理由（{table}）；得分不因此改变。"
    case .noAlarms: "没有哪个{=site}的评委分歧明显大于其他{=site}。"
    case .alarmCaption: "评委分歧较大的{=site}"
    case .alarmSource: "单位：分。离散为扣除宽严后评分的标准差；p 值按全部{=site}校正（Benjamini–Hochberg），小于 0.05 的列出；评委一栏为偏离最远者。来源：评分表。"
    case .deviation: "离散"
    case .mark: "给分"
    case .expected: "预期"
    case .standardError: "标准误"
    case .revisions: "有 {count} 个得分在后来的评分表中改过，各版本均保留，以最后一版为准（{table}）。"
    case .revisionCaption: "改过的得分"
    case .revisionSource: "依据为“批次:行”。来源：评分表。"
    case .versions: "各版本得分"
    case .criterion: "评审项"
    case .recusedScore: "回避"
    }
  }

  var english: String {
    switch self {
    case .stamp:
      "Criteria, scale and trimming were fixed before scores opened: the SHA-256 of the rules is {digest}; they went on record at {fixed} (event {first}), the first scorecard at {scored} (event {later})."
    case .stampUnscored:
      "Criteria, scale and trimming are fixed: the SHA-256 of the rules is {digest}; they went on record at {fixed} (event {first}). There is no score yet."
    case .stampWithoutLog: "The SHA-256 of the meeting's rules is {digest}."
    case .rubric: "{table} says what scores mean."
    case .rubricCaption: "Rubric of the {=review}"
    case .rubricSource: "Units: points. Scores between two steps are left to the judge. Source: programme definition."
    case .parts:
      "The judges fall into groups that no {=site} links ({groups}); severity cannot be compared between them, and plain means are used."
    case .panelSize:
      "A {=site} is seen by {now} judges (median): the plain mean has a reliability of {phi}, the corrected one of {rho}. For {target} the plain mean needs {plain} judges, the corrected one {corrected}."
    case .panelSizeNone:
      "A {=site} is seen by {now} judges (median): the plain mean has a reliability of {phi}, the corrected one of {rho}. The {=site}s do not differ visibly; no number of judges would reach {target}."
    case .fit:
      "The many-facet Rasch model puts judges, criteria and {=site}s on one scale and shows whether each judge is consistent ({table})."
    case .fitCaption: "Judges and criteria: many-facet Rasch model"
    case .fitSource:
      "Units: logits, positive = severe or difficult; {scores} scores, {categories} different ones. Infit and outfit near 1 are as expected, above 1.5 erratic, below 0.5 too uniform (Linacre 1994). Source: scorecards."
    case .judgeRow: "Judge {name}"
    case .criterionRow: "Criterion: {name}"
    case .measure: "Severity, difficulty"
    case .infit: "Infit"
    case .outfit: "Outfit"
    case .fitsWell: "as expected"
    case .erratic: "erratic"
    case .uniform: "too uniform"
    case .ladder: "{figure} puts judges, criteria and {=site}s on one scale."
    case .ladderSites:
      "{=site}s spread over {sites} logits, judges over {judges}: the meeting tells {=site}s apart more than judges"
    case .ladderJudges:
      "Judges spread over {judges} logits, {=site}s over {sites}: without correction for severity {=site}s cannot be told apart"
    case .ladderCaption:
      "One scale in logits: higher up judges are stricter, criteria harder, {=site}s better; the dashed line is 0. Source: scorecards, many-facet Rasch model. The table lists judges and criteria."
    case .ladderAxis: "logits"
    case .judges: "Judges"
    case .criteria: "Criteria"
    case .rail: "Facet"
    case .name: "Name"
    case .logits: "Place (logits)"
    case .noModel: "The many-facet Rasch model has no estimate: {reason}."
    case .constant: "all scores are equal"
    case .extreme: "{name} has only highest or only lowest scores"
    case .disconnected: "judges, criteria and {=site}s are not all linked"
    case .notConverged: "the search did not converge"
    case .alarms:
      "On {count} {=site}s the judges differ clearly more than on the others and should state their reasons ({table}); no score changes for it."
    case .noAlarms: "On no {=site} do the judges differ clearly more than on the others."
    case .alarmCaption: "Where the judges differ most"
    case .alarmSource:
      "Units: points. Scatter = standard deviation of the marks once severity is removed; p adjusted for all {=site}s (Benjamini–Hochberg), below 0.05 listed; the judge is the one farthest off. Source: scorecards."
    case .deviation: "Scatter"
    case .mark: "Mark"
    case .expected: "Expected"
    case .standardError: "Standard error"
    case .revisions:
      "Scores changed by a later scorecard: {count}. All versions are kept; the last one counts ({table})."
    case .revisionCaption: "Scores that were changed"
    case .revisionSource: "Evidence: batch:line. Source: scorecards."
    case .versions: "Versions"
    case .criterion: "Criterion"
    case .recusedScore: "recused"
    }
  }
}
