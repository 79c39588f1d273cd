// The keys of words for what a programme and its evidence are made of. The words are in ChineseProgramme.swift and
// EnglishProgramme.swift.

import ProgrammeModel

/// Who acts in a step of the calendar.
enum ActorPhrase: String, Phrase, CaseIterable {
  case city
  case district
  case street
  case site
  case evaluator
  case judges
}

/// Whether a site is expected to run a project.
enum GroupPhrase: String, Phrase, CaseIterable {
  case expected
  case optional
  case other
}

/// Who carries a project economically.
enum NaturePhrase: String, Phrase, CaseIterable {
  case charitable
  case mixed
  case commercial
}

/// On what goalposts rest.
enum BasisPhrase: String, Phrase, CaseIterable {
  case target
  case baseline
  case convention
}

/// The evidence that an indicator is measured from.
enum MeasurePhrase: String, Phrase, CaseIterable {
  case survey
  case clicks
  case rooms
  case installs
  case counts
  case selfReport
  case verified
  case inspection
  case ledger
  case changes
  case review
}

/// Why there is no answer.
enum MissingPhrase: String, Phrase, CaseIterable {
  case notAsked
  case blank
  case dontKnow
  case notApplicable
  case refused
}

extension GroupPhrase {
  init(_ group: Project.Group) {
    switch group {
    case .expected: self = .expected
    case .optional: self = .optional
    case .other: self = .other
    }
  }
}

extension NaturePhrase {
  init(_ nature: Project.Nature) {
    switch nature {
    case .charitable: self = .charitable
    case .mixed: self = .mixed
    case .commercial: self = .commercial
    }
  }
}

extension BasisPhrase {
  init(_ basis: IndicatorDefinition.Basis) {
    switch basis {
    case .target: self = .target
    case .baseline: self = .baseline
    case .convention: self = .convention
    }
  }
}

extension MissingPhrase {
  init(_ kind: MissingKind) {
    switch kind {
    case .notAsked: self = .notAsked
    case .blank: self = .blank
    case .dontKnow: self = .dontKnow
    case .notApplicable: self = .notApplicable
    case .refused: self = .refused
    }
  }
}

extension MeasurePhrase {
  init(_ measure: Measure) {
    switch measure {
    case .surveyShare, .surveyMeanShare, .surveyProjectShare: self = .survey
    case .clickRatio: self = .clicks
    case .roomRate: self = .rooms
    case .callButtonCoverage: self = .installs
    case .countRate, .countRatio: self = .counts
    case .projectsRunning, .expectedProjectsRunning, .milestones, .reportedOnTime: self = .selfReport
    case .verifiedShare, .truthfulness: self = .verified
    case .inspectionItems: self = .inspection
    case .rulesKept: self = .ledger
    case .changesApproved: self = .changes
    case .panelScore: self = .review
    }
  }
}
