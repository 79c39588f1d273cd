/// What stands behind the decision on a roll-out besides the rule's own figures, and the opinion on the programme as a whole.
package struct RollOutResult: Sendable, Equatable, Codable {
  package var effects: [ProjectEffect]
  package var programme: ProgrammeOpinion

  /// One project: satisfaction and use against comparison, reach among groups, what is in doubt.
  package struct ProjectEffect: Sendable, Equatable, Codable {
    package var project: String
    /// Share satisfied overall at sites with the project minus at sites without; nil where all or none have it.
    package var otherSites: Figure?
    /// The same within districts, weighted by the residents of the sites with the project.
    package var matched: Figure?
    /// Share satisfied with the project minus that of the round before.
    package var before: Figure?
    /// Share of residents who use the project, by category of each question on the respondent.
    package var groups: [GroupUse]
    /// Of the category with the lowest use minus of all other residents, with limits for the number of categories (Bonferroni).
    package var gap: Gap?
    /// Findings that speak of the project.
    package var findings: Int
    /// Conditions of *yes* that are not met: `satisfaction`, `use`, `verification`, `cost`; empty when all are.
    package var open: [String]
  }

  package struct GroupUse: Sendable, Equatable, Codable {
    package var question: String
    package var category: String
    package var used: Figure
  }

  package struct Gap: Sendable, Equatable, Codable {
    package var question: String
    package var category: String
    package var difference: Figure
  }

  /// *Yes* needs the city's satisfaction at the floor with its lower limit and the declared share of the expected projects at *yes*, none at
  /// *no*; *no* a city's upper limit below the floor or half of the expected projects at *no*.
  package struct ProgrammeOpinion: Sendable, Equatable, Codable {
    package var rollOut: ProjectRecommendation.RollOut
    package var satisfaction: Figure
    /// Expected projects by opinion.
    package var yes: Int
    package var no: Int
    package var undecided: Int
    /// Expected projects that *yes* needs.
    package var needed: Int
  }
}

/// The opinion on rolling a project out.
package struct ProjectRecommendation: Sendable, Equatable, Codable {
  package enum RollOut: String, Sendable, Codable {
    case yes
    case no
    case undecided
  }

  package var project: String
  package var rollOut: RollOut
  /// Codes of the reasons, with their figures.
  package var because: [NamedFigure]
}
