import Evaluation
import ProgrammeModel

// Annexes: the formula behind every figure, and what was not measured.
extension ReportContext {
  /// Each formula by the name that `steelyard explain` prints, with the figures that it made.
  func methodTable() -> ReportTable {
    let named = result.namedFigures
    let groups = Dictionary(grouping: named, by: \.figure.method)
    return ReportTable(
      id: "t-methods", caption: say(MethodAnnexPhrase.methodCaption),
      columns: [
        .text(column(.method)), .number(plain(MethodAnnexPhrase.figures)), .text(plain(MethodAnnexPhrase.example)),
      ],
      rows: groups.keys.sorted().map { method in
        TableRow([
          .text(.code(method)), .count(groups[method]?.count ?? 0),
          .text(.code(groups[method]?.first?.name ?? "")),
        ])
      }, notes: [say(MethodAnnexPhrase.methodNote, ["figures": .count(named.count)])])
  }

  /// What a reader might look for and the evidence does not have; empty when everything was measured.
  func unmeasured() -> [ReportBlock] {
    let rows = unmeasuredTargets() + unmeasuredIndicators() + unvisited()
    guard !rows.isEmpty else { return [paragraph(MethodAnnexPhrase.allMeasured)] }
    let table = ReportTable(
      id: "t-unmeasured", caption: say(MethodAnnexPhrase.unmeasuredCaption, ["period": period]),
      columns: [
        .text(plain(MethodAnnexPhrase.what)), .text(column(.reason)), .number(column(.sites)),
      ], rows: rows, notes: [say(MethodAnnexPhrase.unmeasuredNote)])
    return [paragraph(MethodAnnexPhrase.unmeasured, ["table": .citation(table.id)]), .table(table)]
  }

  private func unmeasuredTargets() -> [TableRow] {
    result.rules.targets.filter { $0.reached == nil }.map { target in
      let known = programme.targets.first { $0.id == target.id }
      let reason: MethodAnnexPhrase = known?.measure == .notMeasured ? .noEvidence : .owed
      return TableRow([
        .text(RichText(known?.name[language] ?? target.id)), .text(say(reason)), .absent(.notApplicable),
      ])
    }
  }

  /// Indicators that are missing, or rest on too few people, at some sites.
  private func unmeasuredIndicators() -> [TableRow] {
    programme.indicators.flatMap { definition -> [TableRow] in
      let own = result.sites.map { site in site.indicators.first { $0.id == definition.id } }
      let missing = own.filter { $0 == nil || $0?.status == .missing }.count
      let few = definition.isOfRespondents ? own.filter { $0?.value.map(isSuppressed) == true }.count : 0
      let unverified = own.filter { $0?.status == .unverified }.count
      let counts: [(MethodAnnexPhrase, Int)] = [(.owed, missing), (.tooFew, few), (.unverified, unverified)]
      return counts.filter { $0.1 > 0 }.map { reason, sites in
        TableRow([.text(RichText(definition.name[language])), .text(say(reason)), .count(sites)])
      }
    }
  }

  private func unvisited() -> [TableRow] {
    let visited = Set(result.inspection.visits.map(\.site))
    let others = result.sites.filter { !visited.contains($0.site) }.count
    guard others > 0 else { return [] }
    return [TableRow([.text(say(InspectionPhrase.heading)), .text(say(MethodAnnexPhrase.notDrawn)), .count(others)])]
  }
}

/// The words of the annexes of methods and of what was not measured.
enum MethodAnnexPhrase: Phrase, CaseIterable {
  case methods
  case methodCaption
  case methodNote
  case figures
  case example
  case version
  case heading
  case unmeasured
  case allMeasured
  case unmeasuredCaption
  case unmeasuredNote
  case what
  case noEvidence
  case owed
  case tooFew
  case unverified
  case notDrawn
}
