import Foundation
import Testing

/// A table of text that a test writes, changes and writes again.
struct ScenarioFile: Sendable {
  let header: [String]
  var rows: [[String]]

  /// The cell of a row in a named column.
  subscript(_ row: Int, _ column: String) -> String {
    get { rows[row][place(of: column)] }
    set { rows[row][place(of: column)] = newValue }
  }

  /// Rows whose cells in the named columns hold what is asked for.
  func rows(_ wanted: [String: String]) -> [Int] {
    rows.indices.filter { row in wanted.allSatisfy { self[row, $0.key] == $0.value } }
  }

  mutating func remove(_ wanted: [String: String]) {
    let gone = Set(rows(wanted))
    rows = rows.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
  }

  var text: String { ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined() }

  private func place(of column: String) -> Int {
    guard let place = header.firstIndex(of: column) else { preconditionFailure("the test names a column \(column)") }
    return place
  }
}

/// The files of a half-year in which every office of the notice did what it asks for: the sites of the sample, everything
/// else in round numbers, so that each breach can be made by changing one cell.
struct CleanYear: Sendable {
  var files: [String: ScenarioFile] = [:]
  /// Identifier, district, community, street, projects of each site.
  private(set) var sites: [[String]] = []
  /// Kinds that belong to no round.
  static let wholeProgramme: Set = ["sites", "applications", "contracts", "payments", "budgets", "agreements"]
  /// A project that leaves the catalogue before the programme begins.
  var removedFromLibrary: String?
  /// Sites in whose street nobody audits.
  var unaudited: Set<String> = []
  /// Kinds of the end of the year.
  static let annual: Set = ["acceptances"]
  private static let commercial: Set = ["food", "lockers", "banking", "lottery"]
  private static let months = ["2014-11", "2014-12", "2015-01", "2015-02", "2015-03", "2015-04"]
  private static let before = ["2014-05", "2014-06", "2014-07", "2014-08", "2014-09", "2014-10"]

