extension RecordSchema {
  /// The schema of a kind. A flat catalogue: one entry a kind, one line a field.
  package static func of(_ kind: RecordKind) -> RecordSchema {
    switch kind {
    case .sites: sites
    case .clicks: clicks
    case .installs: installs
    case .rooms: rooms
    case .counts: counts
    case .selfReports: selfReports
    case .ledger: ledger
    case .inspections: inspections
    case .scorecards: scorecards
    case .changes: changes
    case .applications: applications
    case .contracts: contracts
    case .payments: payments
    case .budgets: budgets
    case .agreements: agreements
    case .audits: audits
    case .districtReports: districtReports
    case .acceptances: acceptances
    case .comments: comments
    }
  }

  private static let whole = 0...1_000_000_000
  private static let amount = -1_000_000_000.0...1_000_000_000.0
  static let site = FieldRule("site", .site, headers: ["示范点", "示范点编号", "社区", "社区名称", "community", "点位", "学校"])
  static let project = FieldRule("project", .project, headers: ["项目", "项目名称"])

  private static let sites = RecordSchema(
    kind: .sites,
    fields: [
      FieldRule("site", .text, headers: ["示范点编号", "编号"]),
      FieldRule("district", .district, headers: ["区", "区（新区）", "所属区", "县"]),
      FieldRule("name", .text, headers: ["社区", "社区名称"]),
      FieldRule("street", .text, headers: ["街道", "乡镇"]),
      FieldRule("residents", .integer(1...10_000_000), headers: ["常住人口", "居民人数", "学生人数"]),
      FieldRule("eligible_elders", .integer(whole), headers: ["符合条件老人", "应装老人数"]),
      FieldRule("projects", .projects, headers: ["批准项目", "选择项目"]),
    ], key: ["site"])

  private static let clicks = RecordSchema(
    kind: .clicks,
    fields: [
      site,
      FieldRule("month", .month, headers: ["月份", "统计月份"]),
      FieldRule("page_views", .integer(whole), headers: ["浏览量", "浏览量(PV)", "点击量"]),
      FieldRule("visitors", .integer(whole), headers: ["访客数", "访客数(UV)"]),
      FieldRule("robot_views", .integer(whole), headers: ["爬虫浏览量", "其中爬虫"], required: false),
    ], key: ["site", "month"])

  private static let installs = RecordSchema(
    kind: .installs,
    fields: [
      site,
      FieldRule("serial", .text, headers: ["设备编号", "序列号"]),
      FieldRule("installed", .date, headers: ["安装日期"]),
      FieldRule("removed", .date, headers: ["拆除日期", "停用日期"], required: false),
    ], key: ["serial"])

  private static let rooms = RecordSchema(
    kind: .rooms,
    fields: [
      site,
      FieldRule("date", .date, headers: ["日期", "使用日期"]),
      FieldRule("start", .time, headers: ["开始时间"]),
      FieldRule("end", .time, headers: ["结束时间"]),
      FieldRule("user", .person, headers: ["使用人代号", "用户代号"]),
    ], key: [])

  private static let counts = RecordSchema(
    kind: .counts,
    fields: [
      site, project,
      FieldRule("month", .month, headers: ["月份", "统计月份"]),
      FieldRule("measure", .text, headers: ["指标", "统计项"]),
      FieldRule("count", .integer(whole), headers: ["数量", "人次"]),
    ], key: ["site", "project", "month", "measure"])

  private static let selfReports = RecordSchema(
    kind: .selfReports,
    fields: [
      site, project,
      FieldRule(
        "status",
        .choice([
          .init("running", ["已开展", "运行中", "在开展"]), .init("planned", ["筹备中", "未开展"]),
          .init("suspended", ["中止", "暂停"]),
        ]), headers: ["开展情况", "状态"]),
      FieldRule("item", .text, headers: ["填报项", "填报内容"], required: false),
      FieldRule("planned", .decimal(0...1_000_000_000), headers: ["计划数", "计划"], required: false),
      FieldRule("achieved", .decimal(0...1_000_000_000), headers: ["完成数", "完成"], required: false),
      FieldRule("submitted", .date, headers: ["上报日期", "提交日期"]),
    ], key: ["site", "project", "item"])

  private static let ledger = RecordSchema(
    kind: .ledger,
    fields: [
      site,
      FieldRule("date", .date, headers: ["日期", "记账日期"]),
      FieldRule(
        "direction", .choice([.init("income", ["收入"]), .init("spending", ["支出"])]), headers: ["收支", "收支类别"]),
      FieldRule("fund", .text, headers: ["资金来源"]),
      FieldRule("project", .project, headers: ["项目", "项目名称"], required: false),
      FieldRule("purpose", .text, headers: ["用途"]),
      FieldRule("amount", .decimal(amount), headers: ["金额", "金额（元）"]),
      FieldRule(
        "separate", .choice([.init("yes", ["是", "单列"]), .init("no", ["否", "未单列"])]), headers: ["单列记账", "是否单列"]),
    ], key: [])

  private static let inspections = RecordSchema(
    kind: .inspections,
    fields: [
      site,
      FieldRule("project", .project, headers: ["项目", "项目名称"], required: false),
      FieldRule("item", .text, headers: ["考察项", "核查项"]),
      FieldRule("reported", .decimal(0...1_000_000_000), headers: ["上报数"], required: false),
      FieldRule("verified", .decimal(0...1_000_000_000), headers: ["核实数"]),
      FieldRule("visited", .date, headers: ["考察日期"]),
      FieldRule("time", .time, headers: ["考察时间"], required: false),
      FieldRule("evidence", .text, headers: ["查看的凭证", "凭证"], required: false),
      FieldRule("photos", .text, headers: ["照片指纹", "照片SHA-256"], required: false),
      FieldRule("finding", .text, headers: ["考察结论", "结论"], required: false),
      FieldRule("inspector", .person, headers: ["考察人", "考察员"], required: false),
    ], key: ["site", "project", "item", "inspector"])

