// Chinese: frame, summary and chapters 1 to 4.

extension ListPhrase {
  var chinese: String {
    switch self {
    case .separator: "、"
    case .sentenceSeparator: "；"
    case .colon: "："
    case .range: "{first}至{last}"
    case .to: " 至 "
    case .points: " 个百分点"
    case .yuan: " 元"
    case .beforeUnit: " "
    case .inPercent: "（%）"
    case .city: "全{=city}"
    case .suppressed: "（人数不足 10，不列示）"
    case .withInterval: "（{level} 置信区间 {limits}，n = {n}）"
    case .withoutInterval: "（无区间，n = {n}）"
    case .completeCount: "（完整统计，n = {n}）"
    case .absentComplete: "全数"
    case .absentCompleteTitle: "完整统计，没有抽样误差"
    case .tableLabel: "表{number}"
    case .figureLabel: "图{number}"
    case .annexLabel: "附件{number}"
    case .contents: "目录"
    case .dataBehind: "图{number} 的数据"
    case .chartMissing: "图形未生成，数据见下表。"
    case .sort: "按本列排序：升、降、恢复原序"
    case .skip: "跳到正文"
    case .absentSuppressed: "※"
    case .absentNotApplicable: "—"
    case .absentMissing: "缺"
    case .absentNotMeasured: "未测"
    case .absentUndefined: "··"
    case .absentSuppressedTitle: "人数不足 10，不列示"
    case .absentNotApplicableTitle: "不适用"
    case .absentMissingTitle: "应有而缺"
    case .absentNotMeasuredTitle: "现有证据不能测量"
    case .absentUndefinedTitle: "无定义"
    case .dotAlternative: "{value}，区间 {limits}"
    case .dotAlternativePlain: "{value}，无区间"
    case .page: "第 {page} 页 共 {pages} 页"
    case .lowerLimit: "{column}：下限"
    case .upperLimit: "{column}：上限"
    }
  }
}

extension WorkbookPhrase {
  var chinese: String {
    switch self {
    case .provenance: "来源"
    case .fact: "项目"
    case .value: "内容"
    }
  }
}

extension CoverPhrase {
  var chinese: String {
    switch self {
    case .title: "{programme}{round}报告"
    case .draft: "草稿，未经审定"
    case .formative: "形成性评估：进展、预警与整改，不作推广结论"
    case .summative: "总结性评估：年度变化、成效与推广意见"
    case .object: "评估对象"
    case .objectValue: "{programme}，{districts} 个{=district}的 {sites} 个{=site}"
    case .period: "评估时段"
    case .baseline: "比较基期"
    case .commissioner: "委托单位"
    case .evaluator: "评估单位"
    case .evaluatorValue: "独立第三方评估机构"
    case .digest: "输入数据指纹（SHA-256）"
    case .independenceHeading: "独立性与责任声明"
    case .independence:
      """
      本报告由独立第三方受{commissioner}委托编制。指标、权重、评分端点和等级规则以评估方案为准，方案指纹见{annex}，方案有任何改动，指纹即不同。报告中的每一个数都由输入数据按公开规则算出\
      ，同样的输入得到同样的报告。
      """
    case .recusals: "{=review}有 {judges} 位评委评分，回避 {recusals} 次；被回避的{=site}由其余评委评分。"
    case .protection: "报告不含个人信息；涉及{=resident}且人数少于 {fewest} 人的数据不列示。"
    }
  }
}

extension SummaryPhrase {
  var chinese: String {
    switch self {
    case .heading: "摘要"
    case .whatWasDone:
      """
      本报告评估{period}的实施情况，覆盖 {sites} 个{=site}。证据来自 {responses} 份{=resident}问卷、使用统计、{=selfReport}、{visits} 个{=site}的{=inspection}、{judges} 位\
      评委的{=review}以及专账。{=resident}满意度是评价项目成效的根本标准。
      """
    case .citySatisfaction:
      "全{=city}{=resident}满意率为 {satisfaction}。与全{=city}水平相比，{above} 个{=districts}较高，{below} 个{=districts}较低（{figure}，{table}）。"
    case .sites: "{above} 个{=site}的{=resident}满意率高于全{=city}，{below} 个低于全{=city}，{others} 个与全{=city}无显著差异（{figure}）。"
    case .grades: "{=site}平均得分 {score}；等级：{grades}（{table}）。"
    case .gradeCount: "{grade} {count} 个"
    case .clicksRose: "{=website}去除机器点击后的点击率上升，与基期之比为 {ratio}（{table}）。"
    case .clicksUnchanged: "{=website}去除机器点击后的点击率与基期之比为 {ratio}，不能认定有变化（{table}）。"
    case .clicksFell: "{=website}去除机器点击后的点击率下降，与基期之比为 {ratio}（{table}）。"
    case .callButtons: "{=callButton}覆盖率 {coverage}：{eligible} 位符合条件的老人中有 {active} 台在用（{table}）。"
    case .rooms: "{rooms} 个{=site}设有{=room}，{inUse} 个在用；每千{=resident}每月使用次数为 {rate}（{table}）。"
    case .verified: "{=inspection}核实的数量为上报数的 {factor}，未发现普遍虚报（{table}）。"
    case .overstated: "{=inspection}核实的数量仅为上报数的 {factor}，上报偏高（{table}）。"
    case .satisfactionRose: "与上一轮相比，全{=city}{=resident}满意率上升 {change}（{table}）。"
    case .satisfactionUnchanged: "与上一轮相比，全{=city}{=resident}满意率变化 {change}，不能认定有变化（{table}）。"
    case .satisfactionFell: "与上一轮相比，全{=city}{=resident}满意率变化 {change}，为下降（{table}）。"
    case .formativeConclusion: "中期评估只判断进展与风险，不对是否全面推广下结论；名次与等级供改进参考。"
    case .mustVisit: "{sites} 个{=site}的满意率显著低于全{=city}，列入必查名单并限期整改（{figure}）。"
    case .rollOutConclusion: "按评估方案的规则：建议推广的项目 {yes} 类，不建议推广 {no} 类，证据尚不足 {undecided} 类（{table}）。"
    case .attribution: "两轮之间的变化不都是项目的作用；没有对照{=community}，不能作因果结论。"
    case .rulesConclusion: "规则核查提出 {findings} 条问题，涉及 {sites} 个{=site}（{table}）。"
    }
  }
}

