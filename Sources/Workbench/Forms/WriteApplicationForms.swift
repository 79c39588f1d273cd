package import ProgrammeModel
import Reporting

/// Writes the application form (申报表): blank, or filled in from what is on record.
package enum WriteApplicationForms {
  /// `blank.LANGUAGE.html` to print, `applications.LANGUAGE.xlsx` that `import applications` reads, and `NUMBER.LANGUAGE.html` for each
  /// application on record. Contact and telephone are never on record and stay blank.
  /// - Returns: the files in this order.
  package static func run(
    _ path: String, to folder: String, languages: [Language]
  ) throws(WorkbenchError) -> [String] {
    let opened = try OpenEvaluation(path)
    let round = opened.programme.rounds.first?.id ?? ""
    let applications = try opened.typed(.applications, round: round) { (row) throws(RecordFieldError) in
      try SiteApplication(row)
    }
    var paths: [String] = []
    for language in languages {
      let form = ApplicationForm(programme: opened.programme, language: language)
      let sheet = "\(folder)/applications.\(language.rawValue).xlsx"
      try DiskFiles.write(to: sheet) { (path) throws(ExcelWriter.Failure) in
        try ExcelWriter.write(form.workbook, to: path)
      }
      let blank = "\(folder)/blank.\(language.rawValue).html"
      try DiskFiles.write(form.page(nil).html, to: blank)
      paths += [blank, sheet]
      for application in applications {
        let file = "\(folder)/\(Self.fileName(application.id)).\(language.rawValue).html"
        try DiskFiles.write(form.page(application).html, to: file)
        paths.append(file)
      }
    }
    return paths
  }

  /// A number as part of a file's name: what is neither letter, digit, hyphen nor point becomes a hyphen.
  private static func fileName(_ number: String) -> String {
    String(number.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." ? $0 : "-" })
  }
}

/// The form in one language.
private struct ApplicationForm {
  let programme: Programme
  let language: Language

  private var isChinese: Bool { language == .zh }

  private func words(_ zh: String, _ en: String) -> String {
    programme.vocabulary.fill(isChinese ? zh : en, in: isChinese ? .zh : .en)
  }

  func page(_ application: SiteApplication?) -> PlainPage {
    let title = words("\(programme.title.zh)申报表", "Application: \(programme.title.en)")
    return PlainPage(
      title: title,
      sections: [
        PlainPage.section(
          words("申报单位", "Applicant"), tables: [PrintedTable(caption: nil, table: applicant(application))]),
        PlainPage.section(
          words(
            "申报项目（不少于 \(programme.rules.minimumProjects) 项）", "Projects (at least \(programme.rules.minimumProjects))"),
          tables: [PrintedTable(caption: nil, table: projects(application))]),
        PlainPage.section(
          words("审核意见", "Opinions"), tables: [PrintedTable(caption: nil, table: opinions(application))],
          notes: programme.rules.eligibility.map { $0[language] }),
      ], language: language)
  }

  private func applicant(_ application: SiteApplication?) -> ResultTable {
    let rows: [(String, String)] = [
      (words("申报编号", "Number"), application?.id ?? ""),
      (
        words("{=district}/{=street}/{=community}居委会", "{=District}, {=street}, {=resident}s’ committee"),
        application.map {
          [programme.district($0.district)?.name[language] ?? $0.district, $0.street, $0.community]
            .joined(separator: " / ")
        } ?? ""
      ), (words("社区服务中心运营日期", "Service centre open since"), application.map { "\($0.centreOpened)" } ?? ""),
      (words("场地及硬件条件", "Premises and equipment"), application.map { yes($0.hasPremises) } ?? ""),
      (
        words("征求意见：应征求/同意人数", "Consulted: asked, in favour"),
        application.map { "\($0.entitled) / \($0.inFavour)" } ?? ""
      ), (words("联系人、电话", "Contact and telephone"), ""),
      (words("申报日期", "Day"), application.map { "\($0.applied)" } ?? ""),
    ]
    return ResultTable(
      headers: [words("内容", "Item"), words("填写", "Entry")], rows: rows.map { [.text($0.0), .text($0.1)] })
  }

  private func projects(_ application: SiteApplication?) -> ResultTable {
    let rows = programme.projects.enumerated().map { number, project -> [ResultTable.Cell] in
      [
        .count(number + 1), .text(project.name[language]),
        .text(application.map { $0.projects.contains(project.id) ? "√" : "" } ?? "□"),
        .text(project.group == .other ? words("须附具体项目方案", "with its plan attached") : ""),
      ]
    }
    return ResultTable(
      headers: [words("序号", "No."), words("项目", "Project"), words("申报", "Applied for"), words("备注", "Remarks")],
      rows: rows)
  }

  private func opinions(_ application: SiteApplication?) -> ResultTable {
    func row(_ office: String, _ opinion: SiteApplication.Opinion?, reason: String = "") -> [ResultTable.Cell] {
      [
        .text(office), .text(opinion.map { yes($0.isFavourable) } ?? ""), .text(opinion.map { "\($0.date)" } ?? ""),
        .text(reason), .text(""),
      ]
    }
    return ResultTable(
      headers: [
        words("单位", "Office"), words("意见", "Opinion"), words("日期", "Day"), words("理由", "Reason"),
        words("签字（盖章）", "Signature, seal"),
      ],
      rows: [
        row(words("{=streetOffice}", "{=StreetOffice}"), application?.streetOpinion),
        row(words("{=districts}主管部门", "{=District}"), application?.districtOpinion),
        row(programme.commissioner[language], application?.decision, reason: application?.reason ?? ""),
      ])
  }

  private func yes(_ value: Bool) -> String { value ? words("是", "yes") : words("否", "no") }

  /// A sheet with the headers that the import knows.
  var workbook: ExcelWorkbook {
    let columns = RecordSchema.of(.applications).fields.map { field -> ExcelColumn in
      var choices: [String] = []
      if case .choice(let rules) = field.type {
        choices = rules.map { isChinese ? $0.spellings.first ?? $0.code : $0.code }
      }
      return ExcelColumn(isChinese ? field.headers.first ?? field.name : field.name, width: 18, choices: choices)
    }
    return ExcelWorkbook(
      title: words("申报表", "Applications"),
      sheets: [ExcelSheet(name: words("申报", "applications"), columns: columns, rows: [])])
  }
}
