package import ProgrammeModel
package import Sampling

// What the draw says to people.
extension WorkbenchText {
  /// The drawn sites with their tickets, and the list to inspect once sites were lost.
  package static func drawn(_ draw: CertifiedDraw, in language: Language) -> String {
    let head =
      switch language {
      case .zh: "抽样 \(draw.plan.drawID)（第 \(draw.plan.attempt) 次），种子 \(draw.seed.hex)"
      case .en: "Draw \(draw.plan.drawID) (attempt \(draw.plan.attempt)), seed \(draw.seed.hex)"
      }
    let lines = draw.sample.units.filter { $0.status != .not }.map {
      "\($0.stratum)  \($0.order)  \($0.id)  \(status($0.status, in: language))  \($0.ticket.prefix(12))"
    }
    let result = language == .zh ? "结果摘要 \(draw.sample.digest)" : "Result digest \(draw.sample.digest)"
    return (mark(draw.plan, in: language) + [head] + lines + [result] + final(draw, in: language))
      .joined(separator: "\n")
  }

  private static func status(_ status: InspectionSample.SampledUnit.Status, in language: Language) -> String {
    switch (status, language) {
    case (.selected, .zh): "中选"
    case (.reserve, .zh): "备选"
    case (.not, .zh): "未中"
    case (let other, .en): other.rawValue
    }
  }

  private static func final(_ draw: CertifiedDraw, in language: Language) -> [String] {
    guard let final = draw.final else { return [] }
    let units = final.units.joined(separator: language == .zh ? "、" : ", ")
    let lacking = final.shortfall.sorted { $0.key < $1.key }
    switch language {
    case .zh:
      return ["现检查名单 \(units)"] + lacking.map { "层 \($0.key) 缺 \($0.value) 个：备选已用完" }
    case .en:
      return ["To inspect now: \(units)"] + lacking.map { "Stratum \($0.key) lacks \($0.value): no reserve is left" }
    }
  }

  private static func mark(_ plan: DrawPlan, in language: Language) -> [String] {
    guard plan.isTest else { return [] }
    return [language == .zh ? "*** TEST 试抽：不是正式抽样 ***" : "*** TEST: not a real draw ***"]
  }

  package static func verified(_ differences: [String], in language: Language) -> String {
    switch (differences.isEmpty, language) {
    case (true, .zh): "复核一致：证书与重新推算的抽样完全相同。"
    case (true, .en): "Verified: the certificate agrees with the draw derived again."
    case (false, .zh): "复核不一致，证书在以下部分不同：\(differences.joined(separator: "、"))"
    case (false, .en): "Not verified: the certificate differs in \(differences.joined(separator: ", "))."
    }
  }

  /// A list that was made, and what the plan is to say of its strata.
  package static func made(_ made: MakeFrame.Made, in language: Language) -> String {
    let (sites, digest) = (made.frame.units.count, made.frame.digest)
    var lines = [
      language == .zh
        ? "名单 frame.tsv：\(sites) 个示范点，摘要 \(digest)。请先公布名单与摘要，各区无异议后再定方案。"
        : "The list frame.tsv: \(sites) sites, digest \(digest). Publish list and digest; plan when the districts have no objection."
    ]
    for (site, reason) in made.reasons {
      lines.append(language == .zh ? "必查 \(site)：\(reason)" : "In any case \(site): \(reason)")
    }
    lines.append(language == .zh ? "draw plan 的层：" : "Strata for draw plan:")
    for (stratum, sites) in made.sizes {
      let isCertain = made.reasons.contains { unit in
        made.frame.units.contains { $0.id == unit.site && $0.stratum == stratum }
      }
      let all = language == .zh ? "（全部必查）" : " (all of them)"
      let some = language == .zh ? "（共 \(sites) 个）" : " (of \(sites))"
      lines.append("  --stratum \(stratum)=" + (isCertain ? "\(sites)+0\(all)" : "N+R\(some)"))
    }
    return lines.joined(separator: "\n")
  }

  /// Where a ceremony stands after a step, and what comes next.
  package static func stands(_ open: OpenCeremony, in language: Language) -> String {
    let plan = open.plan
    let head =
      language == .zh
      ? "抽样 \(plan.drawID)（第 \(plan.attempt) 次）。" : "Draw \(plan.drawID) (attempt \(plan.attempt))."
    return (mark(plan, in: language) + [head] + next(open, in: language)).joined(separator: "\n")
  }

  private static func next(_ open: OpenCeremony, in language: Language) -> [String] {
    let comma = language == .zh ? "、" : ", "
    guard let digest = open.ceremony?.planDigest else {
      let missing = open.plan.uncommitted.joined(separator: comma)
      return [
        language == .zh
          ? "方案尚未封存，等待承诺：\(missing)。" : "The plan is not sealed yet; commitments to come: \(missing)."
      ]
    }
    let missing = open.missingReveals.joined(separator: comma)
    let event = open.plan.event.map { "\($0.party), \($0.time?.text ?? "")" } ?? ""
    let seal = language == .zh ? "方案已封存，摘要 \(digest)" : "The plan is sealed, digest \(digest)"
    switch (open.hasEvent, missing.isEmpty, language) {
    case (true, _, .zh): return [seal, "公开事件已记录。下一步：steelyard draw run"]
    case (true, _, .en): return [seal, "The public event is on record. Next: steelyard draw run"]
    case (false, true, .zh): return [seal, "各方均已揭示。最后等待公开事件：\(event)。"]
    case (false, true, .en): return [seal, "All have revealed. Last comes the public event: \(event)."]
    case (false, false, .zh): return [seal, "请先公布摘要与方案，再揭示。尚未揭示：\(missing)。"]
    case (false, false, .en): return [seal, "Publish digest and plan before anybody reveals. To reveal: \(missing)."]
    }
  }

  /// A party's commitment as it stands in the plan.
  package static func committed(_ party: String, _ open: OpenCeremony, in language: Language) -> String {
    let commitment = open.plan.recipe.first { $0.party == party }?.commitment ?? ""
    let line = language == .zh ? "\(party) 的承诺 \(commitment)" : "Commitment of \(party): \(commitment)"
    return line + "\n" + stands(open, in: language)
  }
}
