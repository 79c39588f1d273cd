import Evaluation
package import ProgrammeModel

/// The applications on record with the opinions on them, and the districts' numbers against their quotas.
package enum ListApplications {
  package static func run(_ path: String) throws(WorkbenchError) -> ApplicationList {
    let opened = try OpenEvaluation(path)
    let round = opened.programme.rounds.first?.id ?? ""
    return ApplicationList(
      programme: opened.programme,
      applications: try opened.typed(.applications, round: round) { (row) throws(RecordFieldError) in
        try SiteApplication(row)
      })
  }
}

/// Applications in the order of the file.
package struct ApplicationList: Sendable {
  let programme: Programme
  let applications: [SiteApplication]

  private func day(_ opinion: SiteApplication.Opinion?, _ language: Language) -> ResultTable.Cell {
    guard let opinion else { return .empty }
    let word =
      switch language {
      case .zh: opinion.isFavourable ? "同意" : "不同意"
      case .en: opinion.isFavourable ? "yes" : "no"
      }
    return .text("\(word) \(opinion.date)")
  }

  /// One line an application: who applied, what each office said on which day, and the decision with its reason.
  package func table(in language: Language, ownWords: Bool = true) -> ResultTable {
    let headers =
      switch language {
      case .zh:
        [
          "申报编号", "{=districts}", "{=street}", "{=community}", "申报日期", "同意/应征求", "{=street}意见", "{=districts}意见", "认定",
          "理由",
        ]
      case .en:
        [
          "application", "{=district}", "{=street}", "{=community}", "applied", "in favour/asked", "{=street}",
          "{=district}",
          "decision", "reason",
        ]
      }
    return ResultTable(
      headers: headers.map { spoken($0, language, own: ownWords) },
      rows: applications.map { application in
        [
          .text(application.id), .text(name(application.district, language)), .text(application.street),
          .text(application.community), .text("\(application.applied)"),
          .text("\(application.inFavour)/\(application.entitled)"), day(application.streetOpinion, language),
          day(application.districtOpinion, language), day(application.decision, language),
          .optional(application.reason),
        ]
      })
  }

  /// One line a district: applications against their bounds, selected communities against the quota.
  package func districts(in language: Language, ownWords: Bool = true) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["{=districts}", "申报", "名额", "认定", "超（+）欠（−）"]
      case .en: ["{=district}", "applied", "quota", "selected", "over (+), under (−)"]
      }
    func row(_ name: String, _ own: [SiteApplication], quota: Int) -> [ResultTable.Cell] {
      let selected = own.count { $0.decision?.isFavourable == true }
      return [.text(name), .count(own.count), .count(quota), .count(selected), .count(selected - quota)]
    }
    let rows = programme.districts.map { district in
      row(
        district.name[language], applications.filter { $0.district == district.id }, quota: district.quota)
    }
    let total = row(
      language == .zh ? "合计" : "in all", applications, quota: programme.districts.reduce(0) { $0 + $1.quota })
    return ResultTable(
      headers: headers.map { spoken($0, language, own: ownWords) }, rows: rows + [total])
  }

  /// A heading in the programme's words, or with the words' own names, the same in every programme.
  private func spoken(_ heading: String, _ language: Language, own: Bool) -> String {
    own
      ? programme.vocabulary.fill(heading, in: language)
      : heading.replacing("{=", with: "").replacing("}", with: "")
  }

  /// The rows of a table as objects under its English headers.
  package func json(byDistrict: Bool) throws(WorkbenchError) -> String {
    try JSONText.pretty((byDistrict ? districts(in: .en, ownWords: false) : table(in: .en, ownWords: false)).objects)
  }

  private func name(_ district: String, _ language: Language) -> String {
    programme.district(district)?.name[language] ?? district
  }
}

/// The catalogue of projects on a day, with the sites that took each.
package enum ShowLibrary {
  package static func run(_ path: String, on day: CalendarDate?) throws(WorkbenchError) -> LibraryList {
    let opened = try OpenEvaluation(path)
    let round = opened.programme.rounds.first?.id ?? ""
    return LibraryList(
      programme: opened.programme, sites: try opened.sites(round: round), day: day ?? opened.programme.period.first)
  }
}

/// The catalogue on a day.
package struct LibraryList: Sendable {
  let programme: Programme
  let sites: [Site]
  let day: CalendarDate

  package func table(in language: Language) -> ResultTable {
    let headers =
      switch language {
      case .zh: ["项目", "名称", "类别", "性质", "在库", "最近变动", "理由", "开展点数", "占比（%）"]
      case .en:
        ["project", "name", "group", "nature", "in the catalogue", "last event", "reason", "sites", "share (%)"]
      }
    return ResultTable(
      headers: headers,
      rows: programme.projects.map { project in
        let last = (programme.history ?? []).filter { $0.project == project.id && $0.date <= day }
          .max { $0.date < $1.date }
        let taking = sites.count { $0.projects.contains(project.id) }
        let isIn = programme.isInLibrary(project.id, on: day)
        return [
          .text(project.id), .text(project.name[language]), .text(project.group.rawValue),
          .text(project.nature.rawValue), .text(language == .zh ? (isIn ? "是" : "否") : (isIn ? "yes" : "no")),
          .optional(last.map { "\($0.kind.rawValue) \($0.date)" }), .optional(last?.reason[language]), .count(taking),
          sites.isEmpty ? .empty : .number(100 * Double(taking) / Double(sites.count), decimals: 1),
        ]
      })
  }

  package func json() throws(WorkbenchError) -> String { try JSONText.pretty(table(in: .en).objects) }
}

extension ResultTable {
  /// Each row as an object of texts by header.
  fileprivate var objects: [[String: String]] {
    rows.map { row in Dictionary(zip(headers, row.map(\.text)), uniquingKeysWith: { first, _ in first }) }
  }
}
