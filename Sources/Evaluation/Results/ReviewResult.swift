/// The review meeting (会议评估).
///
/// What is nil was not made by earlier versions of the program.
package struct ReviewResult: Sendable, Equatable, Codable {
  package var judges: [Judge]
  /// Krippendorff's alpha and Gwet's AC2 of all marks; intraclass correlations and Kendall's W of the largest complete
  /// block of them. A coefficient that is not defined is not listed.
  package var agreement: [NamedFigure]
  package var recusals: [Recusal]
  package var sites: [PanelSite]
  /// What shows that the rules were fixed before scores opened.
  package var stamp: MeetingStamp?
  /// Scores that a later scorecard replaced, all versions in order.
  package var revisions: [Revision]?
  /// Groups of judges that no site links, so that their severities cannot be compared; empty where all are linked.
  package var parts: [[String]]?
  /// Sites on which the judges differ more than on the others.
  package var disagreements: [Disagreement]?
  package var panelSize: PanelSize?
  package var rasch: RaschResult?

  package struct Judge: Sendable, Equatable, Codable {
    package var judge: String
    package var scored: Int
    /// How much lower than the panel the judge scores (positive = strict).
    package var severity: Figure
  }

  package struct Recusal: Sendable, Equatable, Codable {
    package var judge: String
    package var site: String
  }

  package struct PanelSite: Sendable, Equatable, Codable {
    package var site: String
    package var mean: Double
    package var trimmed: Double
    package var corrected: Figure
  }

  /// Criteria, scale and trimming as they stood in the log before the first score.
  package struct MeetingStamp: Sendable, Equatable, Codable {
    /// SHA-256 of the rules, see `MeetingStamp.init(_:record:)`.
    package var rules: String
    /// When the programme with these rules went on record; nil where the evidence names no log.
    package var fixed: RecordedEvent?
    /// When the first scorecard of the round went on record, those taken back included.
    package var scored: RecordedEvent?
  }

  /// A score that was given again.
  package struct Revision: Sendable, Equatable, Codable {
    package var judge: String
    package var site: String
    package var criterion: String
    /// By version in order; nil stands for a recusal. The last one counts.
    package var scores: [Double?]
    /// `batch:line` of each version.
    package var evidence: [String]
  }

  /// See `ReviewPanel.DisagreementScreen`.
  package struct Disagreement: Sendable, Equatable, Codable {
    package var site: String
    package var count: Int
    /// Standard deviation of the marks about what site and severity lead to expect, in points.
    package var deviation: Double
    /// Adjusted for the number of sites.
    package var p: Double
    package var judge: String
    package var mark: Double
    package var expected: Double
  }

  /// How many judges a site needs for a reliability of `target`.
  package struct PanelSize: Sendable, Equatable, Codable {
    package var target: Double
    /// Marks of a site now, the median.
    package var now: Int
    /// Reliability of the plain mean (Φ) and of the corrected one (Eρ²) with as many.
    package var dependability: Double
    package var generalizability: Double
    /// Judges that each needs; nil where no panel would be enough.
    package var forDependability: Int?
    package var forGeneralizability: Int?
  }

  /// The many-facet Rasch model of the meeting, or why it has none.
  package struct RaschResult: Sendable, Equatable, Codable {
    /// Different scores given, and how many scores in all; 0 where there is no model.
    package var categories: Int
    package var scores: Int
    package var judges: [RaschMeasure]
    package var criteria: [RaschMeasure]
    package var sites: [RaschMeasure]
    /// `constant`, `extreme` with `subject`, `disconnected`, `not-converged`; nil for a model.
    package var refusal: String?
    package var subject: String?
  }

  /// A place on the scale of logits; severity of judges and difficulty of criteria are positive where scores are lower.
  package struct RaschMeasure: Sendable, Equatable, Codable {
    package var id: String
    package var measure: Double
    package var se: Double
    /// Mean squares near 1 where scores scatter as the model says.
    package var infit: Double
    package var outfit: Double
  }
}

/// An event of the evaluation's log.
package struct RecordedEvent: Sendable, Equatable, Codable {
  package let number: Int
  /// In UTC, as the log writes it.
  package let time: String

  package init(number: Int, time: String) {
    self.number = number
    self.time = time
  }
}
