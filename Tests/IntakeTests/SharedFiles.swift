import Foundation
import Intake
import Tables
import Testing

/// Files outside the project that nobody here wrote. They are not part of a checkout; tests that need them are skipped
/// where they are absent.
enum SharedFiles {
  static let root: URL = {
    if let folder = ProcessInfo.processInfo.environment["STEELYARD_SHARED"] { return URL(fileURLWithPath: folder) }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static let arePresent = FileManager.default.fileExists(atPath: root.appendingPathComponent("data").path)

  static func source(_ path: String) throws -> SourceFile {
    let bytes = try Data(contentsOf: root.appendingPathComponent(path))
    return SourceFile(name: (path as NSString).lastPathComponent, bytes: Array(bytes))
  }

  static func names(in folder: String, suffix: String) -> [String] {
    guard arePresent else { return [] }
    do {
      let names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      return names.filter { $0.hasSuffix(suffix) }.sorted()
    } catch {
      Issue.record(error)
      return []
    }
  }

  /// The lines of data/MANIFEST.md by the file that they speak of: facts that other programs found.
  static let manifest: [(path: String, facts: String)] = {
    guard arePresent else { return [] }
    do {
      let text = String(decoding: try source("data/MANIFEST.md").bytes, as: UTF8.self)
      return text.split(separator: "\n").compactMap { line in
        guard line.hasPrefix("- `"), let end = line.dropFirst(3).firstIndex(of: "`") else { return nil }
        return (String(line.dropFirst(3)[..<end]), String(line[end...]))
      }
    } catch {
      Issue.record(error)
      return []
    }
  }()

  /// The rows of a shared CSV file by column name; none where the files are absent.
  static func table(_ path: String) -> [[String: String]] {
    guard arePresent else { return [] }
    do {
      let table = try FileTable(source(path)).table
      return table.rows.map { row in Dictionary(uniqueKeysWithValues: zip(table.columnNames, row)) }
    } catch {
      Issue.record(error)
      return []
    }
  }
}

extension SourceFile {
  /// A small file written in a test.
  init(_ text: String, name: String = "文件.csv") { self.init(name: name, bytes: Array(text.utf8)) }
}
