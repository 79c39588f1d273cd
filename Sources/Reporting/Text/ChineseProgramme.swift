// Chinese: what a programme and its evidence are made of.

extension ActorPhrase {
  var chinese: String {
    switch self {
    case .city: "{=city}主管部门"
    case .district: "{=district}主管部门"
    case .street: "{=streetOffice}"
    case .site: "{=site}"
    case .evaluator: "独立第三方"
    case .judges: "评委"
    }
  }
}

extension GroupPhrase {
  var chinese: String {
    switch self {
    case .expected: "原则上应纳入"
    case .optional: "可选择纳入"
    case .other: "自选公益项目"
    }
  }
}

extension NaturePhrase {
  var chinese: String {
    switch self {
    case .charitable: "公益"
    case .mixed: "公益与商业混合"
    case .commercial: "商业"
    }
  }
}

extension BasisPhrase {
  var chinese: String {
    switch self {
    case .target: "公告目标"
    case .baseline: "基期或同类"
    case .convention: "约定"
    }
  }
}

extension MeasurePhrase {
  var chinese: String {
    switch self {
    case .survey: "{=resident}满意度问卷"
    case .clicks: "网站统计"
    case .rooms: "{=room}使用登记"
    case .installs: "{=callButton}台账"
    case .counts: "项目统计"
    case .selfReport: "{=selfReport}"
    case .verified: "{=selfReport}与{=inspection}"
    case .inspection: "{=inspection}"
    case .ledger: "专账"
    case .changes: "变更审批记录"
    case .review: "{=review}"
    }
  }
}

extension MissingPhrase {
  var chinese: String {
    switch self {
    case .notAsked: "未问（份）"
    case .blank: "空白（份）"
    case .dontKnow: "不清楚（份）"
    case .notApplicable: "不适用（份）"
    case .refused: "拒答（份）"
    }
  }
}
