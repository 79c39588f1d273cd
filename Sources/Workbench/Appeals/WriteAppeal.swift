import Evaluation
package import ProgrammeModel
import Reporting
import Store

/// Writes what a site needs to question its score and its grade.
package enum WriteAppeal {
  /// `ROUND.SITE.appeal.json` and, in each language, `ROUND.SITE.appeal.LANGUAGE.html`: every figure from the score down to
  /// files and lines. Judges have numbers in the place of names, and no answer of a respondent is in it. The same evaluation
  /// gives the same bytes.
  /// - Returns: the files.
  /// - Throws: `WorkbenchError.store(.noResult)` before the round was evaluated, `.unknownSite`, `.unwritable`.
  package static func run(
    _ path: String, round id: String, site: String, to folder: String, languages: [Language]
  ) throws(WorkbenchError) -> [String] {
    let opened = try OpenEvaluation(path)
    let evidence = try opened.evidence(of: try opened.round(id))
    let result = try EvaluateRound.stored(id, in: opened).withJudgeNumbers
    guard let found = result.sites.first(where: { $0.site == site }) else { throw .unknownSite(site, nearest: nil) }
    let appeal = AppealFile(
      result, site: found, derivations: try derivations(of: found, in: result, evidence),
      programme: opened.programme, head: try opened.head())
    let name = "\(folder)/\(id).\(site).appeal"
    var paths = ["\(name).json"]
    try DiskFiles.write(try JSONText.pretty(appeal) + "\n", to: paths[0])
    for language in languages {
      let sentences: FindingSentences
      do {
        sentences = try FindingSentences(
          result: result, programme: opened.programme, questionnaire: evidence.questionnaire, language: language)
      } catch {
        throw .evaluation("\(error)")
      }
      let page = AppealPage(appeal, programme: opened.programme, sentences: sentences, language: language)
      paths.append("\(name).\(language.rawValue).html")
      try DiskFiles.write(page.html, to: paths[paths.count - 1])
    }
    return paths
  }

  /// The score, the dimensions and their indicators, and the factor by which unverified figures were corrected.
  private static func derivations(
    of site: SiteResult, in result: RoundResult, _ evidence: RoundEvidence
  ) throws(WorkbenchError) -> [Derivation] {
    let names = ["score"] + site.dimensions.map(\.id) + site.indicators.map(\.id)
    var figures = names.map { "site/\(site.site)/\($0)" }
    if result.inspection.factors.contains(where: { $0.area == site.district }) {
      figures.append("district/\(site.district)/verification")
    }
    var derivations: [Derivation] = []
    for figure in figures {
      do {
        derivations.append(try RoundEvaluation.derivation(of: figure, in: result, evidence: evidence))
      } catch {
        throw .evaluation("\(error)")
      }
    }
    return derivations
  }
}
