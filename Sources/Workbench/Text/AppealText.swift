import Evaluation
import ProgrammeModel

/// The words of an appeal file.
struct AppealWords {
  let language: Language

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  func title(_ site: String, _ round: String) -> String {
    say("\(site)：\(round)得分依据", "\(site): what the score rests on, \(round)")
  }

  var outcome: String { say("得分、名次与等级", "Score, rank and grade") }
  var score: String { say("综合得分", "Score") }
  var rank: String { say("名次（95% 区间）/ 总数", "Rank (95 % interval) / sites") }
  var grade: String { say("等级", "Grade") }
  var gradeBeforeGate: String { say("按得分的等级", "Grade by score alone") }
  var factHeaders: [String] { [say("项目", "fact"), say("数值", "value")] }

  func probability(_ grade: String, from minimum: Double) -> String {
    say(
      "“\(grade)”（\(number(minimum, decimals: 0)) 分起）的概率，%",
      "Probability of “\(grade)” (from \(number(minimum, decimals: 0))), %")
  }

  func gate(_ indicator: String, floor: Double, grade: String, ceiling: String) -> String {
    say(
      "“\(grade)”要求“\(indicator)”的 95% 下限不低于 \(number(floor, decimals: 0))%；上限低于它的，等级不高于“\(ceiling)”。",
      "“\(grade)” needs the lower 95 % limit of “\(indicator)” at \(number(floor, decimals: 0)) % or above; with the upper limit below it, "
        + "the grade is at most “\(ceiling)”.")
  }

  func change(to grade: String, distance: Double, alone: [String]) -> String {
    let items = alone.joined(separator: say("、", ", "))
    let points = number(distance, decimals: 2)
    return alone.isEmpty
      ? say("距“\(grade)” \(points) 分，单凭任何一项都不够。", "“\(grade)” is \(points) points away; no single indicator would do.")
      : say(
        "距“\(grade)” \(points) 分；其余不变，下列任何一项得到这个分数就会改变等级：\(items)。",
        "“\(grade)” is \(points) points away; all else unchanged, any one of these scores changes the grade: \(items).")
  }

  var composition: String { say("得分的构成", "How the score is made up") }
  var dimensionHeaders: [String] {
    [say("维度", "dimension"), say("得分", "score"), say("权重，%", "weight, %"), say("加权", "weighted")]
  }
  func sum(_ total: Double) -> String {
    say("加权之和：\(number(total, decimals: 2))", "Sum of the weighted scores: \(number(total, decimals: 2))")
  }

  var indicatorHeaders: [String] {
    [
      say("指标", "indicator"), say("状态", "status"), say("数值（95% 区间）", "value (95 % interval)"),
      say("0 分 → 100 分", "0 → 100 points"), say("得分", "score"), say("在维度中的权重，%", "weight in the dimension, %"),
    ]
  }
  func status(_ status: IndicatorResult.Status) -> String {
    switch status {
    case .scored: say("已计分", "scored")
    case .unverified: say("未核实，按核实率折算", "unverified, corrected")
    case .notApplicable: say("不适用", "not applicable")
    case .missing: say("缺，计 0 分", "missing, scores 0")
    }
  }
  var capped: String {
    say("开展项目少于规定数，本维度得分封顶。", "Fewer projects run than the programme demands: the dimension's score is capped.")
  }

  var rows: String { say("每个数字所依据的行", "The rows behind each figure") }
  var rowHeaders: [String] {
    [
      say("数字", "figure"), say("算法", "formula"), say("文件", "file"), say("批次", "batch"), say("行数", "lines"),
      say("行号", "line numbers"),
    ]
  }

  var findings: String { say("本点的问题", "Findings on the site") }
  var findingHeaders: [String] { [say("问题", "finding"), say("依据（批次:行）", "evidence (batch:line)")] }

  var proof: String { say("如何核对", "How to check it") }
  var fileHeaders: [String] { [say("批次", "batch"), say("种类", "kind"), say("文件", "file"), "SHA-256"] }

  /// What anyone with the evaluation file runs to get the same figures.
  func reproduce(_ appeal: AppealFile) -> [String] {
    [
      say(
        "对任何一个数字有异议，请写明它在上表中的名称、行号和理由。",
        "To question a figure, give its name in the table above, the lines and the reason."),
      say("重算：", "To compute again: ") + "steelyard evaluate FILE --round \(appeal.round)",
      say("追溯：", "To trace: ") + "steelyard explain FILE site/\(appeal.site.site)/score --round \(appeal.round)",
      say("全部输入的 SHA-256：", "SHA-256 of all inputs: ") + appeal.inputs,
      say("方案的 SHA-256：", "SHA-256 of the programme: ") + appeal.plan,
      say("模拟的种子：", "Seed of the simulation: ")
        + "\(appeal.method.seedText) (\(appeal.method.replicates))",
      appeal.head,
    ]
  }

  func figure(_ figure: Figure, decimals: Int) -> String {
    guard let lower = figure.lower, let upper = figure.upper else { return number(figure.value, decimals: decimals) }
    return
      "\(number(figure.value, decimals: decimals)) (\(number(lower, decimals: decimals))–\(number(upper, decimals: decimals)))"
  }

  func number(_ value: Double, decimals: Int) -> String { ResultTable.Cell.number(value, decimals: decimals).text }

  /// Line numbers as ranges: `2–5 9`.
  static func ranges(_ lines: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, line <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, line)
      } else {
        ranges.append(line...line)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: " ")
  }
}
