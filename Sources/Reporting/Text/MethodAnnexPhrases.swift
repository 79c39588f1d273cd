extension MethodAnnexPhrase {
  var chinese: String {
    switch self {
    case .methods: "每个数字都由有名称的公式算出（{table}）。"
    case .methodCaption: "所用公式"
    case .methodNote: "公式的名称与 steelyard explain 所列相同，说明见软件文档 docs/methods。共 {figures} 个数字可逐级追到原始行，例如用表中的名称。"
    case .figures: "数字（个）"
    case .example: "例"
    case .version: "软件版本"
    case .heading: "没有测量的内容"
    case .unmeasured: "下列内容本轮没有测量，或有缺漏（{table}），报告不对其下结论。"
    case .allMeasured: "计划测量的内容都已测量。"
    case .unmeasuredCaption: "没有测量或有缺漏的内容（{period}）"
    case .unmeasuredNote: "单位：个。{=site}未选择的项目为不适用，不在此列。"
    case .what: "内容"
    case .noEvidence: "没有相应的证据来源"
    case .owed: "应有而缺"
    case .tooFew: "答题人数不足，不列示"
    case .unverified: "未经考察核实，按{=districts}的核实率修正"
    case .notDrawn: "未抽中，未考察"
    }
  }

  var english: String {
    switch self {
    case .methods: "Every figure was made by a formula with a name ({table})."
    case .methodCaption: "Formulas used"
    case .methodNote:
      """
      Names as steelyard explain prints them; docs/methods of the software explains them. {figures} figures can be followed to the \
      rows they were made from, for example by the names in the table.
      """
    case .figures: "Figures"
    case .example: "Example"
    case .version: "Version of the software"
    case .heading: "What was not measured"
    case .unmeasured:
      "The following was not measured in this round, or only in part ({table}); the report draws no conclusions on it."
    case .allMeasured: "Everything that was to be measured was measured."
    case .unmeasuredCaption: "Not measured, or only in part ({period})"
    case .unmeasuredNote: "Counts of sites. What a {=site} did not choose does not apply to it and is not listed."
    case .what: "What"
    case .noEvidence: "no source of evidence"
    case .owed: "owed but missing"
    case .tooFew: "too few answers to be shown"
    case .unverified: "not verified by inspection, corrected by the {=district}'s factor"
    case .notDrawn: "not drawn, not visited"
    }
  }
}
