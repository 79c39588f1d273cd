/// A dimension of the indicator tree with its indicators.
package struct IndicatorDimension: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  /// Weight among the dimensions.
  package let weight: Double
  package let indicators: [IndicatorDefinition]
  /// Highest score that a site below the minimum of projects can have in this dimension.
  package let capBelowMinimumProjects: Double?

  package init(
    id: String, name: LocalizedText, weight: Double, indicators: [IndicatorDefinition], capBelowMinimumProjects: Double?
  ) {
    self.id = id
    self.name = name
    self.weight = weight
    self.indicators = indicators
    self.capBelowMinimumProjects = capBelowMinimumProjects
  }
}

/// One indicator: what is measured, from which source, and between which values it scores 0 to 100.
package struct IndicatorDefinition: Sendable, Equatable, Codable, Identifiable {
  package let id: String
  package let name: LocalizedText
  /// The project that the indicator belongs to; a site without it has the indicator *not applicable*.
  package let project: String?
  /// Weight within its dimension.
  package let weight: Double
  package let measure: Measure
  package let unit: LocalizedText
  /// The value that scores 0 and the value that scores 100; the direction follows from their order.
  package let zero: Goalpost
  package let full: Goalpost
  package let basis: Basis

  /// On what the goalposts rest.
  package enum Basis: String, Sendable, Codable, CaseIterable {
    /// T: a target of the notice.
    case target
    /// B: the site's own baseline or comparable communities.
    case baseline
    /// C: a convention to be confirmed by the commissioner.
    case convention
  }

  package init(
    id: String, name: LocalizedText, project: String?, weight: Double, measure: Measure, unit: LocalizedText,
    zero: Goalpost, full: Goalpost, basis: Basis
  ) {
    self.id = id
    self.name = name
    self.project = project
    self.weight = weight
    self.measure = measure
    self.unit = unit
    self.zero = zero
    self.full = full
    self.basis = basis
  }
}

/// A value of the scale's end: given, or a percentile of the sites' values.
package enum Goalpost: Sendable, Equatable, Codable {
  case value(Double)
  /// 0…100; quantile of type 7 over the sites that have a value.
  case percentile(Double)
}

/// What an indicator measures. The arguments are data of the programme; each case is one computation of `Evaluation`.
package enum Measure: Sendable, Equatable, Codable {
  /// Share of answers in `categories` among those with an opinion.
  case surveyShare(question: String, categories: [String])
  /// Mean over questions of the shares in `categories`.
  case surveyMeanShare(questions: [String], categories: [String])
  /// Mean over the site's projects of the share in `categories` of the question `prefix` + project.
  case surveyProjectShare(prefix: String, categories: [String])
  /// Views a month per 1,000 residents, robots removed, as a ratio to the baseline period.
  case clickRatio
  /// Valid room sessions a month per 1,000 residents.
  case roomRate
  /// Active devices / eligible elders.
  case callButtonCoverage
  /// Sum of a count of a project a month per 1,000 residents.
  case countRate(project: String, measure: String)
  /// One count over another; nothing is scored below `minimum` of the count `minimumMeasure`.
  case countRatio(project: String, numerator: String, denominator: String, minimumMeasure: String, minimum: Double)
  /// Projects running / projects contracted.
  case projectsRunning
  /// Expected projects running / expected projects.
  case expectedProjectsRunning
  /// Mean over the projects of achieved / planned, each capped at 1.
  case milestones
  /// A reported share (reported numerator / denominator of two self-report items), corrected by the inspection.
  case verifiedShare(numerator: String, denominator: String)
  /// Number of yes among inspected items; the sites not visited have it not applicable.
  case inspectionItems([String])
  /// Ledger rules kept / those that apply.
  case rulesKept
  /// 1 when the self-report came complete and in time, else 0.
  case reportedOnTime
  /// Changes approved / made; not applicable without a change.
  case changesApproved
  /// Verified / reported over the inspected items.
  case truthfulness
  /// Severity-corrected panel mean.
  case panelScore
}

/// Grades of the total score, best first, and the gate that satisfaction sets.
package struct Grading: Sendable, Equatable, Codable {
  package let grades: [Grade]
  package let gate: SatisfactionGate

  /// A grade with the lowest total that earns it; the last has minimum 0.
  package struct Grade: Sendable, Equatable, Codable, Identifiable {
    package let id: String
    package let name: LocalizedText
    package let minimum: Double

    package init(id: String, name: LocalizedText, minimum: Double) {
      self.id = id
      self.name = name
      self.minimum = minimum
    }
  }

  /// What residents' satisfaction demands whatever else a site scores.
  package struct SatisfactionGate: Sendable, Equatable, Codable {
    /// Indicator that carries satisfaction (a share).
    package let indicator: String
    package let floor: Double
    /// Grade that needs the lower limit at the floor or above.
    package let lowerLimitFor: String
    /// Best grade that a site can have when the upper limit is below the floor.
    package let ceilingBelow: String

    package init(indicator: String, floor: Double, lowerLimitFor: String, ceilingBelow: String) {
      self.indicator = indicator
      self.floor = floor
      self.lowerLimitFor = lowerLimitFor
      self.ceilingBelow = ceilingBelow
    }
  }

  package init(grades: [Grade], gate: SatisfactionGate) {
    self.grades = grades
    self.gate = gate
  }
}
