import ProgrammeModel

/// The register of public comments: counts by theme, what waits for a reply, what came late.
struct CommentChecks: Sendable {
  let evidence: GroupedEvidence

  private var comments: [PublicComment] { evidence.comments }

  var findings: [Finding] {
    comments.flatMap { comment -> [Finding] in
      var findings: [Finding] = []
      if comment.replied == nil {
        findings.append(Finding(.commentUnanswered, subject: comment.number, evidence: [comment.origin.label]))
      }
      if let last = evidence.programme.consultation?.last, comment.received > last {
        findings.append(
          Finding(
            .commentLate, subject: comment.number, value: Double(comment.received.dayNumber - last.dayNumber),
            evidence: [comment.origin.label]))
      }
      return findings
    }
  }

  /// By theme, the most frequent first; nil without comments.
  var result: CommentResult? {
    guard !comments.isEmpty else { return nil }
    let themes = Dictionary(grouping: comments, by: \.theme).map { theme, all in
      CommentResult.Theme(
        theme: theme, comments: all.count, residents: all.count { $0.from == "resident" },
        replied: all.count { $0.replied != nil }, adopted: all.count { $0.isAdopted == true })
    }
    return CommentResult(
      themes: themes.sorted { ($1.comments, $0.theme) < ($0.comments, $1.theme) })
  }
}
