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
  case gradeProbability
  case projects
  case residents
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
    case .factNote: "名次在 {sites} 个{=site}中计，括号内为名次区间；区间重叠的{=site}不分先后。区、市一栏为同一指标的平均。※ 人数不足 10，不列示。"
    case .score: "综合得分（0–100 分）"
    case .satisfied: "居民满意率（%）"
    case .rank: "名次（区间）"
    case .grade: "等级"
    case .gradeProbability: "等级把握（%）"
    case .projects: "开展项目（个）"
    case .residents: "居民（人）"
    case .indicatorCaption: "各维度与指标的得分（0–100 分）"
    case .indicatorNote: "权重为占总分的百分比，按本点适用的指标折算。— 不适用；缺 应有而缺；※ 人数不足 10，不列示；·· 无定义。"
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
      "Ranks are among {sites} sites, with their intervals; sites whose intervals overlap are not ordered. The columns of district and programme give the mean of the same measure. ※ fewer than 10 people, not shown."
    case .score: "Total score (0–100 points)"
    case .satisfied: "Residents satisfied (%)"
    case .rank: "Rank (interval)"
    case .grade: "Grade"
    case .gradeProbability: "Certainty of the grade (%)"
    case .projects: "Projects"
    case .residents: "Residents"
    case .indicatorCaption: "Scores by dimension and indicator (0–100 points)"
    case .indicatorNote:
      "Weights are shares of the total after indicators that do not apply are left out. — not applicable; missing: owed but not there; ※ fewer than 10 people, not shown; ·· not defined."
    case .findings: "To be checked or put right"
    case .noFindings: "The check against the rules found nothing."
    case .question:
      "Whoever doubts a figure may ask the evaluator to follow it to the rows it was made from with steelyard explain, for example {figure}. Digest of the inputs: {digest}."
    }
  }
}
