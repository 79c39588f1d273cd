import Foundation
import Intake
import ProgrammeModel
import Sampling
import Store

/// Counts the page views of access logs by site and month and stores them as website statistics.
package enum ImportLogs {
  package static let kind = "logs"

  static let threads = ProcessInfo.processInfo.activeProcessorCount

  /// Imports logs as one batch: the files are counted together, so that a month that several of them share is one.
  /// - Parameters:
  ///   - pages: table of page rules.
  ///   - time: goes on record.
  /// - Throws: `WorkbenchError` when the import cannot be tried; what is wrong with the files is in the outcome.
  package static func run(
    files: [String], into evaluation: String, round: String?, pages: String?, time: String
  ) throws(WorkbenchError) -> ImportOutcome {
    let opened = try OpenEvaluation(evaluation)
    guard let round else { throw .roundNeeded(kind: kind) }
    let id = try opened.round(round).id
    guard let pages else { throw .pagesNeeded }
    let sites = try opened.sites(round: id)
    guard !sites.isEmpty else { throw .noSites }
    let rules = try rules(pages, sites: sites, projects: opened.programme.projects, bySite: true)
    var reader = AccessLogReader(rules: rules, threads: threads, keptLines: .max)
    var digests: [String] = []
    for file in files { digests.append(try read(file, with: &reader)) }
    let reading = reader.finished()
    // Several files are known by the digest of their digests.
    let digest = digests.count == 1 ? digests[0] : SHA256Digest(of: digests.joined(separator: "\n")).hex
    let earlier = try opened.stored { () throws(StoreError) in
      try opened.file.storedBatch(kind: kind, round: id, sha256: digest)
    }
    if let earlier { return ImportOutcome(log: reading, ending: .alreadyStored(batch: earlier)) }
    guard !reading.isFatal else { return ImportOutcome(log: reading, ending: .refused) }
    let draft = try draft(reading, round: id, digest: digest, time: time)
    let batch = try opened.stored { () throws(StoreError) in try opened.file.store(draft) }
    return ImportOutcome(log: reading, ending: .stored(batch: batch))
  }

  /// Reads one file into a reader.
  /// - Returns: the SHA-256 of its bytes.
  static func read(_ path: String, with reader: inout AccessLogReader) throws(WorkbenchError) -> String {
    var digest = SHA256Stream()
    reader.begin(file: DiskFiles.name(path))
    try DiskFiles.read(path) { piece in
      digest.add(piece)
      reader.read(piece)
    }
    reader.end()
    return digest.digest.hex
  }

  /// Page rules from a table, checked against the programme where there is one.
  static func rules(
    _ path: String, sites: [Site]? = nil, projects: [Project]? = nil, bySite: Bool = false
  ) throws(WorkbenchError) -> PageRules {
    let source = try DiskFiles.source(path)
    do {
      return try PageRules(source, sites: sites, projects: projects, bySite: bySite)
    } catch {
      throw .problems(error.problems)
    }
  }

  private static func draft(
    _ reading: AccessLogReading, round: String, digest: String, time: String
  ) throws(WorkbenchError) -> BatchDraft {
    var lines: [RejectedLine] = []
    for row in reading.rejected {
      lines.append(RejectedLine(line: row.line, raw: row.text, problems: try JSONText.compact(row.problems)))
    }
    var warnings: [String] = []
    for problem in reading.problems where problem.severity == .warn { warnings.append(try JSONText.compact(problem)) }
    let account = reading.account
    return BatchDraft(
      kind: kind, round: round, file: reading.files.joined(separator: ", "), sha256: digest, bytes: reading.byteCount,
      lines: account.lines, header: account.header, blank: account.blank, rejected: lines, warnings: warnings,
      importedAt: time, content: .counted(RecordSchema.of(.clicks), reading.clicks, lines: account.data))
  }
}
