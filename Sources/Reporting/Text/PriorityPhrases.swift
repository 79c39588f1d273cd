import Evaluation

/// Which projects to work on first: chapter 4 and the districts' booklets.
enum PriorityPhrase: Phrase, CaseIterable {
  case intro
  case none
  case caption
  case note
  case importance
  case place
  case unsure
  case drawn
  case drawnCaption
  case titleFirst
  case titleNone

  var chinese: String {
    switch self {
    case .intro: "{table} 按“重要性—表现”分类：{=resident}对哪个项目满意与否，和总体满意的关系最密切，而满意率又偏低，就先改哪个。"
    case .none: "没有哪个项目明确需要优先改进。"
    case .caption: "{area}各项目的重要性与表现（{period}）"
    case .note:
      "重要性为“对该项目满意”与“总体满意”的加权相关系数（两题都答的{=resident}不少于 30 人，按抽样设计计算误差），说明关系，不说明因果。分类以本表各项目的平均为界；“（未定）”指区间跨过平均。"
    case .importance: "重要性（相关系数）"
    case .place: "分类"
    case .unsure: "{place}（未定）"
    case .drawn: "{figure} 把各项目放在同一张图上。"
    case .drawnCaption:
      "横轴为满意率，纵轴为与总体满意的加权相关系数；虚线为图中各项目的平均；细线为 {level} 置信区间，画到边框为止；空心为区间跨过平均、分类未定（{period}）。来源：{=resident}满意度调查。"
    case .titleFirst: "{count} 个项目应优先改进：{projects}"
    case .titleNone: "没有哪个项目明确应优先改进"
    }
  }

  var english: String {
    switch self {
    case .intro:
      "{table} places the projects by importance and performance: first work on those whose satisfaction goes most with satisfaction overall and is low."
    case .none: "No project clearly needs work first."
    case .caption: "Importance and performance of the projects, {area} ({period})"
    case .note:
      """
      Importance is the weighted correlation of being satisfied with the project and overall (at least 30 {=resident}s with both \
      answers, errors by the sample's design): an association, no effect. Places are about the means of the projects in the table; \
      "not sure" where an interval holds the mean.
      """
    case .importance: "Importance (correlation)"
    case .place: "Place"
    case .unsure: "{place} (not sure)"
    case .drawn: "{figure} shows the projects side by side."
    case .drawnCaption:
      """
      Across: share satisfied; up: weighted correlation with satisfaction overall. Dashed lines: means of the projects shown; thin \
      lines: {level} intervals, cut at the frame; open marks: an interval holds the mean ({period}). Source: survey of {=resident}s.
      """
    case .titleFirst: "{count} projects to work on first: {projects}"
    case .titleNone: "No project clearly needs work first"
    }
  }
}

extension SurveyResult.Priority.Place: Phrase {
  var chinese: String {
    switch self {
    case .keepUp: "保持"
    case .concentrate: "优先改进"
    case .lowPriority: "次要"
    case .possibleOverkill: "可能过度"
    }
  }

  var english: String {
    switch self {
    case .keepUp: "keep up"
    case .concentrate: "work on first"
    case .lowPriority: "low priority"
    case .possibleOverkill: "possible overkill"
    }
  }
}
