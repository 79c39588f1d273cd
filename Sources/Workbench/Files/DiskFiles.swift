import Dispatch
import Foundation
package import Intake
import Synchronization

/// Reading and writing of whole files: the only place of the program, besides the database, that touches the disk.
package enum DiskFiles {
  /// A file's bytes under the name that messages use.
  /// - Throws: `WorkbenchError.unreadable`.
  package static func source(_ path: String) throws(WorkbenchError) -> SourceFile {
    SourceFile(name: URL(fileURLWithPath: path).lastPathComponent, bytes: try bytes(path))
  }

  package static func bytes(_ path: String) throws(WorkbenchError) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    do {
      let size = Int(clamping: try file.seekToEnd())
      let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = filled(UnsafeMutableRawBufferPointer(buffer), from: file.fileDescriptor)
      }
      guard bytes.count == size else { throw WorkbenchError.unreadable(path: path) }
      return bytes
    } catch {
      throw .unreadable(path: path)
    }
  }

  /// Bytes read before one is missing; parts of a large file are read side by side.
  private static func filled(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int {
    let parts = max(1, min(4, buffer.count >> 24))
    let part = buffer.count / parts
    let count = buffer.count
    nonisolated(unsafe) let start = buffer.baseAddress
    let read = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      let end = index + 1 == parts ? count : (index + 1) * part
      var offset = index * part
      while offset < end, let start {
        let got = pread(descriptor, start + offset, end - offset, off_t(offset))
        guard got > 0 else { break }
        offset += got
      }
      read.withLock { $0 += offset - index * part }
    }
    return read.withLock { $0 }
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
      guard exists(file), !isFolder(file) else { continue }
      files.append(SourceFile(name: name, bytes: try bytes(file)))
    }
    return files
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
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

  package static func write(_ text: String, to path: String) throws(WorkbenchError) {
    try write([UInt8](text.utf8), to: path)
  }
}
