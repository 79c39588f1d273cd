import Evaluation

/// Chapter 5: break of the website's trend, and leads in the counts.
enum LeadPhrase: Phrase, CaseIterable {
  case breaks
  case breakCaption
  case breakSource
  case levelBreak
  case slopeBreak
  case rawRatio
  case heading
  case none
  case intro
  case copies
  case copyCaption
  case copySource
  case first
  case second
  case measure
  case values
  case month
  case spikes
  case spikeCaption
  case spikeSource
  case count
  case expected
  case digits
  case digitCaption
  case digitSource
  case amounts
  case deviation
  case conformity
  case close
  case acceptable
  case marginal
  case nonconforming
  case clicks

  var chinese: String {
    switch self {
    case .breaks: "按月序列看，项目开始时水平和走势是否有转折见{table}。"
    case .breakCaption: "点击率在项目开始时的转折"
    case .breakSource:
      "单位：次/千{=resident}·月。分段回归，{months} 个月，Newey–West 标准误；水平为开始时的跳跃，走势为每月变化之差。基期只有一段，季节无法扣除，转折不等于项目的作用。来源：网站统计，已去除机器点击。"
    case .levelBreak: "水平转折"
    case .slopeBreak: "走势转折（每月）"
    case .rawRatio: "与基期之比（未去除机器）"
    case .heading: "统计数据中的线索"
    case .none: "各月统计数据中没有发现雷同或异常突增。"
    case .intro: "以下是值得再看一眼的数字，是线索，不是结论，不影响得分。"
    case .copies: "有 {count} 处统计数据雷同（{table}）。"
    case .copyCaption: "雷同的统计数据"
    case .copySource: "概率：互不相干的计数在全部比较中任何一处如此雷同的概率（泊松，Bonferroni），小于 0.05 的列出。来源：各{=site}的统计。"
    case .first: "其一"
    case .second: "其二"
    case .measure: "数据"
    case .values: "数值"
    case .month: "{site} {month}"
    case .spikes: "有 {count} 个月的数字远高于同一序列的其他月份（{table}）。"
    case .spikeCaption: "突增的月份"
    case .spikeSource: "与同一序列其他月份相比（准泊松与精确二项中较大的 p，Benjamini–Hochberg），校正后 p 小于 0.05 的列出。来源：各{=site}的统计。"
    case .count: "当月"
    case .expected: "其他月均值"
    case .digits: "专账金额首位数字与 Benford 定律的符合程度见{table}；补贴标准、定额等都会造成偏离。"
    case .digitCaption: "专账金额的首位数字"
    case .digitSource:
      "平均绝对偏差不超过 0.006 为接近，0.012 为可接受，0.015 为勉强（Nigrini 2012）；p 值按各{=districts}校正（Holm）；少于 100 笔的不列，少于 1,000 笔的不评符合程度。来源：{=site}专账。"
    case .amounts: "笔数"
    case .deviation: "平均绝对偏差"
    case .conformity: "符合程度"
    case .close: "接近"
    case .acceptable: "可接受"
    case .marginal: "勉强"
    case .nonconforming: "不符合"
    case .clicks: "{=website}点击"
    }
  }

  var english: String {
    switch self {
    case .breaks: "{table} shows whether level and trend of the monthly series break where the programme starts."
    case .breakCaption: "Break of the click rate at the start"
    case .breakSource:
      "Units: views a month per 1,000 {=resident}s. Segmented regression over {months} months, Newey–West errors; level: jump at the start; slope: change of the monthly rise. With one baseline period seasons cannot be taken out; a break is not an effect. Source: website statistics, robots removed."
    case .levelBreak: "Break of level"
    case .slopeBreak: "Break of slope (a month)"
    case .rawRatio: "Ratio to baseline (with robots)"
    case .heading: "Leads in the statistics"
    case .none: "No month or series of the statistics is copied or leaps out."
    case .intro: "Figures that want a second look. They are leads, no conclusions, and change no score."
    case .copies: "Statistics that are the same throughout: {count} ({table})."
    case .copyCaption: "Statistics that are the same throughout"
    case .copySource:
      "Probability that unrelated counts agree so far anywhere among all pairs compared (Poisson, Bonferroni); below 0.05 listed. Source: the {=site}s' statistics."
    case .first: "One"
    case .second: "Other"
    case .measure: "Data"
    case .values: "Values"
    case .month: "{site} {month}"
    case .spikes: "Months far above the others of their series: {count} ({table})."
    case .spikeCaption: "Months that leap out"
    case .spikeSource:
      "Against the other months (the larger p of quasi-Poisson and exact binomial, Benjamini–Hochberg), adjusted p below 0.05. Source: the {=site}s' statistics."
    case .count: "Month"
    case .expected: "Mean of the others"
    case .digits:
      "{table} holds the first digits of the ledgers' amounts against Benford's law; fixed rates and allowances depart from it, too."
    case .digitCaption: "First digits of the ledgers' amounts"
    case .digitSource:
      "Mean absolute deviation up to 0.006 is close, 0.012 acceptable, 0.015 marginal (Nigrini 2012); p adjusted over the {=districts} (Holm); fewer than 100 amounts not listed, below 1,000 no word of conformity. Source: the {=site}s' ledgers."
    case .amounts: "Amounts"
    case .deviation: "Mean absolute deviation"
    case .conformity: "Conformity"
    case .close: "close"
    case .acceptable: "acceptable"
    case .marginal: "marginal"
    case .nonconforming: "nonconforming"
    case .clicks: "{=website} views"
    }
  }
}
