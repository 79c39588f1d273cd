import Evaluation

/// Chapter 7: contracts, budgets, projects, balances and audits.
enum MoneyPhrase: Phrase, CaseIterable {
  case contracts
  case contractCaption
  case contractSource
  case grantContracted
  case grantPaid
  case grantReceived
  case matchContracted
  case matchPaid
  case budget
  case budgetCaption
  case budgetSource
  case purpose
  case planned
  case grantSpent
  case projects
  case projectCaption
  case projectSource
  case noProject
  case projectIncome
  case otherSpent
  case income
  case incomeCaption
  case incomeSource
  case kind
  case otherKind
  case audit
  case noAudit
  case auditCaption
  case auditSource
  case area
  case auditDay
  case vouchers
  case bookedYuan
  case erroneous
  case overstated
  case bound
  case exactBound
  case balanceHeading
  case balances
  case siteCaption
  case otherIncome
  case balanceCaption
  case balanceSource
  case balanceOf
  case proofHeading
  case proof
  case proofCaption
  case proofSource
  case seed
  case units
  case frameDigest

  var chinese: String {
    switch self {
    case .contracts: "各{=districts}合同、拨付与入账金额见{table}。"
    case .contractCaption: "合同、拨付与入账（{period}）"
    case .contractSource: "单位：元。来源：合同、拨付记录和{=site}专账；拨付计到评估期末。按分累加，各{=districts}之和等于全{=city}。"
    case .grantContracted: "合同资助"
    case .grantPaid: "已拨资助"
    case .grantReceived: "专账资助收入"
    case .matchContracted: "合同配套"
    case .matchPaid: "已拨配套"
    case .budget: "资助按规定用途的预算与支出见{table}。"
    case .budgetCaption: "资助的预算与支出，按用途（{period}）"
    case .budgetSource: "单位：元。来源：{=site}预算和专账。带“—”的执行率没有预算可比。"
    case .purpose: "用途"
    case .planned: "预算"
    case .grantSpent: "资助支出"
    case .projects: "各项目的收益与支出分列，见{table}。"
    case .projectCaption: "项目收益与支出（{period}）"
    case .projectSource: "单位：元。收益为专账中记在项目名下的收入。来源：{=site}专账。"
    case .noProject: "未记项目"
    case .projectIncome: "项目收益"
    case .otherSpent: "其他资金支出"
    case .income: "项目收益按类别见{table}。"
    case .incomeCaption: "项目收益，按类别（{period}）"
    case .incomeSource: "单位：元。类别为专账“用途”一栏；方案未列的类别注明“（其他）”。来源：{=site}专账。"
    case .kind: "收益类别"
    case .otherKind: "{kind}（其他）"
    case .audit: "年度审计按金额抽取凭证，结果见{table}。"
    case .noAudit: "没有年度审计的记录。"
    case .auditCaption: "年度审计：凭证抽查结果"
    case .auditSource:
      "按金额单位抽样：账面每一分钱被抽中的机会相同，放回抽取。多计上限为 Stringer 上限，有误凭证上限为精确二项上限，单侧置信度{confidence}；允许误差{tolerance}。没有结果的凭证按全部多计。全部凭证都抽到的，不作推断。可用种子和账目摘要重算抽取结果。"
    case .area: "审计范围"
    case .auditDay: "审计日期"
    case .vouchers: "抽中/全部凭证"
    case .bookedYuan: "账面支出（元）"
    case .erroneous: "有误"
    case .overstated: "多计（%）"
    case .bound: "多计上限（%）"
    case .exactBound: "有误凭证金额上限（%）"
    case .balanceHeading: "各{=site}结余"
    case .balances: "各{=site}各类资金的未用结余见{table}。"
    case .siteCaption: "各{=site}的资助金和其他收支（{period}）"
    case .otherIncome: "其他收入（元）"
    case .balanceCaption: "未用结余（{period}）"
    case .balanceSource: "单位：元。结余为专账收入减支出，负数为超支。来源：{=site}专账。"
    case .balanceOf: "{fund}结余"
    case .proofHeading: "审计抽取的证明"
    case .proof: "用{table}中的种子和账目，任何人都能重新抽取同样的凭证。"
    case .proofCaption: "年度审计的种子与账目摘要"
    case .proofSource: "账目摘要为各行“批次:行号、制表符、分数”的 SHA-256，依次排列。来源：{=site}专账、审计记录。"
    case .seed: "种子"
    case .units: "抽取金额单位（分）"
    case .frameDigest: "账目摘要"
    }
  }

