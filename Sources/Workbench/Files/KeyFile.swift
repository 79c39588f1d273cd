import Foundation
import Intake
import ProgrammeModel
import Store

/// The file that holds an evaluation's key to its pseudonyms. It lies beside the evaluation or where the user wants it, can
/// be read by its owner only, and is never part of what is handed over.
enum KeyFile {
  /// `NAME.steelyard.key`, unless another path is given.
  static func path(of evaluation: String, given: String?) -> String { given ?? evaluation + ".key" }

  /// - Throws: `WorkbenchError.keyMissing`, `.keyUnusable`.
  static func read(_ path: String) throws(WorkbenchError) -> PersonKey {
    guard DiskFiles.exists(path) else { throw .keyMissing(path: path) }
    let text = String(decoding: try DiskFiles.bytes(path), as: UTF8.self)
    guard let key = PersonKey(text: text) else { throw .keyUnusable(path: path) }
    return key
  }

  /// The key that lies there, or a new one.
  static func readOrMake(_ path: String) throws(WorkbenchError) -> PersonKey {
    if DiskFiles.exists(path) { return try read(path) }
    let key = PersonKey.random()
    try DiskFiles.writePrivate(key.text, to: path)
    return key
  }
}

extension OpenEvaluation {
  /// The pseudonyms of the evaluation, by its own key. An evaluation that has none yet gets one.
  /// - Throws: `WorkbenchError.keyMissing`, `.keyUnusable`, `.keyWrong`.
  func pseudonyms(key given: String?, by author: Attribution) throws(WorkbenchError) -> Pseudonyms {
    let path = KeyFile.path(of: file.path, given: given)
    guard let fingerprint = try stored({ () throws(StoreError) in try file.personKey() }) else {
      let key = try KeyFile.readOrMake(path)
      try stored { () throws(StoreError) in try file.store(personKey: key.fingerprint, by: author) }
      return Pseudonyms(key: key)
    }
    let key = try KeyFile.read(path)
    guard key.fingerprint == fingerprint else { throw .keyWrong(path: path) }
    return Pseudonyms(key: key)
  }
}
