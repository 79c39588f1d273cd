struct PanelFigures: Sendable {
  init(_ evidence: GroupedEvidence, level: Double) throws(EvaluationError) {}
  func score(_ site: String) -> SiteOutcome { .missing }
  var findings: [Finding] { [] }
  var result: ReviewResult { ReviewResult(judges: [], agreement: [], recusals: [], sites: []) }
}
