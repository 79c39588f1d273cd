package import ProgrammeModel
import Reporting
import Sampling

// The table of alternatives as text, page and JSON.
extension DrawAlternatives {
  /// One row an alternative: what it promises and costs, then the sites of each stratum.
  package func table(in language: Language) -> ResultTable {
    let heads =
      language == .zh
      ? ["分配方法", "抽取", "必查", "误差（±百分点）", "最差一层（±百分点）", "发现虚报的机会（%）", "集中一层时（%）", "费用"]
      : [
        "allocation", "drawn", "certain", "margin (±pp)", "worst stratum (±pp)", "chance to find (%)",
        "if in one stratum (%)", "cost",
      ]
    let certain = strata.strata.reduce(0) { $0 + $1.certain }
    let rows = alternatives.map { alternative -> [ResultTable.Cell] in
      let margins = alternative.stratumMargins
      let worst = margins.contains { $0 == nil } ? nil : margins.compactMap(\.self).max()
      return [
        .text(alternative.rule.name(in: language)), .count(alternative.size), .count(certain),
        .number(100 * alternative.margin, decimals: 2), worst.map { .number(100 * $0, decimals: 1) } ?? .empty,
        .number(100 * alternative.detection, decimals: 1), .number(100 * alternative.worstDetection, decimals: 1),
        .number(alternative.cost, decimals: 0),
      ] + alternative.allocation.map { .count($0) }
    }
    return ResultTable(headers: heads + strata.strata.map { "\($0.name) (\($0.population))" }, rows: rows)
  }

  /// What the figures rest on.
  package func notes(in language: Language) -> [String] {
    func percent(_ share: Double) -> String { ResultTable.Cell.number(100 * share, decimals: 1).text }
    let (margin, chance, inflated) = (percent(request.margin), percent(request.chance), request.inflated)
    guard language == .zh else {
      return [
        "A margin of ±\(margin) points needs \(sizeForMargin) sites without strata; finding one of \(inflated) inflated sites with "
          + "\(chance)% needs \(sizeForDetection).",
        "Margins at 95%, of the mean factor verified / reported over all sites; standard deviations and costs as given. Certain "
          + "sites add no error; take them off the frame before it is frozen. An empty margin: one site of several drawn.",
        "optimum: the least error for the money of the proportional allocation.",
      ]
    }
    return [
      "误差 ±\(margin) 个百分点，不分层需 \(sizeForMargin) 个；以 \(chance)% 的机会至少抽到 \(inflated) 个虚报点之一，需 \(sizeForDetection) 个。",
      "误差按 95% 置信度，指全部点位平均核实率；离散程度和费用按所给数值。必查点不增加误差，封存名单前请从名单中取出。误差空着表示该层只抽一个。",
      "“最优”指在按比例分配的费用内误差最小。",
    ]
  }

  /// The page to decide by.
  package func html(in language: Language) -> String {
    let title = language == .zh ? "抽样方案比较" : "Alternatives of the sample design"
    let table = PrintedTable(caption: nil, table: table(in: language))
    let section = PlainPage.section(title, tables: [table], notes: notes(in: language))
    return PlainPage(title: title, sections: [section], language: language).html
  }

  package func json() throws(WorkbenchError) -> String {
    try JSONText.pretty(
      Printed(
        strata: strata.strata.map {
          .init(stratum: $0.name, sites: $0.population, certain: $0.certain, deviation: $0.deviation, cost: $0.cost)
        },
        alternatives: alternatives.map {
          .init(
            allocation: $0.rule.rawValue, sites: $0.allocation, margin: $0.margin, stratumMargins: $0.stratumMargins,
            detection: $0.detection, worstDetection: $0.worstDetection, cost: $0.cost)
        }, sizeForMargin: sizeForMargin, sizeForDetection: sizeForDetection))
  }

  /// The stable keys in JSON.
  private struct Printed: Encodable {
    struct Stratum: Encodable {
      let stratum: String
      let sites: Int
      let certain: Int
      let deviation: Double
      let cost: Double
    }

    struct Alternative: Encodable {
      let allocation: String
      /// In the order of the strata.
      let sites: [Int]
      let margin: Double
      let stratumMargins: [Double?]
      let detection: Double
      let worstDetection: Double
      let cost: Double
    }

    let strata: [Stratum]
    let alternatives: [Alternative]
    let sizeForMargin: Int
    let sizeForDetection: Int
  }
}

extension AlternativeRule {
  fileprivate func name(in language: Language) -> String {
    guard language == .zh else { return rawValue }
    return switch self {
    case .proportional: "按比例"
    case .neyman: "奈曼"
    case .optimum: "最优（计费用）"
    case .power: "平方根"
    }
  }
}

/// Why an allocation is refused, in sentences.
extension SamplingError {
  func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.tooMany(let asked, let available), .zh): "要 \(asked) 个，只有 \(available) 个可抽。请减少。"
    case (.tooMany(let asked, let available), .en):
      "\(asked) sites are asked for and \(available) can be drawn. Ask for fewer."
    case (.tooFew(let asked, let needed), .zh): "\(asked) 个不够：各层的最少数合计 \(needed) 个。请用 --sites 增加，或用 --minimum 降低最少数。"
    case (.tooFew(let asked, let needed), .en):
      "\(asked) sites are not enough: the minima of the strata add up to \(needed). Raise --sites or lower --minimum."
    case (_, .zh): "抽样方案无法计算（\(self)）。"
    case (_, .en): "The design cannot be computed (\(self))."
    }
  }
}
