import Evaluation
import ProgrammeModel
import Reporting

/// A form as a workbook to fill in and as a page to print.
struct InspectionFormText {
  let form: InspectionForm
  let programme: Programme
  let language: Language

  private var isChinese: Bool { language == .zh }

  private var title: String {
    let site = "\(form.site.name) (\(form.site.id))"
    return isChinese ? "考察表：\(site)" : "Inspection form: \(site)"
  }

  private var districtName: String { programme.district(form.district)?.name[language] ?? form.district }

  /// What the inspector must know before looking.
  private var lines: [String] {
    let drawn =
      form.drawn.map {
        isChinese
          ? "，层 \($0.stratum)，票号 \($0.ticket.prefix(12))" : ", stratum \($0.stratum), ticket \($0.ticket.prefix(12))"
      } ?? ""
    let round = form.round.name[language]
    guard isChinese else {
      return [
        "\(programme.title[language]), \(round). District: \(districtName). Draw \(form.drawID)\(drawn).",
        "Count for yourself before you compare with what was reported, and write what you counted under “verified”; 1 and 0 stand "
          + "for yes and no. Write 0 when there is nothing; leave out only what you did not look at.",
        "Photos: write the SHA-256 of each file (sha256sum PHOTO), separated by blanks. A second look: another inspector "
          + "fills in a form of his own; the later one counts, and both stay on record.",
      ]
    }
    return [
      "\(programme.title[language])，\(round)。所属区：\(districtName)。抽样 \(form.drawID)\(drawn)。",
      "请先自行清点，再与上报数对照；把清点到的数填入“核实数”；是填 1，否填 0。没有的填 0，只有未查看的项才留空。",
      "照片：逐个填写文件的 SHA-256（sha256sum 照片），以空格分隔。复核：由另一名考察人另填一份；以后一次为准，两次均保留。",
    ]
  }

  private func projectName(_ item: InspectionForm.Item) -> String {
    item.project.flatMap { programme.project($0)?.name[language] } ?? item.project ?? ""
  }

  private func task(_ item: InspectionForm.Item) -> String {
    if let id = item.indicator {
      let name = programme.indicators.first { $0.id == id }?.name[language] ?? id
      return isChinese ? "现场查看是否属实（\(name)）：是 1，否 0" : "See for yourself (\(name)): yes 1, no 0"
    }
    let planned = item.planned.map { isChinese ? "，计划 \(shown($0))" : ", planned \(shown($0))" } ?? ""
    guard item.name == InspectionForm.milestone else {
      return isChinese ? "清点“\(item.name)”的数目\(planned)" : "Count “\(item.name)”\(planned)"
    }
    return isChinese ? "清点本项目实际完成的数目\(planned)" : "Count what the project has delivered\(planned)"
  }

  private func evidence(_ item: InspectionForm.Item) -> String {
    item.evidence.map { evidence in
      switch (evidence, language) {
      case (.selfReport(let file, let line), .zh): "自查表 \(file) 第 \(line) 行，及其原始记录（名单、签到、照片）"
      case (.selfReport(let file, let line), .en):
        "self-report \(file) line \(line), and the records it rests on (lists, signatures, photos)"
      case (.bookings(let count, let spending), .zh): "账上支出 \(count) 笔，合计 \(shown(spending)) 元：看凭证"
      case (.bookings(let count, let spending), .en): "\(count) bookings of \(shown(spending)) yuan: see the receipts"
      }
    }.joined(separator: isChinese ? "；" : "; ")
  }

  private func shown(_ value: Double) -> String {
    ResultTable.Cell.number(value, decimals: value == value.rounded() ? 0 : 2).text
  }

  // MARK: Workbook

  /// The first sheet is what is imported; its headers are those that the import knows.
  var workbook: ExcelWorkbook {
    let headers =
      isChinese
      ? ["示范点", "项目", "考察项", "上报数", "核实数", "考察日期", "考察时间", "查看的凭证", "照片指纹", "考察结论", "考察人"]
      : [
        "site", "project", "item", "reported", "verified", "visited", "time", "evidence", "photos", "finding",
        "inspector",
      ]
    let widths: [Double] = [16, 28, 18, 10, 10, 14, 10, 32, 40, 32, 12]
    let rows = form.items.map { item -> [ExcelCell] in
      let known: [ExcelCell] = [
        .text(form.site.id), .text(projectName(item)), .text(item.name), ExcelCell(reported(item)),
      ]
      return known + Array(repeating: ExcelCell(.empty, mark: .attention), count: headers.count - known.count)
    }
    let entry = ExcelSheet(
      name: isChinese ? "考察表" : "Form", columns: zip(headers, widths).map { ExcelColumn($0, width: $1) }, rows: rows)
    return ExcelWorkbook(title: title, sheets: [entry, guide])
  }

  private func reported(_ item: InspectionForm.Item) -> ExcelCell.Content {
    guard let value = item.reported else { return .empty }
    return Int(exactly: value).map { .whole($0) } ?? .number(value, ExcelNumberFormat(decimals: 2))
  }

  /// What to verify of each item, and where its evidence is.
  private var guide: ExcelSheet {
    let headers =
      isChinese ? ["项目", "考察项", "核实什么", "应查看的凭证"] : ["project", "item", "what to verify", "evidence to see"]
    let heads = lines.map { line -> [ExcelCell] in [.text(""), .text(""), .text(line), .text("")] }
    let rows = form.items.map { item -> [ExcelCell] in
      [.text(projectName(item)), .text(item.name), .text(task(item)), .text(evidence(item))]
    }
    return ExcelSheet(
      name: isChinese ? "说明" : "Guide", columns: zip(headers, [28, 18, 60, 60]).map { ExcelColumn($0, width: $1) },
      rows: heads + rows)
  }

  // MARK: Page

  var page: PlainPage {
    let headers =
      isChinese
      ? ["项目", "考察项", "核实什么", "应查看的凭证", "上报数", "核实数", "照片指纹", "结论"]
      : ["project", "item", "what to verify", "evidence to see", "reported", "verified", "photos", "finding"]
    let rows = form.items.map { item -> [ResultTable.Cell] in
      [
        .text(projectName(item)), .text(item.name), .text(task(item)), .text(evidence(item)),
        item.reported.map { .figure(shown($0)) } ?? .empty, .empty, .empty, .empty,
      ]
    }
    let signatures =
      isChinese
      ? ["考察日期与时间：______________　考察人：______________　签名：______________", "点位在场人：______________　签名：______________"]
      : [
        "Day and time: ______________  Inspector: ______________  Signature: ______________",
        "Present for the site: ______________  Signature: ______________",
      ]
    let table = PrintedTable(caption: nil, table: ResultTable(headers: headers, rows: rows))
    return PlainPage(
      title: title,
      sections: [PlainPage.section(form.site.street, lines: lines, tables: [table], notes: signatures)],
      language: language)
  }
}
