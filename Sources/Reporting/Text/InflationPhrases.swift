/// Chapter 6: whether reports were inflated.
enum InflationPhrase: Phrase, CaseIterable {
  case indicators
  case indicatorCaption
  case indicatorSource
  case tests
  case testCaption
  case testSource
  case inflated
  case notShown
  case sites
  case siteCaption
  case siteSource
  case agreement
  case lost
  case lostCaption
  case lostSource
  case ineligible
  case closed
  case refused

  var chinese: String {
    switch self {
    case .indicators: "分指标的核实率见{table}。"
    case .indicatorCaption: "分指标的核实率（全部{=districts}合并）"
    case .indicatorSource: "每项指标只用它所依据的考察项。来源：{=inspection}记录。"
    case .tests: "对 {tests} 个核实率各作一次单侧检验（{table}），其中 {inflated} 个显示上报高于核实。"
    case .testCaption: "上报是否高于核实：单侧检验"
    case .testSource: "假设核实率不低于 100%，p 为出现如此低或更低核实率的概率；“校正后”按 Holm 法计入检验次数，全部检验中冤枉任何一方的机会不超过显著性水平。普查或无离散者不检验。"
    case .inflated: "高报"
    case .notShown: "未显示"
    case .sites:
      "考察的 {visited} 个{=site}中 {below} 个核实率低于 {floor}；由此推知 {sites} 个{=site}中至少 {lower} 个、至多 {upper} 个如此（{table}）。"
    case .siteCaption: "核实率低于下限的{=site}数：所见与精确界限"
    case .siteSource:
      "必查的{=site}只计所见；抽取的按无放回简单随机抽样的超几何分布，双侧；机会不等的{=districts}不作推断，只列确知的界限。全{=city}为各{=districts}界限之和，各{=districts}同时成立（Bonferroni）。"
    case .agreement: "由两名考察人分别核实的考察项，结果一致的占 {share}；以后一次为准。"
    case .lost: "抽中后有 {count} 个{=site}不能考察（{table}）。"
    case .lostCaption: "抽中而不能考察的{=site}"
    case .lostSource: "按抽样次序由下一个备选递补。"
    case .ineligible: "不在范围"
    case .closed: "已关闭"
    case .refused: "拒绝"
    }
  }

  var english: String {
    switch self {
    case .indicators: "{table} gives verified over reported by indicator."
    case .indicatorCaption: "Verified as a share of reported by indicator (all {=districts})"
    case .indicatorSource: "Each indicator uses the items that it rests on. Source: inspection records."
    case .tests: "Each of {tests} ratios is tested on one side ({table}); {inflated} show more reported than verified."
    case .testCaption: "Whether more was reported than verified: one-sided tests"
    case .testSource:
      """
      Hypothesis: the ratio is 100% or more; p is the chance of one as low or lower. Adjusted: by Holm for the \
      number of tests, so that the chance of accusing anybody wrongly is at most the level of significance. A census \
      and sites without spread are not tested.
      """
    case .inflated: "inflated"
    case .notShown: "not shown"
    case .sites:
      """
      Of {visited} sites visited, {below} verify less than {floor} of what they reported; so do at least {lower} \
      and at most {upper} of all {sites} ({table}).
      """
    case .siteCaption: "Sites below the floor of verified over reported: seen, and exact limits"
    case .siteSource:
      """
      Sites inspected in any case count as seen; of those drawn, limits of the hypergeometric distribution of a simple random \
      sample without replacement, two-sided; of unequal chances nothing is inferred. The \
      whole is the sum of the {=districts}' limits, which hold together (Bonferroni).
      """
    case .agreement:
      "Of the items verified by two inspectors, {share} came out the same; the later record counts."
    case .lost: "Sites drawn that could not be inspected: {count} ({table})."
    case .lostCaption: "Sites drawn that could not be inspected"
    case .lostSource: "The next reserve in the order of the draw takes the place."
    case .ineligible: "ineligible"
    case .closed: "closed"
    case .refused: "refused"
    }
  }
}