  init() throws {
    let text = try String(contentsOfFile: Checkout.sample + "/sites.csv", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    sites = lines.map { [$0[0], $0[1], $0[2], $0[3], $0[6]] }
    files["sites"] = ScenarioFile(
      header: ["site", "district", "name", "street", "residents", "eligible_elders", "projects"], rows: lines)
    files["survey"] = survey()
    files["applications"] = applications()
    files["self-reports"] = selfReports()
    files["ledger"] = ledger()
    for (kind, file) in money() { files[kind] = file }
    files["changes"] = ScenarioFile(
      header: ["site", "project", "change", "made", "approved"],
      rows: [["futian-01", "council", "content", "2015-03-10", "2015-03-01"]])
    files["clicks"] = clicks()
    files["counts"] = counts()
    files["inspections"] = try inspections()
    files["scorecards"] = scorecards()
    files["district-reports"] = districtReports()
    files["acceptances"] = acceptances()
  }

  private func projects(of site: [String]) -> [String] { site[4].split(separator: " ").map(String.init) }

  /// Two blocks of four residents a site, who know every project and differ in what they think of it.
  private func survey() -> ScenarioFile {
    let all = [
      "council", "website", "psychology", "parenting", "sorting", "callbutton", "home", "medicines", "clothes",
      "screens",
      "checkups", "walking", "international", "food", "lockers", "banking", "lottery", "other",
    ]
    let rows = sites.enumerated().flatMap { place, site in
      (0..<8).map { person -> [String] in
        let run = Set(projects(of: site))
        let opinion = "\(3 + (place + person * (1 + place % 3)) % 3)"
        let answers = all.flatMap { project in
          run.contains(project)
            ? ["yes", person % 2 == 0 ? "yes" : "no", "\(3 + (place + 2 * person + project.count) % 3)"] : ["", "", ""]
        }
        return [
          "\(site[0])-\(person)", site[0], "b\(person / 4 + 1)", "40", "100", site[4], opinion,
          (place + person) % 3 == 0 ? "no" : "yes",
        ] + answers + [
          person % 4 == 0 ? "no" : "yes", person % 3 == 0 ? "no" : "yes", person % 5 == 0 ? "no" : "yes",
          person % 2 == 0 ? "female" : "male", ["18-34", "35-59", "60+"][person % 3],
          ["0-2", "3-9", "10+"][(person + place) % 3],
          "",
        ]
      }
    }
    let questions = all.flatMap { ["aware_\($0)", "use_\($0)", "sat_\($0)"] }
    return ScenarioFile(
      header: ["respondent", "site", "block", "blocks", "weight", "projects", "overall", "benefit"] + questions
        + ["site_aware", "site_online", "psych_aware", "sex", "age_band", "years", "comment"], rows: rows)
  }

  private func applications() -> ScenarioFile {
    ScenarioFile(
      header: [
        "申报编号", "区", "街道", "社区", "服务中心运营日期", "申报项目", "场地及硬件条件", "征求意见对象", "应征求人数", "同意人数", "申报日期", "街道办事处意见",
        "街道意见日期", "区意见", "区意见日期", "认定结果", "认定日期", "认定理由",
      ],
      rows: sites.map {
        [
          $0[0], $0[1], $0[3], $0[2], "2012-05-01", $0[4], "有", "居民代表", "40", "30", "2014-10-08", "同意", "2014-10-10",
          "同意", "2014-10-14", "认定", "2014-10-30", "符合条件",
        ]
      })
  }

  /// Every contracted project runs; milestones as planned.
  private func selfReports() -> ScenarioFile {
    var rows: [[String]] = []
    for site in sites {
      for project in projects(of: site) {
        rows.append([site[0], project, "running", "", "10", "10", "2015-05-20"])
        guard project == "website" else { continue }
        for item in ["matters_total", "matters_online"] {
          rows.append([site[0], project, "running", item, "20", "20", "2015-05-20"])
        }
      }
    }
    return ScenarioFile(
      header: ["site", "project", "status", "item", "planned", "achieved", "submitted"], rows: rows)
  }

  /// The grant comes in and two fifths of it are spent on two charitable projects.
  private func ledger() -> ScenarioFile {
    var rows: [[String]] = []
    for (place, site) in sites.enumerated() {
      let open = projects(of: site).filter { !Self.commercial.contains($0) }
      rows.append([site[0], "2014-11-05", "income", "福彩公益金", "", "资助金拨付", "150000.00", "yes"])
      for (project, amount) in zip(open, [31_247 + place, 29_381 + place]) {
        rows.append([site[0], "2015-02-11", "spending", "福彩公益金", project, "运行", "\(amount).37", "yes"])
      }
    }
    return ScenarioFile(
      header: ["site", "date", "direction", "fund", "project", "purpose", "amount", "separate"], rows: rows)
  }

  /// Contracts, payments, budgets and agreements as the notice asks for.
  private func money() -> [String: ScenarioFile] {
    [
      "contracts": ScenarioFile(
        header: ["contract", "site", "signed", "grant", "match"],
        rows: sites.map { ["HT-\($0[1])", $0[0], "2014-10-31", "150000.00", "150000.00"] }),
      "payments": ScenarioFile(
        header: ["site", "paid", "payer", "amount"], rows: sites.map { [$0[0], "2014-11-04", "city", "150000.00"] }),
      "budgets": ScenarioFile(
        header: ["site", "purpose", "amount"],
        rows: sites.flatMap { [[$0[0], "运行", "90000.00"], [$0[0], "宣传", "60000.00"]] }),
      "agreements": ScenarioFile(
        header: ["site", "project", "operator", "signed"],
        rows: sites.flatMap { site in projects(of: site).map { [site[0], $0, "社会组织甲", "2014-11-03"] } }),
    ]
  }

  /// The vouchers of a selection, borne out to the fen; streets that do not audit are left out.
  func audited(_ selection: String) -> ScenarioFile {
    let silent = sites.filter { unaudited.contains($0[0]) }.map { "\($0[0].prefix { $0 != "-" })/\($0[3])" }
    let lines = selection.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var file = ScenarioFile(header: lines[0], rows: lines.dropFirst().filter { !silent.contains($0[0]) })
    for row in file.rows.indices {
      file[row, "audited"] = file[row, "booked"]
      file[row, "audited_on"] = "2015-06-20"
    }
    return file
  }

  private func clicks() -> ScenarioFile {
    let rows = sites.enumerated().flatMap { place, site in
      (Self.before + Self.months).enumerated().map { month, name in
        [site[0], name, "\(400 + 7 * place + (month * 37) % 50 + (month > 5 ? 120 : 0))", "\(150 + place)", "0"]
      }
    }
    return ScenarioFile(header: ["site", "month", "page_views", "visitors", "robot_views"], rows: rows)
  }

  private func counts() -> ScenarioFile {
    let rows = sites.enumerated().flatMap { place, site in
      Self.months.enumerated().flatMap { month, name in
        [
          ["council", "meetings", "1"], ["council", "motions_raised", "\(4 + (place + month) % 3)"],
          ["council", "motions_settled", "\(3 + (place + month) % 2)"],
          ["parenting", "attendances", "\(60 + (17 * place + 29 * month) % 41)"],
        ].filter { projects(of: site).contains($0[0]) }.map { [site[0], $0[0], name, $0[1], $0[2]] }
      }
    }
    return ScenarioFile(header: ["site", "project", "month", "measure", "count"], rows: rows)
  }

  /// The drawn sites of the sample's ceremony, where everything was found as reported.
  private func inspections() throws -> ScenarioFile {
    let result = try String(contentsOfFile: Checkout.sample + "/mid-term/draw/result.tsv", encoding: .utf8)
    let drawn = Set(
      result.split(whereSeparator: \.isNewline).filter { $0.contains("selected") }
        .flatMap { $0.split(separator: "\t").map(String.init) })
    var rows: [[String]] = []
    for site in sites where drawn.contains(site[0]) {
      for project in projects(of: site) {
        rows.append([site[0], project, "milestone", "10", "10", "2015-07-06"])
        guard project == "website" else { continue }
        for item in ["matters_total", "matters_online"] {
          rows.append([site[0], project, item, "20", "20", "2015-07-06"])
        }
      }
      for item in ["home_established", "home_running"] where projects(of: site).contains("home") {
        rows.append([site[0], "home", item, "", "1", "2015-07-06"])
      }
    }
    return ScenarioFile(header: ["site", "project", "item", "reported", "verified", "visited"], rows: rows)
  }

  /// The districts hand in what they owe; the figure is the number of sites that run the residents' council.
  private func districtReports() -> ScenarioFile {
    var rows: [[String]] = []
    for district in Set(sites.map { $0[1] }).sorted() {
      for document in ["半年度总结报告", "统计报表", "资金使用情况报告", "专项监管检查情况"] {
        rows.append([district, "", "document", document, "", "2015-06-20"])
      }
      let running = sites.filter { $0[1] == district && projects(of: $0).contains("council") }.count
      rows.append([district, "council", "running", "", "\(running)", "2015-06-20"])
      rows.append([district, "council", "achieved", "", "\(10 * running)", "2015-06-20"])
    }
    return ScenarioFile(header: ["district", "project", "measure", "item", "value", "submitted"], rows: rows)
  }

  /// Of the end of the year: every site's own evaluation went to the street and on to the district.
  private func acceptances() -> ScenarioFile {
    let rows = sites.flatMap { site in
      [("site", "2015-09-20"), ("street", "2015-10-08"), ("district", "2015-10-22")].map {
        [site[0], $0.0, "accepted", $0.1, ""]
      }
    }
    return ScenarioFile(header: ["site", "office", "opinion", "date", "reason"], rows: rows)
  }

  private func scorecards() -> ScenarioFile {
    let criteria = ["leadership", "implementation", "participation", "innovation", "sustainability"]
    let rows = sites.enumerated().flatMap { place, site in
      (0..<5).flatMap { judge in
        criteria.enumerated().map { criterion, name in
          ["J\(judge + 1)", site[0], name, "\(5 + (3 * place + 2 * judge + criterion * (place % 4)) % 5)", "scored"]
        }
      }
    }
    return ScenarioFile(header: ["judge", "site", "criterion", "score", "state"], rows: rows)
  }
}
