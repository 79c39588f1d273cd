/// Funnels: chapters 4 and 5.
enum FunnelPhrase: Phrase, CaseIterable {
  case intro
  case someOuter
  case noneOuter
  case caption
  case inside
  case beyondInner
  case beyondOuter
  case effectiveSize
  case elders
  case z

  var chinese: String {
    switch self {
    case .intro:
      "{figure} 把各{=site}的比率与其规模对照，规模越小随机波动越大。离散度 φ 为 {dispersion}（只有抽样波动时约为 1），{=site}之间的真实差异约 {between} 个百分点（标准差），已计入界限；若各点并无异常，凭偶然约有 {expected} 个点落在 95% 界外。"
    case .someOuter: "{outer} 个{=site}超出 99.8% 界限（高 {high} 个，低 {low} 个）；{sites} 个中 {inner} 个超出 95% 界限"
    case .noneOuter: "没有{=site}超出 99.8% 界限；{sites} 个中 {inner} 个超出 95% 界限"
    case .caption: "漏斗图（{period}）：虚线为 95% 界限，实线为 99.8% 界限，均已计入过度离散（Spiegelhalter 2005）；标名者超出 99.8% 界限。下表为超出 95% 界限的点。"
    case .inside: "界限之内"
    case .beyondInner: "超出 95% 界限"
    case .beyondOuter: "超出 99.8% 界限"
    case .effectiveSize: "有效回答数（回答数 ÷ 设计效应）"
    case .elders: "符合条件的老年人数"
    case .z: "标准化偏差 z"
    }
  }

  var english: String {
    switch self {
    case .intro:
      "{figure} sets the shares of the {=site}s against their sizes: the smaller, the more chance moves them. The dispersion φ is {dispersion} (about 1 where only sampling is at work); {=site}s differ by about {between} points in truth (standard deviation), which the limits allow for. By chance about {expected} would lie outside the 95 % limits."
    case .someOuter:
      "{outer} {=site}s lie outside the 99.8 % limits ({high} high, {low} low); {inner} of {sites} outside the 95 % limits"
    case .noneOuter: "No {=site} lies outside the 99.8 % limits; {inner} of {sites} outside the 95 % limits"
    case .caption:
      "Funnel plot ({period}): dashed 95 % limits, solid 99.8 % limits, both with over-dispersion (Spiegelhalter 2005); named are those outside 99.8 %. The table lists those outside 95 %."
    case .inside: "within the limits"
    case .beyondInner: "outside 95 % limits"
    case .beyondOuter: "outside 99.8 % limits"
    case .effectiveSize: "Effective answers (answers ÷ design effect)"
    case .elders: "Eligible elders"
    case .z: "Standardised distance z"
    }
  }
}
