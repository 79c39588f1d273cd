import GRDB

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension EvaluationFile {
  /// Copies the file as it stands at one moment, while others may write to it (SQLite's online backup), and examines the
  /// copy before it gets its name: at the path stands a whole, verified copy or nothing.
  /// - Returns: what verifying the copy gave. With differences there is no copy: the file itself is damaged or was altered.
  /// - Throws: `StoreError.exists`, `.diskFull`, `.unusable`.
  package func backup(to target: String) throws(StoreError) -> TraceVerification {
    guard !pathExists(target) else { throw .exists(target) }
    let temporary = target + ".new"
    Self.removeDatabase(temporary)
    defer { Self.removeDatabase(temporary) }
    let verification: TraceVerification
    do {
      let copy = try DatabaseQueue(path: temporary)
      try database.backup(to: copy)
      try copy.close()
      verification = try Self.verified(temporary)
      guard verification.differences.isEmpty else { return verification }
      try Self.publish(temporary, as: target)
    } catch {
      throw StoreError(error, path: target)
    }
    return verification
  }

  /// Opening and closing the copy leaves it without a write-ahead log beside it.
  private static func verified(_ path: String) throws -> TraceVerification {
    let copy = try EvaluationFile(path: path)
    let verification = try copy.verification()
    try copy.database.close()
    return verification
  }

  /// Syncs a file, gives it its name, and syncs the folder.
  private static func publish(_ temporary: String, as target: String) throws {
    let folder = target.lastIndex(of: "/").map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
    let isDone = sync(temporary) && link(temporary, target) == 0 && sync(folder)
    guard isDone else { throw StoreError.unusable(path: target, reason: String(cString: strerror(errno))) }
  }

  private static func removeDatabase(_ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
  }
}

/// Writes a file or folder down to the disk.
private func sync(_ path: String) -> Bool {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  return fsync(descriptor) == 0
}
