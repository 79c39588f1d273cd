import Sampling
import Store
import Trace

/// Proves that nothing was altered: of an evaluation, of a draw, or of a result that was handed on.
package enum VerifyFile {
  /// - Parameters:
  ///   - path: an evaluation file; a folder of protocol files or the certificate in it; a result as `evaluate --format json`
  ///     prints it.
  ///   - head: a head line that was published earlier; the log must begin with it.
  ///   - evaluation: the evaluation of a result.
  /// - Throws: `WorkbenchError` when something cannot be read; what differs is in the report.
  package static func run(
    _ path: String, head: String?, of evaluation: String?
  ) throws(WorkbenchError) -> VerificationReport {
    let name = DiskFiles.name(path)
    if DiskFiles.isFolder(path) { return try draw(in: path) }
    if name == "certificate.json" { return try draw(in: DiskFiles.folder(of: path)) }
    if !name.hasSuffix(".json") { return try self.evaluation(path, head: head) }
    guard let evaluation else { throw .evaluationNeeded }
    return try result(path, of: evaluation, head: head)
  }

  /// The head line of an evaluation's log.
  package static func head(of path: String) throws(WorkbenchError) -> String {
    try OpenEvaluation(path).head()
  }

  private static func draw(in folder: String) throws(WorkbenchError) -> VerificationReport {
    VerificationReport(findings: try DrawInspection.verify(in: folder).map { .certificate($0) }, trace: nil)
  }

  private static func evaluation(_ path: String, head: String?) throws(WorkbenchError) -> VerificationReport {
    let file: EvaluationFile
    let verification: TraceVerification
    let published = try head.map { line throws(WorkbenchError) in try self.published(line) }
    do {
      file = try EvaluationFile.open(at: path)
      verification = try file.verification(published: published)
    } catch {
      throw .store(error)
    }
    return VerificationReport(findings: verification.differences.map { .trace($0) }, trace: verification)
  }

  /// The evaluation must hold, begin with the head that the result names, and hold the same result.
  private static func result(
    _ path: String, of evaluation: String, head: String?
  ) throws(WorkbenchError) -> VerificationReport {
    let printed = try json(try DiskFiles.bytes(path), name: path)
    guard let round = printed["round"]?.text else { throw .unreadable(path: path) }
    let named = printed["head"]?.text
    var report = try self.evaluation(evaluation, head: head ?? named)
    let opened = try OpenEvaluation(evaluation)
    // The log may have grown since: the head is compared as a head, and everything else as it stands.
    let stored = try JSONText.pretty(PrintedEvaluation(EvaluateRound.stored(round, in: opened), head: named ?? ""))
    if let place = printed.firstDifference(from: try json(Array(stored.utf8), name: evaluation)) {
      report.findings.append(.result(round: round, place: place))
    }
    return report
  }

  private static func json(_ bytes: [UInt8], name: String) throws(WorkbenchError) -> ProtocolJSON {
    do { return try ProtocolJSON.read(bytes, file: name) } catch { throw .unreadable(path: name) }
  }

  private static func published(_ line: String) throws(WorkbenchError) -> TreeHead {
    guard let head = TreeHead(line: line) else { throw .badHead(line) }
    return head
  }
}

extension ProtocolJSON {
  /// Where two documents first differ, keys in alphabetical order, entries of lists by their number from 0:
  /// `sites/3/score`; nil when they agree.
  fileprivate func firstDifference(from other: ProtocolJSON, at place: String = "") -> String? {
    if self == other { return nil }
    let path = place.isEmpty ? "" : place + "/"
    if let mine = object, let others = other.object {
      for key in Set(mine.keys).union(others.keys).sorted() where mine[key] != others[key] {
        guard let value = mine[key], let counterpart = others[key] else { return path + key }
        return value.firstDifference(from: counterpart, at: path + key)
      }
    }
    if let mine = array, let others = other.array {
      let shared = min(mine.count, others.count)
      guard let index = (0..<shared).first(where: { mine[$0] != others[$0] }) else { return "\(path)\(shared)" }
      return mine[index].firstDifference(from: others[index], at: "\(path)\(index)")
    }
    return place
  }
}

extension OpenEvaluation {
  /// The head line of the log.
  func head() throws(WorkbenchError) -> String { try stored { () throws(StoreError) in try file.head() }.line }
}

/// What verifying gave, in the forms in which it is printed.
package struct VerificationReport: Sendable {
  var findings: [Finding]
  /// Of an evaluation.
  let trace: TraceVerification?

  enum Finding: Sendable {
    case trace(TraceDifference)
    /// A part of a certificate.
    case certificate(String)
    /// A place in a result, by the keys that lead to it.
    case result(round: String, place: String)
  }

  package var isVerified: Bool { findings.isEmpty }
}
