// Chinese: chapters 5 to 9, annexes and figures.

extension ProgressPhrase {
  var chinese: String {
    switch self {
    case .heading: "项目进展与产出"
    case .websiteHeading: "{=website}"
    case .website: "{figure} 为全部{=site}各月的点击率，各{=districts}的点击率及其与基期之比见{table}。"
    case .websiteCaption: "{=website}点击率及其与基期之比（{period}）"
    case .websiteSource: "点击率单位：次/千{=resident}·月，已去除机器点击；基期为{baseline}。区间不含 1 的方可称为上升或下降。来源：网站统计。"
    case .flagged: "{months} 个点月的点击异常（人均点击超过本点中位数的 {factor} 倍），按规则清洗，见{table}。"
    case .noFlagged: "没有发现需要清洗的点击异常。"
    case .flaggedCaption: "点击异常并已清洗的月份"
    case .flaggedSource: "单位：次。来源：网站统计。"
    case .gaps: "{sites} 个{=site}共缺 {months} 个月的统计（{table}），缺的月份不按零计。"
    case .noGaps: "各{=site}的点击统计齐全。"
    case .gapCaption: "缺点击统计的{=site}（{period}）"
    case .gapSource: "单位：月。来源：网站统计。"
    case .callButtonHeading: "老年人呼援（{=callButton}）"
    case .callButtons: "{=callButton}覆盖率为在用设备数与符合条件且愿意安装的老人数之比，见{table}。台账中重复的序列号 {repeated} 个，每号只计一次。"
    case .callButtonCaption: "{=callButton}安装与覆盖（{period}期末）"
    case .callButtonSource: "设备单位：台；老人单位：人。来源：安装台账与{=site}名册。"
    case .roomHeading: "{=room}"
    case .rooms:
      "设有{=room}的{=site} {rooms} 个，其中有使用记录的 {inUse} 个；有效使用 {sessions} 次，使用者 {users} 人。各{=districts}的使用率见{table}。"
    case .roomCaption: "{=room}使用率（{period}）"
    case .roomSource: "单位：次/千{=resident}·月。来源：使用登记，已剔除无效记录。"
    case .roomsExcluded: "剔除无效记录 {sessions} 次，原因见{table}。"
    case .roomExclusionCaption: "剔除的使用记录"
    case .roomExclusionSource: "依据为批次:行号。来源：使用登记。"
    case .targetHeading: "全{=city}目标"
    case .targets: "全{=city}目标的完成情况见{table}，不计入{=site}得分。"
    case .targetCaption: "全{=city}目标完成情况（{period}期末）"
    case .targetSource: "来源：公告；完成数按本评估掌握的证据计，无证据的列为缺。"
    case .targetReached: "已达到"
    case .targetOpen: "未达到"
    }
  }
}

extension SitePhrase {
  var chinese: String {
    switch self {
    case .heading: "各{=site}综合评价"
    case .rankHeading: "综合得分与名次区间"
    case .ranks: "{figure} 显示名次有多不确定，{table} 为全部{=site}的得分、名次区间和等级。"
    case .leagueCaption: "全部{=site}的得分、名次与等级（{period}）"
    case .leagueSource: "得分单位：分（0–100）；名次括号内为 {level} 区间，由 {replicates} 次模拟的两两比较得出。图示竖线为全{=city}平均。"
    case .neighbourNote: "名次区间重叠的{=site}不分先后。"
    case .probabilityNote: "等级把握：模拟中得到该等级的比例（已含满意度门槛）。"
    case .noneGated: "没有{=site}因满意度门槛调整等级。"
    case .gated: "满意度门槛改变了 {sites} 个{=site}的等级（{table}）。"
    case .gatedCaption: "因满意度门槛调整等级的{=site}"
    case .gatedSource: "来源：{=resident}满意度调查与本评估。"
    case .dimensionHeading: "各维度得分"
    case .dimensions: "{figure} 为各{=site}在各维度的得分，指标得分见{annex}。"
    case .indicators: "{figure} 把全部{=site}的全部指标放在一张图上，竖看短板项目，横看短板{=site}。"
    }
  }
}

