/// Chapter 5: counts that are watched and not scored.
enum MonitoringPhrase: Phrase, CaseIterable {
  case heading
  case intro
  case caption
  case source
  case measure
  case unit
  case owing
  case sending
  case total
  case rate
  case goalposts
  case posts
  case basis

  var chinese: String {
    switch self {
    case .heading: "各类项目监测指标"
    case .intro: "{table} 列出 {count} 项不计分的监测指标：每类项目做了多少、哪些{=site}报了数。未开展该项目的{=site}不适用，不计入。"
    case .caption: "各类项目监测指标（{period}）"
    case .source: "比率为报数{=site}每千{=resident}每月的数量，区间按泊松分布；目标值为 0 分和 100 分对应的比率，分数只供参考，不进入总分。来源：各项目月度统计。"
    case .measure: "指标"
    case .unit: "单位"
    case .owing: "开展点数"
    case .sending: "报数点数"
    case .total: "合计"
    case .rate: "每千{=resident}·月"
    case .goalposts: "目标值"
    case .posts: "{zero}–{full}"
    case .basis: "目标依据"
    }
  }

  var english: String {
    switch self {
    case .heading: "Watched counts of all projects"
    case .intro:
      "{table} lists {count} counts that are watched and not scored: how much each project does and which {=site}s send figures. A {=site} without the project is not concerned."
    case .caption: "Watched counts of all projects ({period})"
    case .source:
      "Rates are a month by 1,000 {=resident}s of the {=site}s that sent figures, with Poisson limits; goalposts are the rates for 0 and 100 points, which do not enter the total. Source: monthly counts of the projects."
    case .measure: "Count"
    case .unit: "Unit"
    case .owing: "Sites with the project"
    case .sending: "Sites with figures"
    case .total: "In all"
    case .rate: "A month by 1,000 {=resident}s"
    case .goalposts: "Goalposts"
    case .posts: "{zero}–{full}"
    case .basis: "Rest on"
    }
  }
}
