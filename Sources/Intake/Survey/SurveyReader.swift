package import ProgrammeModel

/// What was read of a survey file.
package struct SurveyReading: Sendable {
  package let file: String
  package let verdict: FileVerdict?
  package let responses: [SurveyResponse]
  package let rejected: [RejectedRow]
  package let problems: [IntakeProblem]
  package let account: RowAccount
  /// Cells changed by each repair that was offered.
  package let repairs: [RepairCount]

  /// Whether nothing of the file may be used.
  package var isFatal: Bool { problems.contains { $0.severity == .fatal } }
}

/// Reads survey exports against a questionnaire: every answer is checked, every row is used or kept apart with its
/// reasons.
///
/// An answer that the skip logic did not ask for is not used; a question whose condition refers to a question that the
/// file does not have counts as asked when it is answered. A row with an answer that is not in the codebook, out of
/// range, of an unknown site or without a valid weight is rejected; so is the second row of a respondent. Repairs are
/// applied before anything is checked. Open answers are kept with personal data masked; an answer to a question for a
/// name or a home is personal as a whole.
package struct SurveyReader: Sendable {
  let questionnaire: Questionnaire
  let roles: SurveyDesignRoles?
  let sites: SiteDirectory
  let columnMap: [String: String]
  let pseudonyms: Pseudonyms?
  let repairs: [Repair]
  let remarks: [IntakeProblem]

  /// A reader for a questionnaire.
  ///
  /// - Parameters:
  ///   - roles: which columns carry the place in the sample. Nil for a file without a design: the site is then empty, each
  ///     respondent is a cluster of its own and has weight 1.
  ///   - columnMap: the question or role that a column means, by column name, where matching by name or label fails.
  ///   - pseudonyms: what respondents are called in the reading; nil leaves them as the file has them.
  ///   - repairs: those that concern the file.
  ///   - remarks: what was found while the questionnaire was read or learned; told with the file's problems.
  package init(
    questionnaire: Questionnaire, roles: SurveyDesignRoles?, sites: [Site], columnMap: [String: String] = [:],
    pseudonyms: Pseudonyms? = nil, repairs: [Repair] = [], remarks: [IntakeProblem] = []
  ) {
    self.questionnaire = questionnaire
    self.roles = roles
    self.sites = SiteDirectory(sites)
    self.columnMap = columnMap
    self.pseudonyms = pseudonyms
    self.repairs = repairs
    self.remarks = remarks
  }

  package func read(_ source: SourceFile, choice: ReadingChoice = ReadingChoice()) -> SurveyReading {
    var pass = SurveyPass(self, SourceTable.read(source, choice: choice))
    return pass.run()
  }

  /// Names of the roles that a file must have, and those that it may have.
  var roleNames: (required: [String], optional: [String]) {
    guard let roles else { return ([], []) }
    return ([roles.site, roles.cluster, roles.weight], [roles.clusterPopulation])
  }
}
