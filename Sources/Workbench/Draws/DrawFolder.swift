import Foundation
import Sampling

/// The folder of a draw's protocol files. Everything in it is published; no secret is ever kept there.
struct DrawFolder {
  let path: String

  /// The files of the protocol (vdraw/1) and what is handed out with them.
  enum File: String {
    case frame = "frame.tsv"
    /// Why sites are inspected in any case.
    case certain = "certain.tsv"
    case covariates = "covariates.tsv"
    case plan = "plan.json"
    case ceremony = "ceremony.json"
    case previous = "previous_certificate.json"
    case dispositions = "dispositions.tsv"
    case certificate = "certificate.json"
    case result = "result.tsv"
    case verifier = "verify_draw.py"
    case chinesePage = "certificate.zh.html"
    case englishPage = "certificate.en.html"
  }

  func holds(_ file: File) -> Bool { DiskFiles.exists(place(of: file)) }

  func bytes(_ file: File) throws(WorkbenchError) -> [UInt8] { try DiskFiles.bytes(place(of: file)) }

  func bytesIfThere(_ file: File) throws(WorkbenchError) -> [UInt8]? { holds(file) ? try bytes(file) : nil }

  func write(_ bytes: [UInt8], to file: File) throws(WorkbenchError) {
    try DiskFiles.write(bytes, to: place(of: file))
  }

  func remove(_ file: File) throws(WorkbenchError) { try DiskFiles.remove(place(of: file)) }

  /// Keeps a file of an attempt that ended: `plan.attempt-1.json`.
  func keep(_ bytes: [UInt8], of file: File, attempt: Int) throws(WorkbenchError) {
    let name = file.rawValue.replacing(".json", with: ".attempt-\(attempt).json")
    try DiskFiles.write(bytes, to: path + "/" + name)
  }

  /// Whether a path leads into the folder.
  func contains(_ other: String) -> Bool {
    let folder = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    let parent = URL(fileURLWithPath: other).standardizedFileURL.deletingLastPathComponent()
    return parent.resolvingSymlinksInPath().pathComponents.starts(with: folder)
  }

  private func place(of file: File) -> String { path + "/" + file.rawValue }
}

extension DrawFolder {
  /// The files from which a draw is derived.
  func files() throws(WorkbenchError) -> DrawFiles {
    DrawFiles(
      frame: try bytes(.frame), plan: try bytes(.plan), ceremony: try bytes(.ceremony),
      covariates: try bytesIfThere(.covariates), dispositions: try bytesIfThere(.dispositions),
      previousCertificate: try bytesIfThere(.previous))
  }

  func frame() throws(WorkbenchError) -> SamplingFrame {
    let bytes = try bytes(.frame)
    return try drawing { () throws(DrawError) in try SamplingFrame(bytes: bytes) }
  }

  /// The ceremony as far as it has come.
  func openCeremony() throws(WorkbenchError) -> OpenCeremony {
    let plan = try bytes(.plan)
    let ceremony = try bytesIfThere(.ceremony)
    let open = try drawing { () throws(DrawError) in try OpenCeremony(plan: plan, ceremony: ceremony) }
    let frame = try frame()
    guard frame.digest == open.plan.frameDigest else {
      throw .draw(.frameMismatch(found: frame.digest, planned: open.plan.frameDigest))
    }
    return open
  }
}

/// Names what the sampling code throws as the Workbench does.
func drawing<Value>(_ work: () throws(DrawError) -> Value) throws(WorkbenchError) -> Value {
  do { return try work() } catch { throw .draw(error) }
}