  var english: String {
    switch self {
    case .contracts: "{table} gives what was contracted, paid and booked by {=district}."
    case .contractCaption: "Contracts, payments and bookings ({period})"
    case .contractSource:
      "Units: yuan. Source: contracts, payments and the {=site}s' ledgers; payments to the end of the round. Summed in whole fen: {=districts} add up to the {=city}."
    case .grantContracted: "Grant contracted"
    case .grantPaid: "Grant paid"
    case .grantReceived: "Grant booked as income"
    case .matchContracted: "Match contracted"
    case .matchPaid: "Match paid"
    case .budget: "{table} holds budget and spending of the grant by purpose."
    case .budgetCaption: "Budget and spending of the grant by purpose ({period})"
    case .budgetSource: "Units: yuan. Source: the {=site}s' budgets and ledgers. No share without a budget."
    case .purpose: "Purpose"
    case .planned: "Budget"
    case .grantSpent: "Spent of the grant"
    case .projects: "{table} keeps the projects' income apart from their spending."
    case .projectCaption: "Income and spending of projects ({period})"
    case .projectSource: "Units: yuan. Income is what the ledgers book under a project. Source: the {=site}s' ledgers."
    case .noProject: "No project named"
    case .projectIncome: "Own income"
    case .otherSpent: "Spent of other funds"
    case .income: "{table} gives the projects' income by kind."
    case .incomeCaption: "Projects' income by kind ({period})"
    case .incomeSource:
      "Units: yuan. Kinds are the ledgers' purposes; those that the programme does not name are marked. Source: the {=site}s' ledgers."
    case .kind: "Kind of income"
    case .otherKind: "{kind} (not named)"
    case .audit: "Vouchers selected by amount were audited; {table} has the results."
    case .noAudit: "No yearly audit is on record."
    case .auditCaption: "Yearly audit: vouchers selected and found in error"
    case .auditSource:
      "Monetary-unit sampling: every fen of the books has the same chance, with replacement. Upper bound overstated: Stringer; upper bound in vouchers with errors: exact binomial; one-sided confidence {confidence}; tolerance {tolerance}. A voucher without a result counts as wholly in error. Where all vouchers were selected nothing is inferred. Seed and digest of the books give the selection again."
    case .area: "Audited"
    case .auditDay: "Day"
    case .vouchers: "Vouchers selected / all"
    case .bookedYuan: "Spending in the books (yuan)"
    case .erroneous: "With errors"
    case .overstated: "Overstated (%)"
    case .bound: "Upper bound overstated (%)"
    case .exactBound: "Upper bound in vouchers with errors (%)"
    case .balanceHeading: "Balances of the {=site}s"
    case .balances: "{table} gives the unspent balance of each {=site}."
    case .siteCaption: "Grant and other money of the {=site}s ({period})"
    case .otherIncome: "Other income (yuan)"
    case .balanceCaption: "Unspent balances ({period})"
    case .balanceSource:
      "Units: yuan. Income less spending of the ledgers; below zero is overspent. Source: the {=site}s' ledgers."
    case .balanceOf: "Balance of {fund}"
    case .proofHeading: "Proof of the audits' selection"
    case .proof: "With seed and books of {table} anybody selects the same vouchers again."
    case .proofCaption: "Seeds and books of the yearly audits"
    case .proofSource:
      "The digest is the SHA-256 of the lines batch:line, tab, fen in order. Source: the {=site}s' ledgers, audits on record."
    case .seed: "Seed"
    case .units: "Units drawn (fen)"
    case .frameDigest: "Digest of the books"
    }
  }
}
