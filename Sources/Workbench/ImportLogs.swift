import Foundation
import Intake
import ProgrammeModel
import Sampling

/// Counts the page views of access logs by site and month and stores them as website statistics.
package enum ImportLogs {
  package static let kind = "logs"

  static let threads = ProcessInfo.processInfo.activeProcessorCount

  /// Imports logs as one batch: the files are counted together, so that a month that several of them share is one.
  /// - Parameter pages: table of page rules.
  /// - Throws: `WorkbenchError` when the import cannot be tried; what is wrong with the files is in the outcome.
  package static func run(
    _ files: [String], pages: String?, as request: ImportRequest
  ) throws(WorkbenchError) -> ImportOutcome {
    let opened = try OpenEvaluation(request.evaluation)
    guard let round = request.round else { throw .roundNeeded(kind: kind) }
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
    let stored = StoredFile(name: reading.files.joined(separator: ", "), bytes: reading.byteCount, digest: digest)
    return try ImportEvidence.store(.log(reading), stored, round: id, as: request, in: opened)
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
}
