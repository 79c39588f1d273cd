import Evaluation

/// Chapter 6 and the sites' pages: how sure ranks and grades are, and what would change them.
enum StabilityPhrase: Phrase, CaseIterable {
  case heading
  case sources
  case sourceCaption
  case sourceSource
  case source
  case alone
  case together
  case groups
  case near
  case nearCaption
  case nearSource
  case tieGroup
  case limit
  case distance
  case byIndicator
  case underWeights
  case judges
  case siteHeading
  case better
  case betterNone
  case worse
  case worseNone
  case step
  case span
  case someJudges

  var chinese: String {
    switch self {
    case .heading: "名次与等级有多稳"
    case .sources: "名次会动，主要因为{source}：它单独解释名次变动的 {alone}，连同与其他来源的交互共 {together}（{table}）。"
    case .sourceCaption: "名次的不确定性来自哪里"
    case .sourceSource:
      "占名次平均变动方差的百分比（Sobol 指数，Jansen 估计，{rows} 行）。“单独”之和与 100 之差是交互；估计值可略低于 0。权重按 Dirichlet 分布（κ = {kappa}）；方法指目标值改用各{=site}的最低与最高值，或维度间改用几何平均。这是选择的范围，不是置信区间。"
    case .source: "来源"
    case .alone: "单独（%）"
    case .together: "连同交互（%）"
    case .groups: "{sites} 个{=site}分为 {groups} 组：同组之内，次序分不出来（{level}）。"
    case .near: "等级把握不足 {level} 的有 {count} 个{=site}，{table} 列出把握最小的 {shown} 个，并写明单凭哪一项就会改变。"
    case .nearCaption: "等级最可能变动的{=site}"
    case .nearSource:
      "“差”为到最近等级界线的分数，负数为高出界线。“单凭一项”为其余不变时变动最小的那个指标，由现得分到所需得分，精确计算。权重一栏为各维度权重在 ±{tolerance} 内任意变动时名次不会超出的范围。评委一栏为缺席会改变等级的评委人数。等级均指{=resident}满意度限制之前。"
    case .tieGroup: "组"
    case .limit: "最近的等级"
    case .distance: "差（分）"
    case .byIndicator: "单凭一项"
    case .underWeights: "权重变动时的名次"
    case .judges: "评委（人）"
    case .siteHeading: "什么会改变名次和等级"
    case .better: "距“{grade}”还差 {distance} 分。其余不变，单凭“{indicator}”由 {from} 分升到 {to} 分就够。"
    case .betterNone: "距“{grade}”还差 {distance} 分，单凭任何一项指标都不够。"
    case .worse: "比“{grade}”的界线高 {distance} 分。其余不变，“{indicator}”由 {from} 分降到 {to} 分以下就会跌入。"
    case .worseNone: "比“{grade}”的界线高 {distance} 分，单凭任何一项指标都不会跌入。"
    case .step: "{indicator}：{from} → {to}"
    case .span: "在名次的第 {group} 组，同组不分先后。各维度权重在 ±{tolerance} 内任意变动，名次总在 {best} 至 {worst} 之间。"
    case .someJudges: "有 {count} 位评委，缺其中任何一位，按得分的等级就会不同。"
    }
  }

  var english: String {
    switch self {
    case .heading: "How firm ranks and grades are"
    case .sources:
      "What moves ranks most is {source}: alone it explains {alone} of their movement, with its interactions {together} ({table})."
    case .sourceCaption: "Where the uncertainty of ranks comes from"
    case .sourceSource:
      """
      Percent of the variance of the mean rank shift (Sobol indices, Jansen's estimators, {rows} rows). What the column \
      "alone" leaves to 100 are interactions; estimates can be slightly below 0. Weights follow a Dirichlet distribution \
      (κ = {kappa}); method is goalposts at the least and greatest value of the sites, or a geometric mean of the dimensions. \
      These are ranges of choices, not confidence intervals.
      """
    case .source: "Source"
    case .alone: "Alone (%)"
    case .together: "With interactions (%)"
    case .groups: "The {sites} sites fall into {groups} groups within which their order cannot be told ({level})."
    case .near:
      "{count} sites have a grade with less than {level} certainty; {table} lists the {shown} least certain and what alone would change them."
    case .nearCaption: "Sites whose grade is most likely to change"
    case .nearSource:
      """
      Distance: points to the nearest limit between grades, negative where the site is above it. By one indicator: the one that \
      must move least, from its score to the score needed, all else unchanged; computed exactly. Under other weights: ranks that \
      no weights of the dimensions within ±{tolerance} leave. Judges: how many would change the grade by their absence. Grades \
      are those before the limit set by satisfaction.
      """
    case .tieGroup: "Group"
    case .limit: "Nearest grade"
    case .distance: "Distance (points)"
    case .byIndicator: "By one indicator"
    case .underWeights: "Rank under other weights"
    case .judges: "Judges"
    case .siteHeading: "What would change rank and grade"
    case .better:
      "{distance} points are missing to “{grade}”. All else unchanged, “{indicator}” would do with {to} instead of {from}."
    case .betterNone: "{distance} points are missing to “{grade}”; no single indicator would do."
    case .worse:
      "The score is {distance} points above the limit of “{grade}”. All else unchanged, “{indicator}” below {to} instead of {from} would end there."
    case .worseNone:
      "The score is {distance} points above the limit of “{grade}”; no single indicator would end there."
    case .step: "{indicator}: {from} → {to}"
    case .span:
      "Rank group {group}, not ordered within; rank {best} to {worst} for any weights of the dimensions within ±{tolerance}."
    case .someJudges: "Without any one of {count} judges the grade by score would be another."
    }
  }
}

extension UncertaintySource: Phrase {
  var chinese: String {
    switch self {
    case .survey: "{=resident}抽样"
    case .inspection: "考察抽样与核实率"
    case .panel: "评委"
    case .records: "使用记录"
    case .weights: "权重"
    case .method: "方法"
    }
  }

  var english: String {
    switch self {
    case .survey: "sampling of {=resident}s"
    case .inspection: "sampling of inspected sites"
    case .panel: "judges"
    case .records: "records of use"
    case .weights: "weights"
    case .method: "method"
    }
  }
}
