extension SourceFile {
  /// The table or log inside a gzip file, or inside a ZIP file that holds one; any other file is returned as it is.
  ///
  /// Throws `IntakeFailure` with the one problem when the file is damaged, beyond a limit, protected by a password, or
  /// a ZIP file with no table or with several.
  package func unpacked() throws(IntakeFailure) -> SourceFile {
    do {
      return try unpackedContent()
    } catch {
      var list = ProblemList(file: name)
      list.fatal(error)
      throw IntakeFailure(problems: list.problems)
    }
  }

  /// What `unpacked` gives, or why it does not.
  func unpackedContent() throws(FileRefusal) -> SourceFile {
    switch FileSignature.format(of: self) {
    case .gzip: return SourceFile(name: nameWithoutGzip, bytes: try GzipFile.unpacked(bytes))
    case .zip:
      return try ZipArchive.open(bytes) { archive throws(FileRefusal) in
        guard !Workbook.isWorkbook(archive) else { return self }
        let entry = try Self.onlyTable(in: archive)
        return SourceFile(name: Self.lastStep(of: entry.name), bytes: try archive.content(of: entry))
      }
    default: return self
    }
  }

  private var nameWithoutGzip: String { fileExtension == "gz" || fileExtension == "gzip" ? stem : name }

  private static let tableExtensions: Set<String> = [
    "csv", "tsv", "tab", "txt", "log", "xlsx", "xlsm", "sav", "zsav", "por", "dta",
  ]

  /// The only table of an archive; what systems add by themselves (`__MACOSX/`, hidden files) does not count.
  private static func onlyTable(in archive: borrowing ZipArchive) throws(FileRefusal) -> ZipArchive.Entry {
    let tables = archive.entries.filter { entry in
      let name = lastStep(of: entry.path)
      return !entry.isFolder && !entry.path.hasPrefix("__macosx/") && !name.hasPrefix(".")
        && tableExtensions.contains(SourceFile(name: name, bytes: []).fileExtension)
    }
    guard let table = tables.first else { throw FileRefusal(rule: .archiveWithoutTable) }
    guard tables.count == 1 else {
      throw FileRefusal(
        rule: .severalTables, value: "\(tables.count)", allowed: tables.map(\.name).sorted().joined(separator: ", "))
    }
    return table
  }

  private static func lastStep(of path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
  }
}
