// Kinds of records on money besides the ledger. A flat catalogue: one line a field.
extension RecordSchema {
  private static let yuan = FieldType.decimal(0...1_000_000_000)

  static let contracts = RecordSchema(
    kind: .contracts,
    fields: [
      FieldRule("contract", .text, headers: ["合同编号"]),
      site,
      FieldRule("signed", .date, headers: ["签订日期", "合同签订日期"]),
      FieldRule("grant", yuan, headers: ["资助金额", "资助金额（元）"]),
      FieldRule("match", yuan, headers: ["配套金额", "区配套金额（元）"], required: false),
    ], key: ["contract", "site"])

  static let payments = RecordSchema(
    kind: .payments,
    fields: [
      site,
      FieldRule("paid", .date, headers: ["拨付日期"]),
      FieldRule(
        "payer", .choice([.init("city", ["市", "市民政局"]), .init("district", ["区", "区（新区）"])]), headers: ["拨付单位"]),
      FieldRule("amount", .decimal(-1_000_000_000...1_000_000_000), headers: ["拨付金额", "拨付金额（元）"]),
    ], key: [])

  static let budgets = RecordSchema(
    kind: .budgets,
    fields: [
      site,
      FieldRule("purpose", .text, headers: ["预算用途"]),
      FieldRule("amount", yuan, headers: ["预算金额", "预算金额（元）"]),
    ], key: ["site", "purpose"])

  static let agreements = RecordSchema(
    kind: .agreements,
    fields: [
      site, project,
      FieldRule("operator", .text, headers: ["实施方", "实施单位"]),
      FieldRule("signed", .date, headers: ["协议签订日期"]),
    ], key: ["site", "project"])

  static let audits = RecordSchema(
    kind: .audits,
    fields: [
      FieldRule("area", .text, headers: ["审计范围"]),
      FieldRule("seed", .text, headers: ["抽取种子"]),
      site,
      FieldRule("voucher", .text, headers: ["凭证"]),
      FieldRule("description", .text, headers: ["凭证内容"], required: false),
      FieldRule("booked", yuan, headers: ["账面金额", "账面金额（元）"]),
      FieldRule("audited", yuan, headers: ["审定金额", "审定金额（元）"]),
      FieldRule("audited_on", .date, headers: ["审计日期"]),
    ], key: ["area", "seed", "voucher"])
}