  private static let scorecards = RecordSchema(
    kind: .scorecards,
    fields: [
      FieldRule("judge", .text, headers: ["评委", "评委编号"]),
      site,
      FieldRule("criterion", .text, headers: ["评审项", "评分项"]),
      FieldRule("score", .decimal(-1_000...1_000), headers: ["得分", "评分"], required: false),
      FieldRule(
        "state", .choice([.init("scored", ["已评"]), .init("recused", ["回避"])]), headers: ["状态"]),
    ], key: ["judge", "site", "criterion"])

  private static let changes = RecordSchema(
    kind: .changes,
    fields: [
      site, project,
      FieldRule(
        "change", .choice([.init("content", ["内容变更"]), .init("suspension", ["项目中止"])]), headers: ["变更类别"]),
      FieldRule("made", .date, headers: ["变更日期"]),
      FieldRule("approved", .date, headers: ["批准日期"], required: false),
    ], key: ["site", "project", "made"])

  private static let agreement = FieldType.choice([
    .init("yes", ["同意", "认定", "agree", "selected"]), .init("no", ["不同意", "不认定", "refuse", "refused"]),
  ])

  private static let applications = RecordSchema(
    kind: .applications,
    fields: [
      FieldRule("application", .text, headers: ["申报编号"]),
      FieldRule("district", .district, headers: ["区", "区（新区）", "所属区", "县"]),
      FieldRule("street", .text, headers: ["街道", "乡镇"]),
      FieldRule("community", .text, headers: ["社区", "申报单位", "社区居委会"]),
      FieldRule("centre_opened", .date, headers: ["服务中心运营日期"]),
      FieldRule("projects", .projects, headers: ["申报项目"]),
      FieldRule("premises", .choice([.init("yes", ["有", "是"]), .init("no", ["无", "否"])]), headers: ["场地及硬件条件"]),
      FieldRule(
        "consulted", .choice([.init("residents", ["居民"]), .init("representatives", ["居民代表"])]),
        headers: ["征求意见对象"]),
      FieldRule("entitled", .integer(1...10_000_000), headers: ["应征求人数"]),
      FieldRule("in_favour", .integer(whole), headers: ["同意人数"]),
      FieldRule("applied", .date, headers: ["申报日期"]),
      FieldRule("street_opinion", agreement, headers: ["街道办事处意见"], required: false),
      FieldRule("street_date", .date, headers: ["街道意见日期"], required: false),
      FieldRule("district_opinion", agreement, headers: ["区意见", "区民政局意见"], required: false),
      FieldRule("district_date", .date, headers: ["区意见日期"], required: false),
      FieldRule("decision", agreement, headers: ["认定结果"], required: false),
      FieldRule("decided", .date, headers: ["认定日期"], required: false),
      FieldRule("reason", .text, headers: ["认定理由"], required: false),
    ], key: ["application"])

  private static let districtReports = RecordSchema(
    kind: .districtReports,
    fields: [
      FieldRule("district", .district, headers: ["区", "区（新区）", "所属区", "县"]),
      FieldRule("project", .project, headers: ["项目", "项目名称"], required: false),
      FieldRule(
        "measure",
        .choice([
          .init("document", ["材料", "document"]), .init("running", ["开展点数", "sites running"]),
          .init("planned", ["计划数", "计划"]), .init("achieved", ["完成数", "完成"]),
        ]), headers: ["统计项", "填报类别"]),
      FieldRule("item", .text, headers: ["材料或填报项", "填报项"], required: false),
      FieldRule("value", .decimal(0...1_000_000_000), headers: ["汇总数", "数量"], required: false),
      FieldRule("submitted", .date, headers: ["上报日期", "提交日期"]),
    ], key: ["district", "project", "measure", "item"])

  private static let acceptances = RecordSchema(
    kind: .acceptances,
    fields: [
      site,
      FieldRule(
        "office",
        .choice([
          .init("site", ["示范点", "社区"]), .init("street", ["街道办事处", "街道办", "街道"]), .init("district", ["区（新区）", "区"]),
        ]), headers: ["单位", "审核单位"]),
      FieldRule(
        "opinion", .choice([.init("yes", ["通过", "提交", "accepted"]), .init("no", ["退回", "returned"])]),
        headers: ["意见", "审核意见"]),
      FieldRule("date", .date, headers: ["日期", "审核日期"]),
      FieldRule("reason", .text, headers: ["理由", "说明"], required: false),
    ], key: ["site", "office", "date"])

  private static let comments = RecordSchema(
    kind: .comments,
    fields: [
      FieldRule("number", .text, headers: ["编号", "意见编号"]),
      FieldRule("received", .date, headers: ["收到日期"]),
      FieldRule(
        "from",
        .choice([.init("resident", ["居民", "个人"]), .init("organisation", ["单位", "社会组织"]), .init("office", ["部门"])]),
        headers: ["来源"]),
      FieldRule("theme", .text, headers: ["主题", "类别"]),
      FieldRule("comment", .text, headers: ["意见", "意见内容"]),
      FieldRule("reply", .text, headers: ["回复", "答复"], required: false),
      FieldRule("replied", .date, headers: ["回复日期", "答复日期"], required: false),
      FieldRule(
        "adopted", .choice([.init("yes", ["采纳", "是"]), .init("no", ["未采纳", "否"])]), headers: ["是否采纳"],
        required: false),
    ], key: ["number"])
}
