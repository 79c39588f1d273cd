import Dispatch
import Foundation
package import Intake
import Synchronization

/// Reading and writing of whole files: the only place of the program, besides the database, that touches the disk.
package enum DiskFiles {
  /// A file's bytes under the name that messages use.
  /// - Throws: `WorkbenchError.unreadable`.
  package static func source(_ path: String) throws(WorkbenchError) -> SourceFile {
    let name = name(path)
    if let (size, line) = try overlongLine(path) { return SourceFile(name: name, size: size, overlongLine: line) }
    return SourceFile(name: name, bytes: try bytes(path))
  }

  /// Bytes of a file from which on its lines are looked at before it is read.
  private static let largeFile = 1 << 27

  /// The size of a large text file and the first line of it that is too long for a table.
  private static func overlongLine(_ path: String) throws(WorkbenchError) -> (size: Int, line: Int)? {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    do {
      let size = Int(clamping: try file.seekToEnd())
      // Zero bytes: no text, or one in UTF-16.
      guard size > largeFile, try !beginning(of: path, bytes: 4_096).contains(0) else { return nil }
      let start = try LineLengths.overlongLine(size: size) { (range, search) throws in
        try file.seek(toOffset: UInt64(range.lowerBound))
        return try file.read(upToCount: range.count)?.withUnsafeBytes(search)
      }
      guard let start else { return nil }
      var (line, left) = (1, start)
      try read(path) { piece in
        line += piece.prefix(left).count { $0 == 0x0A }
        left -= min(left, piece.count)
      }
      return (size, line)
    } catch {
      throw .unreadable(path: path)
    }
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

  /// The name of a file as messages use it.
  package static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

  /// Hands over a file of any length piece by piece.
  /// - Throws: `WorkbenchError.unreadable`.
  package static func read(
    _ path: String, pieceBytes: Int = 16 << 20, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(WorkbenchError) {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      while let piece = try file.read(upToCount: pieceBytes), !piece.isEmpty { piece.withUnsafeBytes(body) }
      try file.close()
    } catch {
      throw .unreadable(path: path)
    }
  }

  /// The first bytes of a file.
  /// - Throws: `WorkbenchError.unreadable`.
  package static func beginning(of path: String, bytes: Int) throws(WorkbenchError) -> [UInt8] {
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let beginning = try file.read(upToCount: bytes) ?? Data()
      try file.close()
      return [UInt8](beginning)
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
      guard exists(file), !isFolder(file) else { continue }
      files.append(SourceFile(name: name, bytes: try bytes(file)))
    }
    return files
  }

  /// The folder in which a file lies.
  static func folder(of path: String) -> String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

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

  /// Removes a file; one that is not there is no fault.
  /// - Throws: `WorkbenchError.unwritable`.
  package static func remove(_ path: String) throws(WorkbenchError) {
    guard exists(path) else { return }
    do { try FileManager.default.removeItem(atPath: path) } catch {
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

  /// Has a file written that is made by its path alone, whole or not at all: `body` is given a temporary path beside it.
  /// - Throws: `WorkbenchError.unwritable`.
  static func write<Failure: Error>(
    to path: String, _ body: (String) throws(Failure) -> Void
  ) throws(WorkbenchError) {
    let url = URL(fileURLWithPath: path)
    let temporary = path + ".new"
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try body(temporary)
      guard rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch let failure as Failure {
      throw .unwritable(path: path, reason: "\(failure)")
    } catch {
      throw .unwritable(path: path, reason: error.localizedDescription)
    }
  }
}
