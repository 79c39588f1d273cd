package import ProgrammeModel
package import Sampling
import Store

/// The inspection draw on a folder of protocol files.
package enum DrawInspection {
  /// Derives the draw, writes `certificate.json` and `result.tsv` beside the protocol files and, when asked, records it.
  /// - Throws: `WorkbenchError.draw` when a protocol file is refused, `.store` when another draw is on record.
  package static func run(
    in folder: String, into evaluation: String?, round: String?, by author: Attribution
  ) throws(WorkbenchError) -> CertifiedDraw {
    let files = try files(in: folder)
    let draw = try certified(files)
    if let evaluation, let round { try record(draw, files, into: evaluation, round: round, by: author) }
    try DiskFiles.write(draw.certificate, to: folder + "/certificate.json")
    try DiskFiles.write(draw.sample.bytes, to: folder + "/result.tsv")
    return draw
  }

  /// Derives the draw again and compares it with the certificate.
  /// - Returns: the parts that differ; empty when the certificate holds.
  package static func verify(in folder: String) throws(WorkbenchError) -> [String] {
    let draw = try certified(try files(in: folder))
    let published = try DiskFiles.bytes(folder + "/certificate.json")
    do { return try draw.differences(from: published) } catch { throw .draw(error) }
  }

  private static func certified(_ files: DrawFiles) throws(WorkbenchError) -> CertifiedDraw {
    do { return try CertifiedDraw(files) } catch { throw .draw(error) }
  }

  private static func files(in folder: String) throws(WorkbenchError) -> DrawFiles {
    var files = DrawFiles(
      frame: try DiskFiles.bytes(folder + "/frame.tsv"), plan: try DiskFiles.bytes(folder + "/plan.json"),
      ceremony: try DiskFiles.bytes(folder + "/ceremony.json"))
    let dispositions = folder + "/dispositions.tsv"
    if DiskFiles.exists(dispositions) { files.dispositions = try DiskFiles.bytes(dispositions) }
    let previous = folder + "/previous_certificate.json"
    if DiskFiles.exists(previous) { files.previousCertificate = try DiskFiles.bytes(previous) }
    return files
  }

  private static func record(
    _ draw: CertifiedDraw, _ files: DrawFiles, into evaluation: String, round: String, by author: Attribution
  ) throws(WorkbenchError) {
    let stored = StoredDraw(
      round: round, attempt: draw.plan.attempt, drawID: draw.plan.drawID, seed: draw.seed.hex, frame: files.frame,
      plan: files.plan, ceremony: files.ceremony, certificate: draw.certificate)
    let opened = try OpenEvaluation(evaluation)
    _ = try opened.round(round)
    do { try opened.file.store(stored, by: author) } catch { throw .store(error) }
  }
}
