import Evaluation
package import ProgrammeModel
import Reporting

/// Writes the templates of the half-yearly reports.
package enum WriteHalfYearForms {
  /// For each place a workbook that is imported when it is filled in: `SITE.LANGUAGE.xlsx` for `import self-reports`,
  /// `DISTRICT.LANGUAGE.xlsx` for `import district-reports`.
  /// - Parameter places: sites and districts by identifier; empty: all districts and sites.
  /// - Throws: `WorkbenchError.noSites`, `.unknownSite` for a place that is neither, `.unwritable`.
  package static func run(
    _ path: String, round id: String, to folder: String, places: [String], languages: [Language]
  ) throws(WorkbenchError) -> [String] {
    let opened = try OpenEvaluation(path)
    let round = try opened.round(id)
    let sites = try opened.sites(round: id)
    guard !sites.isEmpty else { throw .noSites }
    let districts = opened.programme.districts.filter { district in sites.contains { $0.district == district.id } }
    let wanted = places.isEmpty ? districts.map(\.id) + sites.map(\.id) : places
    var paths: [String] = []
    for place in wanted {
      for language in languages {
        let form = HalfYearForm(programme: opened.programme, round: round, language: language)
        let workbook: ExcelWorkbook
        if districts.contains(where: { $0.id == place }) {
          workbook = form.district(place, sites: sites.filter { $0.district == place })
        } else if let site = sites.first(where: { $0.id == place }) {
          workbook = form.site(site)
        } else {
          throw .unknownSite(place, nearest: nil)
        }
        let file = "\(folder)/\(place).\(language.rawValue).xlsx"
        try DiskFiles.write(to: file) { (path) throws(ExcelWriter.Failure) in
          try ExcelWriter.write(workbook, to: path)
        }
        paths.append(file)
      }
    }
    return paths
  }
}

/// The templates of a round: the first sheet is what is imported, the second says how to fill it in.
private struct HalfYearForm {
  let programme: Programme
  let round: EvaluationRound
  let language: Language

  private var isChinese: Bool { language == .zh }

  func site(_ site: Site) -> ExcelWorkbook {
    let counted = (programme.rules.crossChecks ?? []).map { (project: $0.project, item: $0.item) }
    let verified = programme.indicators.flatMap { indicator -> [(project: String, item: String)] in
      guard case .verifiedShare(let numerator, let denominator) = indicator.measure, let project = indicator.project
      else { return [] }
      return [(project, denominator), (project, numerator)]
    }
    let rows = site.projects.flatMap { project -> [[ExcelCell]] in
      let items = [""] + (verified + counted).filter { $0.project == project }.map(\.item)
      return items.map { item in
        [.text(site.id), .text(name(of: project)), .text(""), .text(item)] + Array(repeating: .text(""), count: 3)
      }
    }
    return workbook(
      RecordSchema.of(.selfReports), rows: rows, title: site.name,
      notes: isChinese
        ? [
          "请为每个项目填写“开展情况”（从列表选择）和“上报日期”；没有填报项的一行为项目本身的计划数和完成数，自 \(round.period.first) 起累计。",
          "有填报项的行只填“完成数”。上报截止日期：\(round.selfReportDeadline)。不要改动表头；可以增加行。",
        ]
        : [
          "Fill in the status of every project (choose from the list) and the day on which you send this. The line without an item "
            + "holds what the project planned and reached since \(round.period.first).",
          "Lines with an item want what was reached only. Due by \(round.selfReportDeadline). Leave the headers; you may add lines.",
        ])
  }

  func district(_ id: String, sites: [Site]) -> ExcelWorkbook {
    let documents = (round.districtReport?.documents ?? []).map { document -> [ExcelCell] in
      [
        .text(districtName(id)), .text(""), .text(isChinese ? "材料" : "document"), .text(document.name[language]),
        .text(""), .text(""),
      ]
    }
    let run = Set(sites.flatMap(\.projects))
    let measures = isChinese ? ["开展点数", "计划数", "完成数"] : ["running", "planned", "achieved"]
    let sums = programme.projects.filter { run.contains($0.id) }.flatMap { project in
      measures.map { measure -> [ExcelCell] in
        [.text(districtName(id)), .text(name(of: project.id)), .text(measure), .text(""), .text(""), .text("")]
      }
    }
    let due = round.districtReport.map { "\($0.deadline)" } ?? "\(round.selfReportDeadline)"
    let names = sites.map { "\($0.id) \($0.name)" }.joined(separator: isChinese ? "、" : ", ")
    return workbook(
      RecordSchema.of(.districtReports), rows: documents + sums, title: districtName(id),
      notes: isChinese
        ? ["材料随表提交，逐项填写“上报日期”；数字为所辖各点自查之和：\(names)。", "报送截止日期：\(due)。程序将逐项核对汇总数与各点之和。"]
        : [
          "Hand the documents in with this table and give the day for each; figures are the sums of the self-reports of \(names).",
          "Due by \(due). The program compares every figure with the sum of the sites.",
        ])
  }

  private func workbook(_ schema: RecordSchema, rows: [[ExcelCell]], title: String, notes: [String]) -> ExcelWorkbook {
    let columns = schema.fields.map { field -> ExcelColumn in
      let header = isChinese ? field.headers.first ?? field.name : field.name
      var choices: [String] = []
      if case .choice(let rules) = field.type {
        choices = rules.map { isChinese ? $0.spellings.first ?? $0.code : $0.code }
      }
      return ExcelColumn(header, width: 22, choices: choices)
    }
    let name = "\(title) · \(round.name[language])"
    return ExcelWorkbook(
      title: name,
      sheets: [
        ExcelSheet(name: isChinese ? "填报" : "report", columns: columns, rows: rows),
        ExcelSheet(
          name: isChinese ? "说明" : "how to", title: name,
          columns: [ExcelColumn(isChinese ? "说明" : "how to", width: 100)],
          rows: notes.map { [.text($0)] }),
      ])
  }

  private func name(of project: String) -> String { programme.project(project)?.name[language] ?? project }
  private func districtName(_ id: String) -> String { programme.district(id)?.name[language] ?? id }
}