extension InspectionPhrase {
  var chinese: String {
    switch self {
    case .heading: "{=inspection}"
    case .draw:
      "从 {frame} 个{=site}中随机抽取 {selected} 个（{table}）。种子 {seed}，名册指纹 {frameDigest}，结果指纹 {resultDigest}；任何人可据此重算。"
    case .noDraw: "没有登记抽样记录，考察点不能按概率推及未考察的点。"
    case .drawnCaption: "抽中与备选的{=site}及入样概率"
    case .drawnSource: "抽样编号 {draw}，第 {attempt} 次。上报、核实为考察项目之和；— 为不适用，“缺”为抽中而未考察。"
    case .selected: "抽中"
    case .reserve: "备选"
    case .factors: "核实数与上报数之比见{table}，用于修正未考察点的上报数。"
    case .noFactors: "没有考察数据，上报数未经修正。"
    case .factorCaption: "核实率：核实数与上报数之比（{period}）"
    case .factorSource: "图示竖线为 100%；区间不含 100% 的方可称为虚报或少报。来源：{=inspection}记录。"
    }
  }
}

extension ReviewPhrase {
  var chinese: String {
    switch self {
    case .heading: "{=review}"
    case .judges: "{judges} 位评委中，{strict} 位显著偏严，{lenient} 位显著偏宽（{figure}，{table}）；宽严差异已从{=site}得分中扣除。"
    case .noJudges: "本轮没有{=review}的评分。"
    case .judgeCaption: "评委的宽严程度"
    case .judgeSource: "单位：分，正值为偏严（低于评委组平均）。来源：评分表。"
    case .noRecusals: "没有评委回避。"
    case .recusals: "回避情况：{recusals}。"
    case .recusal: "{judge}回避{site}"
    case .agreement: "评委一致性见{table}。"
    case .agreementCaption: "评委一致性"
    case .agreementSource: "0 为不一致，1 为完全一致；n 为{=site}数。α 和 AC2 用全部评分，其余用评委都评过的最大一块。W 的区间为刀切法。来源：评分表。"
    case .sites: "各{=site}的{=review}得分见{table}。"
    case .panelCaption: "各{=site}的{=review}得分"
    case .panelSource: "单位：分。修正均分已扣除评委宽严差异并按此计入综合得分。来源：评分表。"
    }
  }
}

extension RulesPhrase {
  var chinese: String {
    switch self {
    case .heading: "资金与规则"
    case .moneyHeading: "资金"
    case .money: "各类资金的收入、支出与结余见{table}。"
    case .moneyCaption: "资金收支（{period}）"
    case .moneySource: "单位：元。来源：{=site}专账，未经审计。"
    case .total: "合计"
    case .findingHeading: "规则核查"
    case .noFindings: "没有发现违反规则或存疑的情况。"
    case .findings: "共 {findings} 条问题，涉及 {sites} 个{=site}；按规则汇总见{kinds}，逐条及其依据见{list}。"
    case .kindCaption: "按规则汇总的问题（{period}）"
    case .kindSource: "单位：条、个。来源：本评估对全部输入数据的核查。"
    case .wholeProgramme: "全{=city}"
    case .moreEvidence: " 等，另 {count} 处"
    case .withSource: "{sentence}（依据：{source}）"
    }
  }
}

extension FollowUpPhrase {
  var chinese: String {
    switch self {
    case .heading: "问题与整改清单"
    case .intro: "满意率显著低于全{=city}的{=site}列为必查点；违反规则的{=site}限期整改（{table}）。由所在{=districts}督促，下一轮评估逐条核查。"
    case .noSites: "没有需要列入清单的{=site}。"
    case .lowSatisfaction: "满意率显著低于全{=city}，列为必查点"
    case .caption: "必查点与整改清单"
    case .source: "复核日期为下一轮{=selfReport}截止日。来源：{=resident}满意度调查与规则核查。"
    }
  }
}

