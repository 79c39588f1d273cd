/// The words of a site's page and of a district's booklet.
enum SitePagePhrase: Phrase, CaseIterable {
  case title
  case booklet
  case bookletCaption
  case factCaption
  case factNote
  case score
  case satisfied
  case rank
  case grade
  case certainGrade
  case projectList
  case panel
  case visit
  case visited
  case notVisited
  case dimension
  case indicator
  case actionCaption
  case actionNote
  case strengths
  case thingsToDo
  case strength
  case noStrength
  case thingToDo
  case nothingToDo
  case moreFindings
  case indicatorCaption
  case indicatorNote
  case findings
  case noFindings
  case question
}

extension SitePagePhrase {
  var chinese: String {
    switch self {
    case .title: "{district}　{name}"
    case .booklet: "{=site}评估分册"
    case .bookletCaption: "{district}各{=site}的得分、名次与等级"
    case .factCaption: "评估结果（{period}）"
    case .factNote: "名次在 {sites} 个{=site}中计，括号内为名次区间；区间重叠的{=site}不分先后。{=districts}、{=city}一栏为同一指标的平均。※ 人数不足 10，不列示。"
    case .score: "综合得分（0–100 分）"
    case .satisfied: "{=resident}满意率（%，n = {n}）"
    case .rank: "名次（区间）"
    case .grade: "等级"
    case .certainGrade: "{grade}（把握 {certainty}）"
    case .projectList: "开展项目 {count} 个：{projects}。{=resident} {residents} 人。"
    case .panel: "评委评分（分，已扣除宽严）"
    case .visit: "选点考察"
    case .visited: "{items} 项：上报 {reported}，核实 {verified}"
    case .notVisited: "未考察"
    case .dimension: "{name}（权重 {weight}）"
    case .indicator: "{name}（{unit}）"
    case .actionCaption: "三个长处和先做的三件事"
    case .actionNote: "长处：数值的置信区间优于全部{=site}的平均。先做的事：得满分能使总分提高最多的指标，其余不变。"
    case .strengths: "长处"
    case .thingsToDo: "先做的事"
    case .strength: "{indicator}：{value}，全{=city}平均 {mean}"
    case .noStrength: "没有指标显著优于全{=city}平均"
    case .thingToDo: "{indicator}：现得 {score} 分，最多可使总分提高 {points} 分"
    case .nothingToDo: "各项指标均已得满分"
    case .moreFindings: "另有 {count} 条，见评估报告附件。"
    case .indicatorCaption: "各维度与指标：数值、得分（0–100 分）与{=districts}、{=city}平均得分"
    case .indicatorNote:
      "权重占总分，按本点适用的指标折算。n 为答题{=resident}数。图：点为得分，横线为 {level} 区间，竖线为全{=city}平均。— 不适用；缺 应有而缺；※ 人数不足 10；·· 无定义；全数：完整统计。"
    case .findings: "需要核对或整改的事项"
    case .noFindings: "规则核查未发现问题。"
    case .question:
      "对任何一个数有疑问，可请评估单位用 steelyard explain 逐级追到原始行，例如 {figure}。本页依据的输入数据指纹：{digest}。"
    }
  }

  var english: String {
    switch self {
    case .title: "{name}, {district}"
    case .booklet: "Booklet of the sites"
    case .bookletCaption: "Score, rank and grade of the sites in {district}"
    case .factCaption: "Results ({period})"
    case .factNote:
      "Ranks are among {sites} sites, with their intervals; sites whose intervals overlap are not ordered. The columns of {=district} and programme give the mean of the same measure. ※ fewer than 10 people, not shown."
    case .score: "Total score (0–100 points)"
    case .satisfied: "{=Resident}s satisfied (%, n = {n})"
    case .rank: "Rank (interval)"
    case .grade: "Grade"
    case .certainGrade: "{grade} (certain to {certainty})"
    case .projectList: "{count} projects: {projects}. {residents} {=resident}s."
    case .panel: "Judges' mark (points, severity removed)"
    case .visit: "Inspection"
    case .visited: "{items} items: {reported} reported, {verified} verified"
    case .notVisited: "not visited"
    case .dimension: "{name} (weight {weight})"
    case .indicator: "{name} ({unit})"
    case .actionCaption: "Three strengths and three things to do first"
    case .actionNote:
      "Strengths: the interval of the value is better than the mean of all sites. To do: the indicators whose full score adds most to the total, all else unchanged."
    case .strengths: "Strengths"
    case .thingsToDo: "To do first"
    case .strength: "{indicator}: {value}, all sites {mean}"
    case .noStrength: "No indicator is significantly better than the mean of all sites"
    case .thingToDo: "{indicator}: scores {score}, up to {points} more in total"
    case .nothingToDo: "All indicators have their full score"
    case .moreFindings: "{count} more, see the annex of the report."
    case .indicatorCaption: "Dimensions and indicators: values, scores (0–100), mean scores"
    case .indicatorNote:
      "Weights are shares of the total after indicators that do not apply are left out; n: {=resident}s who answered. Graphic: dot for the score, line for its {level} interval, upright for the mean of all sites. — not applicable; missing: owed but not there; ※ fewer than 10 people; ·· not defined; all: complete count."
    case .findings: "To be checked or put right"
    case .noFindings: "The check against the rules found nothing."
    case .question:
      "Whoever doubts a figure may ask the evaluator to follow it to the rows it was made from with steelyard explain, for example {figure}. Digest of the inputs: {digest}."
    }
  }
}
