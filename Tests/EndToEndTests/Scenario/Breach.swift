/// A breach of one rule of the notice, made by changing as little of a clean year as will do.
struct Breach: Sendable {
  /// The code of the finding that must name it.
  let code: String
  let make: @Sendable (inout CleanYear) -> Void

  private init(_ code: String, _ make: @escaping @Sendable (inout CleanYear) -> Void) {
    self.code = code
    self.make = make
  }

  /// Changes a cell of the first row that fits.
  private init(
    _ code: String, in kind: String, where wanted: [String: String], set column: String, to value: String
  ) {
    self.init(code) { year in
      guard let row = year.files[kind]?.rows(wanted).first else {
        preconditionFailure("\(kind) has no row \(wanted) for \(code)")
      }
      year.files[kind]?[row, column] = value
    }
  }

  static let all = applications + sites + reports + money + districts + acceptances + changes

  /// Residents' committee, street office, district, bureau.
  private static let applications = [
    application("application-without-premises", of: "futian-01", set: "场地及硬件条件", to: "无"),
    application("application-too-few-projects", of: "futian-02", set: "申报项目", to: "council website"),
    application("support-below-majority", of: "futian-03", set: "同意人数", to: "20"),
    application("centre-too-young", of: "futian-04", set: "服务中心运营日期", to: "2014-03-01"),
    application("street-opinion-missing", of: "futian-05", set: "街道意见日期", to: ""),
    application("district-opinion-missing", of: "futian-06", set: "区意见日期", to: ""),
    application("district-opinion-late", of: "futian-07", set: "区意见日期", to: "2014-10-20"),
    application("decision-late", of: "futian-08", set: "认定日期", to: "2014-11-03"),
    application("application-undecided", of: "futian-09", set: "认定日期", to: ""),
    Breach("too-many-applications") { year in
      more(15, of: "盐田区", decision: "不认定", &year)
    },
    Breach("selection-over-quota") { year in more(1, of: "宝安区", decision: "认定", &year) },
    Breach("too-few-applications") { year in year.files["applications"]?.remove(["申报编号": "dapeng-06"]) },
    Breach("selection-under-quota") { _ in },
    Breach("site-not-selected") { _ in },
  ]

  private static func application(_ code: String, of site: String, set column: String, to value: String) -> Breach {
    Breach(code, in: "applications", where: ["申报编号": site], set: column, to: value)
  }

  /// Further communities of a district that apply.
  private static func more(_ count: Int, of district: String, decision: String, _ year: inout CleanYear) {
    guard let file = year.files["applications"], let row = file.rows(["区": district]).first else { return }
    for number in 1...count {
      year.files["applications"]?.rows.append(file.rows[row])
      let last = file.rows.count + number - 1
      year.files["applications"]?[last, "申报编号"] = "more-\(district)-\(number)"
      year.files["applications"]?[last, "社区"] = "\(district)另一社区\(number)"
      year.files["applications"]?[last, "认定结果"] = decision
    }
  }

  private static let sites = [
    // A seventh site in a district with a quota of six.
    Breach("quota-exceeded") { year in
      guard var extra = year.files["sites"]?.rows.last else { return }
      extra[0] = "dapeng-07"
      extra[2] = "大鹏新区示范社区07"
      year.files["sites"]?.rows.append(extra)
    },
    Breach("too-few-projects-contracted") { year in
      guard let row = year.files["sites"]?.rows(["site": "luohu-01"]).first,
        let projects = year.files["sites"]?[row, "projects"].split(separator: " ")
      else { return }
      year.files["sites"]?[row, "projects"] = projects.prefix(9).joined(separator: " ")
    },
  ]

  private static let reports = [
    Breach("too-few-projects-running") { year in
      for row in year.files["self-reports"]?.rows(["site": "luohu-02"]).dropFirst(8) ?? [] {
        year.files["self-reports"]?[row, "status"] = "planned"
      }
    },
    Breach("no-self-report") { year in year.files["self-reports"]?.remove(["site": "luohu-03"]) },
    Breach("late-self-report") { year in
      for row in year.files["self-reports"]?.rows(["site": "luohu-04"]) ?? [] {
        year.files["self-reports"]?[row, "submitted"] = "2015-06-02"
      }
    },
    Breach("unapproved-change", in: "changes", where: ["site": "futian-01"], set: "approved", to: ""),
  ]

  private static let money = [
    ledger("grant-exceeded", of: "luohu-05", direction: "income", set: "amount", to: "160000.00"),
    ledger("grant-on-commercial-project", of: "luohu-06", set: "project", to: "food"),
    ledger("not-separately-booked", of: "luohu-07", set: "separate", to: "no"),
    ledger("outside-grant-purposes", of: "luohu-08", set: "purpose", to: "宴请"),
    Breach("no-contract") { year in year.files["contracts"]?.remove(["site": "nanshan-01"]) },
    Breach("contracted-otherwise", in: "contracts", where: ["site": "nanshan-02"], set: "grant", to: "160000.00"),
    Breach("match-above-ratio", in: "contracts", where: ["site": "nanshan-03"], set: "match", to: "150000.01"),
    Breach("paid-below-contract", in: "payments", where: ["site": "nanshan-04"], set: "amount", to: "149999.99"),
    Breach("budget-outside-purposes", in: "budgets", where: ["site": "nanshan-05"], set: "purpose", to: "宴请"),
    Breach("no-agreement") { year in
      year.files["agreements"]?.remove(["site": "nanshan-06", "project": "council"])
    },
    Breach("audit-missing") { year in year.unaudited.insert("nanshan-07") },
  ]

  private static func ledger(
    _ code: String, of site: String, direction: String = "spending", set column: String, to value: String
  ) -> Breach {
    Breach(code, in: "ledger", where: ["site": site, "direction": direction], set: column, to: value)
  }

  private static let districts = [
    Breach("no-district-report") { year in year.files["district-reports"]?.remove(["district": "盐田区"]) },
    Breach(
      "late-district-report", in: "district-reports", where: ["district": "福田区", "item": "统计报表"], set: "submitted",
      to: "2015-07-03"),
    Breach("district-document-missing") { year in
      year.files["district-reports"]?.remove(["district": "罗湖区", "item": "资金使用情况报告"])
    },
    Breach(
      "district-sum-differs", in: "district-reports", where: ["district": "南山区", "measure": "achieved"], set: "value",
      to: "999"),
  ]

  private static let acceptances = [
    Breach("acceptance-missing") { year in
      year.files["acceptances"]?.remove(["site": "futian-01", "office": "street"])
    },
    Breach(
      "acceptance-late", in: "acceptances", where: ["site": "futian-02", "office": "district"], set: "date",
      to: "2015-11-05"),
    Breach(
      "acceptance-out-of-order", in: "acceptances", where: ["site": "futian-03", "office": "street"], set: "date",
      to: "2015-09-01"),
  ]

  private static let changes = [
    Breach("approved-after-change") { year in
      year.files["changes"]?.rows.append(["futian-02", "council", "content", "2015-03-10", "2015-03-20"])
    },
    Breach("unrecorded-change") { year in
      guard let row = year.files["self-reports"]?.rows(["site": "futian-03", "project": "council"]).first else {
        return
      }
      year.files["self-reports"]?[row, "status"] = "suspended"
    },
    // A project of the catalogue leaves before the programme begins.
    Breach("project-outside-library") { year in year.removedFromLibrary = "sorting" },
  ]
}
