import ReviewPanel
import Statistics

/// The scores that a set of judges gives to the sites.
struct PanelScoring: Sendable {
  let panel: PanelScores
  /// Nil where severity cannot be told apart, as with one judge; means are then plain.
  let severity: SeverityModel?
  let corrected: [String: Figure]
  /// Groups of judges and sites that no mark links, where that is why severity cannot be told apart.
  let parts: [PanelPart]
  private let recused: Set<String>

  init(_ cards: Scorecards, level: Double) throws(EvaluationError) {
    do { panel = try PanelScores(cards.ratings) } catch { throw .notEstimable(figure: "review", reason: "\(error)") }
    // What does not estimate severities is no fault of the marks: the plain means stand, and a finding says so.
    do {
      severity = try SeverityModel(panel, level: level)
      parts = []
    } catch .disconnected(let parts) {
      (severity, self.parts) = (nil, parts)
    } catch {
      (severity, parts) = (nil, [])
    }
    let plain = panel.unitScores(trimming: .none)
    corrected = Dictionary(
      uniqueKeysWithValues: panel.units.indices.compactMap { [panel, severity] index -> (String, Figure)? in
        guard let mean = plain[index].mean else { return nil }
        let fair = severity?.fairAverages[index].map(Figure.init)
        return (panel.units[index], fair ?? Self.plain(plain[index], mean: mean, level: level))
      })
    recused = Set(cards.recusals.map(\.site))
  }

  /// Says that severity and sites cannot be told apart, with the groups of judges that no mark links.
  var findings: [Finding] {
    guard severity == nil, !panel.units.isEmpty else { return [] }
    let groups = parts.map { $0.judges.joined(separator: " ") }.joined(separator: " | ")
    return [Finding(.severityNotSeparable, subject: groups.isEmpty ? nil : groups)]
  }

  /// The severity-corrected mean. Not applicable where no meeting was held or all judges recused, missing for a site
  /// that the meeting did not score.
  func score(_ site: String) -> SiteOutcome {
    if let figure = corrected[site] { return .value(SiteValue(figure: figure)) }
    return corrected.isEmpty || recused.contains(site) ? .notApplicable : .missing
  }

  /// The mean of a site's marks where severity cannot be told apart: standard error sd/√n on n − 1 degrees of
  /// freedom, none for a single mark.
  private static func plain(_ score: UnitScore, mean: Double, level: Double) -> Figure {
    let method = "panel.mean"
    guard let deviation = score.standardDeviation else {
      return .withoutError(mean, count: score.count, method: method)
    }
    return Figure(
      Estimate(
        normal: mean, standardError: deviation / Double(score.count).squareRoot(),
        degreesOfFreedom: Double(score.count - 1), level: level, count: score.count, method: method))
  }
}
