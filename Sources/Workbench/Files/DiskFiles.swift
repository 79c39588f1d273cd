import Foundation
package import Intake

/// Reading and writing of whole files: the only place of the program, besides the database, that touches the disk.
package enum DiskFiles {
  /// A file's bytes under the name that messages use.
  /// - Throws: `WorkbenchError.unreadable`.
  package static func source(_ path: String) throws(WorkbenchError) -> SourceFile {
    SourceFile(name: name(path), bytes: try bytes(path))
  }

  package static func bytes(_ path: String) throws(WorkbenchError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadable(path: path)
    }
  }

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

  /// The name of a file as messages use it.
  package static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

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

  package static func write(_ text: String, to path: String) throws(WorkbenchError) {
    try write([UInt8](text.utf8), to: path)
  }
}
