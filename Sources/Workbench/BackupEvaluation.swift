import Store

/// Copies an evaluation while it may be in use.
package enum BackupEvaluation {
  /// - Returns: what verifying the copy gave; with findings no copy was made.
  /// - Throws: `WorkbenchError.store(.exists)` when something stands at the target.
  package static func run(_ path: String, to target: String) throws(WorkbenchError) -> VerificationReport {
    let opened = try OpenEvaluation(path)
    let verification = try opened.stored { () throws(StoreError) in try opened.file.backup(to: target) }
    return VerificationReport(findings: verification.differences.map { .trace($0) }, trace: verification)
  }
}