extension ChangePhrase {
  var chinese: String {
    switch self {
    case .heading: "年度变化与成效"
    case .noPrevious: "没有可比的上一轮结果。"
    case .intro: "与{previous}相比，各{=districts}{=resident}满意率的变化见{figure}和{table}。区间不含 0 的方可称为上升或下降。"
    case .areaCaption: "{=resident}满意率的变化"
    case .sites: "综合得分显著上升的{=site} {up} 个，显著下降 {down} 个，无显著变化 {same} 个（{table}）。"
    case .siteCaption: "各{=site}综合得分的变化"
    case .siteSource: "两轮样本按相互独立计算误差。p 已按{=site}个数校正（Benjamini–Hochberg），判断以校正后的 p 为准。来源：两轮评估。"
    case .source: "两轮样本按相互独立计算误差。来源：两轮评估。"
    case .attribution: "以上变化说明两轮之间的差别，不等于项目的净效果。"
    case .rose: "上升"
    case .fell: "下降"
    case .unchanged: "无显著变化"
    }
  }
}

extension RollOutPhrase {
  var chinese: String {
    switch self {
    case .heading: "推广价值与意见"
    case .rule:
      """
      按评估方案的规则，建议推广须同时满足：满意率的区间下限达到 {satisfaction}，使用量与比较期之比的区间高于 1，核实率达到 {verification}，人均使用成本不高于各类项目的中位数\
      。满意率的区间上限低于 {satisfaction}，或使用量之比的区间低于 1 的，不建议推广；其余为证据不足（{table}）。
      """
    case .none: "本轮没有对项目形成推广意见。"
    case .caption: "各类项目的推广意见"
    case .source: "来源：{=resident}满意度调查、使用统计与{=inspection}。"
    case .caution: "推广意见依据{=site}的数据，{=site}由申报产生，其条件可能优于一般{=community}；推广时应先在条件较差的{=community}验证。"
    case .yes: "建议推广"
    case .no: "不建议推广"
    case .undecided: "证据不足"
    }
  }
}

