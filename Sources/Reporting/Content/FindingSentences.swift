package import Evaluation
package import ProgrammeModel

/// The sentences of a result's findings, for those who list them outside a report.
package struct FindingSentences {
  private let report: ReportContext

  /// - Throws: `ReportError` when the result is not one of this programme.
  package init(
    result: RoundResult, programme: Programme, questionnaire: Questionnaire, language: Language
  ) throws(ReportError) {
    report = try ReportContext(
      result: result, programme: programme, questionnaire: questionnaire, language: language)
  }

  /// What was found, with its subject and figures, as the report says it.
  package func sentence(_ finding: Finding) -> String {
    NumberText(report.language).plain(report.findingSentence(finding))
  }

  /// What kind of finding it is, in a few words.
  package func title(_ finding: Finding) -> String {
    NumberText(report.language).plain(report.findingTitle(finding.code))
  }
}
