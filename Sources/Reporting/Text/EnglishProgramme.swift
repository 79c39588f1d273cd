// English: what a programme and its evidence are made of.

extension ActorPhrase {
  var english: String {
    switch self {
    case .city: "the department of the {=city}"
    case .district: "{=districts}"
    case .street: "{=streetOffice}s"
    case .site: "sites"
    case .evaluator: "the evaluator"
    case .judges: "judges"
    }
  }
}

extension GroupPhrase {
  var english: String {
    switch self {
    case .expected: "expected"
    case .optional: "optional"
    case .other: "a site's own"
    }
  }
}

extension NaturePhrase {
  var english: String {
    switch self {
    case .charitable: "charitable"
    case .mixed: "mixed"
    case .commercial: "commercial"
    }
  }
}

extension BasisPhrase {
  var english: String {
    switch self {
    case .target: "target"
    case .baseline: "baseline"
    case .convention: "convention"
    }
  }
}

extension MeasurePhrase {
  var english: String {
    switch self {
    case .survey: "{=resident} survey"
    case .clicks: "website statistics"
    case .rooms: "room logs"
    case .installs: "install ledger"
    case .counts: "project counts"
    case .selfReport: "self-reports"
    case .verified: "self-reports and inspection"
    case .inspection: "inspection"
    case .ledger: "ledgers"
    case .changes: "approvals of changes"
    case .review: "{=review}"
    }
  }
}

extension MissingPhrase {
  var english: String {
    switch self {
    case .notAsked: "Not asked"
    case .blank: "Left blank"
    case .dontKnow: "Don't know"
    case .notApplicable: "Not applicable"
    case .refused: "Refused"
    }
  }
}