extension AnnexPhrase {
  var chinese: String {
    switch self {
    case .proofHeading: "方法与核验"
    case .proof: "用{table}中的种子与指纹可以重算抽样、模拟和本报告的全部数字。"
    case .proofCaption: "种子、指纹与计算设定"
    case .proofNote: "指纹均为 SHA-256。"
    case .programmeDigest: "评估方案指纹"
    case .inputDigest: "输入数据指纹"
    case .logHead: "日志首部（可用 steelyard verify --head 核对）"
    case .seedText: "模拟的种子文本"
    case .replicates: "模拟次数"
    case .level: "置信水平"
    case .trimming: "评分的去极端规则"
    case .drawID: "抽样编号 / 次序"
    case .drawSeed: "抽样种子"
    case .frameDigest: "名册指纹"
    case .planDigest: "抽样方案指纹"
    case .resultDigest: "抽样结果指纹"
    case .inputHeading: "输入批次"
    case .inputs: "每个文件的行数都有去向（{table}）：读入 = 采用 + 拒收 + 空行。"
    case .inputCaption: "输入文件与行数核对"
    case .inputNote: "单位：行。指纹为文件的 SHA-256。"
    case .estimateHeading: "全部估计值"
    case .estimates: "{table} 列出全{=city}与各{=districts}全部估计值及其误差、自由度、样本数和方法。"
    case .estimateCaption: "全部估计值（{period}）"
    case .estimateNote: "百分比指标的标准误以百分点计；自由度 ·· 为正态区间；完整统计的标准误为 0。"
    case .matrixHeading: "各{=site}的指标得分"
    case .matrix: "各{=site}每项指标的得分见{table}。"
    case .matrixCaption: "指标得分（0–100 分，{period}）"
    case .matrixNote: "— 不适用；“缺”为应有而缺；※ 为人数不足 10，不列示。"
    case .findingHeading: "问题逐条清单"
    case .findings: "{table} 列出全部问题及其依据所在的批次与行。"
    case .findingCaption: "问题逐条清单（{period}）"
    case .findingNote: "依据为批次:行号，批次见输入批次表。"
    case .termHeading: "术语与标记"
    case .terms: "术语与标记见{table}。"
    case .termCaption: "术语与标记"
    case .scoreMean: "{=site}平均得分（分）"
    case .satisfied: "{=resident}满意率（%）"
    case .clickRate: "{=website}点击率（次/千{=resident}·月）"
    case .clickRatio: "点击率与基期之比"
    case .coverage: "{=callButton}覆盖率（%）"
    case .roomRate: "{=room}使用率（次/千{=resident}·月）"
    case .factor: "核实率（%）"
    case .termInterval: "置信区间"
    case .meansInterval: "在同样的抽样反复进行时，有规定比例包含真值的区间。"
    case .termRankInterval: "名次区间"
    case .meansRankInterval: "考虑得分误差后名次的可能范围，由模拟得出。"
    case .termSatisfied: "{=resident}满意率"
    case .meansSatisfied: "答满意的{=resident}占有看法者的加权比例。"
    case .termDifference: "高于、低于、上升、下降"
    case .meansDifference: "只有区间不含比较值时才使用。"
    case .termVerified: "核实率"
    case .meansVerified: "考察核实的数量与上报数量之比。"
    case .termSeverity: "宽严"
    case .meansSeverity: "评委低于（正）或高于（负）评委组的平均分差。"
    case .termDeff: "设计效应"
    case .meansDeff: "实际方差与同样本量简单随机抽样方差之比。"
    case .termSuppressed: "※"
    case .meansSuppressed: "人数不足 10，不列示。"
    case .termNotApplicable: "—"
    case .meansNotApplicable: "不适用：{=site}未开展该项目，不计分也不扣分。"
    case .termMissing: "缺"
    case .meansMissing: "应有而缺。"
    case .termComplete: "全数"
    case .meansComplete: "完整统计，没有抽样误差，因此没有区间。"
    case .termUndefined: "··"
    case .meansUndefined: "无定义，例如只有一个群时的误差。"
    }
  }
}

