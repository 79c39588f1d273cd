import Foundation
package import Intake

/// Reading and writing of whole files: the only place of the program, besides the database, that touches the disk.
package enum DiskFiles {
  /// A file's bytes under the name that messages use.
  /// - Throws: `WorkbenchError.unreadable`.
  package static func source(_ path: String) throws(WorkbenchError) -> SourceFile {
    SourceFile(name: URL(fileURLWithPath: path).lastPathComponent, bytes: try bytes(path))
  }

  package static func bytes(_ path: String) throws(WorkbenchError) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    let descriptor = file.fileDescriptor
    do {
      let size = Int(clamping: try file.seekToEnd())
      try file.seek(toOffset: 0)
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size, let start = buffer.baseAddress {
          let got = read(descriptor, start + count, size - count)
          guard got > 0 else { break }
          count += got
        }
      }
      guard bytes.count == size else { throw WorkbenchError.unreadable(path: path) }
      return bytes
    } catch {
      throw .unreadable(path: path)
    }
  }

  /// The files of a folder by name, not its subfolders; sorted by name.
  /// - Throws: `WorkbenchError.noFolder`, `.unreadable`.
  package static func folder(_ path: String) throws(WorkbenchError) -> [SourceFile] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .noFolder(path)
    }
    var files: [SourceFile] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let file = path + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files.append(SourceFile(name: name, bytes: try bytes(file)))
    }
    return files
  }

  package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Writes a file whole or not at all (a temporary file beside it, then renamed); makes the folders above it.
  /// - Throws: `WorkbenchError.unwritable`.
  package static func write(_ bytes: [UInt8], to path: String) throws(WorkbenchError) {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }

  /// Writes a file that only its owner may read or write, whole or not at all, down to the disk: file, name and folder
  /// are synced.
  /// - Throws: `WorkbenchError.unwritable`.
  package static func writePrivate(_ text: String, to path: String) throws(WorkbenchError) {
    let temporary = path + ".new"
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      guard fchmod(descriptor, 0o600) == 0 else { throw CocoaError(.fileWriteNoPermission) }
      try file.write(contentsOf: Data(text.utf8))
      try file.synchronize()
      try file.close()
      guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      if let opened = FileHandle(forReadingAtPath: folder) { try opened.synchronize() }
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }

  package static func write(_ text: String, to path: String) throws(WorkbenchError) {
    try write([UInt8](text.utf8), to: path)
  }
}
