package import ProgrammeModel
import Reporting
package import Sampling
import Store

/// The draw from its folder of protocol files, and what becomes of the drawn sites.
package enum DrawInspection {
  /// Derives the draw, writes what is handed out beside the protocol files and, when asked, records it.
  /// - Throws: `WorkbenchError.draw` when a protocol file is refused, `.certificateExists` when another certificate lies
  ///   there, `.store` when another draw is on record.
  package static func run(
    in path: String, into evaluation: String?, round: String?, by author: Attribution
  ) throws(WorkbenchError) -> CertifiedDraw {
    let folder = DrawFolder(path: path)
    let files = try folder.files()
    let draw = try drawing { () throws(DrawError) in try CertifiedDraw(files) }
    if let published = try folder.bytesIfThere(.certificate) {
      let differences = try drawing { () throws(DrawError) in try draw.differences(from: published) }
      // Only what became of the drawn sites may differ from what was published.
      let changed = differences.filter { $0 != "final" }
      guard changed.isEmpty else { throw .certificateExists(differences: changed) }
    }
    var head: String?
    if let evaluation, let round { head = try record(draw, files, into: evaluation, round: round, by: author) }
    try handOut(draw, head: head, in: folder)
    return draw
  }

  /// Derives the draw again and compares it with the certificate, and with result.tsv when it is there.
  /// - Returns: the parts that differ; empty when the certificate holds.
  package static func verify(in path: String) throws(WorkbenchError) -> [String] {
    let folder = DrawFolder(path: path)
    let files = try folder.files()
    let published = try folder.bytes(.certificate)
    let draw = try drawing { () throws(DrawError) in try CertifiedDraw(files) }
    let differences = try drawing { () throws(DrawError) in try draw.differences(from: published) }
    let isResultKept = try folder.bytesIfThere(.result).map { $0 == draw.sample.bytes } ?? true
    return differences + (isResultKept ? [] : [DrawFolder.File.result.rawValue])
  }

  /// Takes a site off the list of sites to inspect; the next reserve of its stratum takes its place, and no other.
  /// - Parameter fate: `ineligible`, `closed` or `refused`.
  /// - Throws: `WorkbenchError.unknownKind`, `.certificateExists` when the certificate does not hold, `.draw` with
  ///   `.step(.notInspected)` or `.step(.reasonNeeded)`.
  package static func dispose(
    _ unit: String, as fate: String, because reason: String, in path: String
  ) throws(WorkbenchError) -> CertifiedDraw {
    guard let loss = Dispositions.Loss(rawValue: fate) else {
      throw .unknownKind(fate, known: Dispositions.Loss.allCases.map(\.rawValue))
    }
    let differences = try verify(in: path)
    guard differences.isEmpty else { throw .certificateExists(differences: differences) }
    let folder = DrawFolder(path: path)
    var files = try folder.files()
    let draw = try drawing { () throws(DrawError) in
      let line = try CertifiedDraw(files).disposition(of: unit, as: loss, because: reason)
      files.dispositions = (files.dispositions ?? []) + line
      return try CertifiedDraw(files)
    }
    try folder.write(files.dispositions ?? [], to: .dispositions)
    try handOut(draw, head: nil, in: folder)
    return draw
  }

  /// Writes result, pages and verifier, and the certificate last.
  private static func handOut(
    _ draw: CertifiedDraw, head: String?, in folder: DrawFolder
  ) throws(WorkbenchError) {
    let certificate = DrawCertificate(draw, head: head)
    try folder.write(draw.sample.bytes, to: .result)
    try folder.write(Array(CertificatePage.write(certificate, in: .zh).utf8), to: .chinesePage)
    try folder.write(Array(CertificatePage.write(certificate, in: .en).utf8), to: .englishPage)
    try folder.write(Array(VerifierScript.text.utf8), to: .verifier)
    try folder.write(draw.certificate, to: .certificate)
  }

  /// - Returns: the head line of the log with the draw.
  private static func record(
    _ draw: CertifiedDraw, _ files: DrawFiles, into evaluation: String, round: String, by author: Attribution
  ) throws(WorkbenchError) -> String {
    let stored = StoredDraw(
      round: round, attempt: draw.plan.attempt, drawID: draw.plan.drawID, seed: draw.seed.hex, frame: files.frame,
      plan: files.plan, ceremony: files.ceremony, certificate: draw.certificate)
    let opened = try OpenEvaluation(evaluation)
    _ = try opened.round(round)
    try opened.stored { () throws(StoreError) in try opened.file.store(stored, by: author) }
    return try opened.head()
  }
}
