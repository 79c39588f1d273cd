/// The summary for the public: short sentences, no terms of art.
enum PublicPhrase: Phrase, CaseIterable {
  case title
  case subtitle
  case what
  case satisfaction
  case satisfied
  case unknown
  case use
  case clicksUp
  case clicksDown
  case clicksOpen
  case callButtons
  case rooms
  case money
  case comments
  case decision
  case rollOut
  case notShown
  case noRollOut
  case how
  case method
  case trace

  var chinese: String {
    switch self {
    case .title: "{programme}：评估结果摘要"
    case .subtitle: "{round}（{period}）"
    case .what: "{commissioner}委托独立第三方评估了 {sites} 个{=site}，听取了 {responses} 位{=resident}的意见。"
    case .satisfaction: "{=resident}满意吗？"
    case .satisfied:
      "每 100 位{=resident}中约有 {value} 位表示满意；因为只问了一部分{=resident}，实际人数很可能在 {lower} 到 {upper} 位之间。各{=districts}情况见下图，图中横线重叠的{=districts}不宜分先后。"
    case .unknown: "这一轮回答的{=resident}太少，不能给出满意率。"
    case .use: "做了什么？"
    case .clicksUp: "{=website}的阅读量是项目开始前的 {ratio} 倍，确有增长。"
    case .clicksDown: "{=website}的阅读量是项目开始前的 {ratio} 倍，确有下降。"
    case .clicksOpen: "{=website}的阅读量是项目开始前的 {ratio} 倍，增减还不能确定。"
    case .callButtons: "已有 {active} 台{=callButton}在用，覆盖 {share} 符合条件的老人。"
    case .rooms: "{rooms} 个{=room}在用，共服务 {sessions} 次。"
    case .money: "{fund}已支出 {spending} 元。"
    case .comments: "收到公众意见 {comments} 条，已回复 {replied} 条。"
    case .decision: "哪些项目值得推广？"
    case .rollOut: "达到事先公布的标准，建议推广：{projects}。"
    case .notShown: "证据还不够，继续观察：{projects}。"
    case .noRollOut: "没有达到标准，暂不推广：{projects}。"
    case .how: "结果是怎么得来的？"
    case .method:
      "{=resident}、使用记录、各{=site}的自查和账目、抽签选出的{=site}的现场考察，以及评委打分，合在一起得出结果。抽签过程任何人都可以重新验证。不足 10 人的数字不公布，任何个人的信息都不公布。"
    case .trace: "全部结果由编号 {digest} 的同一批记录算出。"
    }
  }

  var english: String {
    switch self {
    case .title: "{programme}: what the evaluation found"
    case .subtitle: "{round} ({period})"
    case .what:
      "An independent evaluator looked at {sites} {=site}s for {commissioner} and heard {responses} {=resident}s."
    case .satisfaction: "Are {=resident}s satisfied?"
    case .satisfied:
      "Of 100 {=resident}s about {value} are satisfied. Only some {=resident}s were asked, so the true number most likely lies between {lower} and {upper}. The picture shows the {=districts}; where bars overlap, do not order them."
    case .unknown: "Too few {=resident}s answered to say how many are satisfied."
    case .use: "What was done?"
    case .clicksUp: "The {=website} is read {ratio} times as much as before the programme; it did grow."
    case .clicksDown: "The {=website} is read {ratio} times as much as before the programme; it did fall."
    case .clicksOpen:
      "The {=website} is read {ratio} times as much as before the programme; whether it grew or fell is not sure."
    case .callButtons: "{active} {=callButton}s are in use, for {share} of the elders who qualify."
    case .rooms: "{rooms} {=room}s are in use; there were {sessions} sessions."
    case .money: "{spending} yuan of the {fund} were spent."
    case .comments: "{comments} comments of the public came in; {replied} have a reply."
    case .decision: "Which projects should be rolled out?"
    case .rollOut: "They meet the standard that was set beforehand and should be rolled out: {projects}."
    case .notShown: "Not shown yet, to be watched further: {projects}."
    case .noRollOut: "They miss the standard and should not be rolled out now: {projects}."
    case .how: "How do we know?"
    case .method:
      "From {=resident}s, from records of use, from the {=site}s’ reports and accounts, from visits to {=site}s drawn by lot, and from judges. Anyone can verify the draw. Numbers of fewer than 10 people are not shown, nor anything about a person."
    case .trace: "All results were computed from the records with the digest {digest}."
    }
  }
}