extension OverviewPhrase {
  var chinese: String {
    switch self {
    case .heading: "评估概况"
    case .backgroundHeading: "项目背景与目标"
    case .background:
      """
      {programme}由{commissioner}组织，实施期为{period}。每个{=site}获{fund}资助 {grant}{matching}；每点至少开展 \
      {minimum} 个项目；每{=districts}可预申报 {lower} 至 {upper} 个点。
      """
    case .matching: "，{=districts}可按不高于 1:{ratio} 配套"
    case .eligibility: "{=site}应具备下列条件："
    case .calendar: "全部工作的时间安排见{table}。"
    case .calendarCaption: "工作时间安排"
    case .programmeSource: "来源：项目实施方案。"
    case .purposeHeading: "评估目的、范围与使用者"
    case .formativePurpose: "本次评估为形成性评估：查明进展和困难，提出整改要求，供{=city}、{=districts}主管部门、{=street}和{=community}改进工作使用。"
    case .summativePurpose: "本次评估为总结性评估：判断一年来的变化与成效，为是否全面推广提供依据，供{=city}主管部门决策使用。"
    case .scope: "评估范围为列入计划的全部{=site}及其批准开展的项目。{=site}未选择的项目不参与该点评价，既不计零分，也不算缺失。"
    case .sitesHeading: "{=site}与项目"
    case .sites: "本次评估 {sites} 个{=site}，计划名额 {quota} 个；各{=districts}名额与评估点数见{quotas}，各类项目的开展情况见{projects}。"
    case .quotaCaption: "各{=districts}名额与评估点数"
    case .quotaSource: "单位：个；{=resident}数单位：人。来源：名额通知与{=site}名册。"
    case .projectCaption: "项目库与各类项目的开展点数"
    case .projectSource: "单位：个。来源：项目库与{=site}名册（批准开展的项目）。占比的分母为全部{=site}。"
    }
  }
}

