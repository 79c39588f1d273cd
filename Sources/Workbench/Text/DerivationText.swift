import Evaluation
package import ProgrammeModel

extension ExplainedFigure {
  /// The derivation as lines: figure, formula, scale, parents with weights, and the rows it rests on.
  package func text(in language: Language) -> String {
    let words = DerivationWords(language: language)
    var lines = ["\(derivation.figure)  \(words.figure(derivation.value))"]
    lines.append("\(words.formula)  \(derivation.formula)" + (derivation.value.map { " · \($0.method)" } ?? ""))
    if let status = derivation.status { lines.append("\(words.status)  \(status.rawValue)") }
    if let score = derivation.score, let scale = derivation.goalposts {
      lines.append(
        "\(words.score)  \(words.number(score))   0 ← \(words.number(scale.zero)) … \(words.number(scale.full)) → 100")
    }
    for parent in derivation.parents {
      let value = parent.value.map { words.number($0) } ?? "–"
      lines.append("  \(parent.figure)  × \(words.number(parent.weight))  = \(value)")
    }
    for rows in derivation.rows { lines.append("  " + words.rows(rows)) }
    return lines.joined(separator: "\n")
  }
}

/// The words of a derivation.
private struct DerivationWords {
  let language: Language

  var formula: String { language == .zh ? "算法" : "formula" }
  var status: String { language == .zh ? "状态" : "status" }
  var score: String { language == .zh ? "得分" : "score" }

  func number(_ value: Double) -> String {
    let scaled = (value * 10_000).rounded() / 10_000
    return scaled == scaled.rounded() && abs(scaled) < 1e15 ? "\(Int(scaled))" : "\(scaled)"
  }

  func figure(_ figure: Figure?) -> String {
    guard let figure else { return language == .zh ? "（无数值）" : "(no value)" }
    var text = number(figure.value)
    if let se = figure.se { text += language == .zh ? "，标准误 \(number(se))" : ", s.e. \(number(se))" }
    if let lower = figure.lower, let upper = figure.upper {
      text +=
        language == .zh
        ? "，95% 区间 \(number(lower))–\(number(upper))" : ", 95 % interval \(number(lower))–\(number(upper))"
    }
    return text + (language == .zh ? "，n = \(figure.n)" : ", n = \(figure.n)")
  }

  /// A file with the first of its lines.
  func rows(_ rows: Derivation.RowSet) -> String {
    let shown = rows.lines.prefix(12).map { "\($0)" }.joined(separator: " ")
    let rest = rows.lines.count > 12 ? " …" : ""
    let file = rows.file ?? "–"
    switch language {
    case .zh: return "\(rows.kind)  批次 \(rows.batch)  \(file)  \(rows.lines.count) 行：第 \(shown)\(rest) 行"
    case .en: return "\(rows.kind)  batch \(rows.batch)  \(file)  \(rows.lines.count) lines: line \(shown)\(rest)"
    }
  }
}