extension FigurePhrase {
  var chinese: String {
    switch self {
    case .alternative: "{kind}：{title}"
    case .intervalChart: "点与置信区间图"
    case .answerChart: "回答构成的发散条形图"
    case .slopeChart: "两轮对照的斜线图"
    case .runChart: "各月运行图"
    case .rankChart: "名次区间图"
    case .heatMap: "得分热图"
    case .ladderChart: "宽严标尺图"
    case .funnelChart: "漏斗图"
    case .priorityChart: "重要性—表现图"
    case .matrix: "最普遍的短板是“{indicator}”：{sites} 个{=site}低于 {weak} 分"
    case .matrixPlain: "没有指标低于 {weak} 分的{=site}"
    case .matrixCaption: "各{=site}各指标得分（0–100 分），按综合名次排列；低于 {weak} 分的标出数值，— 为不适用，空白为缺或人数不足。"
    case .rawLine: "原始统计"
    case .cleanLine: "去除机器后"
    case .tieGroup: "组"
    case .aboveCity: "高于全{=city}"
    case .likeCity: "与全{=city}无显著差异"
    case .belowCity: "低于全{=city}"
    case .cityLine: "全{=city} {value}"
    case .districtsDiffer: "与全{=city}满意率 {city} 相比，{above} 个{=districts}较高，{below} 个{=districts}较低"
    case .districtsAlike: "各{=districts}{=resident}满意率与全{=city}的 {city} 均无显著差异（高 {above} 个，低 {below} 个）"
    case .districtCaption: "各{=districts}{=resident}满意率（%）与 {level} 置信区间，按点估计排序；虚线为全{=city}水平。问卷 {n} 份，{period}，加权估计。"
    case .sitesDiffer: "{above} 个{=site}高于全{=city}水平，{below} 个低于全{=city}，其余不宜排先后"
    case .sitesAlike: "没有{=site}与全{=city}水平有显著差异（高 {above} 个，低 {below} 个）"
    case .siteCaption:
      "各{=site}{=resident}满意率（%）与 {level} 置信区间，按点估计排序；虚线为全{=city}水平，区间跨过虚线者与全{=city}无显著差异。问卷 {n} 份，{period}，加权估计。"
    case .answers: "全{=city} {satisfied} 的{=resident}满意，{dissatisfied} 不满意"
    case .answerCaption: "总体满意度的回答构成（%），以中间档居中对齐；左为不满意合计，右为满意合计。问卷 {n} 份，{period}，加权估计（区间水平 {level}，见总体结论）。"
    case .noChange: "没有{=districts}的{=resident}满意率有显著变化（升 {up}，降 {down}，无变化 {same}）"
    case .changes: "{=resident}满意率：{up} 个{=districts}显著上升，{down} 个{=districts}显著下降，{same} 个{=districts}无显著变化"
    case .changeCaption: "全{=city}与各{=districts}两轮的{=resident}满意率（%）；粗线为变化的 {level} 置信区间不含 0。加权估计。"
    case .shiftUp: "自 {first} 起点击率连续 {months} 个月高于基期中位数"
    case .shiftDown: "自 {first} 起点击率连续 {months} 个月低于基期中位数"
    case .noShift: "点击率没有连续 {months} 个月位于基期中位数的同一侧"
    case .clickCaption:
      "{=website}点击率（次/千{=resident}·月）：实线为去除机器点击后，点线为原始统计；虚线为基期（{baseline}）中位数。规则：连续 {months} 个月同侧为变化（菱形）；变化不等于因果。"
    case .median: "基期中位数 {value}"
    case .yes: "是"
    case .ranks: "名次区间的中位宽度为 {median} 位（共 {sites} 个点），不宜据名次逐一奖惩"
    case .rankCaption: "综合得分名次的 {level} 区间（{replicates} 次模拟，两两比较）；点为按得分的名次，1 为最高；底色深浅相间为不分先后的组，右侧为组号。"
    case .rankAxis: "名次（1 = 最高）"
    case .dimensions: "短板最多出现在“{dimension}”：它是 {sites} 个{=site}得分最低的维度"
    case .dimensionsPlain: "各{=site}的维度得分"
    case .dimensionCaption: "各{=site}各维度得分（0–100 分），按综合名次排列；低于 {weak} 分的标出数值，— 为不适用。"
    case .judgesDiffer: "{strict} 位评委显著偏严，{lenient} 位显著偏宽"
    case .judgesAlike: "没有评委显著偏严或偏宽（严 {strict} 位，宽 {lenient} 位）"
    case .judgeCaption: "评委宽严程度（分）与 {level} 置信区间，正值为偏严；虚线为评委组平均。来源：评分表。"
    case .panelLine: "评委组平均"
    case .strict: "偏严"
    case .likePanel: "与评委组无显著差异"
    case .lenient: "偏宽"
    }
  }
}

extension FigureNamePhrase {
  var chinese: String {
    switch self {
    case .satisfaction: "满意率"
    case .useRatio: "使用量与比较期之比"
    case .verification: "核实率"
    case .costPerUser: "人均使用成本"
    case .medianCost: "各类项目人均成本中位数"
    case .answersNeeded: "使区间下限达标约需答卷（份）"
    case .krippendorff: "克里彭多夫 α（等距）"
    case .gwet: "Gwet AC2（二次权重）"
    case .icc: "组内相关系数（单个评委）"
    case .iccAverage: "组内相关系数（评委平均）"
    case .kendall: "肯德尔和谐系数 W"
    }
  }
}

extension MonthPhrase {
  var chinese: String {
    switch self {
    case .m1: "1月"
    case .m2: "2月"
    case .m3: "3月"
    case .m4: "4月"
    case .m5: "5月"
    case .m6: "6月"
    case .m7: "7月"
    case .m8: "8月"
    case .m9: "9月"
    case .m10: "10月"
    case .m11: "11月"
    case .m12: "12月"
    }
  }
}