extension MethodPhrase {
  var chinese: String {
    switch self {
    case .heading: "评估设计与方法"
    case .indicatorHeading: "评价标准与指标体系"
    case .indicators: "评价采用 {dimensions} 个维度、{indicators} 项指标，权重与评分端点见{table}。指标在两端之间按线性得 0 至 100 分，区间以外取端值。"
    case .indicatorCaption: "指标、权重与评分端点"
    case .basisNote: "依据：公告目标 = 公告提出的要求；基期或同类 = 与本点基期或同类{=community}比较；约定 = 待委托单位确认的约定。"
    case .applicableNote: "权重为占总分的百分比。{=site}未开展相应项目时，该指标不适用，其权重分给同维度其余指标；应有而缺的指标不得分并列为缺。"
    case .percentile: "各点的第 {percentile} 百分位"
    case .gradeHeading: "得分、等级与名次"
    case .grades: "总分为各维度得分的加权平均，按总分定等级：{grades}。"
    case .gradeFrom: "{grade} {minimum} 分及以上"
    case .gate: "满意度门槛：“{indicator}”的置信区间下限达到 {floor} 方可评为“{best}”；区间上限低于 {floor} 的，最高评为“{ceiling}”。"
    case .ranks:
      "名次区间与等级概率由 {replicates} 次模拟得出：每次按各指标的误差重新生成得分；名次区间为“确定高于本点的点数加一”至“总点数减去确定不高于本点的点数”，两点之间以 {level} 判定（种子见{annex}）。"
    case .stepsHeading: "{=selfReport}、{=inspection}与{=review}"
    case .selfReport: "{=selfReport}：{=site}在{deadline}前上报小结和统计，逾期或不全的计入规范管理。"
    case .inspection:
      "{=inspection}：各{=districts}随机抽取 {sites} 个{=site}，另抽 {reserves} 个备选；种子公开，任何人可重算。核实数与上报数之比用于修正未考察点的上报数，误差随之放大。"
    case .panel: "{=review}：评委按{criteria}在 {lower} 至 {upper} 分之间独立评分；{trimming}；再扣除各评委的宽严差异。"
    case .trimHighLow: "每点去掉一个最高分和一个最低分"
    case .trimNone: "不去除极端分"
    case .surveyHeading: "{=resident}满意度调查"
    case .survey:
      """
      {=resident}在{=site}内分群抽样，估计使用抽样权数；全{=city}和各{=districts}的误差以{=districts}为层、{=site}为群计算，单个{=site}的误差以样本群为单位计算；“不清楚”“不适用”“拒答”与空白分开，不计入满意率的分母。样\
      本情况见{table}。
      """
    case .surveyCaption: "{=resident}满意度调查的样本（{period}）"
    case .surveySource: "来源：{=resident}满意度问卷；缺失按总体满意度一题计。"
    case .responses: "有效问卷（份）"
    case .sitesSurveyed: "有满意率估计的{=site}（个）"
    case .clusters: "样本群（个）"
    case .weightSum: "权数之和（人）"
    case .deff: "设计效应"
    case .limitHeading: "局限与质量控制"
    case .limitSample: "单个{=site}的样本较小，区间较宽；区间跨过比较值的，不作高低判断；人数少于 {fewest} 的不列示。"
    case .limitCity: "与全{=city}比较时把全{=city}水平视为已知；{=site}本身也是全{=city}的一部分。逐点比较次数多，少数“显著”差异可能出于偶然。"
    case .limitUnverified: "未考察的{=site}使用按{=districts}修正的上报数，标为“未核实”，误差更大。"
    case .limitClicks: "点击统计来自网站后台，异常月份按规则清洗，清洗前后的数都列出。"
    case .limitCause: "本评估没有对照{=community}，能说明变化，不能证明变化由项目引起。"
    }
  }
}

extension ConclusionPhrase {
  var chinese: String {
    switch self {
    case .heading: "总体结论"
    case .city: "全{=city}{=site}平均得分 {score}，{=resident}满意率 {satisfaction}（{table}）。"
    case .above: "{=resident}满意率高于全{=city}的{=districts}：{districts}。"
    case .below: "低于全{=city}的{=districts}：{districts}。"
    case .others: "其余各{=districts}的区间包含全{=city}水平，不作高低判断。"
    case .noDifference: "各{=districts}的区间都包含全{=city}水平，不能认定{=districts}与{=districts}之间有差异。"
    case .areaCaption: "全{=city}与各{=districts}的得分和{=resident}满意率（{period}）"
    case .areaSource: "得分：{=site}总分的平均（0–100 分）；满意率：{=resident}满意度调查的加权估计；n 为有看法的答卷数。"
    case .graphicNote: "图示：点为估计，线为置信区间，竖线为全{=city}水平；▲ 高于、▼ 低于、● 无显著差异。"
    case .grades: "各等级的{=site}数见{table}。"
    case .gradeCaption: "各{=districts}{=site}的等级（{period}）"
    case .gradeSource: "单位：个。来源：本评估；等级规则见第二章。"
    }
  }
}

extension SatisfactionPhrase {
  var chinese: String {
    switch self {
    case .heading: "{=resident}满意度"
    case .intro: "问题为“{question}”；答“{satisfied}”计为满意，占有看法者的比例为满意率。"
    case .districtHeading: "各{=districts}的回答"
    case .districts: "{figure} 按满意者比例列出全{=city}和各{=districts}的回答构成。"
    case .siteHeading: "各{=site}"
    case .sites:
      """
      {figure} 列出 {shown} 个{=site}的满意率与区间，另有 {hidden} 个点人数不足或无数据未列。即使各点全无差别，也会有约 {expected} 个点的区间碰巧不含全{=city}水平，因此个别\
      点的差异需经考察核实。
      """
    case .groupHeading: "不同{=resident}群体"
    case .groups: "按{=resident}特征分组的满意率见{table}，用以检查公平性；区间重叠的组不作高低判断。"
    case .groupCaption: "不同{=resident}群体的满意率（{period}）"
    case .projectHeading: "各类项目"
    case .projects: "{=resident}对各类项目的知晓、使用和满意情况见{table}。"
    case .projectCaption: "各类项目的知晓率、使用率与满意率（{period}）"
    case .surveySource: "来源：{=resident}满意度调查，加权估计；※ 为人数不足 10，不列示。"
    case .cityNote: "分母为该组中对总体满意度有看法的{=resident}。"
    case .projectNote: "只问开展该项目的{=site}；满意率的分母为使用者或知晓者。"
    }
  }
}
