import Evaluation
import ProgrammeModel

// 七、资金与规则: money by fund, findings by rule and one by one.
extension ReportContext {
  func rules() -> [ReportBlock] {
    var blocks = [
      heading(1, RulesPhrase.heading, id: "rules"),
      heading(2, RulesPhrase.moneyHeading, id: "money"),
      paragraph(RulesPhrase.money, ["table": .citation("t-money")]), .table(moneyTable()),
    ]
    blocks += accounts()
    blocks += halfYear()
    blocks += comments()
    blocks.append(heading(2, RulesPhrase.findingHeading, id: "findings"))
    guard !allFindings.isEmpty else { return blocks + [paragraph(RulesPhrase.noFindings)] }
    blocks += [
      paragraph(
        RulesPhrase.findings,
        [
          "findings": .count(allFindings.count), "sites": .count(Set(allFindings.compactMap(\.site)).count),
          "kinds": .citation("t-finding-kinds"), "list": .citation("t-findings"),
        ]), .table(findingKindTable()),
    ]
    return blocks
  }

  /// The findings of the programme's rules and of the sites, each once, in the order of the result.
  var allFindings: [Finding] {
    var seen: Set<String> = []
    return (result.rules.findings + result.sites.flatMap(\.flags)).filter { finding in
      let key = [finding.code, finding.site ?? "", finding.subject ?? "", finding.evidence.joined(separator: " ")]
      return seen.insert(key.joined(separator: "\u{1F}")).inserted
    }
  }

  private func moneyTable() -> ReportTable {
    let funds = result.rules.money
    let income = funds.reduce(0) { $0 + $1.income }
    let spending = funds.reduce(0) { $0 + $1.spending }
    let rows = funds.map { moneyRow(.name($0.fund), income: $0.income, spending: $0.spending) }
    return ReportTable(
      id: "t-money", caption: say(RulesPhrase.moneyCaption, ["period": period]),
      columns: [
        .text(column(.fund)), .number(column(.income)), .number(column(.spending)), .number(column(.balance)),
        .number(column(.spentPercent)),
      ],
      rows: rows + [moneyRow(.text(say(RulesPhrase.total)), income: income, spending: spending, isTotal: true)],
      notes: [say(RulesPhrase.moneySource)])
  }

  private func moneyRow(_ name: TableCell, income: Double, spending: Double, isTotal: Bool = false) -> TableRow {
    TableRow(
      [
        name, .number(income, .yuan), .number(spending, .yuan), .number(income - spending, .yuan),
        income > 0 ? .number(spending / income, .percent(1)) : .absent(.undefined),
      ], isTotal: isTotal)
  }

  /// Codes in the order of the catalogue, codes that the catalogue does not know after them.
  private func findingKindTable() -> ReportTable {
    let groups = Dictionary(grouping: allFindings, by: \.code)
    let known = FindingCode.allCases.map(\.rawValue)
    let unknown = groups.keys.filter { !known.contains($0) }.sorted()
    return ReportTable(
      id: "t-finding-kinds", caption: say(RulesPhrase.kindCaption, ["period": period]),
      columns: [.text(column(.rule)), .number(column(.findings)), .number(column(.sites))],
      rows: (known + unknown).compactMap { code in
        guard let findings = groups[code] else { return nil }
        return TableRow([
          .text(findingTitle(code)), .count(findings.count), .count(Set(findings.compactMap(\.site)).count),
        ])
      }, notes: [say(RulesPhrase.kindSource)])
  }
}

// MARK: - One finding

extension ReportContext {
  /// What kind of finding a code is; a code that the catalogue does not know is shown as it is.
  func findingTitle(_ code: String) -> RichText {
    FindingCode(rawValue: code).map { say(FindingTitle(code: $0)) } ?? .code(code)
  }

  /// The sentence of a finding with its subject and figures, and where the programme states the rule.
  func findingSentence(_ finding: Finding) -> RichText {
    guard let code = FindingCode(rawValue: finding.code) else {
      let details = [finding.subject, finding.value.map { "\($0)" }, finding.limit.map { "\($0)" }].compactMap(\.self)
      return .code(([finding.code] + details).joined(separator: " "))
    }
    let format = code.format
    let sentence = say(
      code,
      [
        "subject": finding.subject.map(subjectName) ?? .name(finding.site.map(siteName) ?? "—"),
        "value": finding.value.map { .quantity($0, format) } ?? "—",
        "limit": finding.limit.map { .quantity($0, format) } ?? "—",
      ])
    guard let source = programme.rules.sources?[finding.code] else { return sentence }
    return say(RulesPhrase.withSource, ["sentence": sentence, "source": RichText(source[language])])
  }

  /// Site, sentence and the rows that show it.
  func findingRow(_ finding: Finding) -> TableRow {
    let site: TableCell = finding.site.map { .name(siteName($0)) } ?? .text(say(RulesPhrase.wholeProgramme))
    return TableRow([site, .text(findingSentence(finding)), .text(evidence(finding.evidence))])
  }

  /// The first rows of the evidence, and how many more there are.
  private func evidence(_ rows: [String]) -> RichText {
    let shown = 4
    let first = RichText.code(rows.prefix(shown).joined(separator: " "))
    guard rows.count > shown else { return rows.isEmpty ? "" : first }
    return first + say(RulesPhrase.moreEvidence, ["count": .count(rows.count - shown)])
  }

  /// What a finding speaks of, by the programme's name where it has one; several identifiers are separated by blanks.
  private func subjectName(_ subject: String) -> RichText {
    let names = subject.split(separator: " ").map { String($0) }.compactMap(programmeName)
    let words = subject.split(separator: " ").count
    if words == 1, subject.contains("/") { return .name(auditAreaName(subject)) }
    return words > 0 && names.count == words ? list(names.map { RichText($0) }) : .name(subject)
  }

  private func programmeName(_ id: String) -> String? {
    if id == "city" { return areaName(id) }
    if let office = ActorPhrase(rawValue: id) { return plain(office) }
    if let document = round.districtReport?.documents.first(where: { $0.id == id }) { return document.name[language] }
    return programme.project(id)?.name[language] ?? programme.district(id)?.name[language]
      ?? programme.indicators.first { $0.id == id }?.name[language] ?? site(id).map { siteName($0.site) }
  }
}
